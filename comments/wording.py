"""How a text is worded: its words and pairs of words in the one form in which wordings are compared.

Who sells a new thing under a new name still says that it is cheap, that it is paid at once and where to ask. Which words
speak for that, and how much, is learnt (`spam_wording.txt`, made by `python -m bench.weigh_spam`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from comments.scoring import lines_of
from news.stemming import stem

_SUM = re.compile(r"\d+(?:rb|ribu|k|jt|juta|m|miliar|jeti)\Z")
_THOUSANDS = ("rb", "ribu", "k")
_FIGURES = re.compile(r"\d+")
#: Before the first word of a text and behind its last one: how a text begins and ends tells much.
BEGIN, END = "^", "$"


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    rows = [line.split() for line in lines_of("slang.txt")]
    return {word: row[0] for row in rows for word in row}


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """A word without its endings, its slang and its figures: "dibayarkan" is "bayar", "25rb" is "0rb"."""
    if word.isdecimal():
        return "0" if len(word) < 5 else "00000"
    if _SUM.match(word):
        return "0rb" if word.endswith(_THOUSANDS) else "0jt"
    return _FIGURES.sub("0", stem(_same().get(word, word)))


def pieces(words: list[str]) -> dict[str, str]:
    """Each word and pair of words in its compared form -> as it stands in the text."""
    roots = [BEGIN, *map(root, words), END]
    found = {own: word for own, word in zip(roots[1:-1], words, strict=True)}
    shown = ["", *words, ""]
    for place in range(len(roots) - 1):
        found[f"{roots[place]} {roots[place + 1]}"] = f"{shown[place]} {shown[place + 1]}".strip()
    return found
