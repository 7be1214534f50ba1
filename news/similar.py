"""Stories whose titles are nearly the same: the story may have been written already. Only said, never forbidden."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from news.stemming import words

#: How alike two titles are from which it is said, of 1 (PostgreSQL's pg_trgm measures the same).
ALIKE = 0.6
#: How far back is looked, and among how many of the stories that were touched last.
BACK = timedelta(days=30)
LOOKED_AT = 4_000
SHOWN = 3
#: A shorter title is like too many others.
SHORTEST = 12


def similar_titles(title: str, stories, now: datetime | None = None) -> list:
    """Those of some stories (a queryset of what somebody may see) with nearly this title, the nearest first.

    One range of the index of saved times, and the few rows that are near.
    """
    if len(title) < SHORTEST:
        return []
    ours = trigrams(title)
    lately = stories.filter(saved_at__gte=(now or timezone.now()) - BACK).order_by("-saved_at", "-pk")
    titles = lately.values_list("pk", "title")[:LOOKED_AT]
    close = [(likeness(ours, trigrams(other)), key) for key, other in titles if _may_be_alike(title, other)]
    nearest = sorted(((much, key) for much, key in close if much >= ALIKE), reverse=True)[:SHOWN]
    found = stories.in_bulk([key for _, key in nearest])
    return [found[key] for _, key in nearest if key in found]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets of trigrams share, of what they hold together: 1 for the same title, 0 for a wholly other one."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


@lru_cache(maxsize=8_192)
def trigrams(title: str) -> frozenset[str]:
    """Every three letters of the words of a title, with two blanks before and one behind each word."""
    return frozenset(
        padded[at : at + 3] for word in words(title) for padded in (f"  {word} ",) for at in range(len(padded) - 2)
    )


def _may_be_alike(one: str, other: str) -> bool:
    """A cheap look before the dear one: a title of half the length cannot be alike."""
    return min(len(one), len(other)) >= max(len(one), len(other)) * ALIKE * 0.8
