"""The dateline before a story's first words, made from the house pattern and a place."""

from __future__ import annotations

import re

from django.conf import settings

#: What a pattern may name: brand and place, as written or in capitals.
PLACEHOLDERS = ("Brand", "BRAND", "Place", "PLACE")
_PLACE = re.compile(r"\{(?:Place|PLACE)\}")
_SEPARATORS = " \u00a0|,/([-–—·:"


def dateline(place: str) -> str:
    """ "NUSAWARTA | Jakarta - " in the default pattern; "NUSAWARTA - " without a place.

    "" when there is no place and the pattern names nothing else.
    """
    newsroom, place = settings.NEWSROOM, " ".join(place.split())
    words = {
        "BRAND": newsroom.brand,
        "Brand": newsroom.name,
        "Place": place,
        "PLACE": place.upper(),
    }
    pattern = newsroom.dateline if place else _without_place(newsroom.dateline)
    return pattern.format_map(words)


def _without_place(pattern: str) -> str:
    """The pattern without the place and without the separator or the brackets that belonged to it."""
    before, place, after = _PLACE.sub("{Place}", pattern).partition("{Place}")
    if not place:
        return pattern
    if re.search(r"\w", before):
        return before.rstrip(_SEPARATORS) + after.lstrip(")]")
    if re.search(r"\w", after):
        return re.sub(r"^[(\[](.*?)[)\]]", r"\1", after.lstrip(" \u00a0|,/-–—·:"))
    return ""
