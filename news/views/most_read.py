"""The page of what is read most, of a day or of a week, in the whole paper or in one channel."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.keeping import kept
from news.listing import name_columnists
from news.models import Category
from news.reads import DAY, WEEK, most_read
from news.related import latest_articles
from news.views.lists import asked_channel

SHOWN = 20


class Window(NamedTuple):
    """A stretch of time: its name in the address ("" needs none), its label, its hours."""

    name: str
    label: str
    hours: int


WINDOWS = (Window("", "24 jam terakhir", DAY), Window("7-hari", "7 hari terakhir", WEEK))


@require_safe
@kept()
def ranking(request):
    window = next((one for one in WINDOWS if one.name == request.GET.get("rentang", "")), None)
    if window is None:
        raise Http404("no such stretch of time")
    channel = asked_channel(request)
    articles = name_columnists(most_read(hours=window.hours, most=SHOWN, channel=channel, cards=True))
    context = {
        "window": window,
        "windows": [(one, address(one, channel)) for one in WINDOWS],
        "address": address(window, channel),
        "channel": channel,
        "all_channels": Category.objects.in_order(),
        "articles": articles,
        "latest": [] if articles else latest_articles(),
    }
    return render(request, "news/most_read.html", context)


def address(window: Window, channel: Category | None) -> str:
    """The one address of a ranking."""
    asked = {"rentang": window.name, "kanal": channel.slug if channel else ""}
    told = urlencode({name: value for name, value in asked.items() if value})
    return reverse("news:most-read") + (f"?{told}" if told else "")
