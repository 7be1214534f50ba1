"""How close two words are, and the keys under which a mistyped word finds the right one. Pure functions of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

#: Shorter words are too close to too many others; longer ones are no words that somebody mistypes.
SHORTEST, LONGEST = 4, 24


def is_spelt(word: str) -> bool:
    """Whether a folded word may be offered, or looked up, as a spelling: letters only, of a sensible length."""
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def spelling_keys(word: str) -> set[str]:
    """The word itself and the word without each one of its letters.

    Two words that are one slip apart (a letter too many, too few, wrong, or two changed about) share a key; so do many
    that are two slips apart.
    """
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def slips(one: str, other: str) -> int:
    """Letters to add, take away, change or swap with their neighbour until `one` is `other`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before = before, row
        row = [i]
        for j, wanted in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def slips_allowed(word: str) -> int:
    """How many slips a reader may have made in a word of this length."""
    return 1 if len(word) < 7 else 2


def joined_or_parted(typed: list[str], unknown: list[str]) -> set[str]:
    """Words that a question would hold if a space were taken out of it, or put into one of its unknown words."""
    joined = {one + two for one, two in pairwise(typed) if one in unknown or two in unknown}
    return joined | {part for word in unknown for parts in _parted(word) for part in parts}


def respellings(typed: list[str], unknown: list[str], known: set[str]) -> Iterator[list[str]]:
    """Better spellings of a question in lists of equally good ones, the best list first."""
    for place, (one, two) in enumerate(pairwise(typed)):
        if one + two in known and (one in unknown or two in unknown):
            yield [" ".join([*typed[:place], one + two, *typed[place + 2 :]])]
    for word in unknown:
        for parts in _parted(word):
            if known.issuperset(parts):
                yield [_replaced(typed, {word: " ".join(parts)})]
    near = {word: ranks for word in unknown if (ranks := _near(word, known))}
    if near:
        first = {word: ranks[0][0] for word, ranks in near.items()}
        for word in near:
            for rank in near[word]:
                yield [_replaced(typed, first | {word: guess}) for guess in rank]


def _replaced(typed: list[str], by: dict[str, str]) -> str:
    return " ".join(by.get(word, word) for word in typed)


def _parted(word: str) -> list[tuple[str, str]]:
    return [(word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1)]


def _near(word: str, known: set[str]) -> list[list[str]]:
    """Known words by how many slips they are away, the nearest first; of equals those with the same first letter."""
    ranks: dict[int, list[str]] = {}
    for other in sorted(known, key=lambda other: (other[0] != word[0], abs(len(other) - len(word)), other)):
        far = slips(word, other)
        if 0 < far <= slips_allowed(word):
            ranks.setdefault(far, []).append(other)
    return [ranks[far] for far in sorted(ranks)]
