"""Which other stories stand in and beside a story, and which other keywords over a keyword's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from news.listing import name_columnists
from news.models import Article, Keyword, Tagging
from news.models.keyword import PINNED
from news.reads import LEAST, most_read

RELATED = 3
#: The newest stories of each keyword that are looked at: some stand in the text, some beside it.
LOOKED_AT = 6
LATEST = 5
#: Newest stories of a keyword whose other keywords are counted, how many are shown, and from which number on.
NEIGHBOURHOOD, NEIGHBOURS, TOGETHER = 60, 8, 2


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


def beside(article: Article | None = None) -> dict[str, list[Article]]:
    """What stands beside a story whatever it is about: `popular`, or `latest` where too little was read."""
    popular = most_read(most=LATEST, leave_out=[article.pk] if article and article.pk else ())
    enough = len(popular) >= LEAST
    return {"popular": popular if enough else [], "latest": [] if enough else latest_articles(article)}


def pinned_stories(keyword: Keyword) -> list[Article]:
    """What an editor wants read first about a keyword, newest first, as far as it is public. One query."""
    found = Article.objects.public_cards(keyword.pinned.values_list("pk", flat=True))
    return sorted(found.values(), key=lambda story: (story.published_at, story.pk), reverse=True)[:PINNED]


def related_keywords(keyword: Keyword) -> list[Keyword]:
    """The keywords that stand most often beside this one in its newest stories. Three short queries."""
    newest = list(Article.objects.with_keyword(keyword).values_list("pk", flat=True)[:NEIGHBOURHOOD])
    others = Tagging.objects.filter(content_object__in=newest).exclude(tag=keyword).order_by("-published_at", "tag")
    used = Counter(others.values_list("tag", flat=True))
    keys = [key for key, times in used.most_common(NEIGHBOURS) if times >= TOGETHER]
    found = Keyword.objects.in_bulk(keys)
    return [found[key] for key in keys]
