"""The state of a comment and what hangs on it: the story's count, and whether its parent keeps a place.

Whoever lets a comment appear or takes it away does it through `put`, inside the transaction of the act.
"""

from __future__ import annotations

from django.db.models import Count, F, Value
from django.db.models.functions import Greatest

from comments.models import Comment, Conversation, State
from comments.notices import tell_of_answer


def put(comment: Comment, state: str, **fields) -> None:
    """Save a comment in a state, new or not, with other fields that change with it."""
    before = None if comment._state.adding else Comment.objects.values_list("state", flat=True).get(pk=comment.pk)
    comment.state = state
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.save()
    if state == State.VISIBLE and comment.parent_id:
        Comment.objects.filter(pk=comment.parent_id, answered=False).update(answered=True)
        if before != State.VISIBLE:
            tell_of_answer(comment)
    change = (state == State.VISIBLE) - (before == State.VISIBLE)
    if change:
        count(comment.article_id, change)


def count(article_id: int, change: int) -> None:
    """Raise or lower the number of comments that cards show for a story."""
    Conversation.objects.get_or_create(article_id=article_id)
    number = Greatest(F("visible") + Value(change), Value(0))
    Conversation.objects.filter(article_id=article_id).update(visible=number)


def recount(articles=None) -> None:
    """Count anew what readers see, under some stories or all; mends what the clock hides and what was written in bulk."""
    readable, places = Comment.objects.visible(), Comment.objects.all()
    if articles is not None:
        readable, places = readable.filter(article__in=articles), places.filter(article__in=articles)
    places.filter(answered=False, replies__state=State.VISIBLE).update(answered=True)
    numbers = dict(readable.values_list("article").annotate(Count("pk")).order_by())
    known = Conversation.objects.filter(visible__gt=0)
    if articles is not None:
        known = known.filter(article__in=articles)
    gone = [key for key in known.values_list("article_id", flat=True) if key not in numbers]
    Conversation.objects.bulk_create(
        [Conversation(article_id=key, visible=number) for key, number in numbers.items()]
        + [Conversation(article_id=key) for key in gone],
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["visible"],
    )
