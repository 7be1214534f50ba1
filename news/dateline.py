"""The dateline before a story's first words, made from the house pattern and a place."""

from __future__ import annotations

from django.conf import settings

#: What a pattern may name: brand and place, as written or in capitals.
PLACEHOLDERS = ("Brand", "BRAND", "Place", "PLACE")


def dateline(place: str) -> str:
    """"NUSAWARTA | Jakarta - " in the default pattern; without a place the brand stands alone.

    The separator that belongs to the missing place goes with it.
    """
    newsroom = settings.NEWSROOM
    words = {
        "BRAND": newsroom.brand,
        "Brand": newsroom.name,
        "Place": place,
        "PLACE": place.upper(),
    }
    if place:
        return newsroom.dateline.format_map(words)
    dash = "–" if "–" in newsroom.dateline else "-"
    brand = words["BRAND"] if "{BRAND}" in newsroom.dateline else words["Brand"]
    return f"{brand} {dash} "
