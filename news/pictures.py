"""How photographs stand on pages: AVIF and JPEG in every width."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.core.signals import setting_changed
from django.utils.safestring import SafeString

from news.models import Photo
from news.stencils import Stencil

_PICTURE = Stencil("_picture.html", "alt", plain=("avif", "jpeg", "src", "sizes", "width", "height"))
#: Stands in for the name of a photograph, which is letters and digits like this one.
_STAND_IN = "0nama0"


def picture(photo: Photo, shape: str, sizes: str, alt: str = "", eager: bool = False) -> SafeString:
    """A photograph in a shape ("16:9", "3:2", "1:1") with AVIF and JPEG in every width.

    `sizes` is the attribute of that name: how wide the picture stands on the page. `eager` is
    for the one picture above the fold.
    """
    avif, jpeg, src, (width, height) = _addresses(shape, tuple(photo.widths(shape)))
    name = photo.name
    told = {
        "avif": avif.replace(_STAND_IN, name),
        "jpeg": jpeg.replace(_STAND_IN, name),
        "src": src.replace(_STAND_IN, name),
        "sizes": sizes,
        "width": width,
        "height": height,
        "alt": alt,
    }
    return _PICTURE.fill(told, eager=bool(eager))


@lru_cache(maxsize=32)
def _addresses(shape: str, widths: tuple[int, ...]) -> tuple[str, str, str, tuple[int, int]]:
    """Both `srcset`s as HTML, the address for who knows neither, and the size of the largest, of a photograph with this name.

    No storage may sign the addresses of public files: a page that is kept would outlive the signature.
    """
    photo = Photo(name=_STAND_IN)
    avif, jpeg = ({width: escape(photo.rendition(shape, width, form)) for width in widths} for form in ("avif", "jpg"))
    return _srcset(avif), _srcset(jpeg), jpeg[widths[min(2, len(widths) - 1)]], photo.size(shape, widths[-1])


def _srcset(addresses: dict[int, str]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in addresses.items())


setting_changed.connect(lambda **kwargs: _addresses.cache_clear(), weak=False)
