"""What every reader page shows around its content: breaking strip, masthead with the date, channels, footer."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from news.dates import day, local
from news.models import Category, Page, Strip
from news.page_parts import link_to
from news.prepared import prepared
from news.stencils import Stencil, joined

_STRIP = Stencil("_strip.html", "url", "text")
_MASTHEAD = Stencil("_masthead.html", plain=("today",))
_CHANNELS = Stencil("_channels.html", plain=("items",))
_CHANNEL = Stencil("_channel.html", "name", plain=("url",))
_FOOTER = Stencil("_footer.html", plain=("pages", "year"))
#: So many channels fill the row; with more it is set closer.
FEW = 11


def frame(request) -> dict:
    """Context of every page: who we are."""
    return {
        "newsroom": settings.NEWSROOM,
        "readers": settings.READERS,
        "google": bool(settings.GOOGLE_CLIENT_ID),
        "site_url": settings.SITE_URL,
    }


@prepared
def _channels() -> QuerySet:
    return Category.objects.for_navigation()


@prepared
def _footer_pages() -> QuerySet:
    return Page.objects.for_footer()


def strip() -> SafeString | str:
    """The breaking line over the page, one link, as long as its own time says."""
    shown = Strip.objects.shown()
    return _STRIP.fill({"url": shown.get_absolute_url(), "text": shown.text}) if shown else ""


def masthead() -> SafeString:
    return _MASTHEAD.fill({"today": day(timezone.now())})


def channels(current: Category | None = None, here: str = "", exact: bool = False) -> SafeString:
    """The row of channels. `here`: "home" or "index"; `current`: the page's channel, whose own page it is when `exact`."""
    shown = _channels()
    above = current.parent_id if current and current not in shown else None
    marks = {above: "true", current.pk: "page" if exact else "true"} if current else {}
    items = (
        _CHANNEL.fill({"url": one.get_absolute_url(), "name": one.name}, mark=marks.get(one.pk, "")) for one in shown
    )
    return _CHANNELS.fill({"items": joined(items)}, here=here, many=len(shown) > FEW)


def footer() -> SafeString:
    pages = (link_to(one.title, one.get_absolute_url()) for one in _footer_pages())
    told = {"pages": joined(f"<li>{one}</li>" for one in pages), "year": local(timezone.now()).year}
    return _FOOTER.fill(told)
