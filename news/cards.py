"""Draws the pictures that stand for a link: a card with the newsroom's name and a title, or a label on a photograph.

Pillow and a font of ours; nothing of Django and nothing that came from outside is opened here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from news.renditions import SHARE_SIZE

INK, PAPER, QUIET = "#131519", "#ffffff", "#585d66"
WIDTH, HEIGHT = SHARE_SIZE
MARGIN, BAR = 72, 20
#: Sizes of the title that are tried, and the lines that fit at each.
TITLE_SIZES = ((76, 4), (66, 5), (56, 6), (48, 7))


@dataclass(frozen=True)
class House:
    """How the newsroom looks on a card: name, colour (#rrggbb), the small line at the foot, the font file."""

    name: str
    color: str
    foot: str
    font: Path


@cache
def font(path: Path, size: int, weight: int = 700) -> ImageFont.FreeTypeFont:
    """Our variable font in one size and weight."""
    loaded = ImageFont.truetype(str(path), size)
    loaded.set_variation_by_axes([weight])
    return loaded


def draw_card(house: House, title: str = "", label: str = "") -> Image.Image:
    """A card on paper: label, title (shortened where it is too long), name and foot. Without a title the name stands large."""
    card = Image.new("RGB", SHARE_SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, WIDTH, BAR), fill=house.color)
    top = MARGIN + BAR
    if label:
        top = _draw_label(pen, house, label, (MARGIN, top)) + 28
    words = drawable(title, house.font)
    if words:
        _draw_title(pen, house, words, top)
        pen.text((MARGIN, HEIGHT - MARGIN), drawable(house.name, house.font), INK, font(house.font, 40), anchor="ls")
    else:
        _draw_name(pen, house)
    pen.text(
        (WIDTH - MARGIN, HEIGHT - MARGIN),
        drawable(house.foot, house.font),
        QUIET,
        font(house.font, 28, 400),
        anchor="rs",
    )
    return card


def label_photo(house: House, photo: Image.Image, label: str) -> Image.Image:
    """A photograph in the size of a card with a label that nobody overlooks and no crop of a messenger cuts off."""
    card = photo.convert("RGB").resize(SHARE_SIZE)
    _draw_label(ImageDraw.Draw(card), house, label, (WIDTH // 2, HEIGHT - 110), centred=True)
    return card


def _draw_label(pen, house: House, label: str, where: tuple[int, int], centred: bool = False) -> int:
    """A label in a box of the house colour; returns the y below it."""
    letters = font(house.font, 40)
    words = drawable(label, house.font).upper()
    left, top = where
    width = round(pen.textlength(words, letters)) + 48
    if centred:
        left -= width // 2
    pen.rectangle((left - 3, top - 3, left + width + 3, top + 67), fill=PAPER)
    pen.rectangle((left, top, left + width, top + 64), fill=house.color)
    pen.text((left + width // 2, top + 32), words, PAPER, letters, anchor="mm")
    return top + 64


def _draw_title(pen, house: House, title: str, top: int) -> None:
    room = HEIGHT - 2 * MARGIN - 40 - top
    for size, most in TITLE_SIZES:
        letters, height = font(house.font, size), round(size * 1.16)
        lines = _lines(pen, title, letters)
        fits = min(most, room // height)
        if len(lines) <= fits:
            break
    if len(lines) > fits:
        lines = [*lines[: fits - 1], _shortened(pen, " ".join(lines[fits - 1 :]), letters)]
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * height), line, INK, letters, anchor="la")


def _draw_name(pen, house: House) -> None:
    name = drawable(house.name, house.font) or "Berita"
    size = 150
    while size > 40 and pen.textlength(name, font(house.font, size)) > WIDTH - 2 * MARGIN:
        size -= 10
    pen.text((WIDTH // 2, HEIGHT // 2), name, house.color, font(house.font, size), anchor="mm")


def _lines(pen, text: str, letters) -> list[str]:
    """Words in lines that fit between the margins; a word that is too long alone is shortened."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pen.textlength(longer, letters) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(_shortened(pen, word, letters))
    return lines


def _shortened(pen, text: str, letters) -> str:
    if pen.textlength(text, letters) <= WIDTH - 2 * MARGIN:
        return text
    while text and pen.textlength(f"{text}…", letters) > WIDTH - 2 * MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


def drawable(text: str, path: Path) -> str:
    """The text in letters that our font has: without marks where only those are missing, "" where most of it is lost."""
    plain = "".join(letter if _known(letter, path) else unicodedata.normalize("NFKD", letter)[0] for letter in text)
    kept = " ".join("".join(letter if _known(letter, path) else " " for letter in plain).split())
    wanted = sum(not letter.isspace() for letter in text)
    return kept if 2 * sum(not letter.isspace() for letter in kept) >= wanted else ""


@cache
def _missing(path: Path) -> bytes:
    return bytes(font(path, 40).getmask("\uffff"))


@cache
def _known(letter: str, path: Path) -> bool:
    return letter.isspace() or (letter.isprintable() and bytes(font(path, 40).getmask(letter)) != _missing(path))
