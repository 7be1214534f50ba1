"""What is coming: the moments at which something happens to a story, and the days in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone

from news.dates import DAYS, MONTHS, SHORT_MONTHS, day_bounds, local
from news.models import Article, State

#: Moments of one kind that one page shows at most; a month of a busy newsroom has fewer.
MOST = 400
YEARS = range(2000, 2100)
MONTH, WEEK, DAY = "bulan", "minggu", "hari"
#: Rows of one day in the grid of a month; the day itself shows all.
SHOWN = 6


class What(TextChoices):
    PUBLISH = "terbit", "Terbit"
    EMBARGO = "embargo", "Embargo berakhir"
    EXPIRY = "berakhir", "Berakhir"
    DUE = "tenggat", "Tenggat"


@dataclass
class Coming:
    """One moment of one story; `form` is the one that moves it, where there is room for it."""

    at: datetime
    what: What
    story: Article
    form: object = None

    @property
    def is_movable(self) -> bool:
        """Whether it is a time of publication, which a move of the workflow may change."""
        return self.what == What.PUBLISH


@dataclass
class Day:
    """One day with what happens on it, of which a month shows the first `shown`."""

    date: date
    shown: int | None = None
    comings: list[Coming] = field(default_factory=list)
    is_today: bool = False
    is_outside: bool = False

    @property
    def name(self) -> str:
        return DAYS[self.date.weekday()]

    @property
    def month(self) -> str:
        return SHORT_MONTHS[self.date.month - 1]

    @property
    def hidden(self) -> int:
        return max(len(self.comings) - self.shown, 0) if self.shown else 0


@dataclass(frozen=True)
class Span:
    """A day, a week (from Monday) or a month of the newsroom's calendar; `last` is the day behind its end."""

    kind: str
    first: date
    last: date

    @property
    def value(self) -> str:
        return f"{self.first:%Y-%m}" if self.kind == MONTH else f"{self.first:%Y-%m-%d}"

    @property
    def address(self) -> str:
        """The query that names it: "bulan=2026-03", "minggu=2026-03-16"."""
        return f"{self.kind}={self.value}"

    @property
    def previous(self) -> Span | None:
        return span_of(self.kind, self.first - timedelta(days=1))

    @property
    def next(self) -> Span | None:
        return span_of(self.kind, self.last)

    @property
    def title(self) -> str:
        """ "Maret 2026", "16-22 Mar 2026", "18 Maret 2026"."""
        first, end = self.first, self.last - timedelta(days=1)
        if self.kind == MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if self.kind == DAY:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        begin = f"{first.day}" if first.month == end.month else f"{first.day} {SHORT_MONTHS[first.month - 1]}"
        return f"{begin}-{end.day} {SHORT_MONTHS[end.month - 1]} {end.year}"

    def days(self) -> list[date]:
        """Every day of it; a month is filled up to whole weeks."""
        start = self.first - timedelta(days=self.first.weekday()) if self.kind == MONTH else self.first
        end = self.last + timedelta(days=-self.last.weekday() % 7) if self.kind == MONTH else self.last
        return [start + timedelta(days=number) for number in range((end - start).days)]


def span_of(kind: str, day: date) -> Span | None:
    """The day, week or month in which a day lies; None beyond the years in which a newsroom plans."""
    if day.year not in YEARS:
        return None
    if kind == MONTH:
        first = day.replace(day=1)
        return Span(kind, first, (first + timedelta(days=31)).replace(day=1))
    if kind == WEEK:
        first = day - timedelta(days=day.weekday())
        return Span(kind, first, first + timedelta(days=7))
    return Span(DAY, day, day + timedelta(days=1))


def asked_span(query, now: datetime) -> Span:
    """What an address asks for: `bulan=2026-03`, `minggu=` or `hari=2026-03-18`; this month for anything else."""
    for kind in (MONTH, WEEK, DAY):
        text = query.get(kind, "")
        try:
            day = date.fromisoformat(f"{text}-01" if kind == MONTH else text)
        except ValueError:
            continue
        if found := span_of(kind, day):
            return found
    return span_of(MONTH, local(now).date())


def coming(stories, start: datetime, end: datetime, *, most: int = MOST) -> list[Coming]:
    """What happens to some stories from `start` on and before `end`, soonest first. Four queries.

    `stories` is a queryset of stories that the asker may see. What has been published already is the archive's;
    the deadline of a story that is out has been met.
    """
    now = timezone.now()
    stories = stories.select_related("category", "assignment__assignee").prefetch_related(None).defer("body")
    alive = stories.exclude(state=State.WITHDRAWN)
    asked = (
        (What.PUBLISH, stories.filter(state=State.PUBLISHED, published_at__gt=now), "published_at"),
        (What.EMBARGO, alive, "embargo_until"),
        (What.EXPIRY, alive, "expires_at"),
        (What.DUE, alive.exclude(state=State.PUBLISHED), "assignment__due_at"),
    )
    found = []
    for what, some, name in asked:
        within = some.filter(**{f"{name}__gte": start, f"{name}__lt": end}).order_by(name, "pk")[:most]
        moments = ((_moment(story, what), story) for story in within)
        found += [Coming(at, what, story) for at, story in moments]
    return sorted(found, key=lambda one: (one.at, one.story.pk))


def _moment(story: Article, what: What) -> datetime:
    if what == What.DUE:
        return story.assignment.due_at
    return getattr(story, {What.PUBLISH: "published_at", What.EMBARGO: "embargo_until"}.get(what, "expires_at"))


def by_day(span: Span, stories, now: datetime) -> list[Day]:
    """Every day that a span shows, with what happens on it."""
    dates, today = span.days(), local(now).date()
    shown = SHOWN if span.kind == MONTH else None
    days = {one: Day(one, shown, [], one == today, not span.first <= one < span.last) for one in dates}
    start, end = day_bounds(dates[0])[0], day_bounds(dates[-1])[1]
    for one in coming(stories, start, end):
        days[local(one.at).date()].comings.append(one)
    return list(days.values())
