"""Words as search sees them: small letters without accents, brought back to their Indonesian root.

Snowball does the work on both databases alike; `roots.txt` holds what it gets wrong, above all the first letters that
me- and pe- swallow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from django.utils.module_loading import import_string

#: Longer runs of letters are no words; the end is cut.
LONGEST = 40
_WORD = re.compile(r"[^\W_]+")
#: Dropped inside a word: "Jum'at" is Jumat, "Ma’ruf" is Maruf.
_INSIDE = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_TOGETHER = re.compile(r"[^\W_]+(?:(?:['’‘ʼ`´]|(?<=\d)\.(?=\d{3}(?!\d)))[^\W_]+)*")
#: "anak2" is how a phone writes anak-anak.
_TWICE = re.compile(r"([a-z]{3,})2")
_PARTICLE = re.compile(r"(?:nya|lah|kah|pun)$")
_SWALLOWS = ("men", "pen", "mem", "pem")  # "meng", "meny" and the like begin so too
_SHARES = ("ber", "per", "ter")


@cache
def _snowball():
    """The package reads the rules of thirty languages, which no reader of a story should wait for."""
    return import_string("snowballstemmer.stemmer")("indonesian")


@cache
def _roots() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """From `roots.txt`: whole words, wrong stems behind me-/pe-, wrong stems behind ber-/per-/ter-, each -> root.

    A root as it stands is a whole word as well: nothing is cut off "kelola" or "terbit".
    """
    lists: dict[str, list[str]] = {"lost": [], "nasal": [], "shared": [], "whole": []}
    for line in Path(__file__).with_name("roots.txt").read_text("utf-8").splitlines():
        kind, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            lists[kind] += words.split()
    swallowed = {root[1:]: root for root in lists["lost"]}
    swallowed |= {("s" + root[2:] if root.startswith("ny") else "p" + root[1:]): root for root in lists["nasal"]}
    shared = {root[1:]: root for root in lists["shared"]}
    bare = {root: root for kind in ("lost", "nasal", "shared") for root in lists[kind]}
    return bare | dict(pair.split("=") for pair in lists["whole"]), swallowed, shared


def fold(text: str) -> str:
    """Small letters without accents; what only looks like a letter becomes it ("ＫＰＫ", "ﬁ")."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in text if not unicodedata.combining(letter)) if not text.isascii() else text


def words(text: str) -> list[str]:
    """The words of a plain text, folded and in order, not stemmed."""
    return [word[:LONGEST] for word in _WORD.findall(fold(_THOUSANDS.sub("", _INSIDE.sub("", text))))]


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """(folded word, start, end) of every word of a text; the places are those in `text` itself."""
    for found in _TOGETHER.finditer(text):
        if found[0].isascii() and found[0].isalnum():  # nearly all of them
            yield found[0].lower()[:LONGEST], found.start(), found.end()
            continue
        folded = fold(_THOUSANDS.sub("", _INSIDE.sub("", found[0])))
        for word in _WORD.findall(folded):
            yield word[:LONGEST], found.start(), found.end()


def stems(text: str) -> list[str]:
    """The stems of a text in order. A doubled word counts once: "anak-anak" is "anak"."""
    found: list[str] = []
    for word in words(text):
        root = stem(word)
        if not found or found[-1] != root:
            found.append(root)
    return found


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """The root of a folded word."""
    whole, swallowed, shared = _roots()
    word = twice[1] if (twice := _TWICE.fullmatch(word)) else word
    known = whole.get(word) or whole.get(_PARTICLE.sub("", word))
    if known:
        return known
    root = _snowball().stemWord(word)
    if word.startswith(_SWALLOWS):
        root = swallowed.get(root, root)
    elif word.startswith(_SHARES) and not root.startswith("r"):
        root = shared.get(root, root)
    return whole.get(root, root)[:LONGEST]
