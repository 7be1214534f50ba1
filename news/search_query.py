"""What a reader's words ask for: slots, each of which is filled by one of several wordings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from news.models import SearchAlias
from news.models.search_alias import MOST_WORDS as LONGEST_NAME
from news.stemming import stem, words

#: Words of a question that are looked for; what is typed behind them is not.
MOST_WORDS = 10
#: Words that say nothing by themselves, folded. They count in a name ("Kementerian Dalam Negeri").
_FUNCTION_WORDS = """
    ada adalah agar akan antara apa apakah atas atau bagi bagaimana bahwa berapa bisa dalam dan dapat dari dengan di di
    dia hanya hingga ia ini itu jadi jika juga karena ke kepada kita kami lagi lain lalu lebih mana mengapa mereka nya
    oleh pada para pun saat saja sampai sang saya sebagai secara sedang sejak seperti serta si siapa soal sudah supaya
    telah tentang terhadap tersebut tetapi tidak untuk yaitu yakni yang
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True)
class Wording:
    """Stems that together fill a slot. Of a name they must stand side by side, in this order."""

    stems: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        return len(self.stems) > 1

    @property
    def text(self) -> str:
        return " ".join(self.stems)


Slot = tuple[Wording, ...]


@dataclass(frozen=True)
class Query:
    """`typed` are the folded words that count; `cut` says that more were typed than are looked for."""

    typed: tuple[str, ...]
    slots: tuple[Slot, ...]
    cut: bool = False

    @property
    def loose(self) -> tuple[Slot, ...]:
        """The slots with every name that was typed in full taken apart into its words."""
        if not any(slot[0].is_name for slot in self.slots):
            return self.slots
        weak = {stem(word) for word in self.typed if word in FUNCTION_WORDS}
        slots: list[Slot] = []
        for slot in self.slots:
            apart = [(Wording((root,)),) for root in slot[0].stems if root not in weak]
            slots += apart if slot[0].is_name else [slot]
        return tuple(dict.fromkeys(slots))

    @property
    def names(self) -> list[Wording]:
        return [wording for slot in self.slots for wording in slot if wording.is_name]


def understand(text: str) -> Query:
    """The question in a reader's words. One query, for the aliases."""
    typed, found = [], []
    for word in words(text):
        root = stem(word)
        if not found or found[-1] != root:
            typed.append(word)
            found.append(root)
    cut, typed, found = len(found) > MOST_WORDS, typed[:MOST_WORDS], found[:MOST_WORDS]
    slots = _slots(typed, found, _other_names(found)) if found else []
    return Query(tuple(typed), tuple(dict.fromkeys(slots)), cut)


def _other_names(found: list[str]) -> dict[str, list[str]]:
    """Phrase of the question -> its other names, as stems."""
    phrases = {
        " ".join(found[start:end])
        for start in range(len(found))
        for end in range(start + 1, min(len(found), start + LONGEST_NAME) + 1)
    }
    others: dict[str, list[str]] = defaultdict(list)
    for short, full in SearchAlias.objects.about(phrases).values_list("short_stems", "full_stems"):
        for one, other in ((short, full), (full, short)):
            if one in phrases:
                others[one].append(other)
    return others


def _slots(typed: list[str], found: list[str], others: dict[str, list[str]]) -> list[Slot]:
    slots, weak, place = [], [], 0
    while place < len(found):
        for length in range(min(LONGEST_NAME, len(found) - place), 0, -1):
            phrase = " ".join(found[place : place + length])
            if phrase in others or length == 1:
                break
        slot = tuple(Wording(tuple(name.split())) for name in (phrase, *others.get(phrase, ())))
        is_weak = length == 1 and len(slot) == 1 and typed[place] in FUNCTION_WORDS
        (weak if is_weak else slots).append(slot)
        place += length
    return slots or weak
