"""The static pages with which a new portal begins. After that they belong to the editors, in the CMS."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.template import Context, Template

from news.models.page import Automatic
from news.prose import clean

#: In the order of the footer.
SLUGS = (
    "redaksi",
    "pedoman-media-siber",
    "kode-etik",
    "hak-jawab-dan-koreksi",
    "tentang-kami",
    "kontak",
    "info-iklan",
    "kebijakan-privasi",
    "syarat-komentar",
    "disclaimer",
    "peta-situs",
)
#: Pages with a part that is made from the data.
AUTOMATIC = {
    "redaksi": Automatic.MASTHEAD,
    "peta-situs": Automatic.SITE_MAP,
    "kebijakan-privasi": Automatic.KEPT_DATA,
}
_TITLE = re.compile(r"\A<h1>(.+?)</h1>\s*", re.DOTALL)


def first_text(slug: str) -> tuple[str, str]:
    """(title, body) of a page with the newsroom's name and address in it."""
    source = (Path(__file__).parent / f"{slug}.html").read_text(encoding="utf-8")
    text = Template(source).render(Context({"newsroom": settings.NEWSROOM}))
    return _TITLE.match(text)[1], clean(_TITLE.sub("", text, count=1))
