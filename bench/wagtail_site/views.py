"""Lists that are no pages of the tree: a keyword's stories, and a search."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from taggit.models import Tag

from bench.wagtail_site.models import ON_A_PAGE, ArticlePage


def keyword(request, slug):
    found = get_object_or_404(Tag, slug=slug)
    stories = Paginator(ArticlePage.teasers().filter(tags=found), ON_A_PAGE)
    return render(request, "list.html", {"title": found.name, "stories": stories.get_page(request.GET.get("page"))})


def search(request):
    sought = request.GET.get("query", "")
    stories = Paginator(ArticlePage.teasers().search(sought), ON_A_PAGE)
    return render(request, "list.html", {"title": sought, "stories": stories.get_page(request.GET.get("page"))})
