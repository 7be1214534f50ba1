"""Spam: gambling above all, and loans, sex, easy profit and wares. A scorer whose terms and weights can be read.

The terms stand in `spam_terms.txt`, the weights in `spam_weights.txt` (made by `python -m bench.weigh_spam`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from comments.folding import Vocabulary, plain, unmask
from comments.signs import signs_of

_HERE = Path(__file__).parent
#: From here on a comment waits, and from here on it is refused (docs/decisions/032).
HELD, REFUSED = 0.4, 0.99
#: Groups that mean spam by themselves; "report" speaks against it, "offer" and "lure" only go with
#: the others.
KINDS = {
    "gambling": "judi daring",
    "game": "judi daring",
    "loan": "pinjaman",
    "porn": "pornografi",
    "coin": "investasi",
    "goods": "dagangan",
}
#: Words inside long joined ones that are no terms themselves.
_FILLERS = frozenset(
    """bio cek hari ini dan indo online bola uang asli live pasti baru server viral malam terbaik indonesia setiap tiap terus
    banget parah hoki gampang mudah menang resmi terbaru paling jam cuan link daftar""".split()
)
_SAID = {"offer": "ajakan", "lure": "ajakan", "report": "pemberitaan"} | KINDS

#: What "#" stands for in a term.
_FIGURE = re.compile(r"\d[\d.]{0,9}(?:rb|ribu|k|jt|juta)?")
#: Features that mean more beside each other: what is sold, and how one is drawn to it.
_SOLD = ("game1", "loan1", "porn1", "coin1", "goods1", "brand", "offer1")
_DRAWN = ("lure1", "offer1", "offer2", "link", "phone", "wage", "money", "growth", "telling", "styled")


@dataclass(frozen=True)
class Terms:
    """The groups of `spam_terms.txt`, compiled."""

    vocabulary: Vocabulary
    single: dict[str, str]
    phrases: re.Pattern
    group_of: dict[str, str]


@dataclass(frozen=True)
class Opinion:
    """How likely a text is spam, and what speaks for that and against it."""

    chance: float
    #: (feature, weight), the heaviest first.
    features: tuple[tuple[str, float], ...]
    #: Group -> the terms found.
    found: dict[str, tuple[str, ...]]

    @property
    def because(self) -> str:
        """What a moderator reads: "judi daring: slot gacor, maxwin; disamarkan"."""
        said: dict[str, list[str]] = {}
        for group, terms in self.found.items():
            if group in _SAID and group != "report":
                said.setdefault(_SAID[group], []).extend(terms)
        parts = [f"{name}: {', '.join(dict.fromkeys(terms))}" for name, terms in said.items()]
        names = {name for name, _ in self.features}
        return "; ".join(parts + ["disamarkan"] * bool(names & {"disguised", "styled", "mixed"}))


@lru_cache(maxsize=1)
def terms() -> Terms:
    groups: dict[str, list[str]] = {}
    for line in _lines("spam_terms.txt"):
        if line.startswith("["):
            group = groups.setdefault(line[1:].partition("]")[0], [])
        else:
            group += [term.strip() for term in line.split(",") if term.strip()]
    single = {term: name for name, all_of in groups.items() for term in all_of if " " not in term}
    phrases = {term: name for name, all_of in groups.items() for term in all_of if " " in term}
    sought = {word for name, all_of in groups.items() if name != "report" for term in all_of for word in term.split()}
    core = {word for word, name in single.items() if name in ("gambling", "game")}
    ordered = sorted(phrases, key=lambda term: (-len(term), term))
    pattern = "|".join(re.escape(term).replace(r"\#", _FIGURE.pattern) for term in ordered)
    return Terms(
        Vocabulary({word for word in sought if word.isalnum() and len(word) > 2}, core, _FILLERS),
        single,
        re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"),
        single | phrases,
    )


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Feature -> weight; the line "(awal)" is where a text without any feature stands."""
    rows = (line.split("|") for line in _lines("spam_weights.txt"))
    return {row[0].strip(): float(row[1]) for row in rows}


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def features(text: str) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """What is to be weighed in a text, and the terms found by group."""
    known = terms()
    words, disguised = unmask(text, known.vocabulary)
    found = _found(words, known)
    # A phrase says as much as two words.
    counts = {group: sum(2 if " " in term else 1 for term in all_of) for group, all_of in found.items()}
    names = {f"{group}{number}" for group, count in counts.items() for number in (1, 2, 3) if count >= number}
    names |= signs_of(text, plain(text))
    if disguised:
        names.add("disguised")
    if len(disguised) > 1:
        names.add("disguised2")
    if any(known.single.get(word) in KINDS or word in _FILLERS or len(word) > 4 for word in disguised):
        names.add("telling")
    if "report1" not in names:  # nobody tells of it: it is said by who sells it
        names |= {f"{group}!" for group in found if group in KINDS}
    sold, drawn = (one for one in _SOLD if one in names), [one for one in _DRAWN if one in names]
    pairs = {f"{one}+{other}" for one in sold for other in drawn if one[:5] != other[:5]}
    if {"game1", "brand"} <= names:
        pairs.add("game1+brand")
    return frozenset(names | pairs), found


def _found(words: list[str], known: Terms) -> dict[str, tuple[str, ...]]:
    """Group -> the terms in a text, each once; the words of a phrase do not count again by themselves."""
    found: dict[str, dict[str, None]] = {}

    def take(phrase: re.Match) -> str:
        term = phrase.group()
        group = known.group_of.get(term) or known.group_of.get(_FIGURE.sub("#", term))
        found.setdefault(group, {})[term] = None
        return "|"

    for word in known.phrases.sub(take, " ".join(words)).split(" "):
        if group := known.group_of.get(word):
            found.setdefault(group, {})[word] = None
    return {group: tuple(terms_) for group, terms_ in found.items()}


def weigh(text: str) -> Opinion:
    """How likely a text is spam. Pure; about a third of a millisecond for a usual comment."""
    names, found = features(text)
    known = weights()
    total = known["(awal)"] + sum(known.get(name, 0.0) for name in names)
    heavy = sorted(((name, known[name]) for name in names if known.get(name)), key=lambda pair: (-pair[1], pair[0]))
    return Opinion(1 / (1 + exp(-max(-50.0, min(50.0, total)))), tuple(heavy), found)
