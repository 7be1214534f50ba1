"""What a page of the conversation holds: comments, their replies, and where it goes on."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse

from comments.models import Comment
from comments.policy import closed

PAGE_SIZE = 50


def page_of_comments(article, after: int | None = None) -> dict:
    """Context of a list of comments: the first page, or the one behind comment `after`.

    Two queries whatever the number of comments (and one more for the place of `after`). Raises
    Http404 when `after` is no comment of this story.
    """
    found = Comment.objects.under(article).select_related("author")
    if after is not None:
        found = _behind(found, article, after)
    replies = Comment.objects.visible().select_related("author").order_by("created_at", "pk")
    comments = list(found.prefetch_related(Prefetch("replies", replies, "shown_replies"))[: PAGE_SIZE + 1])
    rest, comments = comments[PAGE_SIZE:], comments[:PAGE_SIZE]
    return {
        "article": article,
        "comments": comments,
        "closed": closed(article),
        "form_url": reverse("comments:form", args=[article.pk]),
        "more_url": reverse("comments:more", args=[article.pk, comments[-1].pk]) if rest else "",
    }


def _behind(found, article, after: int):
    # Only a place in the conversation: that comment may have been taken away meanwhile.
    last = Comment.objects.filter(pk=after, article=article).values_list("created_at", "pk").first()
    if last is None:
        raise Http404("no such place in the conversation")
    return found.filter(created_at__gte=last[0]).exclude(created_at=last[0], pk__lte=last[1])
