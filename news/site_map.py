"""The page Peta Situs: every channel, static page and year of the paper. Four small queries, whatever its size."""

from __future__ import annotations

from django.urls import reverse

from news.archive import years
from news.models import Category, Page


def site_map() -> dict:
    """`channels`: (channel, its sub-channels) in their order; `pages`; `years`: (year, address of its archive), newest first."""
    found = list(Category.objects.in_order())
    roots = [channel for channel in found if not channel.parent_id]
    return {
        "channels": [(root, [one for one in found if one.parent_id == root.pk]) for root in roots],
        "pages": Page.objects.only("title", "slug").order_by("order", "title"),
        "years": [(year, reverse("news:archive-year", args=[year])) for year in years()],
    }
