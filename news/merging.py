"""Two people's changes of one story brought together, field by field. Pure functions; a field is a list of strings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: Field -> what a form holds of it, as a browser sends it; the names above the story are rows of strings.
Fields = dict[str, list]

#: Fields that only make sense together: the words of a photograph go where the photograph goes, and an address follows
#: its title.
TOGETHER = {"lead_photo": ("lead_", "photo_"), "title": ("title", "slug")}


@dataclass(frozen=True)
class Merged:
    """`taken` are the units that the others changed, `joined` and `disputed` those that both did."""

    fields: Fields
    taken: list[str]
    joined: list[str]
    disputed: list[str]


def units(*versions: Fields) -> dict[str, list[str]]:
    """Unit -> its fields, of everything that stands in any of the versions."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for fields in versions for name in fields):
        unit = next((unit for unit, starts in TOGETHER.items() if name.startswith(starts)), name)
        found.setdefault(unit, []).append(name)
    return found


def take(unit: str, source: Fields, target: Fields) -> Fields:
    """`target` with one unit as `source` has it."""
    names = units(source, target)[unit]
    return target | {name: source.get(name, []) for name in names}


def merge(
    base: Fields | None,
    mine: Fields,
    theirs: Fields,
    same: Callable[[str, list, list], bool],
    join: Callable[[str, list, list, list], list | None],
    open_units=(),
) -> Merged:
    """What comes of `mine` and `theirs`, which both began from `base`; None when nobody knows what that was.

    `same` tells whether two contents of a field mean the same; `join` makes one of three (base, mine, theirs) where
    both changed different parts of it, or answers None. Disputed units stay as `mine` has them until somebody decides;
    `open_units` are disputed from before.
    """

    def equal(names, one: Fields, other: Fields) -> bool:
        return all(same(name, one.get(name, []), other.get(name, [])) for name in names)

    fields, taken, joined, disputed = dict(mine), [], [], []
    for unit, names in units(theirs).items():
        if equal(names, mine, theirs):
            continue
        if unit in open_units or base is None:
            disputed.append(unit)
        elif equal(names, base, theirs):
            continue
        elif equal(names, base, mine):
            taken.append(unit)
            fields = take(unit, theirs, fields)
        elif both := join(unit, base.get(unit, []), mine.get(unit, []), theirs.get(unit, [])):
            joined.append(unit)
            fields = fields | {unit: both}
        else:
            disputed.append(unit)
    return Merged(fields, taken, joined, disputed)
