"""How photographs stand on pages: AVIF and JPEG in every width."""

from __future__ import annotations

from django.utils.safestring import SafeString

from news.models import Photo
from news.stencils import Stencil

_PICTURE = Stencil("_picture.html", "avif", "jpeg", "src", "alt", plain=("sizes", "width", "height"))


def picture(photo: Photo, shape: str, sizes: str, alt: str = "", eager: bool = False) -> SafeString:
    """A photograph in a shape ("16:9", "3:2", "1:1") with AVIF and JPEG in every width.

    `sizes` is the attribute of that name: how wide the picture stands on the page. `eager` is
    for the one picture above the fold.
    """
    jpeg = photo.renditions(shape)
    widths = list(jpeg)
    width, height = photo.size(shape, widths[-1])
    told = {
        "avif": _srcset(photo.renditions(shape, "avif")),
        "jpeg": _srcset(jpeg),
        "src": jpeg[widths[min(2, len(widths) - 1)]],
        "sizes": sizes,
        "width": width,
        "height": height,
        "alt": alt,
    }
    return _PICTURE.fill(told, eager=bool(eager))


def _srcset(addresses: dict[int, str]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in addresses.items())
