"""What stands between the paragraphs of a body, as readers see it: photographs, galleries, embeds, "Baca juga", tables.

Reads the grammar of `composing` and nothing else. A photograph that may not be shown and a story that is not public
leave nothing behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import count

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from news import embeds
from news.models import Article, Photo
from news.prose import PAGE_BREAK, plain_text

#: Of editors' own links and automatic ones together.
READ_ALSO_MOST = 3

_PHOTO = re.compile(
    r'<figure data-photo="(\d+)"(?: data-alt="([^"]*)")?><figcaption>(.*?)</figcaption></figure>', re.DOTALL
)
_INSERT = re.compile(
    rf'<div data-gallery="">(?P<gallery>(?:{_PHOTO.pattern})*)</div>|(?P<photo>{_PHOTO.pattern})'
    r'|<div data-embed="(?P<embed>[^"]*)"></div>|<aside data-read-also="(?P<story>\d+)"></aside>',
    re.DOTALL,
)
_TABLE = re.compile(r"<(/?)table>")
_FIRST_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
TABLE_NAME_LENGTH = 80


@dataclass(frozen=True)
class Shown:
    """One photograph as a story uses it. `number` of `total` is 0 for one that stands alone."""

    photo: Photo
    caption: SafeString
    alt: str
    number: int = 0
    total: int = 0

    @property
    def is_wide(self) -> bool:
        """The first of an odd number fills a row of its own, so that no place stays empty."""
        return self.number == 1 and self.total % 2 == 1

    @property
    def large(self) -> tuple[str, str]:
        """Addresses of the largest JPEG and AVIF."""
        width = self.photo.widths("16:9")[-1]
        return self.photo.rendition("16:9", width), self.photo.rendition("16:9", width, "avif")


def photos_in(html: str) -> list[int]:
    """Keys of the photographs that a body shows, in their order."""
    return [int(found[1]) for found in _PHOTO.finditer(html)]


def uses_in(html: str) -> list[tuple[int, str, str]]:
    """(key, caption, alternative text) of each photograph that a body shows, as plain words, in their order."""
    return [(int(found[1]), plain_text(found[3]), unescape(found[2] or "")) for found in _PHOTO.finditer(html)]


def without_photos(html: str, keys: set[int]) -> str:
    """A body from which some photographs are taken out; a gallery that loses all of them goes with them."""
    kept = _PHOTO.sub(lambda found: "" if int(found[1]) in keys else found[0], html)
    return kept.replace('<div data-gallery=""></div>', "") if kept != html else html


def stories_in(html: str) -> list[int]:
    """Keys of the stories that a body's editors recommend, in their order."""
    if "data-read-also" not in html:
        return []
    return [int(found["story"]) for found in _INSERT.finditer(html) if found["story"]]


def read_also(story: Article) -> str:
    """The stored form of a "Baca juga"."""
    return f'<aside data-read-also="{story.pk}"></aside>'


def without_inserts(html: str) -> str:
    """A body for where only words can stand, such as a feed: of the inserts a link to each embed stays."""
    return _INSERT.sub(_as_link, html).replace(PAGE_BREAK, "")


def _as_link(found: re.Match) -> str:
    embed = embeds.recognise(unescape(found["embed"] or ""))
    return format_html('<p><a href="{}">{}</a></p>', embed.address, embed.label) if embed else ""


class Drawing:
    """Draws the inserts of one story. `photos` and `stories` hold by key those that may be shown.

    A photo story (`is_photo_story`) shows every photograph large and numbers them; `lead` counts as the first.
    """

    def __init__(
        self, photos: dict[int, Photo], stories: dict[int, Article], total=0, is_photo_story=False, lead=False
    ):
        self.photos, self.stories = photos, stories
        self.is_photo_story, self.total = is_photo_story, total
        self.numbers, self.tables = count(1 + lead), count(1)
        self.recommended: list[int] = []

    def draw(self, html: str) -> SafeString:
        """A part of the body with its inserts and tables as readers see them."""
        return mark_safe(_INSERT.sub(self._insert, self._box_tables(html)))  # noqa: S308 - cleaned when it was saved

    def _insert(self, found: re.Match) -> str:
        if found["story"]:
            return self._read_also(int(found["story"]))
        if found["embed"]:
            return self._embed(unescape(found["embed"]))
        if found["photo"] or self.is_photo_story:
            return "".join(self._single(use) for use in _PHOTO.finditer(found[0]))
        return self._gallery(found["gallery"])

    def _shown(self, use: re.Match, number=0, total=0) -> Shown | None:
        photo = self.photos.get(int(use[1]))
        if photo is None:
            return None
        caption = mark_safe(use[3]) if use[3] else escape(photo.caption)  # noqa: S308 - cleaned when it was saved
        return Shown(photo, caption, unescape(use[2] or "") or photo.alt, number, total)

    def _single(self, use: re.Match) -> str:
        if int(use[1]) not in self.photos:
            return ""
        numbers = (next(self.numbers), self.total) if self.is_photo_story else (0, 0)
        return render_to_string("news/_insert_photo.html", {"shown": self._shown(use, *numbers)})

    def _gallery(self, html: str) -> str:
        uses = [use for use in _PHOTO.finditer(html) if int(use[1]) in self.photos]
        shown = [self._shown(use, number, len(uses)) for number, use in enumerate(uses, 1)]
        return render_to_string("news/_insert_gallery.html", {"all": shown}) if shown else ""

    def _embed(self, address: str) -> str:
        embed = embeds.recognise(address)
        return render_to_string("news/_insert_embed.html", {"embed": embed}) if embed else ""

    def _read_also(self, key: int) -> str:
        story = self.stories.get(key)
        if story is None or key in self.recommended or len(self.recommended) >= READ_ALSO_MOST:
            return ""
        self.recommended.append(key)
        return render_to_string("news/_insert_read_also.html", {"article": story})

    def _box_tables(self, html: str) -> str:
        """Each table in a box that scrolls by itself, can be focused and has a name: its first row."""
        parts, depth, last = [], 0, 0
        for tag in _TABLE.finditer(html):
            depth += -1 if tag[1] else 1
            if depth == 1 and not tag[1]:
                parts += [html[last : tag.start()], self._table_box(html, tag.start())]
                last = tag.start()
            elif depth == 0:
                parts += [html[last : tag.end()], "</div>"]
                last = tag.end()
        return "".join([*parts, html[last:]])

    def _table_box(self, html: str, start: int) -> str:
        row = _FIRST_ROW.search(html, start)
        cells = (
            [plain_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row[1], re.DOTALL)] if row else []
        )
        name = f"Tabel {next(self.tables)}: {', '.join(filter(None, cells))}"[:TABLE_NAME_LENGTH].rstrip(",: ")
        return format_html('<div class="table" role="region" aria-label="{}" tabindex="0">', name)
