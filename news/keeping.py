"""What a public page is made of while it is drawn: its tags, their versions from before, and until when it holds.

`portal.pagecache` keeps a page by this, and only a page that says it; so do outer caches. Nothing here keeps anything.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps

from django.core.signals import setting_changed
from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils import timezone

from news.dates import day_bounds, local
from news.freshness import LISTS, SITE, next_edge, story, tags
from news.prepared import prepared

#: Counts on cards, likes and rankings may be this late, and make no page old before.
LAG = timedelta(seconds=60)


@dataclass
class Made:
    """`versions` of all tags, read before anything of the page was; the first moment at which the page is out of date.

    From then until `wrong_from` it only shows figures that are late, and nothing that readers must no longer see.
    """

    versions: dict[str, int]
    until: datetime
    wrong_from: datetime | None = None

    def __post_init__(self):
        self.wrong_from = self.wrong_from or self.until
        self.ends = self.until  # by the clock of the whole site


_being_drawn: ContextVar[Made | None] = ContextVar("being_drawn", default=None)
_edge: tuple[tuple[int, int], datetime | None] | None = None


def holds_until(moment: datetime | None) -> None:
    """A block of the page that is being drawn changes then by the clock alone. Without such a page nothing happens."""
    made = _being_drawn.get()
    if made and moment:
        made.until, made.wrong_from = min(made.until, moment), min(made.wrong_from, moment)


def holds_for(duration: timedelta) -> None:
    """A block shows figures that may be so late."""
    made = _being_drawn.get()
    if made:
        made.until = min(made.until, timezone.now() + duration)


def made_of(key: int) -> None:
    """The page that is being drawn shows what stands under this story."""
    made = _being_drawn.get()
    if made:
        made.versions.setdefault(story(key), 0)  # a tag that nobody had touched when the page began


@dataclass(frozen=True)
class _Part:
    """What some pages show alike, and under which versions and between which moments that is exact."""

    value: object
    under: tuple[int, int]
    since: datetime
    made: Made


_parts: dict[tuple, _Part] = {}


def shared(key: tuple, make: Callable[[], object]):
    """What `make` answers, made once a process for all pages under the present versions of the site and of its stories.

    `key` says all that it differs by, from a small number of things. Without a page that is being drawn it is made anew.
    """
    page = _being_drawn.get()
    if page is None:
        return make()
    now, under = timezone.now(), (page.versions[SITE], page.versions[LISTS])
    part = _parts.get(key)
    if part is None or part.under != under or not part.since <= now < part.made.until:
        made = Made(dict(page.versions), page.ends)
        token = _being_drawn.set(made)
        try:
            part = _Part(make(), under, now, made)
        finally:
            _being_drawn.reset(token)
        _parts[key] = part
    page.until, page.wrong_from = min(page.until, part.made.until), min(page.wrong_from, part.made.wrong_from)
    return part.value


@receiver(setting_changed)
def forget(**kwargs) -> None:
    """Make everything anew that this process remembers: for tests, which change settings while it runs, and benchmarks."""
    global _edge
    _parts.clear()
    _edge = None


def kept(*names: str, stories: Callable[..., QuerySet] | None = None):
    """View decorator: the answer is the same for everyone and made of the frame, of stories, and of these tags.

    `stories` gets the parts of the address and returns a query for the key of the story whose conversation is shown; it
    decides nothing by them (`news.prepared`).
    """
    wanted = (SITE, LISTS, *names)

    @prepared
    def asked(**parts) -> QuerySet:
        return tags(wanted, stories(**parts) if stories else None)

    def decorate(view):
        @wraps(view)
        def draw(request, *args, **parts):
            made = _begin(dict.fromkeys(wanted, 0) | dict(asked(**parts) if stories else asked()))
            token = _being_drawn.set(made)
            try:
                answer = view(request, *args, **parts)
            finally:
                _being_drawn.reset(token)
            answer.made = made
            return answer

        return draw

    return decorate


def _begin(found: dict[str, int]) -> Made:
    """The versions come first: what is committed while the page is drawn makes it old, and not wrong for ever."""
    now = timezone.now()
    ends = [day_bounds(local(now).date())[1], _edge_under(found, now)]
    return Made(found, min(end for end in ends if end))


def _edge_under(found: dict[str, int], now: datetime) -> datetime | None:
    """The next planned moment, asked once a process as long as nothing changes."""
    global _edge
    under = (found[SITE], found[LISTS])
    known = _edge
    if known is None or known[0] != under or (known[1] and known[1] <= now):
        known = _edge = (under, next_edge(now))
    return known[1]
