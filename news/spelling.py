"""How close two words are, and the keys under which a mistyped word finds the right one. Pure functions of text."""

from __future__ import annotations

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


def closest(word: str, known: set[str], most: int) -> list[str]:
    """The `most` known words that somebody who typed `word` may have meant, the likeliest first."""
    near = [(slips(word, other), word[0] != other[0], abs(len(other) - len(word)), other) for other in known]
    return [other for far, *_, other in sorted(near) if 0 < far <= slips_allowed(word)][:most]
