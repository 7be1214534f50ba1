"""Spam: gambling above all, and loans, sex, easy profit and wares. A scorer whose terms and weights can be read.

Three sorts of evidence are added up: terms by group (`spam_terms.txt`) and signs (`signs.py`), weighed in `spam_weights.txt`,
and the wording (`wording.py`), weighed in `spam_wording.txt`. `python -m bench.weigh_spam` makes both files of weights.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from comments import scoring
from comments.folding import Vocabulary, plain, unmask
from comments.scoring import groups_of
from comments.signs import signs_of
from comments.wording import pieces

#: From here on a comment waits, and from here on it is refused (docs/decisions/032).
HELD, REFUSED = 0.57, 0.97
#: A piece of wording of so much weight is named to the moderator.
TELLING = 0.4
#: Groups that mean spam by themselves; "report" speaks against it, "offer" and "lure" only go with
#: the others.
KINDS = {
    "gambling": "judi daring",
    "game": "judi daring",
    "loan": "pinjaman",
    "porn": "pornografi",
    "coin": "investasi",
    "goods": "dagangan",
    "credit": "pinjaman",
    "body": "pornografi",
    "riches": "investasi",
    "hawk": "dagangan",
}
#: Words inside long joined ones that are no terms themselves.
_FILLERS = frozenset(
    """bio cek hari ini dan indo online bola uang asli live pasti baru server viral malam terbaik indonesia setiap tiap terus
    banget parah hoki gampang mudah menang resmi terbaru paling jam cuan link daftar""".split()
)
_SAID = {"name": "nama situs", "offer": "ajakan", "lure": "ajakan", "report": "pemberitaan"} | KINDS
_HIDDEN = frozenset({"disguised", "styled", "mixed", "spread", "struck", "figured", "unseen", "hidden name"})
#: Letters that nobody types by accident; and letters with figures, gaps or unseen signs between them, which some do.
_DRAWN_LETTERS, _CUT_LETTERS = frozenset({"styled", "mixed", "struck"}), frozenset({"figured", "spread", "unseen"})
_ANY_TERM = frozenset(f"{group}1" for group in (*KINDS, "offer", "lure"))

_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]{2,120}[\"“”«»]|(?<!\w)['‘][^'‘’]{4,80}['’](?!\w)")
#: What "#" stands for in a term.
_FIGURE = re.compile(r"\d[\d.]{0,9}(?:rb|ribu|k|jt|juta)?")
#: Features that mean more beside each other: what is sold, and how one is drawn to it.
_SOLD = ("game1", "loan1", "porn1", "coin1", "goods1", "credit1", "body1", "riches1", "hawk1", "brand", "offer1")
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
    #: Words that are said in advertisements, the heaviest first.
    alike: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        """What a moderator reads: "judi daring: slot gacor, maxwin; mirip iklan: cek bio; disamarkan"."""
        said: dict[str, list[str]] = {}
        for group, terms in self.found.items():
            if group in _SAID and group != "report":
                said.setdefault(_SAID[group], []).extend(terms)
        if self.alike:
            said["mirip iklan"] = list(self.alike)
        parts = [f"{name}: {', '.join(dict.fromkeys(terms))}" for name, terms in said.items()]
        return "; ".join(parts + ["disamarkan"] * bool(_HIDDEN & {name for name, _ in self.features}))


@lru_cache(maxsize=1)
def terms() -> Terms:
    groups = groups_of("spam_terms.txt")
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


@dataclass(frozen=True)
class Evidence:
    """What is to be weighed in a text."""

    #: Names of features.
    names: frozenset[str]
    #: Group -> the terms found.
    found: dict[str, tuple[str, ...]]
    #: Piece of wording -> as it stands in the text.
    wording: dict[str, str]


def evidence(text: str) -> Evidence:
    known = terms()
    words, disguised = unmask(_own(text), known.vocabulary)
    found = _found(words, known)
    signs, brands = signs_of(text, plain(text))
    names = _counted(found, len(words)) | _hidden(disguised, known) | signs
    if "report1" not in names:  # nobody tells of it: it is said by who sells it
        names |= {f"{group}!" for group in found if group in KINDS}
    sold, drawn = (one for one in _SOLD if one in names), [one for one in _DRAWN if one in names]
    names |= {f"{one}+{other}" for one in sold for other in drawn if one[:5] != other[:5]}
    if {"game1", "brand"} <= names:
        names.add("game1+brand")
    return Evidence(frozenset(names), found | ({"name": tuple(brands)} if brands else {}), pieces(words))


def _own(text: str) -> str:
    """What somebody says himself: quotations left out where he speaks of what others sell."""
    own = _QUOTED.sub(" ", text)
    told = own != text and any(terms().single.get(word) == "report" for word in plain(own).split())
    return own if told else text


def _counted(found: dict[str, tuple[str, ...]], length: int) -> set[str]:
    # A phrase says as much as two words.
    counts = {group: sum(2 if " " in term else 1 for term in all_of) for group, all_of in found.items()}
    names = {f"{group}{number}" for group, count in counts.items() for number in (1, 2, 3) if count >= number}
    total = sum(count for group, count in counts.items() if group != "report")
    names |= {f"terms{number}" for number in range(2, 9) if total >= number}
    return names | {f"share{tenths}" for tenths in (2, 3, 4, 5, 6, 8) if total > 1 and total * 10 >= tenths * length}


def _hidden(disguised: list[str], known: Terms) -> set[str]:
    names = {name for number, name in ((1, "disguised"), (2, "disguised2")) if len(disguised) >= number}
    telling = any(known.single.get(word) in KINDS or word in _FILLERS or len(word) > 4 for word in disguised)
    return names | ({"telling"} if telling else set())


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


def weigh(text: str, known: scoring.Weights | None = None) -> Opinion:
    """How likely a text is spam. Pure; about half a millisecond for a usual comment."""
    seen = evidence(text)
    weighed = scoring.weigh(seen.names, seen.wording, known or scoring.weights_of("spam"))
    chance = max(weighed.chance, HELD) if _advertised(seen.names) else weighed.chance
    alike = dict.fromkeys(seen.wording[piece] for piece, weight in weighed.wording if weight >= TELLING)
    return Opinion(chance, weighed.features, seen.found, tuple(alike)[:4])


def _advertised(names: Set[str]) -> bool:
    """Whether a text waits whatever its weight: it names a gambling site that nobody reports about, or hides what it says."""
    if names & _DRAWN_LETTERS or "hidden name" in names:
        return True
    told = "report2" in names
    return not told and ("brand" in names or bool(names & _CUT_LETTERS and names & _ANY_TERM))
