"""Reading on and writing: the pages of the conversation that are not part of the article page."""

import uuid

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.consent import agree, has_agreed
from accounts.restriction import barred
from comments import policy
from comments.conversation import page_of_comments
from comments.forms import CommentForm
from comments.models import Comment
from news.models import Article


def _public_article(article_id: int) -> Article:
    return get_object_or_404(Article.objects.public().select_related("category"), pk=article_id)


@require_safe
def more(request, article_id, after):
    """The comments of a story behind comment `after`: the same page for every reader."""
    article = _public_article(article_id)
    return render(request, "comments/more.html", page_of_comments(article, after=after))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, article_id):
    """The private page on which a signed-in reader writes a comment."""
    article = _public_article(article_id)
    asks = not has_agreed(request.user)
    context = {"article": article, "closed": policy.closed(article)}
    if request.method == "POST":
        context["form"] = CommentForm(request.POST, article=article, asks=asks)
        return _receive(request, context)
    first = {"token": uuid.uuid4(), "parent": request.GET.get("balas")}
    context["form"] = CommentForm(initial=first, article=article, asks=asks)
    return render(request, "comments/form.html", context)


@transaction.atomic
def _receive(request, context):
    entered, author = context["form"], policy.take_turn(request.user)
    valid = entered.is_valid()
    # A token that belongs to somebody else leads nowhere: `sent` shows own comments only.
    sent_before = Comment.objects.filter(token=entered.cleaned_data.get("token")).first()
    if sent_before:
        return redirect(sent_before.get_sent_url())
    wait = policy.seconds_to_wait(author)
    if wait:
        entered.add_error("body", f"Terlalu banyak komentar. Coba lagi {wait} detik lagi.")
        answer = render(request, "comments/form.html", context, status=429)
        answer["Retry-After"] = str(wait)
        return answer
    if reason := barred(author):
        entered.add_error(None, reason)
        valid = False
    if context["closed"] or not valid:
        return render(request, "comments/form.html", context, status=422)
    verdict = policy.judge(author, context["article"], entered.cleaned_data["body"])
    if verdict.refusal:
        entered.add_error("body", verdict.refusal)
        return render(request, "comments/form.html", context, status=422)
    if "agreed" in entered.fields:
        agree(author)
    comment = entered.save(author, verdict)
    return redirect(comment.get_sent_url())


@never_cache
@login_required
@require_safe
def sent(request, comment_id):
    """Tells the sender what became of the comment, with the way back to the story."""
    mine = Comment.objects.filter(author=request.user).select_related("article__category", "author")
    comment = get_object_or_404(mine, pk=comment_id)
    return render(request, "comments/sent.html", {"comment": comment, "article": comment.article})
