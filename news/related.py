"""Which other stories stand in and beside a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from news.listing import name_columnists
from news.models import Article

RELATED = 3
#: The newest stories of each keyword that are looked at: some stand in the text, some beside it.
LOOKED_AT = 6
LATEST = 5


def recommended_stories(article: Article, named: Iterable[int] = ()) -> tuple[list[Article], dict[int, Article]]:
    """(related stories, best first; those of the stories `named` by key that are public). Never the story itself.

    The more keywords a story shares the better, then the newer. Two queries: the newest stories of each keyword by
    its own index, then the cards of all.
    """
    named = [key for key in named if key != article.pk]
    shared = _sharing(article) if article.pk else Counter()
    found = Article.objects.public_cards({*shared, *named}) if shared or named else {}
    related = [one for key, one in found.items() if key in shared and key not in named]
    related.sort(key=lambda one: (shared[one.pk], one.published_at, one.pk), reverse=True)
    return name_columnists(related), {key: found[key] for key in named if key in found}


def _sharing(article: Article) -> Counter:
    """Key of a story -> how many of the keywords it shares, among the newest of each."""
    others = Article.objects.exclude(pk=article.pk).with_keyword(OuterRef("tag")).values("pk")
    # One row a keyword; a subquery gives one value, so there is one for each place.
    newest = [Subquery(others[place : place + 1]) for place in range(LOOKED_AT)]
    return Counter(key for row in article.taggings.values_list(*newest) for key in row if key)


def latest_articles(article: Article | None = None) -> list[Article]:
    """The five newest public stories besides the one that is being read."""
    found = Article.objects.public().newest_first().for_cards()
    if article and article.pk:
        found = found.exclude(pk=article.pk)
    return list(found[:LATEST])
