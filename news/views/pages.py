"""Addresses at the root: a channel, a static page, or an address that one of them used to have."""

from collections.abc import Callable

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from news.keeping import kept
from news.models import Category, OldCategorySlug, Page
from news.models.page import Automatic
from news.prepared import prepared
from news.site_map import site_map
from news.staff import responsible, staff_by_role
from news.story_pages import lay_out_page
from news.views.addresses import in_small_letters
from news.views.lists import category

#: Automatic part -> what it is made of; rooms that know more than the news add theirs.
PARTS: dict[str, Callable[[], dict]] = {Automatic.SITE_MAP: lambda: {"site_map": site_map()}}


@prepared
def _channel(slug: str) -> QuerySet:
    return Category.objects.select_related("parent").filter(slug=slug)


@prepared
def _page(slug: str) -> QuerySet:
    return Page.objects.filter(slug=slug)


@require_safe
@kept()
@in_small_letters
def root_segment(request, slug):
    for channel in _channel(slug):
        return category(request, channel)
    for page in _page(slug):
        return render(request, "news/page.html", {"page": page, "body": lay_out_page(page), **_automatic(page)})
    old = get_object_or_404(OldCategorySlug.objects.select_related("category"), slug=slug)
    return redirect(old.category, permanent=True)


def _automatic(page: Page) -> dict:
    """What the page's automatic part is made of."""
    if page.automatic == Automatic.MASTHEAD:
        staff = staff_by_role()
        return {"staff": staff, "responsible": responsible(settings.NEWSROOM.responsible, staff)}
    return PARTS[page.automatic]() if page.automatic in PARTS else {}
