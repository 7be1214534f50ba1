"""Every reason to refuse or hold a comment: short named rules that answer None or a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from comments.models import Comment, State


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
    most = settings.READERS.per_minute
    if len(times) < most:
        return 0
    return max(1, 60 - int((now - times[-most]).total_seconds()))


def is_new_author(author) -> bool:
    held = settings.READERS.held_comments
    return len(Comment.objects.filter(author=author, state=State.VISIBLE)[:held]) < held


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment as it is sent."""

    #: Why it is not taken at all, in a sentence for its author; "" when it is.
    refusal: str = ""
    #: Codes of the rules for which it waits for a moderator; none: it appears at once.
    flags: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        return State.HELD if self.flags else State.VISIBLE


#: Code of a rule -> what a moderator reads beside the comment.
FLAGS = {"new": "akun baru"}


def judge(author, article, body: str, now=None) -> Verdict:
    """Put a comment before all rules. `body` is what will be kept; nothing is written."""
    flags = [code for code, applies in (("new", is_new_author(author)),) if applies]
    return Verdict(flags=tuple(flags))
