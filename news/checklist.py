"""What blocks a story from publication (the law and the house) and what only warns (quality)."""

from __future__ import annotations

from dataclasses import dataclass

from news.models import Article
from news.prose import count_words

TITLE_GOOD = 70
WORDS_LEAST = 60
KEYWORDS_LEAST = 3


@dataclass(frozen=True)
class Finding:
    """One line of the checklist: which field, what is wrong, and whether it blocks."""

    field: str
    message: str
    blocks: bool


def examine(article: Article) -> list[Finding]:
    """Every finding of a story, blocking ones first; an empty list is a story without fault."""
    findings = [*_blocking(article), *_warning(article)]
    return [finding for finding in findings if finding]


def blocking(article: Article) -> dict[str, str]:
    """Field -> message of all that forbids publication."""
    return {found.field: found.message for found in examine(article) if found.blocks}


def _blocking(article):
    photo = article.lead_photo
    yield _block(not article.title.strip(), "title", "Judul belum diisi.")
    yield _block(not article.body.strip(), "body", "Isi berita masih kosong.")
    yield _block(not article.category_id, "category", "Kanal belum dipilih.")
    obstacle = photo.obstacle() if photo else ""
    yield _block(bool(obstacle), "lead_photo", obstacle)


def _warning(article):
    yield _warn(len(article.title) > TITLE_GOOD, "title", "Judul lebih dari 70 huruf.")
    yield _warn(not article.dateline_place, "dateline_place", "Tempat belum diisi.")
    yield _warn(count_words(article.body) < WORDS_LEAST, "body", "Isi berita kurang dari 60 kata.")
    yield _warn(bool(article.lead_photo and not article.caption), "lead_photo", "Foto belum berketerangan.")
    yield _warn(
        bool(article.lead_photo and not article.alt and not article.lead_decorative),
        "lead_photo",
        "Foto belum punya teks alternatif.",
    )
    if article.pk:
        yield _warn(article.taggings.count() < KEYWORDS_LEAST, "keywords", "Kata kunci kurang dari tiga.")


def _block(wrong: bool, field: str, message: str) -> Finding | None:
    return Finding(field, message, blocks=True) if wrong else None


def _warn(wrong: bool, field: str, message: str) -> Finding | None:
    return Finding(field, message, blocks=False) if wrong else None
