"""What a text shows beside its words: names of sites, links, telephone numbers, sums, letters that are drawn or hidden."""

from __future__ import annotations

import re

from comments.brands import names_in

#: Before and behind a word that is matched whole.
_BEFORE, _BEHIND = r"(?<![^\W_])", r"(?![^\W_])"

_ENDINGS = "com net org xyz id co vip site online top click link me cc live club shop store info biz pro fun icu ly bet asia game games"
LINK = re.compile(rf"https?://|www\.|(?<![^\W_@.])[a-z0-9-]{{3,60}}\.(?:{'|'.join(_ENDINGS.split())}){_BEHIND}")
_SHORTENERS = "bit.ly s.id t.me wa.me linktr.ee cutt.ly tinyurl.com heylink.me rebrand.ly shorturl.at linkr.bio lynk.id"
#: Behind these nobody can look, or nothing good has ever been.
SHORTENED = re.compile(
    rf"(?:{'|'.join(map(re.escape, _SHORTENERS.split()))}|\w\.(?:xyz|vip|bet|top|click|icu|cc|site|fun|club)){_BEHIND}"
)
#: Mobile numbers of Indonesia, however they are cut: "0812-3456-7890", "+62 812 3456 7890".
PHONE = re.compile(r"(?<!\d)(?:\+?62|0)[\s.-]?8(?:[\s.-]?\d){8,11}(?!\d)")

_UNIT = r"(?:rb|ribu|k|jt|juta)"
_MONEY = re.compile(rf"{_BEFORE}\d{{1,3}}(?:[.,]\d+)?\s?(?:{_UNIT}|%){_BEHIND}")
#: "10rb jadi 2 juta", "receh bisa jadi 3 jt"
_GROWTH = re.compile(
    rf"(?:{_BEFORE}\d{{1,3}}\s?{_UNIT}?|sejuta|seribu|goceng|ceban|gocap|cepek|receh) (?:[a-z]{{1,10}} ){{0,2}}"
    rf"(?:jadi|menjadi|dapat|dapet|balik|tembus|beranak) [^\d.!?\n]{{0,12}}\d{{1,3}}(?:[.,]\d)?\s?{_UNIT}{_BEHIND}"
)
#: "300rb sehari", "5% per jam"
_WAGE = re.compile(rf"\d\s?(?:{_UNIT}|%|persen)?\s?(?:/|per\s?|se|tiap )(?:hari|jam|minggu|tugas)")

#: Letters that nobody types by accident: mathematical, enclosed, full width, small capitals, phonetic, and alphabets that are
#: not written in Indonesia. Arabic, Javanese and Balinese script are.
_DECORATIVE = (
    "\U0001d400-\U0001d7ff", "\U0001f110-\U0001f189", "\U0001f1e6-\U0001f1ff", "\uff21-\uff5a", "\u2460-\u24ff",
    "\u1d00-\u1d6a", "\u1d80-\u1dbf", "\ua730-\ua731", "\u0250-\u02af", "\u02b0-\u02b8", "\u02e1-\u02e3", "\u1e00-\u1e9f",
    "\u0370-\u052f", "\u0531-\u058a", "\u10a0-\u10ff", "\u1200-\u137f", "\u13a0-\u13f5", "\u1400-\u167f", "\u16a0-\u16f8",
    "\u2c00-\u2c5f", "\u2c80-\u2cff", "\u2d30-\u2d7f", "\ua4d0-\ua63f", "\uab70-\uabbf", "\U00010400-\U0001044f",
)  # fmt: skip
_STYLED = re.compile(f"[{''.join(_DECORATIVE)}]")
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff]{2})\\1*")
#: A Latin letter beside a Greek or Cyrillic one.
_MIXED = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_MANY = 4
#: Strokes through or under letters, signs that nobody sees, and small and large letters in disorder.
_STRUCK = re.compile("[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20f0]")
_UNSEEN = re.compile("(?<=\\w)[\u00ad\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff](?=\\w)")
_JUMBLED = re.compile(r"[a-z][A-Z]+[a-z]+[A-Z]")
#: "A N G G R E K": letters of a word that stand apart.
_SPREAD = re.compile(r"(?<![^\W_])(?:[^\W_][^\w\n]{1,3}){4,}[^\W_](?![^\W_])")
#: "R4J4W4L1": figures and signs among the letters of a word, at least twice, or once.
_FIGURED = re.compile(r"[a-z]{1,9}[\d@$!€|]{1,2}[a-z]{1,9}[\d@$!€|]{1,2}(?![\d.,])")
_ONCE_FIGURED = re.compile(rf"{_BEFORE}[a-z]{{1,9}}[\d@$€|]{{1,2}}[a-z]{{1,9}}")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b06\u27a1\U0001f300-\U0001faff]")
#: What is painted beside luck, wares and bodies.
_BAIT = re.compile("[🎰💰💸🤑💵💴🏆🎁🎉🚀💎🍀👇👆👉👈➡⬇✅🐉🐲🎲🃏♠📲📞💦🍑💋🔞💊💯⚡📈🪙💳]")
_HANDLE = re.compile(r"(?<![\w.])@[a-z]\w{3,}")

#: Signs that something is hidden.
HIDDEN = frozenset({"styled", "mixed", "spread", "figured", "figured once", "struck", "unseen", "jumbled"})


def signs_of(text: str, low: str) -> tuple[set[str], list[str]]:
    """The names of the signs in a text, and of the sites; `low` is the same text after `folding.plain`."""
    surely, perhaps = names_in(text)
    there = {
        "brand": surely,
        "named": perhaps,
        "link": LINK.search(low),
        "shortened": SHORTENED.search(low),
        "phone": PHONE.search(low),
        "money": _MONEY.search(low),
        "growth": _GROWTH.search(low),
        "wage": _WAGE.search(low),
        "styled": len(_STYLED.findall(_FLAG.sub("", text))) >= _MANY,
        "mixed": _MIXED.search(text),
        "spread": _SPREAD.search(text),
        "figured": _FIGURED.search(low),
        "figured once": _ONCE_FIGURED.search(low),
        "struck": len(_STRUCK.findall(text)) >= _MANY,
        "unseen": _UNSEEN.search(text),
        "jumbled": _JUMBLED.search(text),
        "emoji": len(_EMOJI.findall(text)) >= _MANY,
        "bait": _BAIT.search(text),
        "baits": len(_BAIT.findall(text)) > 1,
        "handle": _HANDLE.search(low),
    }
    names = {name for name, found in there.items() if found}
    if names & HIDDEN and names & {"brand", "named"}:
        names.add("hidden name")
    return names, surely
