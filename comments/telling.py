"""That an author is to be told what the newsroom decided; the one door from moderation to the notices."""

from __future__ import annotations

from django.utils import timezone

from comments.models import Notice


def tell(user, about: str, comment) -> None:
    """Have somebody told once what happened; what happens again is told again."""
    if user is not None:
        fresh = {"made_at": timezone.now(), "sent_at": None}
        Notice.objects.update_or_create(user=user, about=about, comment=comment, defaults=fresh)


def take_back(user, about: str, comment) -> None:
    """What was undone before the mail went out is not told."""
    Notice.objects.filter(user=user, about=about, comment=comment, sent_at=None).delete()
