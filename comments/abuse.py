"""Abuse: insults, threats, and hatred of people for what they are (SARA). Words count with those around them.

A news sentence that tells of hatred, a police dog and a pig farm are no abuse. What the rules below find, which groups of
`abuse_terms.txt` stand in a text and beside each other, and how it is worded is weighed together (see `scoring.py`); the
weights are made by `python -m bench.weigh_abuse`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from comments import scoring
from comments.folding import Vocabulary, plain, unmask
from comments.scoring import groups_of
from comments.wording import pieces

#: From here on a comment waits (docs/decisions/032).
HELD = 0.3
#: So many words on either side belong to a word.
NEAR = 4
#: A piece of wording of so much weight is named to the moderator.
TELLING = 0.4
#: Groups that mean more when both are in a text.
_WOUNDING, _MET = ("obscene", "animal", "violence", "demeaning", "shaming"), ("you", "people", "group")
_PAIRS = [(one, other) for one in _WOUNDING for other in _MET] + [
    ("harm", "self"), ("harm", "you"), ("harm", "people"), ("curse", "wish"), ("curse", "you"), ("harm", "wish"),
]  # fmt: skip
_QUOTED = re.compile(r"[\"“”«»‘’'][^\"“”«»‘’']{2,120}[\"“”«»‘’']")
_SENTENCE = re.compile(r"[.!?;\n]+(?:\s|$)|\n")


@dataclass(frozen=True)
class Terms:
    vocabulary: Vocabulary
    groups: frozenset[str]
    #: First word -> (group, all words of a term), the longest first.
    beginning: dict[str, list[tuple[str, tuple[str, ...]]]]


@lru_cache(maxsize=1)
def terms() -> Terms:
    groups = {name: {tuple(term.lower().split()) for term in of} for name, of in groups_of("abuse_terms.txt").items()}
    wounding = {
        term[0] for name in ("obscene", "animal") for term in groups[name] if len(term) == 1 and len(term[0]) > 2
    }
    beginning: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, found in groups.items():
        for term in sorted(found, key=len, reverse=True):
            beginning.setdefault(term[0], []).append((name, term))
    return Terms(Vocabulary(wounding), frozenset(groups), beginning)


@dataclass(frozen=True)
class Evidence:
    """What is to be weighed in a text."""

    names: frozenset[str]
    #: Piece of wording -> as it stands in the text.
    wording: dict[str, str]
    #: What the rules take for abuse by itself.
    found: tuple[str, ...]


@dataclass(frozen=True)
class Opinion:
    """How likely a text is abuse, and the words that say so."""

    chance: float
    because: tuple[str, ...]


def find(text: str) -> tuple[str, ...]:
    """The words for which a text is held, each once; empty when nothing in it is abuse."""
    opinion = weigh(text)
    return opinion.because if opinion.chance >= HELD else ()


def weigh(text: str, known: scoring.Weights | None = None) -> Opinion:
    """How likely a text is abuse. Pure; about half a millisecond for a usual comment."""
    seen = evidence(text)
    weighed = scoring.weigh(seen.names, seen.wording, known or scoring.weights_of("abuse"))
    alike = dict.fromkeys(seen.wording[piece] for piece, weight in weighed.wording if weight >= TELLING)
    worded = ("mirip hinaan: " + ", ".join(list(alike)[:3]),) if alike else ("mirip hinaan",)
    return Opinion(weighed.chance, seen.found or worded)


def evidence(text: str) -> Evidence:
    own = _own(text)
    words, disguised = unmask(own, terms().vocabulary)
    at = _places(words)
    found = dict.fromkeys(one for sentence in _SENTENCE.split(own) for one in _in_sentence(sentence))
    names = {f"{group}{number}" for group, places in at.items() for number in (1, 2) if len(places) >= number}
    names |= {f"{one}+{other}" for one, other in _PAIRS if at[one] and at[other]}
    names |= {f"{one} by {other}" for one, other in _PAIRS if any(_near(at[other], *place, 3) for place in at[one])}
    if found:
        names.add("found")
    if disguised:
        names.add("disguised")
    return Evidence(frozenset(names), pieces(words), tuple(found))


def _own(text: str) -> str:
    """What somebody says himself: quotations are left out where he tells of others."""
    own = _QUOTED.sub(" ", text)
    return own if _tells(own) else text


def _tells(text: str) -> bool:
    """Whether somebody is told about: then what stands in quotation marks is theirs."""
    return bool(_places(plain(text).split())["report"])


def _in_sentence(sentence: str) -> list[str]:
    words, disguised = unmask(sentence, terms().vocabulary)
    if not words:
        return []
    words = _without_harmless(words)
    at = _places(words)
    told = len(at["report"])
    found = [" ".join(words[start:end]) for start, end in at["obscene"] if not _excused(at, start, end, told)]
    found += [" ".join(words[start:end]) for start, end in at["animal"] if _aimed(words, at, start, end, disguised)]
    if not told:
        found += _hatred(words, at)
    return found


def _without_harmless(words: list[str]) -> list[str]:
    """The words with those that mean something else beside each other ("ikan bakar") crossed out."""
    kept = list(words)
    for start, end in _places(words)["harmless"]:
        kept[start:end] = [""] * (end - start)
    return kept


def _places(words: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Group -> where its terms stand, as (first word, behind the last one); at each word the longest."""
    known = terms()
    found: dict[str, list[tuple[int, int]]] = {group: [] for group in known.groups}
    for start, word in enumerate(words):
        taken = set()
        for group, term in known.beginning.get(word, ()):
            end = start + len(term)
            if group not in taken and tuple(words[start:end]) == term:
                taken.add(group)
                found[group].append((start, end))
    return found


def _near(places: list[tuple[int, int]], start: int, end: int, reach: int = NEAR) -> bool:
    return any(one[0] < end + reach and one[1] > start - reach and one != (start, end) for one in places)


def _excused(at: dict, start: int, end: int, told: int) -> bool:
    """A coarse word is somebody else's where two words tell of it, or one and nobody is spoken to."""
    return told >= 2 or (told == 1 and not _near(at["you"], start, end, 2))


def _aimed(words: list[str], at: dict, start: int, end: int, disguised: list[str]) -> bool:
    """An animal's name is an insult when it is thrown at somebody, stands alone, or is disguised."""
    if at["report"] or _near(at["nature"], start, end):
        return False
    beside = _near(at["group"], start, end, 1) or _near(at["demeaning"], start, end, 1)
    return beside or len(words) <= 2 or words[start] in disguised or _near(at["you"] + at["people"], start, end, 2)


def _hatred(words: list[str], at: dict) -> list[str]:
    """A call to harm a group of people, or what is said of all of it to wound it."""
    found = []
    for start, end in at["group"]:
        if (start - 1, start) in at["place"]:
            continue
        for kind, reach in (("violence", NEAR), ("demeaning", 3)):
            near = [one for one in at[kind] if one[0] < end + reach and one[1] > start - reach and one != (start, end)]
            found += [" ".join(words[min(start, one[0]) : max(end, one[1])]) for one in near]
    return found
