"""The history of a story: keeping a version with each named act, and reading it again as texts.

A version holds the names beside the keys of people, channel and photographs, so that it can be read when they are gone.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from news.dates import stamp
from news.differences import FieldDifference, changed_words, field_differences
from news.inserts import uses_in
from news.models import Article, Byline, Kind, Person, Photo, Revision
from news.prose import count_words

#: Columns of a story that are words or choices of an editor and are restored as they were.
PLAIN = ("title", "standfirst", "share_title", "dateline_place", "body", "kind", "lead_caption", "lead_alt")
#: Text of a version -> what people call it, in the order of the form.
LABELS = {
    "title": "Judul",
    "slug": "Alamat",
    "dateline_place": "Tempat",
    "standfirst": "Ringkasan",
    "lead_photo": "Foto utama",
    "lead_decorative": "Foto utama hanya hiasan",
    "body": "Isi",
    "photos": "Foto di dalam isi",
    "category": "Kanal",
    "keywords": "Kata kunci",
    "byline": "Penulis",
    "editor": "Editor",
    "kind": "Jenis",
    "share_title": "Judul bagikan",
    "comments_open": "Komentar dibuka",
    "embargo_until": "Embargo sampai",
    "expires_at": "Berakhir",
}


def record(article: Article, act: str, user=None, note: str = "") -> Revision:
    """Keep the story as it stands now, as the work of `user` (None: nobody signed in). Noted as `newest_revision`."""
    before = Revision.objects.filter(article=article).values_list("content__body", flat=True).first()
    gone, new = (0, count_words(article.body)) if before is None else _size(before, article.body)
    article.newest_revision = Revision.objects.create(
        article=article,
        act=act,
        note=note,
        user=user if user and user.pk else None,
        at=timezone.now(),
        state=article.state,
        content=content_of(article),
        words_gone=gone,
        words_new=new,
    )
    return article.newest_revision


def keep_what_was(article: Article) -> None:
    """Before the first change that is kept: keep what stood there until then, so that it can be compared."""
    if article.pk and not article.revisions.exists():
        stored = Article.objects.select_related("category__parent", "lead_photo", "editor").get(pk=article.pk)
        revision = record(stored, Revision.Act.BEFORE)
        revision.at = stored.saved_at
        revision.save(update_fields=["at"])


def _size(before: str, after: str) -> tuple[int, int]:
    return (0, 0) if before == after else changed_words(before, after)


def content_of(article: Article) -> dict:
    """A story as plain data: words, choices, and with each key the name that it has today."""
    bylines = Byline.objects.filter(article=article).select_related("person")
    uses = uses_in(article.body)
    photos = Photo.objects.in_bulk({key for key, _, _ in uses})
    return {
        **{name: str(getattr(article, name)) for name in PLAIN},
        "slug": article.slug,
        "comments_open": article.comments_open,
        "lead_decorative": article.lead_decorative,
        "expires_at": article.expires_at.isoformat() if article.expires_at else "",
        "embargo_until": article.embargo_until.isoformat() if article.embargo_until else "",
        "category": {"key": article.category_id, "name": " › ".join(one.name for one in article.category.trail)},
        "editor": _person(article.editor),
        "lead_photo": _photo(article.lead_photo, article.caption, article.alt),
        "photos": [{"key": key, **_photo(photos.get(key), caption, alt)} for key, caption, alt in uses],
        "keywords": sorted(article.keywords.values_list("name", flat=True)),
        "byline": [{**_person(line.person), "role": line.role, "as": line.name_override} for line in bylines],
    }


def _person(person: Person | None) -> dict:
    return {"key": person.pk, "name": person.name} if person else {}


def _photo(photo: Photo | None, caption: str, alt: str) -> dict:
    """A photograph as a story uses it; {} without one."""
    if photo is None:
        return {}
    return {"key": photo.pk, "credit": photo.credit_line, "caption": caption or photo.caption, "alt": alt or photo.alt}


# Reading a version again


def texts_of(content: dict) -> dict[str, str]:
    """A version as texts to compare: name -> words, a line for each part. The body stays HTML."""
    return {
        **{name: content[name] for name in (*PLAIN, "slug")},
        "kind": dict(Kind.choices).get(content["kind"], content["kind"]),
        "comments_open": _yes(content["comments_open"]),
        "lead_decorative": _yes(content["lead_decorative"]),
        "expires_at": _moment(content["expires_at"]),
        "embargo_until": _moment(content["embargo_until"]),
        "category": content["category"]["name"],
        "editor": content["editor"].get("name", ""),
        "lead_photo": _photo_lines(content["lead_photo"]),
        "photos": "\n".join(_photo_lines(photo) for photo in content["photos"]),
        "keywords": "\n".join(content["keywords"]),
        "byline": "\n".join(map(_byline_line, content["byline"])),
    }


def differences_of(old: dict, new: dict) -> list[FieldDifference]:
    """What has changed between the contents of two versions, field by field."""
    return field_differences(texts_of(old), texts_of(new), LABELS)


def _yes(value: bool) -> str:
    return "Ya" if value else "Tidak"


def _moment(text: str) -> str:
    return stamp(datetime.fromisoformat(text)) if text else ""


def _photo_lines(photo: dict) -> str:
    if not photo:
        return ""
    lines = [f"Foto nomor {photo['key']}" + (f" ({photo['credit']})" if photo.get("credit") else "")]
    lines += [f"Keterangan: {photo['caption']}"] if photo.get("caption") else []
    lines += [f"Teks alternatif: {photo['alt']}"] if photo.get("alt") else []
    return "\n".join(lines)


def _byline_line(line: dict) -> str:
    role = dict(Byline.Role.choices).get(line["role"], line["role"])
    name, shown_as = line.get("name", ""), line["as"]
    return f"{role}: {name} (tertulis: {shown_as})" if name and shown_as else f"{role}: {name or shown_as}"
