"""The shapes and sizes in which a photograph is published, as plain arithmetic."""

from __future__ import annotations

#: Shape -> (width : height, widths in pixels), from the page designs: lead, card, portrait.
SHAPES: dict[str, tuple[tuple[int, int], tuple[int, ...]]] = {
    "16:9": ((16, 9), (320, 640, 960, 1280)),
    "3:2": ((3, 2), (160, 320, 480, 640)),
    "1:1": ((1, 1), (96, 192)),
}

#: What WhatsApp, Facebook, X and Telegram show of a link: pixels and bytes.
SHARE, SHARE_SIZE, SHARE_MOST = "share", (1200, 630), 300_000
_RATIOS = {shape: ratio for shape, (ratio, _) in SHAPES.items()} | {SHARE: SHARE_SIZE}


def rendition_size(shape: str, width: int) -> tuple[int, int]:
    """Pixels (width, height) of a rendition."""
    (across, down), _ = SHAPES[shape]
    return width, round(width * down / across)


def rendition_widths(width: int, height: int, shape: str) -> list[int]:
    """Widths made of a master of width x height pixels: never enlarged, but always one."""
    (across, down), widths = SHAPES[shape]
    room = min(width, height * across / down)
    return [w for w in widths if w <= room] or [widths[0]]


def rendition_name(name: str, shape: str, width: int) -> str:
    """File name without its ending, which is "avif" or "jpg"."""
    return f"{name}-{shape.replace(':', 'x')}-{width}"


def share_file(name: str) -> str:
    """File of a photograph's share picture, which is a JPEG only."""
    return f"{name}-{SHARE}.jpg"


def crop_box(width: int, height: int, shape: str, focal: tuple[float, float]) -> tuple[float, float, float, float]:
    """The largest box of a shape inside width x height, as near to the focal point as fits.

    `focal` is (x, y) from 0 to 1, `shape` also SHARE. Returns (left, top, right, bottom) in pixels.
    """
    across, down = _RATIOS[shape]
    box_width = min(width, height * across / down)
    box_height = box_width * down / across
    left = min(max(focal[0] * width - box_width / 2, 0), width - box_width)
    top = min(max(focal[1] * height - box_height / 2, 0), height - box_height)
    return left, top, left + box_width, top + box_height
