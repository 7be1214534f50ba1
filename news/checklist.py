"""What blocks a story from publication (the law and the house) and what only warns (quality)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.models import Article, Kind, Rights
from news.prose import count_words, plain_text

TITLE_GOOD = 70
WORDS_LEAST = 60
KEYWORDS_LEAST = 3
#: Told in pictures: their text may be short.
PICTURES = (Kind.PHOTO, Kind.VIDEO)
#: A link that leads nowhere; cleaning has taken away those without words or without any address.
_EMPTY_LINK = re.compile(r"""<a\b[^>]*\shref=["']#?["']""")
#: How paid texts sign themselves: "Advertorial: ..." over them, "(Adv)" or "(Pariwara/RK)" behind the last word.
_PAID = r"(?:adv|advertorial|infotorial|pariwara)"
_PAID_TITLE = re.compile(rf"\s*[\[(]?{_PAID}\s*[\])]?\s*[:|\])]", re.IGNORECASE)
_PAID_END = re.compile(rf"[\[(]\s*{_PAID}\b[^\])]{{0,30}}[\])]\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One line of the checklist: what was looked at, in which field, what is to be done, and whether that blocks."""

    code: str
    field: str
    label: str
    good: bool
    message: str
    blocks: bool


def checklist(article: Article, *, keywords: int | None = None, names: int | None = None) -> list[Finding]:
    """Every line that concerns a story, good or bad, the law first.

    `keywords` and `names` are how many of them are being typed; without them those in the database count.
    """
    return [*_law(article), *_quality(article, keywords, names)]


def examine(article: Article, **typed) -> list[Finding]:
    """Every fault of a story, blocking ones first; an empty list is a story without fault."""
    return [finding for finding in checklist(article, **typed) if not finding.good]


def blocking(article: Article) -> dict[str, str]:
    """Field -> message of all that forbids publication."""
    return {found.field: found.message for found in _law(article) if not found.good}


def warnings(article: Article, **typed) -> list[Finding]:
    """The faults with which a story may go out when somebody says why."""
    return [finding for finding in examine(article, **typed) if not finding.blocks]


def _law(article: Article) -> Iterator[Finding]:
    def line(code, field, label, good, message):
        return Finding(code, field, label, bool(good), message, blocks=True)

    yield line("title", "title", "Judul", article.title.strip(), "Judul belum diisi.")
    yield line("body", "body", "Isi", article.body.strip(), "Isi berita masih kosong.")
    yield line("channel", "category", "Kanal", article.category_id, "Kanal belum dipilih.")
    yield line(
        "label",
        "kind",
        "Label iklan",
        article.kind == Kind.ADVERTORIAL or not _calls_itself_paid(article),
        "Tulisan ini menyebut dirinya advertorial. Pilih jenis Advertorial supaya berlabel, atau hapus sebutannya.",
    )
    photo = article.lead_photo
    if photo is None:
        return
    yield line("permit", "lead_photo", "Izin foto", photo.may_be_shown(), photo.obstacle())
    yield line(
        "credit",
        "lead_photo",
        "Kredit foto",
        photo.credit.strip(),
        "Kredit foto belum diisi. Tulis nama fotografernya, atau Istimewa.",
    )
    # Of the rights classes only this one says that nobody has looked yet.
    yield line(
        "rights",
        "lead_photo",
        "Hak pakai foto",
        photo.rights != Rights.UNCLEAR,
        "Hak pakai foto masih Belum jelas. Pilih hak pakainya.",
    )


def _quality(article: Article, keywords: int | None, names: int | None) -> Iterator[Finding]:
    def line(code, field, label, good, message):
        return Finding(code, field, label, bool(good), message, blocks=False)

    yield line("title-length", "title", "Panjang judul", len(article.title) <= TITLE_GOOD, "Judul lebih dari 70 huruf.")
    if article.kind != Kind.OPINION:
        yield line("place", "dateline_place", "Tempat", article.dateline_place, "Tempat belum diisi.")
    if article.kind not in PICTURES:
        enough = count_words(article.body) >= WORDS_LEAST
        yield line("words", "body", "Panjang isi", enough, "Isi berita kurang dari 60 kata.")
    yield line("links", "body", "Tautan", not _EMPTY_LINK.search(article.body), "Ada tautan yang kosong dalam isi.")
    if article.lead_photo:
        yield line("caption", "lead_photo", "Keterangan foto", article.caption, "Foto belum berketerangan.")
        described = article.alt or article.lead_decorative
        yield line("alt", "lead_photo", "Teks alternatif", described, "Foto belum punya teks alternatif.")
    if keywords is None:
        keywords = article.taggings.count() if article.pk else 0
    yield line("keywords", "keywords", "Kata kunci", keywords >= KEYWORDS_LEAST, "Kata kunci kurang dari tiga.")
    if names is None:
        names = article.bylines.count() if article.pk else 0
    yield line("names", "bylines", "Penulis", names, "Nama penulis belum diisi.")
    yield line("editor", "editor", "Editor", article.editor_id, "Editor belum dipilih.")


def _calls_itself_paid(article: Article) -> bool:
    return bool(_PAID_TITLE.match(article.title) or _PAID_END.search(plain_text(article.body).rstrip(" .")))
