"""How comments are drawn wherever readers see them: one stencil for a comment, one for its place in a list."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from comments.models import Comment
from news.dates import iso, stamp
from news.numbers import thousands
from news.paths import path_to
from news.stencils import Stencil

_COMMENT = Stencil(
    "comments/_comment.html",
    *("name", "body", "gone"),
    plain=("pk", "url", "iso", "stamp", "likes", "answer_url", "like_url", "report_url"),
)
_PLACE = Stencil("comments/_place.html", "name", plain=("comment", "answers", "more_url"))


def comment_row(comment: Comment, form_url: str = "", top: bool = False, now: datetime | None = None) -> SafeString:
    """One comment. `form_url` is the private page of the form, "" where no answer is taken; `top` says that it is a pick
    over the list, which stands in it once more.
    """
    visible = comment.is_visible(now)
    told = {
        "pk": comment.pk,
        "name": comment.display_name,
        "body": comment.body,
        "url": comment.get_absolute_url(),
        "iso": iso(comment.created_at),
        "stamp": stamp(comment.created_at),
        "likes": thousands(comment.likes),
        "gone": "" if visible else comment.gone,
        "answer_url": f"{form_url}?balas={comment.pk}",
        "like_url": path_to("comments:like", comment.pk),
        "report_url": path_to("comments:report", comment.pk),
    }
    return _COMMENT.fill(
        told,
        visible=visible,
        staff=comment.by_staff,
        picked=comment.picked_at is not None,
        edited=comment.edited_at is not None,
        moderated=comment.moderated_at is not None,
        liked=comment.likes > 0,
        can_answer=bool(form_url),
        top=top,
    )


def comment_places(comments: list[Comment], form_url: str = "") -> SafeString:
    """The first level of a conversation: each comment with its `shown_answers`, and the way to `more_answers`."""
    now = timezone.now()
    return mark_safe("\n".join(_place(one, form_url, now) for one in comments))  # noqa: S308 - stencils escape


def _place(comment: Comment, form_url: str, now: datetime) -> SafeString:
    answers = comment.shown_answers
    told = {
        "comment": comment_row(comment, form_url, now=now),
        "answers": mark_safe("".join(f"<li>{comment_row(one, now=now)}</li>" for one in answers)),  # noqa: S308 - stencils escape
        "more_url": comment.more_answers,
        "name": comment.display_name,
    }
    return _PLACE.fill(told, answered=bool(answers), cut=bool(comment.more_answers))
