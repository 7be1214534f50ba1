"""Which other stories stand in and beside a story, and which other keywords over a keyword's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, QuerySet
from django.utils import timezone

from news.keeping import shared
from news.listed import NewestStories, places
from news.listing import columns
from news.models import Article, Keyword, Tagging
from news.models.byline import read_bylines
from news.models.keyword import PINNED
from news.prepared import give, prepared
from news.reads import LEAST, most_read

RELATED = 3
#: The newest stories of each keyword that are looked at: some stand in the text, some beside it.
LOOKED_AT = 6
LATEST = 5
#: Newest stories of a keyword whose other keywords are counted, how many are shown, and from which number on.
NEIGHBOURHOOD, NEIGHBOURS, TOGETHER = 60, 8, 2


def recommended_stories(article: Article, named: Iterable[int] = ()) -> tuple[list[Article], dict[int, Article]]:
    """(related stories, best first; those of the stories `named` by key that are public). Never the story itself.

    The more keywords a story shares the better, then the newer. Three queries: keywords with the newest stories of each, by
    its own index; the cards of all; the names above the story and above columns among them. Keywords and names stay with
    the story.
    """
    named = [key for key in named if key != article.pk]
    alike = _alike(article, set(named)) if article.pk else []
    found = Article.objects.public_cards({*alike, *named}) if alike or named else {}
    related = [found[key] for key in alike if key in found]
    read_bylines([article, *columns(related)])
    return related, {key: found[key] for key in named if key in found}


@prepared
def _keywords_with_newest(article: int, now: datetime) -> QuerySet:
    """Taggings of a story, each with the `newest` other stories that have the keyword."""
    others = Article.objects.exclude(pk=article).with_keyword(OuterRef("tag"), now)
    found = Tagging.objects.filter(content_object=article).select_related("tag").order_by("pk")
    return found.annotate(newest=NewestStories(others[:LOOKED_AT]))


def _alike(article: Article, named: set[int]) -> list[int]:
    """Keys of the best other stories with its keywords, as many as a page shows; not those that it names itself."""
    taggings = _keywords_with_newest(article.pk, timezone.now())
    give(article, "keywords", Keyword, [tagging.tag for tagging in taggings])
    together = Counter(place for tagging in taggings for place in places(tagging.newest))
    best = sorted(together, key=lambda place: (together[place], place), reverse=True)
    return [place.key for place in best if place.key not in named][:LOOKED_AT]


def latest_articles(article: Article | None = None) -> list[Article]:
    """The five newest public stories besides the one that is being read."""
    found = shared(("latest",), lambda: _latest(timezone.now()))
    return [one for one in found if article is None or one.pk != article.pk][:LATEST]


@prepared
def _latest(now: datetime) -> QuerySet:
    return Article.objects.public(now).newest_first().for_cards()[: LATEST + 1]


def beside(article: Article | None = None) -> dict[str, list[Article]]:
    """What stands beside a story whatever it is about: `popular`, or `latest` where too little was read."""
    popular = most_read(most=LATEST, leave_out=[article.pk] if article and article.pk else ())
    enough = len(popular) >= LEAST
    return {"popular": popular if enough else [], "latest": [] if enough else latest_articles(article)}


def pinned_stories(keyword: Keyword) -> list[Article]:
    """What an editor wants read first about a keyword, newest first, as far as it is public. Two queries at most."""
    found = Article.objects.public_cards(_pinned(keyword.pk))
    return sorted(found.values(), key=lambda story: (story.published_at, story.pk), reverse=True)[:PINNED]


@prepared
def _pinned(keyword: int) -> QuerySet:
    return Keyword.pinned.through.objects.filter(keyword=keyword).values_list("article", flat=True)


@prepared
def _uses_beside(keyword: int, now: datetime) -> QuerySet:
    """The other keywords of a keyword's newest stories, once for each story."""
    newest = Article.objects.with_keyword(keyword, now).values("pk")[:NEIGHBOURHOOD]
    found = Tagging.objects.filter(content_object__in=newest).exclude(tag=keyword)
    return found.order_by("-published_at", "tag").values_list("tag", flat=True)


@prepared
def _keywords(keys: tuple[int, ...]) -> QuerySet:
    return Keyword.objects.filter(pk__in=keys)


def related_keywords(keyword: Keyword) -> list[Keyword]:
    """The keywords that stand most often beside this one in its newest stories. Two short queries."""
    used = Counter(_uses_beside(keyword.pk, timezone.now()))
    keys = [key for key, times in used.most_common(NEIGHBOURS) if times >= TOGETHER]
    found = {one.pk: one for one in _keywords(tuple(keys))} if keys else {}
    return [found[key] for key in keys]
