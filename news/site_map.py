"""The page Peta Situs: every channel, static page and year of the paper. Four small queries, whatever its size."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from news.dates import local
from news.dayindex import day_address
from news.models import Article, Category, Page


def site_map() -> dict:
    """`channels`: (channel, its sub-channels) in their order; `pages`; `years`: (year, address), newest first."""
    found = list(Category.objects.in_order())
    roots = [channel for channel in found if not channel.parent_id]
    return {
        "channels": [(root, [one for one in found if one.parent_id == root.pk]) for root in roots],
        "pages": Page.objects.only("title", "slug").order_by("order", "title"),
        "years": _years(),
    }


def _years() -> list[tuple[int, str]]:
    """Every year from the first story to this one, with the address of its last day that is over or is today."""
    first = Article.objects.public().order_by("published_at").values_list("published_at", flat=True).first()
    if first is None:
        return []
    today = local(timezone.now()).date()
    years = range(today.year, local(first).year - 1, -1)
    return [(year, day_address(min(today, date(year, 12, 31)), None)) for year in years]
