"""Spelling and house style as hints: places of a text that an editor may want to look at. Never blocks anything.

The words stand in `house_style.txt` with the source of each rule. What is quoted is as it was said, and is spelt all
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

#: More hints than this help nobody; the first are mended first.
MOST = 40
_APOSTROPHE = "['’‘`´]"
#: Where a capital says nothing: at the beginning of a sentence, of a quote, of a line.
_SENTENCE = re.compile(r"(?:^|[.!?:\n]['\"”’)]*\s+|[\"“‘(\[]|[-–—]\s)$")
_CLOCK = re.compile(r"(?<=[Pp]ukul )(\d{1,2}):(\d{2})(?!\d)")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_MIXED = re.compile(r"“[^“”\"\n]+(?P<end>\")(?!\w)|(?<!\w)(?P<begin>\")[^“”\"\n]+”")
CLOCK_WHY = "EYD V III.A: jam dan menit dipisahkan titik"
SPACES_WHY = "Spasi ganda"
QUOTES_WHY = "Tanda kutip pembuka dan penutup berbeda bentuk"


@dataclass(frozen=True)
class Hint:
    """One place: `found` from `start` to `end` (letters), what would be better, on what that rests."""

    start: int
    end: int
    found: str
    better: str
    why: str
    #: Whether one press may put `better` there; otherwise the sense decides.
    safe: bool


@dataclass(frozen=True)
class _Rule:
    wrong: str
    right: str
    why: str
    safe: bool
    #: What is right for the word with a capital in the middle of a sentence; "" where that is somebody's name.
    as_name: str = ""


def hints(text: str) -> list[Hint]:
    """The hints of one paragraph, title or the like in the order of the text, at most MOST."""
    found = [*_words(text), *_signs(text)]
    return sorted(found, key=lambda hint: hint.start)[:MOST]


def _words(text: str) -> Iterator[Hint]:
    pattern, rules = _rules()
    for match in pattern.finditer(text):
        word = match[0]
        rule = rules[_key(word)]
        if (
            not rule.as_name
            and word[0].isupper()
            and not word.isupper()
            and not _SENTENCE.search(text[: match.start()])
        ):
            continue
        yield Hint(match.start(), match.end(), word, _in_the_case_of(word, rule), rule.why, rule.safe)


def _signs(text: str) -> Iterator[Hint]:
    for match in _CLOCK.finditer(text):
        yield Hint(match.start(), match.end(), match[0], f"{match[1]}.{match[2]}", CLOCK_WHY, safe=True)
    for match in _SPACES.finditer(text):
        yield Hint(match.start(), match.end(), match[0], " ", SPACES_WHY, safe=True)
    for match in _MIXED.finditer(text):
        part = "end" if match["end"] else "begin"
        better = "”" if match["end"] else "“"
        yield Hint(match.start(part), match.end(part), '"', better, QUOTES_WHY, safe=True)


def _in_the_case_of(word: str, rule: _Rule) -> str:
    if word.isupper() and len(word) > 1:
        return rule.right.upper()
    return (rule.as_name or rule.right[0].upper() + rule.right[1:]) if word[0].isupper() else rule.right


def _key(word: str) -> str:
    return " ".join(re.sub(_APOSTROPHE, "'", word.lower()).split())


@cache
def _rules() -> tuple[re.Pattern, dict[str, _Rule]]:
    """One pattern for all wrong words, and the rule of each by its key."""
    lines = Path(__file__).with_name("house_style.txt").read_text("utf-8").splitlines()
    rules: dict[str, _Rule] = {}
    for rule in _read(lines):
        known = rules.setdefault(_key(rule.wrong), rule)
        if rule.as_name and not known.as_name:
            rules[_key(rule.wrong)] = replace(known, as_name=rule.as_name)
    longest_first = sorted(rules, key=len, reverse=True)
    words = "|".join(re.escape(key).replace("'", _APOSTROPHE).replace(r"\ ", r"\s+") for key in longest_first)
    return re.compile(rf"(?<![\w'’-])(?:{words})(?![\w-]|['’]\w)", re.IGNORECASE), rules


def _read(lines: list[str]) -> Iterator[_Rule]:
    why = ""
    for line in lines:
        kind, colon, words = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        if kind == "sumber":
            why = words.strip()
        elif kind == "gabung":
            yield from (_Rule(f"di {verb}", f"di{verb}", why, safe=True) for verb in words.split())
        elif kind == "pisah":
            yield from (_Rule(f"di{word}", f"di {word}", why, safe=True) for word in words.split())
        else:
            for pair in words.split(","):
                wrong, right = pair.strip().split("=")
                yield _Rule(wrong, right, why, kind == "ganti", right if wrong[0].isupper() else "")
