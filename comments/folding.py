"""What a text says under its disguise: fancy letters, figures for letters, spaced, masked and repeated letters.

Pure, and used for comparing only: nobody is ever shown a folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import lru_cache

_LATIN = "abcdefghijklmnopqrstuvwxyz"
#: Signs that look like Latin letters, by alphabet; what Unicode itself takes for a variant (fullwidth, mathematical,
#: circled, raised letters) needs no table.
_LOOK_ALIKES = {
    "авекмнорстухіјѕԁһԛԝпгьәԍɡ": "abekmhopctyxijsdhqwnrbegg",
    "αβεηικνορτυχωγμσϲϳ": "abenikvoptuxwyuocj",
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢǫ": "abcdefghijklmnoprstuvwyzq",
    "ıłøđŋɑɩƚħŧʋɓɗɠƙɲƭƒɛɔɐǝɯʇʌʍɥɹᴉʞʎɟ": "ilodnailhtvbdgkntfeoaemtvwhrikyf",
    "ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᏃᎾ": "abcdeghijklmprstvwzo",
    "ᗩᗷᑕᗪᗴᖴᘜᕼᒍᒪᗰᑎᑭᖇᔕᑌᐯᗯᑢᒿ": "abcdefghjlmnprsuvwcz",
    "卂乃匚乇千卄丨爪几卩尺丂ㄒㄩ山乂ㄚ乙ㄥㄖ": "abcefhimnprstuwxyzlo",
    "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ": "bpdtgkjczfmnlsrvhwxyaeiou",
    "ƨɿɒɘɜҽҳ": "sraeeex",
    "₳฿₵₫€₣₲₭₤₥₦₱₴₮₩¥": "abcdefgklmnpstwy",
}
_TABLE: dict[int, str | None] = {
    ord(sign): letter for signs, letters in _LOOK_ALIKES.items() for sign, letter in zip(signs, letters, strict=True)
}
_TABLE |= {first + place: letter for first in (0x1F150, 0x1F170) for place, letter in enumerate(_LATIN)}
# Blank signs that are no spaces: they are put between letters so that no word is found.
_TABLE |= dict.fromkeys((0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x034F), None)
_TABLE |= dict.fromkeys((0x4C0, 0x4CF), "l")  # the Cyrillic palochka
_TABLE |= {ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe"}
_INDICATOR = 0x1F1E6  # "🇦"; two of them are a flag
_INDICATORS = re.compile(f"[{chr(_INDICATOR)}-{chr(_INDICATOR + 25)}]+")

_AS_LETTER = str.maketrans("0134567892@$!|€+", "oieasgtbgzasilet")
_AS_L = str.maketrans("0134567892@$!|€+", "oleasgtbgzasllet")
_TOKEN = re.compile(r"[@$]?[^\W_]+(?:[@$!|€+]+[^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"(?<=[a-z])[\d@$!|€+]{1,2}(?=[a-z])")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_PIECE = re.compile(r"[^\W\d_]+|\d+(?:rb|k|jt)?")
_LETTER_NAME = re.compile(
    r"LATIN (?:SMALL|CAPITAL|LETTER SMALL CAPITAL) (?:LETTER )?(?:TURNED |REVERSED |OPEN )?([A-Z])(?: WITH .+)?\Z"
)
_ROMAN = re.compile(r"[ivx]{1,6}\Z|www\Z")
_MASKED = re.compile(r"[a-z]+(?:\*{1,2}[a-z]+)+\Z")
_VOWELS = "aiueo"
#: Letters that are written apart are one word from so many on: initials ("B.J. Habibie") are two.
SPELLED = 3
#: A word is put together from parts of at most so many letters ("ga cor", "sl ot", "max win").
_PART = 5
#: One sign may stand for eighteen letters: what is longer than any comment becomes so is cut.
_MOST = 8000
#: Longer tokens are no words, but for letters written apart; longer parts are not looked for in joined words.
_LONGEST, _WORD_MOST = 40, 16


def plain(text: str) -> str:
    """The text in small Latin letters without diacritics and invisible signs; figures and punctuation stand."""
    if text.isascii():
        return text.lower()
    text = _INDICATORS.sub(_spelled_by_flags, text).translate(_TABLE)
    signs = unicodedata.normalize("NFKD", text).casefold()[:_MOST]
    signs = "".join(sign for sign in signs.translate(_TABLE) if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    signs = "".join(sign if sign < "\u0180" or sign > "\u02af" else _named(sign) for sign in signs)
    return unicodedata.normalize("NFKC", signs).casefold()


@lru_cache(maxsize=512)
def _named(sign: str) -> str:
    """A rarer Latin letter as the letter in its Unicode name: "LATIN SMALL LETTER K WITH HOOK"."""
    found = _LETTER_NAME.match(unicodedata.name(sign, ""))
    return found.group(1).lower() if found else sign


def _spelled_by_flags(found: re.Match) -> str:
    signs = found.group()
    if len(signs) == 2 or signs == signs[:2] * (len(signs) // 2):
        return " "  # a flag, or the same flag again and again
    return " " + "".join(_LATIN[ord(sign) - _INDICATOR] for sign in signs) + " "


def fold(text: str) -> str:
    """The words of a text in the one form in which texts are compared; folding again changes nothing."""
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    return " ".join(_squeeze(careful(word)) for word, _ in tokens_of(plain(text)))


def tokens_of(text: str) -> list[tuple[str, bool]]:
    """The tokens of a `plain` text, and which of them were spelled: "s l o t" is one."""
    return list(_joined(_TOKEN.findall(text)))


def _joined(tokens: list[str]) -> Iterator[tuple[str, bool]]:
    """The tokens, with letters that stand alone put together, and whether they were: "s l o t" is one word."""
    run: list[str] = []
    for token in [*tokens, ""]:
        if len(token) == 1 and token.isalnum():
            run.append(token)
            continue
        letters = sum(one.isalpha() for one in run)
        if len(run) >= SPELLED and letters * 2 >= len(run):
            yield "".join(run), True
        else:
            yield from ((one, False) for one in run)
        run = []
        if token:
            yield token, False


def careful(token: str) -> str:
    """Figures and signs between letters as the letters they stand for; "5g", "covid19" and "25rb" stay what they are."""
    token = token.lstrip("@$")
    return _INSIDE.sub(lambda found: found.group().translate(_AS_LETTER), token)


def as_letters(text: str) -> str:
    """The letters of a text alone, with every figure in a word read as the letter it may stand for."""
    words = (word.translate(_AS_LETTER) for word in fold(text).split() if not word.isdecimal())
    return "".join(one for word in words for one in word if one.isalpha())


def _squeeze(word: str) -> str:
    return word if _ROMAN.match(word) else _REPEATED.sub(r"\1", word)


@lru_cache(maxsize=4096)
def readings(token: str) -> tuple[str, ...]:
    """What a token may be read as, the likeliest first: "s1ot" as "siot" and "slot". The token is `plain` already."""
    found = [_squeeze(careful(token))]
    if not token.isalpha():
        found += [_squeeze(token.translate(table)) for table in (_AS_LETTER, _AS_L)]
    found += [_DOUBLED.sub(r"\1", one) for one in found]
    return tuple(dict.fromkeys(one for one in found if one))


class Vocabulary:
    """Words that are looked for under their disguise."""

    def __init__(self, words: Set[str], core: Set[str] = frozenset(), fillers: Set[str] = frozenset()):
        """`core` is what one looks for most: it is also found from behind, and in long joined words beside `fillers`."""
        #: Read in a token of their own.
        self.whole = frozenset(word for word in words if len(word) >= 3)
        self._doubled = {_DOUBLED.sub(r"\1", word): word for word in self.whole}
        #: Long enough to be looked for in parts.
        self._long = frozenset(word for word in self.whole if len(word) >= 5) | ({"slot"} & self.whole)
        self._core = self.whole & core
        self._alike: dict[tuple[int, str], list[str]] = {}
        for word in sorted(self.whole):
            self._alike.setdefault((len(word), word[0]), []).append(word)
        self._pieces = frozenset(word for word in self.whole if len(word) >= 4) | self._core | fillers

    def read(self, token: str) -> str | None:
        """The known word behind a token that is not that word itself, or None."""
        if token.isdecimal():
            return None
        for reading in readings(token):
            word = reading if reading in self.whole else self._doubled.get(reading)
            if word and word != token:
                return word
        if token.endswith("nya") and token[:-3] in self._core:
            return token[:-3]
        return token[::-1] if token[::-1] in self._core & self._long else None

    def unstarred(self, token: str) -> str | None:
        """The known word of which a letter or two vowels are replaced by stars: "g*cor"."""
        if not _MASKED.match(token) or token.count("*") > 2:
            return None
        may_be = _LATIN if token.count("*") == 1 else _VOWELS
        for word in self._alike.get((len(token), token[0]), ()):
            if all(
                sign == letter or (sign == "*" and letter in may_be) for sign, letter in zip(token, word, strict=True)
            ):
                return word
        return None

    def take_apart(self, token: str) -> list[str]:
        """ "slotgacorhariini" -> its known words, when nothing but known words and figures is in it; else [].

        One part belongs to the core: "perputaran" is no "per" and "putaran".
        """
        if not self._core:
            return []
        pieces = _PIECE.findall(token) if not token.isalpha() and token[:1].isalpha() else []
        if len(pieces) > 1 and any(piece in self._core for piece in pieces):
            return pieces  # "depo10kwd10jt"
        word = token.rstrip("0123456789")
        ways: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(3, len(word) + 1):
            for start in range(max(0, end - _WORD_MOST), end - 2):
                if ways[start] is not None and word[start:end] in self._pieces:
                    ways[end] = [*ways[start], word[start:end]]
                    break
        parts = ways[-1] or []
        return parts if len(parts) > 1 and any(part in self._core for part in parts) else []

    def spelled_out(self, letters: str) -> list[str]:
        """The known words in a run of letters that were written apart, from left to right; what is between them is lost."""
        found, place = [], 0
        while place < len(letters):
            lengths = range(min(_WORD_MOST, len(letters) - place), 3, -1)
            word = next((letters[place : place + n] for n in lengths if letters[place : place + n] in self.whole), "")
            if word:
                found.append(word)
            place += len(word) or 1
        return found

    def in_parts(self, tokens: list[str], place: int) -> tuple[str, int] | None:
        """A long known word written in two or three short parts from `place` on, and how many."""
        together = tokens[place]
        if len(together) > _PART:
            return None
        for number, part in enumerate(tokens[place + 1 : place + 3], 2):
            if len(part) > _PART:
                return None
            together += part
            for reading in (together, *readings(together)):
                if reading in self._long:
                    return reading, number
        return None


_CHUNK = re.compile(r"[a-z]+(?:\*{1,2}[a-z]+)+|" + _TOKEN.pattern)


def unmask(text: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The words of a text with known words put in the place of their disguises, and the known words that were disguised."""
    joined = list(_joined(_CHUNK.findall(plain(text))))
    tokens = [token for token, _ in joined]
    words: list[str] = []
    disguised: list[str] = []
    place = 0
    while place < len(tokens):
        known, taken = _known(tokens, place, vocabulary, joined[place][1])
        if known and (joined[place][1] or not _openly(tokens[place], known[0])):
            disguised += known
        words += known or _WORD.findall(tokens[place])
        place += taken
    return words, disguised


def _openly(token: str, word: str) -> bool:
    """Whether a token shows its word to everybody: "slotnya", and "gasss" as people write."""
    return token.startswith(word) or _DOUBLED.sub(r"\1", token.lstrip("@$")) == _DOUBLED.sub(r"\1", word)


def _known(tokens: list[str], place: int, vocabulary: Vocabulary, spelled: bool) -> tuple[list[str], int]:
    """The known words that begin at a place, and how many tokens they take."""
    token = tokens[place]
    if token in vocabulary.whole:
        return [token], 1
    if spelled:
        runs = (vocabulary.spelled_out(token.translate(table)) for table in (_AS_LETTER, _AS_L))
        return max(runs, key=len), 1
    if len(token) > _LONGEST:
        return [], 1
    if word := vocabulary.unstarred(token) if "*" in token else vocabulary.read(token):
        return [word], 1
    if found := vocabulary.in_parts(tokens, place):
        return [found[0]], found[1]
    return next((found for one in (token, *readings(token)) if (found := vocabulary.take_apart(one))), []), 1
