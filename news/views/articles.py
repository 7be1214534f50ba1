"""The article page, and what its address answers when the story is gone."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.keeping import kept
from news.models import Article, OldArticleSlug
from news.outside import absolute
from news.paths import path_to
from news.prepared import prepared
from news.related import beside, latest_articles
from news.story_pages import lay_out
from news.views.addresses import in_small_letters


@prepared
def _public_story(slug: str, now: datetime) -> QuerySet:
    return Article.objects.public(now).for_page().filter(slug=slug)


@require_safe
@kept(stories=lambda slug, **parts: Article.objects.filter(slug=slug).values("pk"))
@in_small_letters
def article(request, category, slug):
    """A public story; 410 when it was withdrawn or has expired; 301 from any other address."""
    found = _public_story(slug, timezone.now())
    if not found:
        return _gone_or_moved(request, category, slug)
    story = found[0]
    if story.category.slug != category:
        return redirect(story, permanent=True)
    return render(request, "news/article.html", article_context(story, request.GET.get("page")))


def article_context(story: Article, asked_page: str | None = None) -> dict:
    """What the article template shows of a story, for the public page and for previews (`asked_page` "all")."""
    laid_out = lay_out(story, asked_page)  # with it come keywords and bylines
    return {
        "article": story,
        "canonical": absolute(story.get_absolute_url()),
        "read_url": path_to("news:read", story.pk),
        "breadcrumb": story.category.trail,
        "current_channel": story.category,
        "age_notice": story.age_notice(),
        **laid_out,
        **beside(story),
    }


def _gone_or_moved(request, category, slug):
    gone = Article.objects.gone().select_related("category").filter(slug=slug).first()
    if gone:
        if gone.category.slug != category:
            return redirect(gone, permanent=True)
        answer = render(request, "news/withdrawn.html", {"article": gone, "latest": latest_articles()}, status=410)
        answer["Cache-Control"] = "no-cache"  # else browsers keep a 410 for ever, even when the story is back
        return answer
    old = OldArticleSlug.objects.filter(slug=slug).values_list("article_id", flat=True).first()
    answers = Article.objects.public() | Article.objects.gone()
    target = answers.select_related("category").filter(pk=old).first() if old else None
    if target is None:
        raise Http404("no such story")
    return redirect(target, permanent=True)
