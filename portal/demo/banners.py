"""One banner a slot, of invented advertisers, drawn with Pillow and taken in through the door of `ads`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from ads.models import Banner, Slot
from news.models import Category
from news.photos import take_in_banner

SIZE = (970, 250)
SCALE = 2  # drawn twice as large and made smaller, so that edges are smooth


@dataclass(frozen=True)
class Advertiser:
    slot: Slot
    name: str
    alt: str
    link: str
    size: tuple[int, int] = SIZE
    channel: str = ""


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
TEXT = Advertiser(
    Slot.TEXT,
    "Taman Baca Pelita",
    "Iklan Taman Baca Pelita: pinjam buku dari rumah, diantar kurir setiap Sabtu.",
    "https://taman-baca-pelita.test/",
    (680, 280),
)
SIDE = Advertiser(
    Slot.SIDE,
    "Batik Sekar Kencana",
    "Iklan Batik Sekar Kencana: batik tulis pesisir, ukuran dibuat menurut pesanan.",
    "https://batik-sekar-kencana.test/",
    (300, 250),
)
CHANNEL = Advertiser(
    Slot.CHANNEL,
    "Sepeda Roda Kita",
    "Iklan Sepeda Roda Kita: servis sepeda di tempat, buka sampai malam.",
    "https://roda-kita.test/",
    channel="olahraga",
)
ADVERTISERS = (TOP, BOTTOM, TEXT, SIDE, CHANNEL)


def make_banners(now: datetime) -> None:
    drawings = (_coffee, _solar, _books, _batik, _bicycle)
    for advertiser, draw in zip(ADVERTISERS, drawings, strict=True):
        name, width, height = take_in_banner(_as_file(draw(), advertiser.size))
        banner = Banner.objects.create(
            slot=advertiser.slot,
            advertiser=advertiser.name,
            alt=advertiser.alt,
            link=advertiser.link,
            image_name=name,
            width=width,
            height=height,
            starts_at=now - timedelta(days=7),
        )
        banner.channels.set(Category.objects.filter(slug=advertiser.channel))


def _as_file(picture: Image.Image, size: tuple[int, int]) -> ContentFile:
    buffer = BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="iklan.png")


def _sheet(top: tuple, bottom: tuple, size: tuple = SIZE) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A sheet with a smooth change of colour from its left to its right edge."""
    width, height = size[0] * SCALE, size[1] * SCALE
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
        curve = [(x + (offset + 6 * math.sin(step / 4)) * s, y - (4 + step * 2) * s) for step in range(26)]
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


def _books() -> Image.Image:
    picture, draw = _sheet((244, 236, 218), (232, 214, 180), TEXT.size)
    left, spines = 398, (("#97131b", 34, 150), ("#0b4f86", 26, 132), ("#12622f", 40, 166), ("#7a4a00", 24, 140),
                         ("#5b3080", 32, 158), ("#16181d", 28, 126), ("#b3541e", 36, 146))  # fmt: skip
    for colour, width, height in spines:
        box = [edge * SCALE for edge in (left, 222 - height, left + width, 222)]
        draw.rounded_rectangle(box, radius=3 * SCALE, fill=colour)
        stripe = [edge * SCALE for edge in (left + 5, 222 - height + 22, left + width - 5, 222 - height + 28)]
        draw.rectangle(stripe, fill="#f4ecda")
        left += width + 3
    draw.rectangle([edge * SCALE for edge in (384, 222, 656, 232)], fill="#6b4a2b")
    _text(draw, (36, 52), "Taman Baca Pelita", 38, "#3a2614")
    _text(draw, (38, 108), "Pinjam buku dari rumah,", 23, "#5c4630")
    _text(draw, (38, 138), "diantar setiap Sabtu", 23, "#5c4630")
    _button(draw, (38, 186, 220, 230), "Daftar gratis", "#97131b", "#ffffff")
    return picture


def _batik() -> Image.Image:
    picture, draw = _sheet((43, 27, 61), (74, 38, 76), SIDE.size)
    for row in range(4):
        for column in range(7):
            x, y = 22 + column * 44 + (row % 2) * 22, 24 + row * 30
            for radius, colour in ((17, "#d8a24a"), (12, "#4a264c"), (6, "#f1d49a")):
                points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
                draw.polygon([(a * SCALE, b * SCALE) for a, b in points], fill=colour)
    draw.rectangle([edge * SCALE for edge in (0, 128, 300, 250)], fill="#2b1b3d")
    _text(draw, (20, 140), "Batik Sekar Kencana", 26, "#f6e3bd")
    _text(draw, (20, 172), "Batik tulis pesisir", 18, "#d9c4e0")
    _button(draw, (20, 200, 160, 236), "Lihat motif", "#d8a24a", "#2b1b3d")
    return picture


def _bicycle() -> Image.Image:
    picture, draw = _sheet((18, 98, 47), (64, 140, 76), CHANNEL.size)
    wheels, hub = ((690, 160), (850, 160)), 58
    for x, y in wheels:
        draw.ellipse(
            [edge * SCALE for edge in (x - hub, y - hub, x + hub, y + hub)], outline="#eaf5e6", width=7 * SCALE
        )
        for turn in range(0, 180, 30):
            dx, dy = hub * math.cos(math.radians(turn)), hub * math.sin(math.radians(turn))
            ends = [((x - dx) * SCALE, (y - dy) * SCALE), ((x + dx) * SCALE, (y + dy) * SCALE)]
            draw.line(ends, fill="#b8d9b4", width=SCALE)
    crank, seat, head = (758, 160), (736, 88), (826, 84)
    for frame in ((wheels[0], crank), (wheels[0], seat), (seat, crank), (crank, head), (seat, head), (head, wheels[1])):
        draw.line([(x * SCALE, y * SCALE) for x, y in frame], fill="#ffc23d", width=8 * SCALE)
    for part in (((716, 78), (756, 78)), ((826, 84), (818, 58)), ((818, 58), (848, 54))):
        draw.line([(x * SCALE, y * SCALE) for x, y in part], fill="#10241a", width=9 * SCALE)
    _text(draw, (48, 50), "Sepeda Roda Kita", 46, "#ffffff")
    _text(draw, (50, 112), "Servis di tempat, buka sampai malam", 22, "#d7f0d3")
    _button(draw, (50, 168, 262, 212), "Pesan montir", "#ffc23d", "#10341e")
    return picture
