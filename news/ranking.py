"""Which of the documents found answers best. Pure Python over their stems, so both databases rank alike."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from news.search_query import Slot, Wording

#: What a word is worth where it stands. Elsewhere than in the body it counts once.
TITLE, NAMES, STANDFIRST, BODY = 6.0, 4.0, 2.5, 1.0
#: Words of an ordinary body; in a longer one a word says less.
USUAL_LENGTH = 250
#: From here on saying it once more adds little.
ENOUGH = 3.0
#: For two words of the question that stand side by side in the story, too.
SIDE_BY_SIDE = 0.35


@dataclass(frozen=True)
class Text:
    """A document's stems, each field with a space before and behind."""

    place: int
    title: str = ""
    names: str = ""
    standfirst: str = ""
    body: str = ""

    @classmethod
    def of(cls, place: int, *fields: str) -> Text:
        return cls(place, *(f" {field} " for field in fields))

    def holds(self, wording: Wording) -> bool:
        needle = f" {wording.text} "
        return needle in self.title or needle in self.names or needle in self.standfirst or needle in self.body


def rank(texts: list[Text], slots: tuple[Slot, ...]) -> list[int]:
    """The places of the documents, best first and newest first among equals."""
    worths = [[_worth(text, slot) for slot in slots] for text in texts]
    rarity = [_rarity(len(texts), sum(1 for row in worths if row[number])) for number in range(len(slots))]
    pairs = [f" {one[0].text} {two[0].text} " for one, two in zip(slots, slots[1:], strict=False)]
    scored = []
    for text, row in zip(texts, worths, strict=True):
        score = sum(worth * rare for worth, rare in zip(row, rarity, strict=True))
        score += SIDE_BY_SIDE * sum(
            1 for pair in pairs if pair in text.body or pair in text.title or pair in text.names
        )
        scored.append((-round(score, 3), -text.place))
    return [-place for _, place in sorted(scored)]


def _rarity(all_of_them: int, having: int) -> float:
    return log(1 + all_of_them / having) if having else 0.0


def _worth(text: Text, slot: Slot) -> float:
    """From 0 (not there) to 1 (it is what the story is about)."""
    return max(_worth_of(text, wording) for wording in slot)


def _worth_of(text: Text, wording: Wording) -> float:
    needle = f" {wording.text} "
    said = text.body.count(needle)
    # A stem has about six letters.
    length = 0.4 + 0.6 * len(text.body) / (6 * USUAL_LENGTH) if said else 1
    weight = (
        TITLE * (needle in text.title)
        + NAMES * (needle in text.names)
        + STANDFIRST * (needle in text.standfirst)
        + BODY * said / length
    )
    return weight / (weight + ENOUGH)
