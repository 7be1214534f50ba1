"""What makes the demo's conversation look lived in: likes, a pick, changed words, and an answer of the newsroom."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.db.models import Count

from comments.models import Comment, Conversation, Like, State
from comments.standing import recount
from portal.demo.clockwork import own_times

#: What the newsroom answers under the story that is talked about most.
STAFF_ANSWER = (
    "Terima kasih atas tanggapannya. Kami sedang menanyakannya kepada narasumber dan akan menambahkan jawabannya di "
    "berita ini."
)
MOST_LIKES = 14


def enliven(random: Random, readers: list, member, now: datetime) -> None:
    """`member` of the newsroom answers under the busiest story, where one comment is picked and one was changed."""
    _like(random, readers)
    busiest = Conversation.objects.order_by("-visible", "article").values_list("article", flat=True).first()
    under = Comment.objects.visible().filter(article=busiest, parent=None).order_by("created_at", "pk")
    comments = list(under)
    if len(comments) < 3:
        return
    picked = max(comments, key=lambda one: (len(one.body), one.pk))
    answered, changed = [one for one in comments if one is not picked][:2]
    Comment.objects.filter(pk=picked.pk).update(picked_at=max(picked.created_at, now - timedelta(hours=2)))
    Comment.objects.filter(pk=changed.pk).update(edited_at=min(changed.created_at + timedelta(minutes=4), now))
    with own_times(Comment, "created_at"):
        answer = Comment(
            article_id=busiest,
            parent=answered,
            author=member,
            body=STAFF_ANSWER,
            state=State.VISIBLE,
            created_at=answered.created_at + (now - answered.created_at) / 2,
        )
        Comment.objects.bulk_create([answer])
    recount([busiest])


def _like(random: Random, readers: list) -> None:
    """Few comments are liked by many, as in life."""
    likes = []
    for comment in Comment.objects.visible().order_by("created_at", "pk"):
        others = [reader for reader in readers if reader.pk != comment.author_id]
        number = min(len(others), int(MOST_LIKES * random.random() ** 4))
        likes += [Like(comment=comment, user=reader) for reader in random.sample(others, number)]
    Like.objects.bulk_create(likes, batch_size=2000)
    numbers = Like.objects.values_list("comment").annotate(Count("pk"))
    for comment, number in numbers:
        Comment.objects.filter(pk=comment).update(likes=number)
