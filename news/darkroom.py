"""The darkroom: turns one untrusted file into a master and its renditions.

Runs as a process of its own (`python -m news.darkroom`), with limits on memory and time,
because decoding a hostile picture is the most dangerous thing the portal does. Imports Pillow
and nothing of Django. `news.photos` is the door to it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import resource
import sys
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from news.photo_words import kept_packet, read_words
from news.renditions import (
    SHAPES,
    SHARE,
    SHARE_MOST,
    SHARE_SIZE,
    crop_box,
    rendition_name,
    rendition_size,
    rendition_widths,
    share_file,
)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MASTER_EDGE = 2560
SMALLEST_EDGE = 16
AVIF_QUALITY, AVIF_SPEED, JPEG_QUALITY = 60, 8, 78


class Refused(Exception):
    """The file is not a photograph we keep; the argument is a code `news.photos` explains."""


def open_safely(data: bytes, max_pixels: int) -> Image.Image:
    """An upright RGB picture of at most MASTER_EDGE, with nothing but pixels. Raises Refused.

    Of a picture that moves only the first frame is read.
    """
    picture = _identified(data, max_pixels)
    try:
        if isinstance(picture, JpegImageFile):  # also what phones write, "MPO"
            picture.draft(picture.mode, (MASTER_EDGE, MASTER_EDGE))
        picture.load()
        return _only_pixels(_upright(_small(picture)))
    except MemoryError:
        raise
    except Exception:
        raise Refused("broken") from None


def _identified(data: bytes, max_pixels: int) -> Image.Image:
    """The picture with its head read and its pixels not. What it is, its content says, not its name."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = max_pixels
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("pixels") from None
    except MemoryError:
        raise
    except Exception:
        raise Refused("type") from None
    if picture.width * picture.height > max_pixels:
        raise Refused("pixels")
    if min(picture.size) < SMALLEST_EDGE:
        raise Refused("small")
    return picture


def _small(picture: Image.Image) -> Image.Image:
    """At most MASTER_EDGE wide and high: first of all, so that the rest needs little memory."""
    if picture.mode.startswith("I"):  # 16 bits a pixel; convert() would cut them off, not scale them
        picture = picture.convert("I").point(lambda level: level / 256).convert("L")
    elif picture.mode in {"1", "P", "PA", "LA"}:  # these cannot be scaled smoothly
        picture = picture.convert("RGBA" if picture.mode[-1] == "A" or "transparency" in picture.info else "RGB")
    picture.thumbnail((MASTER_EDGE, MASTER_EDGE), Image.Resampling.LANCZOS, reducing_gap=2)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except MemoryError:
        raise
    except Exception:
        return picture  # broken EXIF is thrown away with the rest of it


def _only_pixels(picture: Image.Image) -> Image.Image:
    """The picture in sRGB on white, without EXIF, GPS, XMP, comments or profile."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "RGBA" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert("RGB")
    if profile:
        picture = _to_srgb(picture, profile)
    # Pixels copied into a new picture: nothing else can come along.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture.convert("RGB"))
    return clean


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a broken profile costs the colours' exactness, not the photograph


def develop(
    data: bytes,
    folder: Path,
    stem: str,
    focal: tuple[float, float],
    max_pixels: int,
    whole: bool = False,
) -> dict:
    """Write `stem`-master.jpg and every rendition into `folder`.

    `whole` makes one rendition in the picture's own shape (banners). Returns {"width", "height",
    "files", "words"}: the master's size in pixels, the names of the renditions, and what the file
    said about itself. Raises Refused.
    """
    master = open_safely(data, max_pixels)
    words = {} if whole else said_by(data)
    kept = kept_packet(words)
    master.save(folder / f"{stem}-master.jpg", "JPEG", quality=92, optimize=True, **_with(kept))
    files = _save_both(master, folder, stem) if whole else render(master, folder, stem, focal, kept)
    return {"width": master.width, "height": master.height, "files": files, "words": words}


def said_by(data: bytes) -> dict[str, str]:
    """What a file says about itself: `news.photo_words`. {} of what is no picture."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            return read_words(picture)
    except MemoryError:
        raise
    except Exception:
        return {}


def _with(kept: bytes) -> dict[str, bytes]:
    return {"xmp": kept} if kept else {}


def render(master: Image.Image, folder: Path, stem: str, focal: tuple[float, float], kept: bytes = b"") -> list[str]:
    """Write every rendition of a decoded master into `folder`; returns their file names.

    `kept` is the XMP packet of its large copies: in a thumbnail it would weigh more than the picture.
    """
    files = []
    for shape in SHAPES:
        box = crop_box(master.width, master.height, shape, focal)
        for width in rendition_widths(master.width, master.height, shape):
            size = rendition_size(shape, width)
            picture = master.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2)
            files += _save_both(picture, folder, rendition_name(stem, shape, width), kept if shape == "16:9" else b"")
    return [*files, save_share(master, folder, stem, focal, kept)]


def save_share(master: Image.Image, folder: Path, stem: str, focal: tuple[float, float], kept: bytes = b"") -> str:
    """Write the share picture of a decoded master into `folder`; returns its file name."""
    box = crop_box(master.width, master.height, SHARE, focal)
    picture = master.resize(SHARE_SIZE, Image.Resampling.LANCZOS, box=box, reducing_gap=2)
    name = share_file(stem)
    (folder / name).write_bytes(share_jpeg(picture, kept))
    return name


def share_jpeg(picture: Image.Image, kept: bytes = b"") -> bytes:
    """A picture as JPEG of at most SHARE_MOST bytes: what is heavier, some who show links leave out."""
    for quality in range(82, 0, -9):
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, progressive=True, optimize=True, **_with(kept))
        if out.tell() <= SHARE_MOST:
            break
    return out.getvalue()


def _save_both(picture: Image.Image, folder: Path, name: str, kept: bytes = b"") -> list[str]:
    avif, jpeg = f"{name}.avif", f"{name}.jpg"
    picture.save(folder / avif, "AVIF", quality=AVIF_QUALITY, speed=AVIF_SPEED, max_threads=1, **_with(kept))
    picture.save(folder / jpeg, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True, **_with(kept))
    return [avif, jpeg]


def _limit(kind: int, most: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # not every system knows every limit
        resource.setrlimit(kind, (most, most))


def main() -> int:
    """Read a job as JSON on stdin, answer as JSON on stdout.

    Job: source, folder, stem (paths and a name), focal [x, y], max_pixels, whole, memory (bytes), seconds.
    Answer: what `develop` returns, or {"refused": code}.
    """
    job = json.load(sys.stdin)
    _limit(resource.RLIMIT_AS, job["memory"])
    _limit(resource.RLIMIT_CPU, 2 * job["seconds"])  # also when whoever waits for us has died
    _limit(resource.RLIMIT_CORE, 0)
    try:
        answer = develop(
            Path(job["source"]).read_bytes(),
            Path(job["folder"]),
            job["stem"],
            tuple(job["focal"]),
            job["max_pixels"],
            job["whole"],
        )
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": "memory"}
    except OSError as error:
        answer = {"refused": "disk" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "crash"}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
