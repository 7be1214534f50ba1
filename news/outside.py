"""What every machine outside is told in the same way: whole addresses, lasting ids, labelled titles, clean text."""

from __future__ import annotations

import re
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings

from news.dates import local
from news.inserts import without_inserts
from news.models import Article

#: Whatever is no character of XML 1.0 (clause 2.2, Char): one of them and no reader takes the whole feed.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_HOST = re.compile(r"[^a-z0-9.-]")
_OWN_LINK = re.compile(r'(<a href=")(?=/(?!/))')
PAID = "Advertorial"


def absolute(path: str) -> str:
    """An address of ours with the site before it; one that is whole already stays."""
    return path if path.startswith(("http://", "https://")) else settings.SITE_URL + path


def xml_text(text: str) -> str:
    """Text that may stand in any XML document: without control characters and halves of characters."""
    return _NO_XML.sub("", text)


def labelled_title(article: Article) -> str:
    """The title as it stands outside of our pages, where no style sheet says that a story is paid."""
    title = " ".join(xml_text(article.title).split())
    return f"{PAID}: {title}" if article.is_advertorial else title


def lasting_id(article: Article) -> str:
    """A name that a story keeps whatever becomes of its address (RFC 4151, tag URI)."""
    host = _NO_HOST.sub("-", (urlsplit(settings.SITE_URL).hostname or "localhost").lower())
    return f"tag:{host},{article.created_at.astimezone(UTC):%Y-%m-%d}:berita/{article.pk}"


def stamp(moment) -> str:
    """Machine-readable to the second, with the newsroom's offset: "2022-04-01T15:00:00+07:00"."""
    return local(moment).isoformat(timespec="seconds")


def changed_at(article: Article):
    """When a public story last became something else for its readers (aware datetime)."""
    return max(filter(None, (article.published_at, article.embargo_until, article.updated_at)))


def standing_alone(html: str) -> str:
    """A typeset body as it is read elsewhere: links to our own pages are whole, of the inserts links to videos stay."""
    return _OWN_LINK.sub(rf"\1{settings.SITE_URL}", xml_text(without_inserts(html)))
