"""What writers do with their own comments, and readers with those of others: change, delete, like."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from comments import complaints
from comments.models import Comment, Like, State
from comments.policy import Verdict, judge
from comments.standing import put

PAGE_SIZE = 30


class NotPossible(Exception):
    """Why an act is refused, in a sentence for whoever tried it."""


def written_by(user) -> QuerySet:
    """The comments that somebody has written and not deleted, the newest first."""
    found = Comment.objects.filter(author=user).exclude(state=State.DELETED)
    return found.select_related("article__category").order_by("-created_at", "-pk")


def editable_until(comment: Comment) -> datetime:
    return comment.created_at + timedelta(minutes=settings.READERS.edit_minutes)


def why_not_edit(comment: Comment, now: datetime | None = None) -> str:
    """Why its writer may not change a comment any more, or ""."""
    if comment.state not in (State.VISIBLE, State.HELD):
        return "Komentar ini tidak tampil lagi, jadi tidak dapat diubah."
    if comment.complained_at or comment.is_withheld():
        return "Komentar ini sedang diperiksa redaksi, jadi tidak dapat diubah."
    if (now or timezone.now()) >= editable_until(comment):
        return f"Komentar hanya dapat diubah dalam {settings.READERS.edit_minutes} menit sesudah dikirim."
    if not comment.article.is_public():
        return "Beritanya sudah tidak dapat dibaca."
    return ""


@transaction.atomic
def edit(comment: Comment, body: str) -> Verdict:
    """Put other words in the place of an own comment's, before the same judge. Raises NotPossible."""
    comment = _held_tight(comment)
    refusal = why_not_edit(comment)
    if refusal:
        raise NotPossible(refusal)
    if body == comment.body:
        return Verdict()
    verdict = judge(comment.author, comment.article, body)
    if verdict.refusal:
        raise NotPossible(verdict.refusal)
    # What waits goes on waiting, and what the newsroom has picked were other words.
    state = State.HELD if comment.state == State.HELD else verdict.state
    flags = list(dict.fromkeys([*(comment.flags if state == State.HELD else ()), *verdict.flags]))
    put(comment, state, body=body, flags=flags, edited_at=timezone.now(), picked_at=None)
    return verdict


@transaction.atomic
def erase(comment: Comment) -> None:
    """Take an own comment away for good: nothing of its words stays, its place stays over answers."""
    comment = _held_tight(comment)
    put(comment, State.DELETED, body="", flags=[], picked_at=None)
    complaints.gone(comment)


def like(comment: Comment, user, wanted: bool) -> None:
    """Like a comment, or not any more. Twice is once. Raises NotPossible."""
    if comment.author_id == user.pk:
        raise NotPossible("Ini komentar Anda sendiri.")
    with transaction.atomic():
        change = _note_like(comment, user) if wanted else -Like.objects.filter(comment=comment, user=user).delete()[0]
        if change:
            number = Greatest(F("likes") + Value(change), Value(0))
            Comment.objects.filter(pk=comment.pk).update(likes=number)


def _note_like(comment: Comment, user) -> int:
    try:
        with transaction.atomic():
            Like.objects.create(comment=comment, user=user)
    except IntegrityError:
        return 0
    return 1


def _held_tight(comment: Comment) -> Comment:
    """The comment as it stands now, locked until the act is done."""
    return (
        Comment.objects.select_for_update(of=("self",)).select_related("article__category", "author").get(pk=comment.pk)
    )
