"""Weighing: evidence is added up by weights that stand in text files, one a line, and can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

_HERE = Path(__file__).parent
#: The line of a file of weights that says where a text without any evidence stands.
START = "(awal)"
#: What is ordinary may pay for so much of what is weighed: else an advertisement would quote the news.
LEAST_AGAINST = -5.0


@dataclass(frozen=True)
class Weights:
    #: Feature -> weight.
    features: Mapping[str, float]
    #: Piece of wording (see wording.py) -> weight.
    wording: Mapping[str, float]


@dataclass(frozen=True)
class Weighed:
    chance: float
    #: (feature, weight) and (piece of wording, weight), the heaviest first.
    features: tuple[tuple[str, float], ...]
    wording: tuple[tuple[str, float], ...]


@lru_cache(maxsize=4)
def weights_of(name: str) -> Weights:
    """The weights in `<name>_weights.txt` and `<name>_wording.txt`."""
    return Weights(_read(f"{name}_weights.txt"), _read(f"{name}_wording.txt"))


def _read(name: str) -> dict[str, float]:
    rows = (line.split("|") for line in lines_of(name))
    return {row[0].strip(): float(row[1]) for row in rows}


def lines_of(name: str) -> list[str]:
    """The lines of a text file of this room, without blank ones and remarks."""
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def groups_of(name: str) -> dict[str, list[str]]:
    """Group -> its terms, of a file of lines "[group]" and "term, term"."""
    groups: dict[str, list[str]] = {}
    for line in lines_of(name):
        if line.startswith("["):
            group = groups.setdefault(line[1:].partition("]")[0], [])
        else:
            group += [term.strip() for term in line.split(",") if term.strip()]
    return groups


def weigh(names: Iterable[str], wording: Iterable[str], known: Weights) -> Weighed:
    features = {name: known.features[name] for name in names if name in known.features}
    pieces = {piece: known.wording[piece] for piece in wording if piece in known.wording}
    chance = likelihood(known.features[START] + total([*features.values(), *pieces.values()]))
    return Weighed(chance, _heaviest(features), _heaviest(pieces))


def total(weighed: list[float]) -> float:
    """Weights added up, those against it no further than LEAST_AGAINST."""
    return sum(one for one in weighed if one > 0) + max(LEAST_AGAINST, sum(one for one in weighed if one < 0))


def likelihood(sum_: float) -> float:
    """A sum of weights as a chance between 0 and 1."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, sum_))))


def _heaviest(weighed: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0])))
