"""What readers say in the whole paper: the newest comments, and those that were liked most in the last seven days."""

from __future__ import annotations

from datetime import timedelta

from django.core.cache import cache
from django.http import Http404
from django.utils import timezone

from comments.conversation import NEWEST, last_while
from comments.models import Comment
from news.models import Article

PAGE_SIZE = 30
#: Comments looked at for one page: some stand under stories that are not out any more.
LOOKED_AT = 120
WEEK = timedelta(days=7)
#: The most liked are chosen anew so often; whether they may still be read is looked at each time.
CHOSEN_FOR = timedelta(minutes=10)
_CHOSEN = "comments:most-liked"


def newest(after: int | None = None) -> tuple[list[Comment], int | None]:
    """A page of readable comments under public stories, and the comment behind which it goes on, or None.

    Raises Http404 when `after` is no comment.
    """
    place = None
    if after is not None:
        place = Comment.objects.filter(pk=after).values_list(*NEWEST.keys).first()
        if place is None:
            raise Http404("no such place among the comments")
    rows = NEWEST.read(Comment.objects.visible().for_readers(), place, LOOKED_AT + 1)
    under_stories = _with_stories(rows[:LOOKED_AT])
    page = under_stories[:PAGE_SIZE]
    if len(under_stories) > PAGE_SIZE:
        return page, page[-1].pk
    return page, rows[LOOKED_AT - 1].pk if len(rows) > LOOKED_AT else None


def most_liked() -> list[Comment]:
    """The comments of the last seven days that most readers like; those without a like are none of them."""
    keys = cache.get(_CHOSEN)
    if keys is None:
        since = timezone.now() - WEEK
        found = Comment.objects.visible().filter(created_at__gte=since, likes__gt=0)
        keys = list(found.order_by("-likes", "-created_at", "-pk").values_list("pk", flat=True)[:LOOKED_AT])
        cache.set(_CHOSEN, keys, CHOSEN_FOR.total_seconds())
    rows = {one.pk: one for one in Comment.objects.visible().filter(pk__in=keys).for_readers()}
    return _with_stories([rows[key] for key in keys if key in rows])[:PAGE_SIZE]


def _with_stories(comments: list[Comment]) -> list[Comment]:
    """Those whose story is public, with it."""
    stories = Article.objects.public_cards({one.article_id for one in comments})
    shown = [one for one in comments if one.article_id in stories]
    for one in shown:
        one.article = stories[one.article_id]
    last_while(shown)
    return shown
