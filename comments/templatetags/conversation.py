"""{% conversation article %}: the first page of visible comments inside the article page; and what templates ask of them."""

from django import template
from django.utils import timezone

from comments.conversation import page_of_comments, picks_of
from comments.rows import comment_places, comment_row
from news.keeping import LAG, holds_for

register = template.Library()
register.simple_tag(comment_row)
register.simple_tag(comment_places)


@register.inclusion_tag("comments/_conversation.html")
def conversation(article):
    context = page_of_comments(article)
    context["count"] = _count(article, context)
    context["picks"] = picks_of(article) if context["comments"] else []
    return context


def _count(article, context: dict) -> int:
    """What stands here, when all of it stands here; else the number that is kept, which may lag a little."""
    kept = comment_count(article)
    comments, now = context["comments"], timezone.now()
    shown = sum(one.is_visible(now) + len(one.shown_answers) for one in comments)
    whole = not context["more_url"] and not any(one.more_answers for one in comments)
    return shown if whole else max(kept, shown)


@register.filter
def comment_count(article) -> int:
    """How many comments a card names: what its list has fetched, without another question."""
    holds_for(LAG)
    found = article._state.fields_cache.get("conversation")
    return found.visible if found else 0
