"""The last part of an address: made from a title, unique, and never one of our own words."""

from __future__ import annotations

import re

from django.utils.text import slugify

MAX_LENGTH = 90

#: First segments of addresses that belong to the portal itself; no channel or static page
#: may take one.
RESERVED = frozenset(
    """
    admin akun api arsip beranda cari cek ekspor embed favicon feed foto-media galat healthz
    indeks komentar langganan luring manifest media metrics offline pencabutan pengaduan penulis pratinjau
    ralat robots rss sematan sitemap static sw tag terkini terpopuler topik tulis
    """.split()
)

_DROPPED = re.compile(r"['’‘‛ʼ´′`\"“”„«»″]")
#: Signs that part words although they are no ASCII hyphens; without this "2020–2021" would be one number.
_PARTING = re.compile(r"[/\\|–—−‐‑…·•:;,+=~]")


def make_slug(text: str, max_length: int = MAX_LENGTH) -> str:
    """Lower-case ASCII words joined by hyphens, stop words kept, cut at a word.

    Quotes and backticks are dropped, not turned into hyphens, so that "Jum`at" gives
    "jumat". Returns "" when nothing usable is left.
    """
    slug = slugify(_PARTING.sub(" ", _DROPPED.sub("", text)).replace("&", " dan "))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return (cut or slug[:max_length]).rstrip("-_")  # nor does a whole slug end with a sign


def free_slug(wanted: str, taken, max_length: int = MAX_LENGTH) -> str:
    """`wanted`, or the first of wanted-2, wanted-3, ... that is not in the set `taken`."""
    if wanted not in taken:
        return wanted
    number = 2
    while True:
        suffix = f"-{number}"
        candidate = wanted[: max_length - len(suffix)].rstrip("-") + suffix
        if candidate not in taken:
            return candidate
        number += 1
