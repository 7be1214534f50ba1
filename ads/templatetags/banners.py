"""{% banner "top" %} and {% banner_in_text html %}: the banners that run in the slots of this page now, or nothing."""

from datetime import datetime

from django import template
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ads.models import Banner, Slot
from news.keeping import shared
from news.prepared import prepared
from news.prose import halves

register = template.Library()

#: Two landmarks of one page may not have the same name.
NAMES = {
    Slot.TOP: "Iklan",
    Slot.CHANNEL: "Iklan di kanal",
    Slot.TEXT: "Iklan di tengah berita",
    Slot.BOTTOM: "Iklan di bawah isi",
    Slot.SIDE: "Iklan di samping",
}
#: A reader gets this many paragraphs before the banner in the text.
PARAGRAPHS_BEFORE = 4
#: The channel of a page that belongs to none.
NOWHERE = (0,)


@register.simple_tag(takes_context=True)
def banner(context, slot) -> SafeString | str:
    """The banner of a slot. All slots of a page are read in one query, so this belongs into page templates,
    not into what they include.
    """
    found = _of_page(context).get(slot)
    return _drawn(found, slot) if found else ""


@register.simple_tag(takes_context=True)
def banner_in_text(context, html):
    """A story's body, with the banner of the slot "text" between two of its paragraphs if there is one."""
    found = _of_page(context).get(Slot.TEXT)
    before, after = halves(html, PARAGRAPHS_BEFORE) if found else (html, "")
    if not after:
        return html
    return format_html("{}{}{}", before, _drawn(found, Slot.TEXT), after)


def _drawn(found: Banner, slot: str) -> SafeString:
    told = {"banner": found, "name": NAMES[slot], "eager": slot == Slot.TOP}
    return render_to_string("ads/_banner.html", told)


def _of_page(context) -> dict[str, Banner]:
    """Slot -> its banner. A paid story shows nobody else's advertisement."""
    found = context.render_context.get("banners")
    if found is None:
        found, story = {}, context.get("article")
        if not (story and story.is_advertorial):
            channels = _channels(context)
            found = shared(("banners", *channels), lambda: _running(channels))
        context.render_context["banners"] = found
    return found


def _running(channels: list[int]) -> dict[str, Banner]:
    return {one.slot: one for one in _for_page(tuple(channels) or NOWHERE, timezone.now())}


@prepared
def _for_page(channels: tuple[int, ...], now: datetime) -> QuerySet:
    return Banner.objects.for_page(channels, now)


def _channels(context) -> list[int]:
    """The channel to which the page belongs, and the one above it."""
    channel = context.get("current_channel")
    return [key for key in (channel.pk, channel.parent_id) if key] if channel else []
