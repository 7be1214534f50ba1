"""The times that an editor picks when a story is scheduled, said as one says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from news.dates import clock, day_word, distance, iso, local

#: The pick that is counted from the moment in which it is pressed, not from the one in which the page was drawn.
SOON = "+15"
SOON_AFTER = timedelta(minutes=15)
#: When readers look: before work and after it.
USUAL_HOURS = (time(17), time(6))


@dataclass(frozen=True)
class Pick:
    """One time to choose; `value` is what its button sends."""

    value: str
    label: str
    moment: datetime
    now: datetime

    @property
    def words(self) -> str:
        """ "15.15 WIB" for a pick that is named by its distance, "dalam 2 jam" for one that is named by its time."""
        return clock(self.moment) if self.value == SOON else distance(self.moment, self.now)


def picks(now: datetime) -> list[Pick]:
    """In a quarter of an hour, and the next of each usual hour, soonest first."""
    usual = sorted(_next(hour, now) for hour in USUAL_HOURS)
    soon = Pick(SOON, "+15 menit", now + SOON_AFTER, now)
    return [soon, *(Pick(iso(moment), _named(moment, now), moment, now) for moment in usual)]


def picked(value: str, now: datetime) -> datetime | None:
    """The moment that a pick means when it is pressed at `now`; None for what is no pick."""
    if value == SOON:
        return (now + SOON_AFTER).replace(second=0, microsecond=0)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _next(hour: time, now: datetime) -> datetime:
    today = local(now).replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    # What is nearly over is no time to choose.
    return today if today - now > timedelta(minutes=1) else today + timedelta(days=1)


def _named(moment: datetime, now: datetime) -> str:
    hour, word = clock(moment), day_word(moment, now)
    return hour if word == "hari ini" else f"{word.capitalize()} {hour}"
