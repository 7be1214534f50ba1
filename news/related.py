"""Which other stories stand beside a story."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from news.listing import name_columnists
from news.models import Article

RELATED = 3
LATEST = 5


def related_articles(article: Article) -> list[Article]:
    """Up to three public stories that share a keyword, newest first; never the story itself.

    Two queries: the newest stories of each keyword by its own index, then their cards.
    """
    if not article.pk:
        return []
    sharing = Article.objects.exclude(pk=article.pk).with_keyword(OuterRef("tag")).values("pk")
    # One row a keyword; a subquery gives one value, so there is one for each place.
    newest = [Subquery(sharing[place : place + 1]) for place in range(RELATED)]
    rows = article.taggings.values_list(*newest)
    candidates = {pk for row in rows for pk in row if pk}
    found = Article.objects.public_cards(candidates).values()
    newest = sorted(found, key=lambda one: (one.published_at, one.pk), reverse=True)
    return name_columnists(newest[:RELATED])


def latest_articles(article: Article | None = None) -> list[Article]:
    """The five newest public stories besides the one that is being read."""
    found = Article.objects.public().newest_first().for_cards()
    if article and article.pk:
        found = found.exclude(pk=article.pk)
    return list(found[:LATEST])
