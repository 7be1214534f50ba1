"""How comments are drawn wherever readers see them: a comment, its place in a list, the list. One stencil each."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString

from comments.conversation import Order
from comments.models import Comment
from news.dates import iso, local, stamp
from news.numbers import thousands
from news.paths import path_to
from news.stencils import Stencil, joined

_COMMENT = Stencil(
    "comments/_comment.html",
    *("name", "body", "gone"),
    plain=("pk", "url", "iso", "stamp", "likes", "answer_url", "like_url", "report_url"),
)
_PLACE = Stencil("comments/_place.html", "name", plain=("comment", "answers", "more_url"))
_LIST = Stencil("comments/_list.html", "more_url", plain=("places",))
_ORDERS = Stencil("comments/_orders.html", plain=("items",))
_ORDER = Stencil("comments/_order.html", "label", "url")
_CONVERSATION = Stencil("comments/_conversation.html", "closed", plain=("count", "picks", "orders", "list", "form_url"))


def comment_row(comment: Comment, form_url: str = "", top: bool = False, now: datetime | None = None) -> SafeString:
    """One comment. `form_url` is the private page of the form, "" where no answer is taken; `top` says that it is a pick
    over the list, which stands in it once more.
    """
    visible, key, written = comment.is_visible(now), comment.pk, local(comment.created_at)
    told = {
        "pk": key,
        "name": comment.display_name,
        "body": comment.body,
        "url": path_to("comments:comment", key),
        "iso": iso(written),
        "stamp": stamp(written),
        "likes": thousands(comment.likes),
        "gone": "" if visible else comment.gone,
        "answer_url": f"{form_url}?balas={key}",
        "like_url": path_to("comments:like", key),
        "report_url": path_to("comments:report", key),
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


def comment_list(comments: list[Comment], form_url: str = "", more_url: str = "") -> SafeString | str:
    """The first level of a conversation: each comment with its `shown_answers` and the way to `more_answers`; `more_url`
    leads to the comments behind these.
    """
    now = timezone.now()
    places = joined(_place(one, form_url, now) for one in comments)
    return _LIST.fill({"places": places, "more_url": more_url}, filled=bool(comments), goes_on=bool(more_url))


def _place(comment: Comment, form_url: str, now: datetime) -> SafeString:
    answers, more_url = comment.shown_answers, comment.more_answers
    told = {
        "comment": comment_row(comment, form_url, now=now),
        "answers": joined(f"<li>{comment_row(one, now=now)}</li>" for one in answers) if answers else "",
        "more_url": more_url,
        "name": comment.display_name if more_url else "",
    }
    return _PLACE.fill(told, answered=bool(answers), cut=bool(more_url))


def orders(chosen: Order, addresses: list[tuple[Order, str]]) -> SafeString:
    """How a conversation may be read, and is."""
    items = (_ORDER.fill({"label": one.label, "url": url}, chosen=one == chosen) for one, url in addresses)
    return _ORDERS.fill({"items": joined(items)})


def conversation(page: dict, picks: list[Comment], count: int) -> SafeString:
    """What readers say under a story, the same for everyone; `page` is what `page_of_comments` answers."""
    comments, closed, more_url = page["comments"], page["closed"], page["more_url"]
    form_url = "" if closed else page["form_url"]
    several = bool(more_url) or len(comments) > 1
    told = {
        "closed": closed or "",
        "count": thousands(count),
        "picks": joined(comment_row(one, top=True) for one in picks),
        "orders": orders(page["order"], page["orders"]) if several else "",
        "list": comment_list(comments, form_url, more_url),
        "form_url": form_url,
    }
    return _CONVERSATION.fill(
        told,
        counted=count > 0,
        picked=bool(picks),
        sorted=several,
        is_closed=bool(closed),
        empty=not comments,
    )
