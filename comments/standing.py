"""The state of a comment and what hangs on it: the story's count, and whether its parent keeps a place.

Whoever lets a comment appear or takes it away does it through `put`, inside the transaction of the act.
"""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Greatest

from comments.models import Comment, Conversation, State


def put(comment: Comment, state: str, **fields) -> None:
    """Save a comment in a state, new or not, with other fields that change with it."""
    before = None if comment._state.adding else Comment.objects.values_list("state", flat=True).get(pk=comment.pk)
    comment.state = state
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.save()
    if state == State.VISIBLE and comment.parent_id:
        Comment.objects.filter(pk=comment.parent_id, answered=False).update(answered=True)
    change = (state == State.VISIBLE) - (before == State.VISIBLE)
    if change:
        count(comment.article_id, change)


def count(article_id: int, change: int) -> None:
    """Raise or lower the number of comments that cards show for a story."""
    Conversation.objects.get_or_create(article_id=article_id)
    number = Greatest(F("visible") + Value(change), Value(0))
    Conversation.objects.filter(article_id=article_id).update(visible=number)


def recount(article_id: int) -> int:
    """Count anew what readers see under a story; what the clock hides or bulk changes miss is mended here."""
    visible = Comment.objects.visible().filter(article=article_id).count()
    Conversation.objects.update_or_create(article_id=article_id, defaults={"visible": visible})
    return visible
