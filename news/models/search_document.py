"""What search knows of a story: its words as stems, one row a published story, written in the saving transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import models

from news.models.search_word import SearchWord
from news.prose import plain_text
from news.stemming import stems, words

#: A document's place in time: the seconds of its publication, then this many bits for the number of its story.
STORY_BITS = 31
#: Seconds from 1970 that fit beside them: the years 1834 to 2106. What lies further away counts as there.
FAR = 2**32 - 1
BATCH = 500
#: Letters of a body that can be found; PostgreSQL takes no more than a megabyte of words. A long novel has more.
MOST_LETTERS = 200_000
#: Fields of a story that its document is made of; others change without it.
INDEXED = ("title", "standfirst", "body", "dateline_place", "category_id", "state", "published_at")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def place_of(moment: datetime, story: int = 0) -> int:
    """The number by which documents are put in order of time, and among equals by story."""
    seconds = int((moment - _EPOCH).total_seconds() // 1)
    return (min(max(seconds, -FAR), FAR) << STORY_BITS) + story


def story_at(place: int) -> int:
    return place & ((1 << STORY_BITS) - 1)


def channel_mark(category: int) -> str:
    return f"#{category}"


def month_mark(moment: datetime) -> str:
    """The month (UTC) in which a story came out, as one word of its document."""
    return f"@{moment.astimezone(UTC):%Y%m}"


def title_mark(stem: str) -> str:
    """The word that says that a stem stands in the title."""
    return f"^{stem}"


class SearchDocumentQuerySet(models.QuerySet):
    def rewrite(self, keys: Iterable[int]) -> int:
        """Write the documents of the stories with these keys anew; stories that are not published have none.

        Whoever writes stories, taggings or bylines in bulk calls this. Returns how many documents there are now.
        """
        keys, written = list(keys), 0
        for start in range(0, len(keys), BATCH):
            written += self._rewrite_batch(keys[start : start + BATCH])
        return written

    def _rewrite_batch(self, keys: list[int]) -> int:
        stories = self._stories().filter(pk__in=keys, state="published")
        documents = _documents(stories.only("pk", *INDEXED), _names(stories))
        self.filter(pk__in=keys).delete()
        self.bulk_create(documents)
        return len(documents)

    def write(self, story) -> None:
        """The document of one story that was just saved."""
        if story.state != "published":
            self.filter(pk=story.pk).delete()
            return
        (document,) = _documents([story], _names(self._stories().filter(pk=story.pk)))
        document.save(force_insert=not self.filter(pk=story.pk).exists())

    def rename(self, keys: Iterable[int]) -> None:
        """Write anew under which keywords and names some stories are found; their own words stay."""
        keys = sorted(set(keys))
        for start in range(0, len(keys), BATCH):
            documents = list(self.filter(pk__in=keys[start : start + BATCH]).only("pk", "names", "place_name"))
            if not documents:
                continue
            names = _names(self._stories().filter(pk__in=[document.pk for document in documents]))
            for document in documents:
                document.names = _joined([*names[document.pk], document.place_name])
            self.bulk_update(documents, ["names"], batch_size=100)
            SearchWord.objects.learn(word for several in names.values() for name in several for word in words(name))

    def _stories(self):
        return self.model._meta.get_field("article").related_model.objects


class SearchDocument(models.Model):
    """The stems of one story, field by field.

    The search engine's own index hangs on this table and is kept by the database itself (migration 0003): an FTS5
    table with triggers on SQLite, an expression index on PostgreSQL. A later migration that makes SQLite build this
    table anew drops the triggers and must make them again; a test looks for them.
    """

    article = models.OneToOneField(
        "news.Article", on_delete=models.CASCADE, primary_key=True, related_name="search_document"
    )
    place = models.BigIntegerField(unique=True)
    place_name = models.CharField(max_length=60, blank=True)
    marks = models.TextField(blank=True)
    title = models.TextField(blank=True)
    names = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    body = models.TextField(blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen pencarian"
        verbose_name_plural = "dokumen pencarian"

    def __str__(self):
        return self.title


def _names(stories) -> dict[int, list[str]]:
    """Story -> its keywords and the names above it. Two queries."""
    found: dict[int, list[str]] = defaultdict(list)
    keywords = stories.filter(taggings__isnull=False).order_by("taggings__pk")
    for key, name in keywords.values_list("pk", "taggings__tag__name"):
        found[key].append(name)
    bylines = stories.filter(bylines__isnull=False).order_by("bylines__position", "bylines__pk")
    for key, *names in bylines.values_list("pk", "bylines__person__name", "bylines__name_override"):
        found[key] += filter(None, names)
    return found


def _joined(texts: Iterable[str]) -> str:
    """Stems of several short texts; the bar keeps the end of one and the beginning of the next apart."""
    return " | ".join(filter(None, (" ".join(stems(text)) for text in texts)))


def _documents(stories, names: dict[int, list[str]]) -> list[SearchDocument]:
    documents, vocabulary = [], set()
    for story in stories:
        documents.append(_document(story, names[story.pk]))
        vocabulary.update(words(" ".join([story.title, story.standfirst, story.dateline_place, *names[story.pk]])))
    SearchWord.objects.learn(vocabulary)
    return documents


def _document(story, names: list[str]) -> SearchDocument:
    title = stems(story.title)
    marks = [channel_mark(story.category_id), month_mark(story.published_at), *map(title_mark, dict.fromkeys(title))]
    return SearchDocument(
        article_id=story.pk,
        place=place_of(story.published_at, story.pk),
        place_name=story.dateline_place,
        marks=" ".join(marks),
        title=" ".join(title),
        names=_joined([*names, story.dateline_place]),
        standfirst=" ".join(stems(story.standfirst)),
        body=_cut(" ".join(stems(plain_text(story.body)[:MOST_LETTERS]))),
    )


def _cut(text: str) -> str:
    """At most MOST_LETTERS, to the last whole word: a letter can stand for many ("㍿")."""
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition(" ")[0]
