"""Whose name stands over a comment: when it changes, the pages that show it are drawn anew."""

from __future__ import annotations

from comments.models import Comment
from comments.models.comment import LATEST
from news.freshness import MOST_ROWS, SITE, story, touch


def renew(users: list[int], **kwargs) -> None:
    """Hears of a new name or badge, in its transaction."""
    spoken = Comment.objects.filter(author__in=users).order_by().values_list("article", flat=True).distinct()
    stories = list(spoken[: MOST_ROWS + 1])
    if len(stories) > MOST_ROWS:
        touch(SITE)
    elif stories:
        touch(LATEST, *map(story, stories))


def renew_leaver(user, **kwargs) -> None:
    """Hears of an account that goes: its comments stay without a name, or go."""
    renew([user.pk])
