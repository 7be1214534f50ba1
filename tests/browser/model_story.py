"""The model story: the 13 slots of a page as they stand in a text file, and as they stand in the browser.

`MODEL_ARTICLE=<path>` puts another file of the same form in the place of our own story.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from news.dates import MONTHS
from tests.factories import WIB

OWN = Path(__file__).with_name("model_story.txt")
#: Slot -> where it stands on the article page.
PLACES = {
    "banner above": "aside.banner >> nth=0 >> img",
    "breadcrumb": "nav.crumbs",
    "title": "h1",
    "date line": ".story-info time >> nth=0",
    "font control": "[data-font-row]",
    "photo": "figcaption",
    "body": ".prose",
    "keywords": ".story-end .tags",
    "editor": ".story-end p:has-text('Editor :')",
    "banner below": "aside.banner >> nth=1 >> img",
    "comments": ".conversation h2",
}


@dataclass(frozen=True)
class ModelStory:
    """What an editor types, slot by slot."""

    banner_above: str
    channels: list[str]
    title: str
    date_line: str
    caption: str
    credit: str
    brand: str
    place: str
    paragraphs: list[str]
    initials: str
    keywords: list[str]
    editor: str
    banner_below: str

    @property
    def moment(self) -> datetime:
        day, month, year, hour, minute = re.search(r"(\d+) (\w+) (\d{4}) (\d\d)[.:](\d\d)", self.date_line).groups()
        return datetime(int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), tzinfo=WIB)

    @property
    def slots(self) -> dict[str, str | list[str]]:
        """Slot -> its words on the page, in the order of the page. Without keywords there is no slot for them."""
        first, *between, last = self.paragraphs
        found = {
            "banner above": self.banner_above,
            "breadcrumb": ["Beranda", *self.channels, self.title],
            "title": self.title,
            "date line": self.date_line,
            "font control": ["Font", "Ukuran", "A−", "A+"],
            "photo": f"{self.caption} [Foto: {self.credit}]",
            "body": [f"{self.brand} | {self.place} - {first}", *between, f"{last} ({self.initials})"],
            "keywords": self.keywords,
            "editor": f"Editor : {self.editor}",
            "banner below": self.banner_below,
            "comments": "Komentar Anda",
        }
        return {slot: words for slot, words in found.items() if words}


def read(path: Path | None = None) -> ModelStory:
    """The story of a file; of `MODEL_ARTICLE` or our own without a path."""
    path = path or Path(os.environ.get("MODEL_ARTICLE") or OWN)
    lines = [" ".join(line.split()) for line in path.read_text("utf-8").splitlines()]
    above, crumbs, title, date_line, font, photo, *body = [line for line in lines if line]
    end, signed = body.index("Keyword:"), body.index("Editor :")
    assert font.startswith("Font:") and body[-1] == "Komentar Anda"
    caption, credit = re.fullmatch(r"(.+) \[Foto: (.+)\]", photo).groups()
    brand, place, first = re.fullmatch(r"(\S+) \| (.+?) - (.+)", body[0]).groups()
    last, initials = re.fullmatch(r"(.+) \((\w+)\)", body[end - 1]).groups()
    return ModelStory(
        banner_above=above,
        channels=crumbs.removesuffix(f" / {title}").split(" / ")[1:],
        title=title,
        date_line=date_line,
        caption=caption,
        credit=credit,
        brand=brand,
        place=place,
        paragraphs=[first, *body[1 : end - 1], last],
        initials=initials,
        keywords=[word.strip() for line in body[end + 1 : signed] for word in line.split(",")],
        editor=body[signed + 1],
        banner_below=body[signed + 2],
    )


def seen(page) -> dict[str, str | list[str]]:
    """The same slots as a reader sees them in an open article page, in the order in which they stand there."""
    heights, found = {}, {}
    for slot, place in PLACES.items():
        spot = page.locator(place)
        if spot.count():
            heights[slot] = spot.evaluate("(one) => one.getBoundingClientRect().top + scrollY")
            found[slot] = _words(slot, spot)
    return {slot: found[slot] for slot in sorted(found, key=heights.get)}


def _words(slot: str, spot) -> str | list[str]:
    if slot.startswith("banner"):
        return spot.get_attribute("alt")
    if slot in ("breadcrumb", "keywords"):
        return [_plain(one) for one in spot.locator("li").all_inner_texts()]
    if slot == "body":
        return [_plain(one) for one in spot.locator("> *").all_inner_texts()]
    if slot == "font control":
        return [
            _plain(one)
            for one in spot.locator("label, .font-row-label, [data-act=smaller], [data-act=larger]").all_inner_texts()
        ]
    spot.scroll_into_view_if_needed()  # words far down the page are drawn when a reader comes near
    return _plain(spot.inner_text())


def _plain(text: str) -> str:
    return " ".join(text.split())
