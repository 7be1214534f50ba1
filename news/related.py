"""Which other stories stand beside a story."""

from __future__ import annotations

from news.models import Article

RELATED = 3
LATEST = 5


def related_articles(article: Article) -> list[Article]:
    """Up to three public stories that share a keyword, newest first; never the story itself."""
    if not article.pk:
        return []
    others = Article.objects.public().exclude(pk=article.pk).newest_first().for_cards()
    shared = article.taggings.values("tag_id")
    # The newest taggings of each keyword are one index range; a join over all would not be.
    found = others.filter(taggings__tag_id__in=shared).distinct()
    return list(found[:RELATED])


def latest_articles(article: Article | None = None) -> list[Article]:
    """The five newest public stories besides the one that is being read."""
    found = Article.objects.public().newest_first().for_cards()
    if article and article.pk:
        found = found.exclude(pk=article.pk)
    return list(found[:LATEST])
