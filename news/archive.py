"""The archive: years, their months, and the days of a month with the last headline of each.

Nothing is counted: each day or month is one look into the index, however full it is.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from news.dates import MONTHS, day_bounds, local
from news.models import Article, State


@dataclass(frozen=True)
class Month:
    """A month of a year; `url` is empty when nothing of it is left to read."""

    name: str
    url: str


@dataclass(frozen=True)
class MonthPage:
    """`days` holds (first moment of the day, address of its index, its newest story), newest day first."""

    year: int
    name: str
    days: list[tuple[datetime, str, Article]]
    withdrawn: int
    previous_url: str
    next_url: str

    @property
    def title(self) -> str:
        return f"{self.name} {self.year}"


def years() -> list[int]:
    """Every year from the oldest public story's to this one, newest first."""
    this_year = local(timezone.now()).year
    oldest = Article.objects.public().order_by("published_at", "pk").values_list("published_at", flat=True).first()
    first = local(oldest).year if oldest else this_year
    return list(range(this_year, first - 1, -1))


def months_of(year: int) -> list[Month]:
    """The twelve months of a year, each with its address if there is something in it."""
    newest = _newest_in(_bounds(year, month) for month in range(1, 13))
    found = {local(article.published_at).month for article in newest}
    return [
        Month(name, month_address(year, number) if number in found else "")
        for number, name in enumerate(MONTHS, start=1)
    ]


def month_page(year: int, month: int) -> MonthPage:
    """The days of a month that have stories. Raises Http404 for months to come or before the first story."""
    known = years()
    if year not in known or not 1 <= month <= 12 or (year, month) > _this_month():
        raise Http404("no such month")
    days = [day_bounds(date(year, month, number)) for number in range(1, monthrange(year, month)[1] + 1)]
    newest = sorted(_newest_in(days), key=lambda article: article.published_at, reverse=True)
    return MonthPage(
        year=year,
        name=MONTHS[month - 1],
        days=[(local(article.published_at), _index_of(article), article) for article in newest],
        withdrawn=_withdrawn_in(year, month),
        previous_url=_neighbour(year, month, -1, known),
        next_url=_neighbour(year, month, 1, known),
    )


def month_address(year: int, month: int) -> str:
    return reverse("news:archive-month", args=[year, month])


def _this_month() -> tuple[int, int]:
    today = local(timezone.now())
    return today.year, today.month


def _bounds(year: int, month: int) -> tuple[datetime, datetime]:
    start, _ = day_bounds(date(year, month, 1))
    _, end = day_bounds(date(year, month, monthrange(year, month)[1]))
    return start, end


def _newest_in(spans) -> list[Article]:
    """The newest public story of each span that has one, in one query that looks once for each."""
    found = (Article.objects.public(before=end).filter(published_at__gte=start) for start, end in spans)
    keys = [Subquery(one.newest_first().values("pk")[:1]) for one in found]
    return list(Article.objects.filter(pk__in=keys).for_cards())


def _index_of(article: Article) -> str:
    day = local(article.published_at)
    return reverse("news:index-day", args=[day.year, day.month, day.day])


def _withdrawn_in(year: int, month: int) -> int:
    """How many stories of a month were withdrawn: said, so that nobody wonders, and none of them is named."""
    start, end = _bounds(year, month)
    taken = Article.objects.gone().filter(state=State.WITHDRAWN)
    return taken.filter(published_at__gte=start, published_at__lt=end).count()


def _neighbour(year: int, month: int, step: int, known: list[int]) -> str:
    other = date(year, month, 15) + timedelta(days=31 * step)
    is_there = other.year in known and (other.year, other.month) <= _this_month()
    return month_address(other.year, other.month) if is_there else ""
