"""Sitemaps at their addresses. What holds nothing is not there."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from news import sitemaps
from news.dayindex import FIRST_DAY
from news.keeping import kept
from news.views.feeds import conditional

XML = "application/xml; charset=utf-8"


class SitemapPart:
    """The parts of a month."""

    regex = "[1-3]"
    to_python = staticmethod(int)
    to_url = staticmethod(str)


class SitemapKind:
    """Sitemaps of other pages than stories."""

    regex = "|".join(("halaman", *sitemaps.RANGES))
    to_python = to_url = staticmethod(str)


@require_safe
@kept()
def index(request):
    return _answer(request, sitemaps.written(sitemaps.index(), "sitemapindex", "sitemap"))


@require_safe
@kept()
def news(request):
    return _answer(request, sitemaps.news_written())


@require_safe
@kept()
def stories(request, year, month, part):
    if not 1 <= month <= 12 or not FIRST_DAY.year <= year < 9999:
        raise Http404("no such month")
    return _places(request, list(sitemaps.stories(year, month, part)))


@require_safe
@kept()
def others(request, kind, part):
    if not 1 <= part < 1_000_000:
        raise Http404("no such part")
    return _places(request, sitemaps.others(kind, part))


def _places(request, places):
    if not places:
        raise Http404("nothing to list")
    return _answer(request, sitemaps.written(places))


def _answer(request, text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=XML)
    answer["Cache-Control"] = "public, max-age=0, must-revalidate"
    return conditional(request, answer)
