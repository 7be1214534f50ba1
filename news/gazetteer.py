"""Names of Indonesian regencies, cities and towns, offered for the dateline. The facts stand in `gazetteer.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def all_places() -> tuple[str, ...]:
    """Every place once, in alphabetical order."""
    lines = Path(__file__).with_name("gazetteer.txt").read_text("utf-8").splitlines()
    groups = (line.partition(":")[2] for line in lines if not line.startswith("#"))
    return tuple(sorted({name.strip() for group in groups for name in group.split(",") if name.strip()}))


@cache
def known_places() -> frozenset[str]:
    """The same in small letters, to look a word up in."""
    return frozenset(place.lower() for place in all_places())


def as_written(place: str) -> str:
    """A place in the spelling of the list: "BANDA ACEH" is Banda Aceh; a place that is not in it stays."""
    spelling = {known.lower(): known for known in all_places()}
    return spelling.get(place.lower(), place)
