"""Template tags by which the newsroom shows itself: the wordmark, whole addresses."""

import re

from django import template
from django.utils.html import format_html

from news import dayindex
from news.outside import absolute

register = template.Library()

# Words with which Indonesian media names end; the wordmark gives that part the brand colour.
_PRESS_WORDS = "warta|kabar|berita|news|pos|post|media|kini|times|info|online|today|[.][a-z]+"
_SECOND_PART = re.compile(rf"(?<=\S) \S+$|(?<=[a-z])[A-Z][a-z]+$|(?<=\w\w)(?:{_PRESS_WORDS})$")


@register.simple_tag
def wordmark(name: str) -> str:
    """The name in two tones: its last word, or the press word it ends with, in the brand colour."""
    second = _SECOND_PART.search(name)
    if not second:
        return name
    return format_html("{}<i>{}</i>", name[: second.start()], second[0])


@register.simple_tag
def page_address(noun, listing=None) -> str:
    """The canonical address of a story or page, or of one page of a channel's, keyword's or person's list."""
    number = listing.number if listing else 1
    return absolute(noun.get_absolute_url()) + (f"?page={number}" if number > 1 else "")


@register.simple_tag
def day_address(day, channel=None) -> str:
    """The canonical address of a day of the index, of one channel or of all."""
    return absolute(dayindex.day_address(day.date(), channel))
