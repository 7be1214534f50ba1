"""The index of one day (Indeks): every story of a newsroom day, grouped by hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from news.dates import day_bounds, local, zone_word
from news.models import Article, Category

PAGE_SIZE = 60
FIRST_DAY = date(1945, 8, 17)


@dataclass(frozen=True)
class DayIndex:
    """`groups` holds ("Pukul 15.00 WIB", [articles]); `more_url` goes on within the day."""

    day: object
    channel: Category | None
    groups: list[tuple[str, list[Article]]]
    previous_url: str
    next_url: str
    more_url: str


def day_address(day: date, channel: Category | None = None, before: int | None = None) -> str:
    wanted = {"kanal": channel.slug} if channel else {}
    if before:
        wanted["sebelum"] = before
    path = reverse("news:index-day", args=[day.year, day.month, day.day])
    return f"{path}?{urlencode(wanted)}" if wanted else path


def day_index(day: date, channel: Category | None, before: int | None = None) -> DayIndex:
    """The stories of a day, newest first; `before` is the key of the last story already seen.

    Raises Http404 for a day to come or before the republic.
    """
    now = timezone.now()
    today = local(now).date()
    if not FIRST_DAY <= day <= today:
        raise Http404("no such day")
    start, end = day_bounds(day)
    found = Article.objects.public(now, before=end).filter(published_at__gte=start)
    if channel:
        found = found.in_channel(channel)
    if before:
        found = _behind(found, before)
    articles = list(found.newest_first().for_cards()[: PAGE_SIZE + 1])
    more = len(articles) > PAGE_SIZE
    articles = articles[:PAGE_SIZE]
    return DayIndex(
        day=start,
        channel=channel,
        groups=_by_hour(articles),
        previous_url=day_address(day - timedelta(days=1), channel) if day > FIRST_DAY else "",
        next_url=day_address(day + timedelta(days=1), channel) if day < today else "",
        more_url=day_address(day, channel, articles[-1].pk) if more else "",
    )


def _behind(found, before: int):
    # Only a place in the day: the story may have been withdrawn since the reader saw it.
    seen = Article.objects.filter(pk=before, published_at__lte=timezone.now())
    last = seen.values_list("published_at", "pk").first()
    if last is None:
        raise Http404("no such place in the day")
    return found.filter(published_at__lte=last[0]).exclude(published_at=last[0], pk__gte=last[1])


def _by_hour(articles: list[Article]) -> list[tuple[str, list[Article]]]:
    def label(article):
        moment = local(article.published_at)
        return f"Pukul {moment.hour:02d}.00 {zone_word(moment)}"

    return [(hour, list(group)) for hour, group in groupby(articles, key=label)]
