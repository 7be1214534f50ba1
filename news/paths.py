"""The paths of nouns that stand many times on a page, without looking through all routes for each of them."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

#: Numbers that stand in for the parts of a path: a slug may be all digits, and a key is.
_STAND_IN = 9_000_000_001


@lru_cache(maxsize=64)
def _pattern(name: str, parts: int) -> str:
    stand_ins = [_STAND_IN + place for place in range(parts)]
    path = reverse(name, args=stand_ins).replace("%", "%%")
    for stand_in in stand_ins:
        path = path.replace(str(stand_in), "%s")
    return path


def path_to(name: str, *parts: int | str) -> str:
    """As `reverse(name, args=parts)`, for parts that need no quoting: slugs and keys. About thirty times as fast."""
    return _pattern(name, len(parts)) % parts
