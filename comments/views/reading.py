"""The public pages of the conversation: the same for every reader, and read without script."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from comments.conversation import address_of, answers_to, list_address, order_of, page_of_comments
from comments.latest import most_liked, newest
from comments.models import Comment
from comments.models.comment import LATEST
from comments.policy import closed
from news.keeping import kept
from news.keys import as_key
from news.models import Article

MOST_LIKED = "disukai"


def public_article(article_id: int) -> Article:
    return get_object_or_404(Article.objects.public().select_related("category"), pk=article_id)


def asked_number(request, name: str) -> int | None:
    """A number in the address, or None when there is none. Raises Http404 for anything else."""
    told = request.GET.get(name)
    number = as_key(told)
    if told and number is None:
        raise Http404("not a number")
    return number


def _asked_story(article_id, **parts):
    return Article.objects.filter(pk=article_id).values("pk")


def _story_of_comment(comment_id):
    return Comment.objects.filter(pk=comment_id).values("article")


@require_safe
@kept(stories=_asked_story)
def conversation(request, article_id):
    """A story's comments from the first on, in the order that the address names."""
    article = public_article(article_id)
    context = page_of_comments(article, order_of(request.GET.get("urut", "")))
    return render(request, "comments/list.html", context | {"from_start": True})


@require_safe
@kept(stories=_asked_story)
def more(request, article_id, after):
    """The comments of a story behind comment `after`."""
    article, order = public_article(article_id), order_of(request.GET.get("urut", ""))
    context = page_of_comments(article, order, after, asked_number(request, "suka"))
    return render(request, "comments/list.html", context | {"start_url": list_address(article, order)})


def _readable(comment_id: int) -> Comment:
    """A comment under a public story that readers see, or in whose place something stands."""
    found = Comment.objects.select_related("article__category", "parent", "author")
    comment = get_object_or_404(found, pk=comment_id)
    # The list decides who keeps a place; an answer has none but its own words.
    stands = comment.is_visible() if comment.parent_id else Comment.objects.under(comment.article).filter(pk=comment.pk)
    if not comment.article.is_public() or not stands:
        raise Http404("no such comment")
    return comment


@require_safe
def comment(request, comment_id):
    """The address of one comment: leads to the page on which it stands."""
    found = _readable(comment_id)
    if found.parent and not Comment.objects.under(found.article).filter(pk=found.parent_id).exists():
        raise Http404("its comment is gone")
    return redirect(address_of(found))


@require_safe
@kept(stories=_story_of_comment)
def answers(request, comment_id):
    """All answers to a comment, the oldest first."""
    parent = _readable(comment_id)
    if parent.parent_id:
        return redirect("comments:answers", parent.parent_id)
    context = answers_to(parent, asked_number(request, "setelah"))
    context |= {"comment": parent, "article": parent.article, "closed": closed(parent.article)}
    return render(request, "comments/answers.html", context)


@require_safe
@kept(LATEST)
def latest(request):
    """Komentar terbaru, and what was liked most in seven days."""
    if request.GET.get("urut") == MOST_LIKED:
        return render(request, "comments/latest.html", {"comments": most_liked(), "most_liked": True})
    comments, after = newest(asked_number(request, "setelah"))
    return render(request, "comments/latest.html", {"comments": comments, "after": after})
