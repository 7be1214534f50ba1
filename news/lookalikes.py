"""Names that probably mean the same: with one stem, in other letters or signs, or one slip apart. Pure functions of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from news.spelling import LONGEST, slips, spelling_keys
from news.stemming import stems, words

#: Shorter names are one slip apart from too many others: KPK and KPU.
SHORTEST = 6
#: Names under one key that are compared with each other; more share it only by chance.
CROWD = 8

SAME, SLIP = "hanya beda bentuk, huruf besar, atau tanda baca", "beda satu huruf"


@dataclass(frozen=True)
class Pair:
    """Two keys of look-alikes, the smaller first, and why."""

    first: int
    second: int
    why: str


def lookalikes(names: Iterable[tuple[int, str]]) -> Iterator[Pair]:
    """Pairs among (key, name), those with the same stems first; each pair once."""
    shapes, slipped = defaultdict(list), defaultdict(list)
    for key, name in names:
        shapes["".join(stems(name)) or name].append(key)
        if (plain := _spelt(name)) and not name.isupper():
            for one in spelling_keys(plain):
                slipped[one].append((key, plain))
    seen = set()
    for keys in shapes.values():
        for pair in combinations(sorted(keys[:CROWD]), 2):
            seen.add(pair)
            yield Pair(*pair, SAME)
    for crowd in slipped.values():
        for (one, name), (other, second) in combinations(crowd[:CROWD], 2):
            pair = min(one, other), max(one, other)
            if pair not in seen and _one_slip(name, second):
                seen.add(pair)
                yield Pair(*pair, SLIP)


def _spelt(name: str) -> str:
    """The letters of a name without spaces and signs; "" when they are too few or too many."""
    plain = "".join(words(name))
    return plain if SHORTEST <= len(plain) <= LONGEST * 2 else ""


def _one_slip(name: str, second: str) -> bool:
    """Pemilu 2024 and Pemilu 2029 are two things: numbers may not differ."""
    return _digits(name) == _digits(second) and slips(name, second) == 1


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
