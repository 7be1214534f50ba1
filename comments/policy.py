"""Every reason to refuse or hold a comment: short named rules that answer None or a reason."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from comments.models import Comment, State

#: Comments of a new account that wait for a moderator before later ones appear at once.
HELD_COMMENTS = 3
#: Comments that one account may send in a minute.
PER_MINUTE = 10


def closed(article) -> str | None:
    """Why nobody may comment on a story, or None."""
    if not article.is_public():
        return "Berita ini tidak menerima komentar."
    if not article.comments_open:
        return "Komentar untuk berita ini sudah ditutup."
    return None


def take_turn(author):
    """The author's row, locked: what one account sends at the same moment is looked at in turn."""
    return get_user_model().objects.select_for_update().get(pk=author.pk)


def seconds_to_wait(author, now=None) -> int:
    """Seconds until an author may send the next comment; 0 when it may be now."""
    now = now or timezone.now()
    recent = Comment.objects.filter(author=author, created_at__gt=now - timedelta(minutes=1))
    times = sorted(recent.values_list("created_at", flat=True))
    if len(times) < PER_MINUTE:
        return 0
    return max(1, 60 - int((now - times[-PER_MINUTE]).total_seconds()))


def is_new_author(author) -> bool:
    visible = Comment.objects.filter(author=author, state=State.VISIBLE)[:HELD_COMMENTS]
    return len(visible) < HELD_COMMENTS


def first_state(author) -> State:
    """The state in which an author's next comment begins."""
    return State.HELD if is_new_author(author) else State.VISIBLE
