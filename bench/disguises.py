"""Families of disguise, and `python -m bench.disguises`: writes `comments/disguised.txt`, the same lines each time.

A family belongs to one half; its seeds are the plain lines of that half.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.labelled import FOLDER, HELD, TRAIN, Line, read

#: Lines that each family makes.
EACH = 70
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CIRCLED = {letter: chr(0x24D0 + place) for place, letter in enumerate(_LETTERS)}
_BOLD = {letter: chr(0x1D41A + place) for place, letter in enumerate(_LETTERS)}
_SANS = {letter: chr(0x1D5EE + place) for place, letter in enumerate(_LETTERS)}
_SCRIPT = {letter: chr(0x1D4EA + place) for place, letter in enumerate(_LETTERS)}
_WIDE = {letter: chr(0xFF41 + place) for place, letter in enumerate(_LETTERS)}
_SQUARED = {letter: chr(0x1F130 + place) for place, letter in enumerate(_LETTERS)}
_BLACK = {letter: chr(0x1F170 + place) for place, letter in enumerate(_LETTERS)}
_SMALL = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_CYRILLIC = dict(zip("aceoptxyiskmj", "асеортхуіѕкмј", strict=True))
_GREEK = dict(zip("aeiokvptnu", "αειοκνρτηυ", strict=True))
_LEET = dict(zip("aioe", "4103", strict=True))
_HARD_LEET = dict(zip("aioestgbl", "@!0€$7961", strict=True))
_ACCENTS = dict(zip("aeiou", "áèîöù", strict=True))
_HEAVY_ACCENTS = dict(zip("aeiouscgnt", "ąëįøűšçğñţ", strict=True))
_TURNED = dict(zip("abcdeghiklmnoprtuvwy", "ɐqɔpǝɓɥᴉʞlɯuodɹʇnʌʍʎ", strict=True))
#: What somebody hides: the words that give him away, not the small ones between them.
_TELLING = re.compile(
    r"\b(?:slot|gacor|maxwin|togel|scatter|depo\w*|bonus\w*|judi|jackpot|zeus|olympus|mahjong\w*|pragmatic|rtp|wd|daftar|link|"
    r"situs\w*|pinjaman|dana|tunai|jaminan|bokep|vcs|open|trading|profit|bitcoin|investasi|followers?|obat|kuat|hacker|joki|"
    r"cair|murah|klik|bio|hubungi|main|parlay|poker|casino|toto|spin|cuan|pola|akun|agen|bandar|promo|modal)\b",
    re.IGNORECASE,
)


def _letters(table: dict[str, str], share: float = 1.0) -> Callable[[str, Random], str]:
    def change(word: str, random: Random) -> str:
        return "".join(table.get(one, one) if random.random() < share else one for one in word.lower())

    return change


def _between(*signs: str) -> Callable[[str, Random], str]:
    return lambda word, random: random.choice(signs).join(word)


def _repeated(word: str, random: Random) -> str:
    place = max((at for at, letter in enumerate(word) if letter in "aiueo"), default=len(word) - 1)
    return word[:place] + word[place] * random.randint(3, 7) + word[place + 1 :]


def _doubled(word: str, random: Random) -> str:
    return "".join(one * 2 if random.random() < 0.5 else one for one in word)


def _starred(word: str, random: Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in "aiueo" and 0 < at < len(word) - 1]
    at = random.choice(places) if places else None
    return word if at is None else word[:at] + "*" + word[at + 1 :]


def _cut(word: str, random: Random) -> str:
    if len(word) < 5:
        return word
    at = random.randint(2, len(word) - 2)
    return word[:at] + random.choice((" ", ".", "-", "_")) + word[at:]


def _hidden(word: str, random: Random) -> str:
    return "".join(one + random.choice(("", "\u200c", "\u00ad", "\u2063", "\u115f")) for one in word)


def _mark(*signs: str) -> Callable[[str, Random], str]:
    return lambda word, random: "".join(one + random.choice(signs) for one in word)


FAMILIES: dict[str, dict[str, Callable[[str, Random], str]]] = {
    TRAIN: {
        "figures for letters": _letters(_LEET, 0.8),
        "bold letters": _letters(_BOLD),
        "script letters": _letters(_SCRIPT),
        "full width": _letters(_WIDE),
        "light accents": _letters(_ACCENTS),
        "spaces": _between(" "),
        "full stops": _between("."),
        "repeated letters": _repeated,
        "greek letters": _letters(_GREEK),
        "squared letters": _letters(_SQUARED),
    },
    HELD: {
        "signs for letters": _letters(_HARD_LEET, 0.6),
        "sans letters": _letters(_SANS),
        "circled letters": _letters(_CIRCLED),
        "black squares": _letters(_BLACK),
        "small capitals": _letters(_SMALL),
        "cyrillic letters": _letters(_CYRILLIC),
        "heavy accents": _letters(_HEAVY_ACCENTS),
        "emoji between": _between("🔥", "⭐", "💰"),
        "hyphens and underscores": _between("-", "_", "~"),
        "doubled letters": _doubled,
        "stars for vowels": _starred,
        "cut in two": _cut,
        "invisible signs": _hidden,
        "struck out": _mark("\u0336", "\u0332", "\u0489"),
        "turned letters": _letters(_TURNED),
    },
}


def hide(family: str, half: str, lines: list[Line], most: int = EACH) -> list[Line]:
    """Some of the lines with their telling words hidden in one way. What hides already, or is a story, is left alone."""
    random, change = Random(f"{half} {family}"), FAMILIES[half][family]
    fitting = [one for one in lines if not one.family.startswith(("hidden", "story")) and _TELLING.search(one.text)]
    chosen = random.sample(fitting, min(most, len(fitting)))
    return [replace(one, text=_TELLING.sub(lambda found: change(found.group(), random), one.text)) for one in chosen]


def disguised(half: str) -> dict[str, list[str]]:
    """Family -> lines, made of the plain lines of a half."""
    return {family: [one.text for one in hide(family, half, read(half, "spam.txt"))] for family in FAMILIES[half]}


def write() -> int:
    """Write the file anew; answers how many lines it holds."""
    parts, count = ["# Made by `python -m bench.disguises`; see README.md. Do not edit."], 0
    for half in FAMILIES:
        for family, lines in disguised(half).items():
            parts += ["", f"[{half}: {family}]", *lines]
            count += len(lines)
    (FOLDER / "disguised.txt").write_text("\n".join(parts) + "\n", encoding="utf-8")
    return count


if __name__ == "__main__":
    print(f"{write()} lines")
