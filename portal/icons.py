"""The site's icons and house pictures, drawn from the newsroom's name and colour when static files are collected."""

import json
from dataclasses import asdict
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from PIL import Image, ImageDraw

from news.cards import House, draw_card, drawable, font
from news.darkroom import share_jpeg
from news.outside import PAID
from news.sharing import HOUSE_PICTURE, PAID_PICTURE, house

#: A new number draws everything anew.
DESIGN = 1
#: Drawn large and made small, so that edges are smooth.
LARGE = 1024
#: File -> (pixels, whether it may be cut into any shape: "maskable" in the manifest, and on iPhones).
ICONS = {
    "img/icon-96.png": (96, False),
    "img/icon-180.png": (180, True),
    "img/icon-192.png": (192, False),
    "img/icon-512.png": (512, False),
    "img/icon-maskable-512.png": (512, True),
}
FAVICON = "img/favicon.ico"
PICTURES = {HOUSE_PICTURE: "", PAID_PICTURE: PAID}
FILES = (*ICONS, FAVICON, *PICTURES)


def draw_icon(look: House, size: int, maskable: bool) -> Image.Image:
    """The first letter of the name over a line, on the house colour; a maskable one keeps to the middle and fills all."""
    icon = Image.new("RGBA", (LARGE, LARGE), look.color if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(icon)
    if not maskable:
        pen.rounded_rectangle((0, 0, LARGE - 1, LARGE - 1), LARGE // 7, fill=look.color)
    scale = 0.72 if maskable else 1
    letter = (drawable(look.name, look.font)[:1] or "B").upper()
    middle = LARGE // 2
    pen.text(
        (middle, middle + LARGE * 0.2 * scale),
        letter,
        "white",
        font(look.font, round(LARGE * 0.82 * scale)),
        anchor="ms",
    )
    half, top = LARGE * 0.29 * scale, middle + LARGE * 0.28 * scale
    pen.rectangle((middle - half, top, middle + half, top + LARGE * 0.05 * scale), fill="white")
    return icon.resize((size, size), Image.Resampling.LANCZOS)


def drawn(name: str, look: House) -> bytes:
    """The bytes of one of FILES."""
    if name in PICTURES:
        return share_jpeg(draw_card(look, label=PICTURES[name]))
    out = BytesIO()
    if name == FAVICON:
        draw_icon(look, 48, maskable=False).save(out, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    else:
        size, maskable = ICONS[name]
        icon = draw_icon(look, size, maskable)
        (icon.convert("RGB") if maskable else icon).save(out, "PNG", optimize=True)
    return out.getvalue()


class IconFinder(BaseFinder):
    """Draws the files into DATA_DIR/icons and shows that folder to Django's staticfiles."""

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.folder = Path(settings.DATA_DIR) / "icons"
        self.storage = FileSystemStorage(location=self.folder)

    def find(self, path, find_all=False, **kwargs):
        if path not in FILES:
            return []
        self._draw()
        where = str(self.folder / path)
        return [where] if find_all else where

    def list(self, ignore_patterns):
        self._draw()
        for name in FILES:
            if not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage

    def _draw(self) -> None:
        """Only when the newsroom, the design or the font is another than last time."""
        look = house()
        told = asdict(look) | {"font": sha256(look.font.read_bytes()).hexdigest(), "design": DESIGN}
        wanted = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        stamp = self.folder / "drawn.sha256"
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        for name in FILES:
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(drawn(name, look))
        stamp.write_text(wanted)
