"""Two banners of invented advertisers, drawn with Pillow and taken in through the door of `ads`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from ads.models import Banner, Slot
from news.photos import take_in_banner

SIZE = (970, 250)
SCALE = 2  # drawn twice as large and made smaller, so that edges are smooth


@dataclass(frozen=True)
class Advertiser:
    slot: Slot
    name: str
    alt: str
    link: str


TOP = Advertiser(
    Slot.TOP,
    "Kopi Lereng Tujuh",
    "Iklan Kopi Lereng Tujuh: kopi pilihan petani, diantar segar setiap pekan.",
    "https://kopi-lereng-tujuh.test/",
)
BOTTOM = Advertiser(
    Slot.BOTTOM,
    "Koperasi Surya Nusa",
    "Iklan Koperasi Surya Nusa: panel surya untuk rumah dan usaha, cicilan ringan.",
    "https://surya-nusa.test/",
)
ADVERTISERS = (TOP, BOTTOM)


def make_banners(now: datetime) -> None:
    for advertiser, draw in ((TOP, _coffee), (BOTTOM, _solar)):
        name, width, height = take_in_banner(_as_file(draw()))
        Banner.objects.create(
            slot=advertiser.slot,
            advertiser=advertiser.name,
            alt=advertiser.alt,
            link=advertiser.link,
            image_name=name,
            width=width,
            height=height,
            starts_at=now - timedelta(days=7),
        )


def _as_file(picture: Image.Image) -> ContentFile:
    buffer = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="iklan.png")


def _sheet(top: tuple, bottom: tuple) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A sheet with a smooth change of colour from its left to its right edge."""
    width, height = SIZE[0] * SCALE, SIZE[1] * SCALE
    ramp = Image.linear_gradient("L").rotate(90).resize((width, height))
    picture = Image.composite(Image.new("RGB", ramp.size, top), Image.new("RGB", ramp.size, bottom), ramp)
    return picture, ImageDraw.Draw(picture)


def _text(draw: ImageDraw.ImageDraw, place: tuple, words: str, size: int, colour: str) -> None:
    font = ImageFont.load_default(size * SCALE)
    draw.text((place[0] * SCALE, place[1] * SCALE), words, font=font, fill=colour)


def _button(draw: ImageDraw.ImageDraw, box: tuple, words: str, fill: str, colour: str) -> None:
    left, top, right, bottom = (edge * SCALE for edge in box)
    draw.rounded_rectangle((left, top, right, bottom), radius=22 * SCALE, fill=fill)
    font = ImageFont.load_default(19 * SCALE)
    draw.text(((left + right) / 2, (top + bottom) / 2), words, font=font, fill=colour, anchor="mm")


def _coffee() -> Image.Image:
    picture, draw = _sheet((58, 32, 20), (110, 64, 36))
    for number, shade in enumerate(("#7d4b2b", "#5d3720", "#43271a")):  # hills
        left, top = 520 + number * 60, 118 + number * 38
        draw.ellipse([edge * SCALE for edge in (left, top, left + 640, top + 360)], fill=shade)
    _bean(draw, (706, 178), 30, "#2a160d")
    _bean(draw, (652, 202), 22, "#321b10")
    _cup(draw, (830, 128))
    _text(draw, (48, 50), "Kopi Lereng Tujuh", 46, "#fff4e2")
    _text(draw, (50, 112), "Dipetik petani, diantar segar tiap pekan", 22, "#f3d3a8")
    _button(draw, (50, 168, 240, 212), "Pesan sekarang", "#f6b756", "#3a2014")
    return picture


def _bean(draw: ImageDraw.ImageDraw, centre: tuple, radius: int, colour: str) -> None:
    x, y, r = (value * SCALE for value in (*centre, radius))
    draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=colour)
    draw.arc((x - r * 1.1, y - r * 0.35, x + r * 1.1, y + r * 0.9), 200, 335, fill="#8a5a36", width=3 * SCALE)


def _cup(draw: ImageDraw.ImageDraw, corner: tuple) -> None:
    x, y = (value * SCALE for value in corner)
    s = SCALE
    draw.ellipse((x - 28 * s, y + 74 * s, x + 118 * s, y + 100 * s), fill="#e8dccb")
    draw.arc((x + 64 * s, y + 14 * s, x + 112 * s, y + 62 * s), 260, 100, fill="#ffffff", width=9 * s)
    draw.chord((x, y - 60 * s, x + 90 * s, y + 88 * s), 0, 180, fill="#ffffff")
    draw.ellipse((x, y + 2 * s, x + 90 * s, y + 26 * s), fill="#f4ece0")
    draw.ellipse((x + 7 * s, y + 5 * s, x + 83 * s, y + 23 * s), fill="#4a2a18")
    for offset in (24, 46, 68):  # steam
        curve = [
            (x + (offset + 6 * math.sin(step / 4)) * s, y - (4 + step * 2) * s) for step in range(26)
        ]
        draw.line(curve, fill="#d9b48c", width=3 * s, joint="curve")


def _solar() -> Image.Image:
    picture, draw = _sheet((6, 74, 112), (24, 138, 168))
    sun = [edge * SCALE for edge in (806, 26, 896, 116)]
    for turn in range(0, 360, 30):
        angle = math.radians(turn)
        ends = [((851 + reach * math.cos(angle)) * SCALE, (71 + reach * math.sin(angle)) * SCALE) for reach in (58, 74)]
        draw.line(ends, fill="#ffd36b", width=6 * SCALE)
    draw.ellipse(sun, fill="#ffc23d")
    for row in range(2):
        for column in range(4):
            _panel(draw, 590 + column * 86 - row * 22, 142 + row * 52)
    _text(draw, (48, 46), "Koperasi Surya Nusa", 44, "#ffffff")
    _text(draw, (50, 108), "Panel surya untuk rumah dan usaha", 22, "#d5f1f7")
    _button(draw, (50, 164, 262, 208), "Hitung cicilan", "#ffc23d", "#053a57")
    return picture


def _panel(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    slant, width, height = 20, 78, 46
    corners = [(left + slant, top), (left + slant + width, top), (left + width, top + height), (left, top + height)]
    draw.polygon([(x * SCALE, y * SCALE) for x, y in corners], fill="#0b2c52", outline="#9fd3e6")
    for part in (1, 2):
        x = left + width * part / 3
        line = [((x + slant) * SCALE, top * SCALE), (x * SCALE, (top + height) * SCALE)]
        draw.line(line, fill="#5fa6c4", width=SCALE)
    middle = top + height / 2
    draw.line(
        [((left + slant / 2) * SCALE, middle * SCALE), ((left + width + slant / 2) * SCALE, middle * SCALE)],
        fill="#5fa6c4",
        width=SCALE,
    )
