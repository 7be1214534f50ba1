"""What lies on the desks of the newsroom: for a reporter, for an editor, for who leads them. One query a pile."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from news.dates import day_bounds, local
from news.models import Article, Move, ReadCount, State
from news.workflow import RETURN, SUBMIT, UNPUBLISHED

#: Rows of one pile; what is more is in the list behind it.
ROWS = 8
#: How far back somebody's own stories are asked how often they were read today.
READ_LATELY = timedelta(days=7)
#: How far back the desk looks for what is out and lacks something.
OUT_LATELY = timedelta(days=1)
SHORT = timedelta(hours=24)


@dataclass(frozen=True)
class Own:
    """Somebody's unpublished stories, newest first."""

    returned: list[Article]
    drafts: list[Article]
    submitted: list[Article]


def own_stories(stories, user) -> Own:
    """Returned ones carry `last_note`, what the editor asked for."""
    notes = Move.objects.filter(article=OuterRef("pk"), act=RETURN).order_by("-at", "-pk").values("note")[:1]
    found = _rows(stories).filter(created_by=user, state__in=UNPUBLISHED).annotate(last_note=Subquery(notes))
    piles = {state: [] for state in UNPUBLISHED}
    back_first = Case(When(state=State.RETURNED, then=0), default=1)
    for story in found.order_by(back_first, "-saved_at", "-pk")[: 4 * ROWS]:
        piles[story.state].append(story)
    return Own(piles[State.RETURNED][:ROWS], piles[State.DRAFT][:ROWS], piles[State.SUBMITTED][:ROWS])


def waiting(stories) -> list[Article]:
    """What waits for an editor, oldest first; `since` is when it was sent."""
    sent = Move.objects.filter(article=OuterRef("pk"), act=SUBMIT).order_by("-at", "-pk").values("at")[:1]
    found = _rows(stories).filter(state=State.SUBMITTED)
    return list(found.annotate(since=Coalesce(Subquery(sent), "saved_at")).order_by("since", "pk")[:ROWS])


def scheduled(stories, now: datetime) -> list[Article]:
    """What will be published until midnight of the newsroom, soonest first."""
    _, midnight = day_bounds(local(now).date())
    found = _rows(stories).filter(state=State.PUBLISHED, published_at__gt=now, published_at__lt=midnight)
    return list(found.order_by("published_at", "pk")[:ROWS])


def due(stories, now: datetime, user=None) -> list[Article]:
    """Unfinished stories whose time is over or comes within a day, soonest first; of one person, all of them.

    A person's are those that are given to him, and the own ones that are given to nobody.
    """
    found = _rows(stories).filter(state__in=UNPUBLISHED)
    if user:
        mine = Q(assignment__assignee=user) | Q(assignment__assignee=None, created_by=user)
        found = found.filter(mine, assignment__isnull=False)
        found = found.filter(Q(assignment__due_at__isnull=False) | Q(assignment__assignee=user))
        return list(found.order_by("assignment__due_at", "assignment__priority", "pk")[:ROWS])
    found = found.filter(assignment__due_at__lt=now + SHORT)
    return list(found.order_by("assignment__due_at", "assignment__priority", "pk")[:ROWS])


def read_today(user, now: datetime) -> list[tuple[Article, int]]:
    """The newer stories of a person that were read since midnight, most read first, with how often."""
    midnight, _ = day_bounds(local(now).date())
    since = {"hour__gte": midnight, "article__published_at__gte": now - READ_LATELY}
    own = ReadCount.objects.filter(article__created_by=user, article__state=State.PUBLISHED, **since)
    found = own.values("article").annotate(reads=Sum("count")).order_by("-reads", "-article")[:ROWS]
    reads = {row["article"]: row["reads"] for row in found}
    stories = Article.objects.for_cards().in_bulk(reads) if reads else {}
    return [(stories[key], number) for key, number in reads.items() if key in stories]


@dataclass(frozen=True)
class Lack:
    """A story that is out, or soon will be, and what its photograph lacks."""

    story: Article
    words: str


def lacking(stories, now: datetime) -> list[Lack]:
    """What was published within a day or is scheduled, without a photograph or with one that nobody described."""
    undescribed = Q(lead_alt="", lead_photo__alt="", lead_decorative=False)
    bare = Q(lead_photo=None) | Q(lead_photo__credit="") | undescribed
    found = _rows(stories).filter(bare, state=State.PUBLISHED, published_at__gt=now - OUT_LATELY)
    return [Lack(story, _lack(story)) for story in found.order_by("-published_at", "-pk")[:ROWS]]


def _lack(story: Article) -> str:
    if story.lead_photo is None:
        return "tanpa foto"
    return "foto tanpa kredit" if not story.lead_photo.credit else "foto tanpa teks alternatif"


def published_today(now: datetime) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """How many stories came out since midnight: by channel and by who wrote them, most first. One query, for a day is
    short enough to be counted here."""
    midnight, _ = day_bounds(local(now).date())
    today = Article.objects.filter(state=State.PUBLISHED, published_at__gte=midnight, published_at__lte=now)
    rows = set(today.values_list("pk", "category__name", "bylines__person__name"))
    channels = Counter(channel for _, channel in {(key, channel) for key, channel, _ in rows})
    people = Counter(person for _, _, person in rows if person)
    return _most_first(channels), _most_first(people)


def _most_first(counted: Counter) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:ROWS]


def _rows(stories):
    """All that a row of the dashboard says of a story, in the query of its pile."""
    found = stories.select_related("category", "created_by", "lead_photo", "assignment__assignee")
    return found.prefetch_related(None).defer("body", "withdrawal_reason")
