"""The demo's time: when each story was published, and what its date tokens mean on that day."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random

from news.dates import local, long_date, month, running_date
from portal.demo.stories import TOKEN

DAYS_BACK = 60
#: The newest stories stand close together, so that today's page is alive whenever the demo is made.
LATELY = 8
#: Weight of each hour from 05.00 to 21.00: a newsroom is busiest in the morning.
HOURS = dict(zip(range(5, 22), (4, 7, 9, 10, 9, 8, 7, 6, 6, 6, 6, 6, 5, 4, 4, 3, 2), strict=True))


def publication_times(random: Random, now: datetime, count: int, days: int = DAYS_BACK) -> list[datetime]:
    """`count` aware times before `now`, newest first, the newest within the last hour."""
    moment = local(now).replace(microsecond=0) - timedelta(minutes=random.randint(8, 45))
    times = [moment]
    while len(times) < min(LATELY, count):
        moment -= timedelta(minutes=random.randint(20, 70), seconds=random.randint(0, 59))
        times.append(moment)
    left = count - len(times)
    for number in range(left):
        times.append(_on_day(random, now, 1 + number * (days - 1) // left))
    return sorted(times, reverse=True)


def _on_day(random: Random, now: datetime, days_ago: int) -> datetime:
    hour = random.choices(list(HOURS), list(HOURS.values()))[0]
    day = local(now) - timedelta(days=days_ago)
    return day.replace(hour=hour, minute=random.randint(0, 59), second=random.randint(0, 59), microsecond=0)


def fill_tokens(text: str, published: datetime) -> str:
    """The text with {hari:-1}, {tgl:+14}, {bulan:0} and {tahun:0} written out from the publication day."""
    if "{" not in text:
        return text
    noon = local(published).replace(hour=12, minute=0, second=0, microsecond=0)
    return TOKEN.sub(lambda token: _written(token[1], int(token[2]), noon), text)


@lru_cache(maxsize=20_000)
def _written(kind: str, offset: int, noon: datetime) -> str:
    if kind == "hari":
        return running_date(noon + timedelta(days=offset))
    if kind == "tgl":
        return long_date(noon + timedelta(days=offset))
    if kind == "tahun":
        return str(noon.year + offset)
    years, month_index = divmod(noon.year * 12 + noon.month - 1 + offset, 12)
    return month(noon.replace(year=years, month=month_index + 1, day=1))


@contextmanager
def own_times(model, *names: str):
    """Let rows of a model be made with times of the past in fields that otherwise take "now"."""
    fields = [model._meta.get_field(name) for name in names]
    kept = [(field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    try:
        yield
    finally:
        for field, (auto_now, auto_now_add) in zip(fields, kept, strict=True):
            field.auto_now, field.auto_now_add = auto_now, auto_now_add
