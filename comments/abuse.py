"""Abuse: insults, and hatred of people for what they are (SARA). Words count with those around them.

A news sentence that tells of hatred, a police dog and a pig farm are no abuse: see `abuse_terms.txt` for the groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from comments.folding import Vocabulary, plain, unmask

#: So many words on either side belong to a word.
NEAR = 4
_QUOTED = re.compile(r"[\"“”«»‘’'][^\"“”«»‘’']{2,120}[\"“”«»‘’']")
_SENTENCE = re.compile(r"[.!?;\n]+(?:\s|$)|\n")


@dataclass(frozen=True)
class Terms:
    vocabulary: Vocabulary
    #: Group -> its terms as tuples of words.
    groups: dict[str, frozenset[tuple[str, ...]]]
    longest: int


@lru_cache(maxsize=1)
def terms() -> Terms:
    groups: dict[str, set[tuple[str, ...]]] = {}
    for line in Path(__file__).with_name("abuse_terms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = groups.setdefault(line[1:].partition("]")[0], set())
        elif line.strip() and not line.startswith("#"):
            group |= {tuple(term.lower().split()) for term in line.split(",") if term.strip()}
    wounding = {
        term[0] for name in ("obscene", "animal") for term in groups[name] if len(term) == 1 and len(term[0]) > 2
    }
    return Terms(
        Vocabulary(wounding),
        {name: frozenset(found) for name, found in groups.items()},
        max(len(term) for found in groups.values() for term in found),
    )


def find(text: str) -> tuple[str, ...]:
    """The words for which a text is held, each once; empty when nothing in it is abuse. Pure."""
    own = _QUOTED.sub(" ", text)
    found: dict[str, None] = {}
    for sentence in _SENTENCE.split(own if _tells(own) else text):
        found |= dict.fromkeys(_in_sentence(sentence))
    return tuple(found)


def _tells(text: str) -> bool:
    """Whether somebody is told about: then what stands in quotation marks is theirs."""
    return bool(_places(plain(text).split(), "report"))


def _in_sentence(sentence: str) -> list[str]:
    words, disguised = unmask(sentence, terms().vocabulary)
    if not words:
        return []
    words = _without_harmless(words)
    at = {group: _places(words, group) for group in terms().groups}
    told = len(at["report"])
    found = [" ".join(words[start:end]) for start, end in at["obscene"] if not _excused(at, start, end, told)]
    found += [" ".join(words[start:end]) for start, end in at["animal"] if _aimed(words, at, start, end, disguised)]
    if not told:
        found += _hatred(words, at)
    return found


def _without_harmless(words: list[str]) -> list[str]:
    """The words with those that mean something else beside each other ("ikan bakar") crossed out."""
    kept = list(words)
    for start, end in _places(words, "harmless"):
        kept[start:end] = [""] * (end - start)
    return kept


def _places(words: list[str], group: str) -> list[tuple[int, int]]:
    """Where terms of a group stand, as (first word, behind the last one)."""
    sought = terms().groups[group]
    found = []
    for start in range(len(words)):
        for length in range(min(terms().longest, len(words) - start), 0, -1):
            if tuple(words[start : start + length]) in sought:
                found.append((start, start + length))
                break
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
