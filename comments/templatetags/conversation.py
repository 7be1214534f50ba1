"""{% conversation article %}: the first page of visible comments inside the article page."""

from django import template

from comments.conversation import page_of_comments
from comments.models import Comment

register = template.Library()


@register.inclusion_tag("comments/_conversation.html")
def conversation(article):
    context = page_of_comments(article)
    readable = Comment.objects.visible().filter(article=article)
    context["count"] = readable.count() if context["comments"] else 0
    return context
