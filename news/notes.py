"""Who may write and resolve notes to a colleague, to whom they may go, and which wait for somebody."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from news.models import Article, Note
from news.workflow import may_see

#: Notes on the dashboard, and beside one story.
WAITING, BESIDE_STORY = 20, 200
EDITS_ANY = "edit_any_article"


def notes_for(user) -> list[Note]:
    """Open notes addressed to somebody, newest first, with their stories. One query."""
    found = Note.objects.open().filter(addressee=user).select_related("article", "author")
    return list(found.defer("article__body")[:WAITING])


def notes_of(story: Article) -> list[Note]:
    """All notes about a story with their answers, the open ones first. Two queries."""
    notes = list(Note.objects.filter(article=story).with_people()[:BESIDE_STORY])
    return sorted(notes, key=lambda note: not note.is_open)


def may_resolve(user, note: Note) -> bool:
    """The author, whom it is addressed to, and editors; of a story that they may see."""
    own = user.pk in (note.author_id, note.addressee_id)
    return may_see(user, note.article) and (own or user.has_perm(f"news.{EDITS_ANY}"))


def colleagues(story: Article) -> QuerySet:
    """Staff who can see a story: editors, and who wrote it."""
    users = get_user_model().objects.filter(is_active=True, is_staff=True)
    editors = (
        Q(groups__permissions__codename=EDITS_ANY) | Q(user_permissions__codename=EDITS_ANY) | Q(is_superuser=True)
    )
    return users.filter(editors | Q(pk=story.created_by_id)).distinct().order_by("display_name", "pk")
