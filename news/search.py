"""Finds public stories for a reader's words. The only module that knows the search engine: FTS5 on SQLite, a GIN index
on PostgreSQL. Both only say which documents match, newest first; all else is Python, so both give the same results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from news.models import Article, Category, SearchAlias, SearchDocument, SearchWord
from news.models.search_document import channel_mark, month_mark, place_of, story_at, title_mark
from news.ranking import Text, rank
from news.search_query import MOST_WORDS, Query, Slot, understand
from news.spelling import joined_or_parted, respellings
from news.stemming import stem, stems

#: Results that can be paged through, and the number up to which they are counted.
MOST = 1000
#: The newest documents of each lesser question that are looked at when few hold all the words.
PARTLY, FEW = 200, 10
#: Of what only holds some of the words no more is shown: behind that it is about something else.
MOST_PARTLY = 60
#: Documents whose names did not stand side by side are replaced by others, this many times.
ROUNDS = 4
GUESSES = 3
#: Of so many months each PostgreSQL is asked at a time, until enough is found.
MONTHS_AT_ONCE = (2, 1, 3, 7, 24)
#: Nobody schedules a story for later.
PLANNED_AHEAD = timedelta(days=400)
BEFORE_ALL = datetime(1835, 1, 1, tzinfo=UTC)

# One clause is a list of groups, all of which must match; a group is a list of sets of words, one of which must match.
Clause = list[list[tuple[str, ...]]]


@dataclass(frozen=True)
class Where:
    """Which stories are searched: of a channel (with its sub-channels), from a moment to another, both aware and
    both among them."""

    channel: Category | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Results:
    """Keys of stories, best (or newest) first: those with all words, then those with most of them.

    `more` says that there are more than can be counted. `meant` is a better spelling; the results are for it when
    nothing was found for what was typed.
    """

    query: Query
    keys: list[int] = field(default_factory=list)
    more: bool = False
    partly: list[int] = field(default_factory=list)
    meant: str = ""


def find(text: str, where: Where | None = None, *, newest: bool = False) -> Results:
    """What the public part of the newsroom holds for some words, a plain text of any kind."""
    search = _Search(where or Where(), timezone.now())
    query = understand(text)
    if not query.slots:
        return Results(query)
    keys, more = search.whole(query, newest)
    meant = "" if keys else search.better_spelling(query)
    if meant:
        query = understand(meant)
        keys, more = search.whole(query, newest)
    partly = search.partly(query, set(keys), newest) if len(keys) < FEW else []
    return Results(query, keys, more, partly, meant)


def find_published(text: str) -> list[int]:
    """Keys of the newest published stories that hold all words, for the newsroom: also what is scheduled or has ended.

    One query: no other names are looked up, and nothing is ranked or guessed.
    """
    roots = list(dict.fromkeys(stems(text)))[:MOST_WORDS]
    if not roots:
        return []
    until = timezone.now() + PLANNED_AHEAD
    return [
        story_at(place)
        for place in _engine().newest([[(root,)] for root in roots], BEFORE_ALL, until, place_of(until), MOST)
    ]


class _Search:
    """One question's way through the engine, at one moment and among some stories."""

    def __init__(self, where: Where, now: datetime):
        self.now = now
        self.since = where.since or BEFORE_ALL
        self.until = min(where.until, now) if where.until else now
        self.channels: Clause = [[(mark,) for mark in _channel_marks(where.channel)]] if where.channel else []

    def whole(self, query: Query, newest: bool) -> tuple[list[int], bool]:
        """(keys of the stories that hold all words, whether there are more than MOST)."""
        texts, more = self._visible(query.slots, MOST + 1, read=not newest)
        if newest:
            return [story_at(text.place) for text in texts[:MOST]], more
        if more:
            # Too many to rank them all: the newest, and the newest of those with the words in the title.
            in_title, _ = self._visible(query.slots, MOST // 2, title_mark)
            texts = list({text.place: text for text in texts[:MOST] + in_title}.values())
        return [story_at(place) for place in rank(texts, query.slots)][:MOST], more

    def partly(self, query: Query, found: set[int], newest: bool) -> list[int]:
        """Other stories, that lack one of the words; when nothing else is found, those that hold one of them."""
        slots = query.loose
        lacking_one = [slots[:number] + slots[number + 1 :] for number in range(len(slots))]
        asked = [slots] if slots != query.slots else []
        texts = self._any_of(asked + lacking_one if len(slots) > 2 else asked, found)
        if not texts and len(slots) > 1:
            # One word of two is little: next to better answers it must at least stand in the title.
            texts = self._any_of([(slot,) for slot in slots], found, title_mark if found else str)
        places = sorted((text.place for text in texts), reverse=True) if newest else rank(texts, slots)
        return [story_at(place) for place in places][:MOST_PARTLY]

    def _any_of(self, questions: Iterable[tuple[Slot, ...]], found: set[int], form=str) -> list[Text]:
        texts: dict[int, Text] = {}
        for slots in questions:
            texts |= {text.place: text for text in self._visible(slots, PARTLY, form)[0]}
        return [text for place, text in texts.items() if story_at(place) not in found]

    def _visible(self, slots: tuple[Slot, ...], most: int, form=str, read=True) -> tuple[list[Text], bool]:
        """The newest documents, at most `most`, of public stories that fill all slots; whether there are that many.

        `form` makes of a stem the word that is looked for; without `read` the texts stay empty.
        """
        clause = _clause(slots, form) + self.channels
        names = any(wording.is_name for slot in slots for wording in slot)
        texts: list[Text] = []
        last = place_of(self.until + timedelta(seconds=1)) - 1
        for _ in range(ROUNDS):
            places = _engine().newest(clause, self.since, self.until, last, most)
            hidden = Article.objects.hidden_among([story_at(place) for place in places], self.now)
            shown = [place for place in places if story_at(place) not in hidden]
            texts += _texts(shown, slots if names else ()) if read or names else map(Text.of, shown)
            if len(places) < most or len(texts) >= most:
                break
            last = places[-1] - 1
        return texts[:most], len(texts) >= most

    # Spelling

    def better_spelling(self, query: Query) -> str:
        """The question as it was probably meant, if something public is found for that; else ""."""
        unknown = _unknown(query)
        if not unknown:
            return ""
        typed = list(query.typed)
        known = SearchWord.objects.near(unknown) | SearchWord.objects.known(joined_or_parted(typed, unknown))
        for several in respellings(typed, unknown, known):
            # Guesses as good as one another: the one that more has been written about.
            counted = [(len(self.whole(understand(guess), newest=True)[0]), guess) for guess in several[:GUESSES]]
            most, best = max(counted, key=lambda pair: pair[0])
            if most:
                return best
        return ""


def _texts(places: list[int], names: tuple[Slot, ...]) -> list[Text]:
    """The documents in their places, without those in which the words of a name do not stand side by side."""
    rows = SearchDocument.objects.filter(place__in=places).order_by("-place")
    texts = [Text.of(*row) for row in rows.values_list("place", "title", "names", "standfirst", "body")]
    return [text for text in texts if all(any(map(text.holds, slot)) for slot in names)]


def _clause(slots: Iterable[Slot], form: Callable[[str], str]) -> Clause:
    return [[tuple(map(form, wording.stems)) for wording in slot] for slot in slots]


def _channel_marks(channel: Category) -> list[str]:
    below = [] if channel.parent_id else channel.children.values_list("pk", flat=True)
    return [channel_mark(key) for key in (channel.pk, *below)]


def _unknown(query: Query) -> list[str]:
    """The typed words that stand in no document."""
    own = {wording.stems[0] for slot in query.slots if len(slot) == 1 for wording in slot if not wording.is_name}
    asked = [word for word in query.typed if stem(word) in own]
    there = _engine().known([stem(word) for word in asked]) if asked else []
    return [word for word, known in zip(asked, there, strict=True) if not known]


# The engines


class _Fts5:
    """SQLite. The documents stand in the order of their places, so the newest are read first and no more than that."""

    @staticmethod
    def newest(clause: Clause, since: datetime, until: datetime, last: int, most: int) -> list[int]:
        """Places of the newest documents that match, newest first; `last` is the last place that is looked at."""
        asked = [_Fts5._match(clause), place_of(since), last, most]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM news_search WHERE news_search MATCH %s AND rowid BETWEEN %s AND %s"
                " ORDER BY rowid DESC LIMIT %s",
                asked,
            )
            return [place for (place,) in cursor.fetchall()]

    @staticmethod
    def known(stems: list[str]) -> list[bool]:
        """Which stems stand in any document."""
        one = "EXISTS (SELECT 1 FROM news_search WHERE news_search MATCH %s)"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join([one] * len(stems))}", [_Fts5._match([[(s,)]]) for s in stems])
            return list(map(bool, cursor.fetchone()))

    @staticmethod
    def expect_many(many: bool) -> None:
        """Its index takes many as it takes one."""

    @staticmethod
    def _match(clause: Clause) -> str:
        return _written(clause, " AND ", " OR ", '"')


class _Gin:
    """PostgreSQL. The index knows no order, so the newest months are asked first: common words end there."""

    _MATCHING = (
        "SELECT place FROM news_searchdocument"
        " WHERE news_search_words(marks, title, names, standfirst, body) @@ %s::tsquery"
    )

    @classmethod
    def newest(cls, clause: Clause, since: datetime, until: datetime, last: int, most: int) -> list[int]:
        # Materialized: the planner must not walk along the places and work out each document instead. "+ 0" keeps it
        # from going through the index of all places of those months as well.
        part = (
            f"(WITH found AS MATERIALIZED ({cls._MATCHING} AND place + 0 BETWEEN %s AND %s)"
            " SELECT place FROM found ORDER BY place DESC LIMIT %s)"
        )
        asked: list = []
        spans = list(_spans(since, until))
        for months, first, end in spans:
            query = [*clause, [(month,) for month in months]] if months else clause
            asked += [cls._match(query), place_of(first), min(place_of(end) - 1, last), most]
        with connection.cursor() as cursor:
            # The parts are read one after the other, and no further than needed.
            parts = " UNION ALL ".join([part] * len(spans))
            cursor.execute(f"SELECT place FROM ({parts}) AS parts LIMIT %s", [*asked, most])
            return [place for (place,) in cursor.fetchall()]

    @classmethod
    def known(cls, stems: list[str]) -> list[bool]:
        part = f"(WITH found AS MATERIALIZED ({cls._MATCHING}) SELECT 1 FROM found)"
        one = f"EXISTS ({part} UNION ALL {part})"
        months, *_ = next(_spans(BEFORE_ALL, timezone.now()))
        newest, asked = [(month,) for month in months], []
        for root in stems:  # what is usual stands in the newest months, and all is only read of what is rare
            asked += [cls._match([[(root,)], newest]), cls._match([[(root,)]])]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join([one] * len(stems))}", asked)
            return list(cursor.fetchone())

    @staticmethod
    def expect_many(many: bool) -> None:
        """Let the index put new documents aside and sort them in by the ten thousand, or sort in what lies aside.

        One by one that takes half of all time; aside they are found, but by reading all of them (PostgreSQL, "GIN
        Fast Update Technique").
        """
        with connection.cursor() as cursor:
            if many:
                cursor.execute("ALTER INDEX news_search SET (fastupdate = on, gin_pending_list_limit = 65536)")
                cursor.execute("SET work_mem = '128MB'")  # what lies aside is sorted in by as much as fits
            else:
                cursor.execute("ALTER INDEX news_search SET (fastupdate = off)")
                cursor.execute("ALTER INDEX news_search RESET (gin_pending_list_limit)")
                cursor.execute("RESET work_mem")
                cursor.execute("SELECT gin_clean_pending_list('news_search')")

    @staticmethod
    def _match(clause: Clause) -> str:
        return _written(clause, " & ", " | ", "'")


def _written(clause: Clause, all_of: str, any_of: str, quote: str) -> str:
    groups = [[all_of.join(f"{quote}{word}{quote}" for word in several) for several in group] for group in clause]
    return all_of.join("(" + any_of.join(f"({one})" for one in group) + ")" for group in groups)


def _spans(since: datetime, until: datetime) -> Iterator[tuple[list[str], datetime, datetime]]:
    """Months in groups that grow, newest first, then all others: (marks of the months, first moment, moment behind the
    last). However many stories hold a word, few more than are wanted lie in the groups that must be read."""
    end = until + timedelta(seconds=1)
    month, present = _month(until), _month(timezone.now())
    for number in MONTHS_AT_ONCE:
        months = [month]
        # What is to come is little: all of it goes with the first group.
        while len(months) < number or months[-1] >= present:
            months.append(_month(months[-1] - timedelta(days=1)))
        yield [month_mark(one) for one in months], max(months[-1], since), end
        if since >= months[-1]:
            return
        end, month = months[-1], _month(months[-1] - timedelta(days=1))
    yield [], since, end


def _month(moment: datetime) -> datetime:
    """The first moment of a moment's month, in UTC as the marks are."""
    return moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _engine() -> type[_Fts5] | type[_Gin]:
    return _Gin if connection.vendor == "postgresql" else _Fts5


# Writing much


@contextmanager
def expecting_many() -> Iterator[None]:
    """While very many documents are written: readers find them at once, but more slowly than else."""
    engine = _engine()
    engine.expect_many(True)
    try:
        yield
    finally:
        engine.expect_many(False)


def rebuild(batch: int = 500) -> Iterable[int]:
    """Write every document and the spellings anew, each batch in a transaction of its own; says after each how many
    stories have been looked at. Readers find all the while, and stories written meanwhile stay found."""
    keys = list(Article.objects.order_by("published_at", "pk").values_list("pk", flat=True))
    with transaction.atomic():
        SearchWord.objects.all().delete()
        for alias in SearchAlias.objects.all():
            alias.save()
    for start in range(0, len(keys), batch):
        part = keys[start : start + batch]
        with transaction.atomic():
            SearchDocument.objects.rewrite(part)
        yield start + len(part)
