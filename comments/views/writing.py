"""Writing under a story: private pages, on which nothing that was typed is lost."""

import uuid

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.consent import agree, has_agreed
from accounts.origins import fingerprint
from accounts.restriction import barred
from comments import own, policy
from comments.forms import STALE, CommentForm, answered_comment
from comments.models import MAX_LENGTH, Comment
from comments.views.reading import public_article
from news.keys import as_key
from news.models import Article

GONE = "Berita ini sudah tidak ada atau tidak dapat dibaca lagi."
_DRAFT = "comment-draft"


@cache_control(private=True, no_cache=True, max_age=0)  # a page that is not stored loses what was typed on the way back
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, article_id):
    """The form for a comment or an answer. Who is not signed in signs in first, and finds again what was written."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            _keep_draft(request, article_id)
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        return _receive(request, article_id)
    article = public_article(article_id)
    draft = _draft_of(request, article_id)
    answered = _asked_comment(request.GET.get("balas") or draft.get("parent"), article)
    first = {"token": uuid.uuid4(), "parent": answered and answered.pk, "body": draft.get("body", "")}
    asks = not has_agreed(request.user)
    entered = CommentForm(initial=first, article=article, author=request.user, asks=asks)
    return _show(request, entered, answered=answered)


@transaction.atomic
def _receive(request, article_id):
    author = policy.take_turn(request.user)
    article = Article.objects.public().select_related("category").filter(pk=article_id).first()
    entered = CommentForm(request.POST, article=article, author=author, asks=not has_agreed(author))
    valid = entered.is_valid()
    # A token that belongs to somebody else leads nowhere: `sent` shows own comments only.
    sent_before = Comment.objects.filter(token=entered.cleaned_data.get("token")).first()
    if sent_before:
        return redirect(sent_before.get_sent_url())
    origin = fingerprint(request)
    wait = policy.seconds_to_wait(author, origin)
    if wait:
        entered.add_error("body", f"Terlalu banyak komentar. Coba lagi {wait} detik lagi.")
        answer = _show(request, entered, status=429)
        answer["Retry-After"] = str(wait)
        return answer
    if refusal := barred(author):
        entered.add_error(None, refusal)
    if entered.errors or not valid or article is None or policy.closed(article):
        return _show(request, entered, status=422)
    verdict = policy.judge(author, article, entered.cleaned_data["body"])
    if verdict.refusal:
        policy.note_refusal(author)
        entered.add_error("body", verdict.refusal)
        return _show(request, entered, status=422)
    try:
        with transaction.atomic():
            comment = entered.save(verdict, origin)
    except IntegrityError:  # the token was somebody else's at the same moment, or the story went
        entered.add_error(None, STALE)
        return _show(request, entered, status=422)
    if "agreed" in entered.fields:
        agree(author)
    request.session.pop(_DRAFT, None)
    return redirect(comment.get_sent_url())


def _show(request, entered: CommentForm, answered: Comment | None = None, status: int = 200):
    article = entered.article
    if entered.is_bound and article:
        answered = _asked_comment(request.POST.get("parent"), article)
    context = {
        "form": entered,
        "article": article,
        "answered": answered,
        "closed": (policy.closed(article) or not entered.is_bound and policy.barred(request.user)) if article else GONE,
    }
    return render(request, "comments/form.html", context, status=status)


def _asked_comment(told, article: Article) -> Comment | None:
    number = as_key(str(told or ""))
    return None if number is None else answered_comment(article, number)


def _keep_draft(request, article_id: int) -> None:
    """What somebody has sent whose session was over; the form offers it again behind the sign-in."""
    told = {name: request.POST.get(name, "")[: 2 * MAX_LENGTH] for name in ("body", "parent")}
    if told["body"]:
        request.session[_DRAFT] = told | {"article": article_id}


def _draft_of(request, article_id: int) -> dict:
    draft = request.session.get(_DRAFT) or {}
    return draft if draft.get("article") == article_id else {}


@never_cache
@login_required
@require_safe
def sent(request, comment_id):
    """Tells the sender what became of the comment, with the way back to the story."""
    mine = Comment.objects.filter(author=request.user).select_related("article__category", "author")
    comment = get_object_or_404(mine, pk=comment_id)
    context = {"comment": comment, "article": comment.article, "editable": not own.why_not_edit(comment)}
    return render(request, "comments/sent.html", context)
