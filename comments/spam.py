"""Spam: gambling above all, and loans, sex, easy profit and wares. A scorer whose terms and weights can be read.

The terms stand in `spam_terms.txt`, the weights in `spam_weights.txt` (made by `python -m bench.weigh_spam`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from comments.folding import Vocabulary, plain, unmask

_HERE = Path(__file__).parent
#: From here on a comment waits, and from here on it is refused (docs/decisions/032).
HELD, REFUSED = 0.4, 0.99
#: Groups that mean spam by themselves; "report" speaks against it, "offer" only goes with the others.
KINDS = {
    "gambling": "judi daring",
    "game": "judi daring",
    "loan": "pinjaman",
    "porn": "pornografi",
    "coin": "investasi",
    "goods": "dagangan",
}
#: Words inside long joined ones that are no terms themselves.
_FILLERS = frozenset(
    "bio cek hari ini dan indo online bola uang asli live pasti baru server viral malam terbaik indonesia setiap tiap terus banget parah hoki gampang mudah menang resmi terbaru paling jam cuan link daftar".split()
)
_SAID = {"offer": "ajakan", "lure": "ajakan", "report": "pemberitaan"} | KINDS

#: "kapten138", "dewa77": letters and the figures that such sites like.
_BRAND = re.compile(
    r"(?<![^\W_])(?!(?:covid|pasal|tahun|liga|sman|smpn|sman|sdn|pertamax|persib|persija|kelas)\d)[a-z]{3,14}(?:\d?(?:88|77|99|69|33|55|66|11|22|44)\d?|138|168|303|333|500|212|234|388|368|365|898|123|777|4d|5d)(?![^\W_])"
)
LINK = re.compile(
    r"https?://|www\.|(?<![^\W_@.])[a-z0-9-]{3,60}\.(?:com|net|org|xyz|id|co|vip|site|online|top|click|link|me|cc|live|club|shop|store|info|biz|pro|fun|icu|ly|bet|asia|game|games)(?![^\W_])"
)
SHORTENED = re.compile(
    r"(?:bit\.ly|s\.id|t\.me|wa\.me|linktr\.ee|cutt\.ly|tinyurl\.com|heylink\.me|rebrand\.ly|shorturl\.at|linkr\.bio|lynk\.id|\w\.(?:xyz|vip|bet|top|click|icu|cc|site|fun|club))(?![^\W_])"
)
PHONE = re.compile(r"(?<!\d)(?:\+?62|0)[\s.-]?8(?:[\s.-]?\d){8,11}(?!\d)")
#: What "#" stands for in a term.
_FIGURE = re.compile(r"\d[\d.]{0,9}(?:rb|ribu|k|jt|juta)?")
_MONEY = re.compile(r"(?<![^\W_])\d{1,3}(?:[.,]\d+)?\s?(?:rb|ribu|k|jt|juta|%)(?![^\W_])")
#: "modal 10rb jadi 2 juta"
_GROWTH = re.compile(
    r"(?:(?<![^\W_])\d{1,3}\s?(?:rb|ribu|k|jt|juta)?|sejuta|seribu|goceng|ceban|gocap|cepek|receh) "
    r"(?:[a-z]{1,10} ){0,2}(?:jadi|menjadi|dapat|dapet|balik|tembus|beranak) [^\d.!?\n]{0,12}\d{1,3}(?:[.,]\d)?\s?(?:jt|juta|rb|ribu|k)(?![^\W_])"
)
#: "300rb sehari", "5% per jam"
_WAGE = re.compile(r"\d\s?(?:rb|ribu|k|jt|juta|%|persen)?\s?(?:/|per\s?|se|tiap )(?:hari|jam|minggu|tugas)")
#: "KUDA4D", "NINJA-HOKI", "RAJA TOTO": written in capitals, and named as such sites are.
_NAMED = re.compile(
    r"(?<![A-Z])[A-Z]{3,12}[ -]?(?:4D|5D|HOKI|TOTO|BET|SLOT|WIN|JP|GACOR|QQ|TOGEL|SPIN|CUAN|MAXWIN|VIP|ZEUS)(?![A-Za-z])"
)
_SUFFIXED = re.compile(r"(?<![^\W_])[a-z]{3,12}(?:toto|slot|hoki|gacor|qq|togel|maxwin|judi|judol|spin)(?![^\W_])")
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff\U0001f110-\U0001f189\U0001f1e6-\U0001f1ff\uff21-\uff5a\u2460-\u24ff\u1d00-\u1d6a\ua730-\ua731\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u13a0-\u13f5\uab70-\uabbf\u1400-\u167f\ua4d0-\ua63f\u16a0-\u16f8\u2c00-\u2c5f\u2c80-\u2cff\u2d30-\u2d7f\u0370-\u052f\u0531-\u058a\u10a0-\u10ff\u1200-\u137f\U00010400-\U0001044f\u0250-\u02af\u1d80-\u1dbf\u1e00-\u1e9f\u02b0-\u02b8\u02e1-\u02e3]"
)
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff]{2})\\1*")
_MIXED = re.compile(
    r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]|[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f][A-Za-z]"
)
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")


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

    @property
    def because(self) -> str:
        """What a moderator reads: "judi daring: slot gacor, maxwin; disamarkan"."""
        said: dict[str, list[str]] = {}
        for group, terms in self.found.items():
            if group in _SAID and group != "report":
                said.setdefault(_SAID[group], []).extend(terms)
        parts = [f"{name}: {', '.join(dict.fromkeys(terms))}" for name, terms in said.items()]
        names = {name for name, _ in self.features}
        return "; ".join(parts + ["disamarkan"] * bool(names & {"disguised", "styled", "mixed"}))


@lru_cache(maxsize=1)
def terms() -> Terms:
    groups: dict[str, list[str]] = {}
    for line in _lines("spam_terms.txt"):
        if line.startswith("["):
            group = groups.setdefault(line[1:].partition("]")[0], [])
        else:
            group += [term.strip() for term in line.split(",") if term.strip()]
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


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Feature -> weight; the line "(awal)" is where a text without any feature stands."""
    rows = (line.split("|") for line in _lines("spam_weights.txt"))
    return {row[0].strip(): float(row[1]) for row in rows}


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def features(text: str) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """What is to be weighed in a text, and the terms found by group."""
    known, low = terms(), plain(text)
    words, disguised = unmask(text, known.vocabulary)
    found = _found(words, known)
    weight = {group: sum(2 if " " in term else 1 for term in all_of) for group, all_of in found.items()}
    names = {f"{group}{number}" for group, count in weight.items() for number in (1, 2, 3) if count >= number}
    telling = [word for word in disguised if known.single.get(word) in KINDS or word in _FILLERS or len(word) > 4]
    signs = {
        "disguised": bool(disguised),
        "disguised2": len(disguised) >= 2,
        "telling": bool(telling),
        "brand": bool(_BRAND.search(low) or _NAMED.search(text) or _SUFFIXED.search(low)),
        "wage": bool(_WAGE.search(low)),
        "link": bool(LINK.search(low)),
        "shortened": bool(SHORTENED.search(low)),
        "phone": bool(PHONE.search(low)),
        "growth": bool(_GROWTH.search(low)),
        "money": bool(_MONEY.search(low)),
        "styled": len(_STYLED.findall(_FLAG.sub("", text))) >= 4,
        "mixed": bool(_MIXED.search(text)),
        "pictures": len(_PICTURE.findall(text)) >= 3,
    }
    names |= {name for name, there in signs.items() if there}
    if "report1" not in names:  # nobody tells of it: it is said by who sells it
        names |= {f"{group}!" for group in found if group in KINDS}
    names.update(list(_together(names)))
    return frozenset(names), found


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


def _together(names: set[str]) -> Iterable[str]:
    """Pairs that say more than both by themselves."""
    dealt = [name for name in ("game1", "loan1", "porn1", "coin1", "goods1", "brand", "offer1") if name in names]
    lures = [
        name
        for name in ("lure1", "offer1", "offer2", "link", "phone", "wage", "money", "growth", "telling", "styled")
        if name in names
    ]
    yield from (f"{one}+{other}" for one in dealt for other in lures if one[:5] != other[:5])
    if "game1" in names and "brand" in names:
        yield "game1+brand"


def weigh(text: str) -> Opinion:
    """How likely a text is spam. Pure; about a third of a millisecond for a usual comment."""
    names, found = features(text)
    known = weights()
    total = known["(awal)"] + sum(known.get(name, 0.0) for name in names)
    heavy = sorted(((name, known[name]) for name in names if known.get(name)), key=lambda pair: (-pair[1], pair[0]))
    return Opinion(1 / (1 + exp(-max(-50.0, min(50.0, total)))), tuple(heavy), found)
