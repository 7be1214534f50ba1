"""{% conversation article %}: the first page of visible comments inside the article page; and what templates ask of them."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from comments import rows
from comments.conversation import page_of_comments, picks_of
from news.keeping import LAG, holds_for

register = template.Library()
for one in (rows.comment_row, rows.comment_list, rows.orders):
    register.simple_tag(one)


@register.simple_tag
def conversation(article) -> SafeString:
    page = page_of_comments(article)
    picks = picks_of(article) if page["comments"] else []
    return rows.conversation(page, picks, _count(article, page))


def _count(article, page: dict) -> int:
    """What stands here, when all of it stands here; else the number that is kept, which may lag a little."""
    kept = comment_count(article)
    comments, now = page["comments"], timezone.now()
    shown = sum(one.is_visible(now) + len(one.shown_answers) for one in comments)
    whole = not page["more_url"] and not any(one.more_answers for one in comments)
    return shown if whole else max(kept, shown)


@register.filter
def comment_count(article) -> int:
    """How many comments a card names: what its list has fetched, without another question."""
    holds_for(LAG)
    found = article._state.fields_cache.get("conversation")
    return found.visible if found else 0
