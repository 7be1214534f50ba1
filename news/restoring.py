"""Bringing back how a story stood: an earlier version, or what the last press changed, through the same gate as any change."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from news import workflow
from news.dates import stamp
from news.history import PLAIN
from news.inserts import photos_in, without_photos
from news.models import Article, Byline, Category, Keyword, Person, Photo, Revision, SearchDocument


@transaction.atomic
def restore(article: Article, revision: Revision, user) -> list[str]:
    """Give a story the words, names, keywords, photographs and channel of one of its versions, as a new version.

    Returns what could not be brought back because it has been deleted, in Indonesian. What readers see changes only
    through the move UPDATE, with its rights and its checklist. Address, times and state stay as they are. Raises
    PermissionDenied, and ValidationError when the version lacks what a published story must have.
    """
    article.lock()
    if revision.article_id != article.pk or not workflow.may_edit(user, article):
        raise PermissionDenied("Anda tidak berhak memulihkan versi berita ini.")
    lost = _bring_back(article, revision.content)
    note = f"Versi {stamp(revision.at)} ({revision.label})"
    workflow.save_change(article, user, Revision.Act.RESTORE, note)
    return lost


@transaction.atomic
def undo(article: Article, user) -> list[str]:
    """Take back the last move of a story through the move UNDO; an update with all that it changed, address and times too.

    Returns and raises as `restore` does. What was taken back stays among the versions.
    """
    article.lock()
    last, lost = workflow.undoable(user, article), []
    if last and last.act == workflow.UPDATE:
        content = article.revisions.all()[1].content  # the newest is the update itself
        lost = _bring_back(article, content)
        article.slug, article.comments_open = content["slug"], content["comments_open"]
        article.expires_at, article.embargo_until = map(_moment, (content["expires_at"], content["embargo_until"]))
    workflow.make_move(article, workflow.UNDO, user)
    return lost


def told(lost: list[str]) -> str:
    """What the CMS says of that which could not be brought back."""
    return f"Sudah dihapus, jadi tidak ikut dipulihkan: {', '.join(lost)}."


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _bring_back(article: Article, content: dict) -> list[str]:
    """Everything but address, times and state, on the story itself and in its relations; returns what is lost."""
    lost = []
    for name in PLAIN:
        setattr(article, name, content[name])
    article.lead_decorative = content["lead_decorative"]
    _bring_back_relations(article, content, lost)
    _bring_back_bylines(article, content["byline"], lost)
    _bring_back_keywords(article, content["keywords"], lost)
    SearchDocument.objects.rename([article.pk])
    return lost


def _bring_back_relations(article: Article, content: dict, lost: list[str]) -> None:
    channel = Category.objects.select_related("parent").filter(pk=content["category"]["key"]).first()
    article.category = channel or article.category
    if channel is None:
        lost.append(f"kanal {content['category']['name']}")
    editor, photo = content["editor"], content["lead_photo"]
    article.editor = Person.objects.filter(pk=editor.get("key")).first()
    if editor and article.editor is None:
        lost.append(f"editor {editor['name']}")
    article.lead_photo = Photo.objects.filter(pk=photo.get("key")).first()
    if photo and article.lead_photo is None:
        lost.append(f"foto utama nomor {photo['key']}")
    shown = set(photos_in(article.body))
    missing = shown - set(Photo.objects.filter(pk__in=shown).values_list("pk", flat=True))
    article.body = without_photos(article.body, missing)
    lost += [f"foto nomor {key} di dalam isi" for key in sorted(missing)]


def _bring_back_bylines(article: Article, lines: list[dict], lost: list[str]) -> None:
    people = Person.objects.in_bulk({line["key"] for line in lines if "key" in line})
    article.bylines.all().delete()
    for position, line in enumerate(lines):
        person = people.get(line.get("key"))
        if person or line["as"]:
            Byline.objects.create(
                article=article, person=person, name_override=line["as"], role=line["role"], position=position
            )
        else:
            lost.append(f"penulis {line['name']}")


def _bring_back_keywords(article: Article, names: list[str], lost: list[str]) -> None:
    known = set(Keyword.objects.filter(name__in=names).values_list("name", flat=True))
    article.keywords.set([name for name in names if name in known])
    lost += [f"kata kunci {name}" for name in names if name not in known]
