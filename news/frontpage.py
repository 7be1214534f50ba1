"""What the front page holds: the newest stories, no story twice, in a constant number of queries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from news.models import Article, Category, Keyword, Kind, Tagging

RIVER = 10
OPINIONS = 4
BLOCK = 4
TOPICS = 10
TOPIC_DAYS = 7
#: Newest uses of keywords that are counted: the cost of a busy week is bounded.
TOPIC_USES = 1000
#: Newest stories looked through for the lead, its neighbours and the river.
POOL = 60
#: Opinions have a place of their own, and nothing paid stands among the news.
NOT_NEWS = (Kind.OPINION, Kind.ADVERTORIAL)


@dataclass
class FrontPage:
    """The blocks of the home page in reading order; an empty newsroom has no lead."""

    lead: Article | None = None
    lead_links: list[Article] = field(default_factory=list)
    secondary: list[Article] = field(default_factory=list)
    latest: list[Article] = field(default_factory=list)
    topics: list[Keyword] = field(default_factory=list)
    opinion: list[Article] = field(default_factory=list)
    blocks: list[tuple[Category, list[Article]]] = field(default_factory=list)


def front_page(now: datetime | None = None) -> FrontPage:
    """Fill the front page as it is at `now`."""
    now = now or timezone.now()
    pool = list(_news(now)[:POOL])
    page = FrontPage(topics=hot_topics(now), opinion=_opinion(now))
    used = {article.pk for article in page.opinion}
    page.lead = _take_lead(pool, used)
    page.secondary = _take(pool, used, 4)
    if page.lead:
        same = [a for a in pool if a.category_id == page.lead.category_id]
        page.lead_links = _take(same, used, 2)
    page.latest = _take(pool, used, RIVER)
    page.blocks = _channel_blocks(now, used)
    return page


def _news(now):
    return Article.objects.public(now).exclude(kind__in=NOT_NEWS).newest_first().for_cards()


def _opinion(now) -> list[Article]:
    found = Article.objects.public(now).filter(kind=Kind.OPINION).newest_first()
    return list(found.for_cards().with_bylines()[:OPINIONS])


def hot_topics(now: datetime | None = None) -> list[Keyword]:
    """The keywords used most in the last seven days, or lately when a week holds too much to count."""
    now = now or timezone.now()
    lately = Tagging.objects.filter(
        Exists(Article.objects.public(now).filter(pk=OuterRef("content_object"))),
        published_at__gt=now - timedelta(days=TOPIC_DAYS),
        published_at__lte=now,
    ).order_by("-published_at", "tag")
    used = Counter(lately.values_list("tag", flat=True)[:TOPIC_USES])
    keys = [key for key, _ in used.most_common(TOPICS)]
    found = Keyword.objects.in_bulk(keys)
    return [found[key] for key in keys]


def _take(pool: list[Article], used: set[int], count: int) -> list[Article]:
    """The first `count` stories not used yet; they are used from then on."""
    taken = [article for article in pool if article.pk not in used][:count]
    used.update(article.pk for article in taken)
    return taken


def _take_lead(pool: list[Article], used: set[int]) -> Article | None:
    """The newest story with a photograph and a standfirst, else the newest at all."""
    ready = [a for a in pool[:RIVER] if a.lead_photo_id and a.standfirst]
    return next(iter(_take(ready or pool, used, 1)), None)


def _channel_blocks(now, used) -> list[tuple[Category, list[Article]]]:
    """The newest stories of each channel with a block that stand nowhere else on the page."""
    chosen = {}
    for category, keys in _newest_of_channels(now, used).items():
        chosen[category] = [key for key in keys if key not in used][:BLOCK]
        used.update(chosen[category])
    stories = Article.objects.public_cards({key for keys in chosen.values() for key in keys}, now)
    blocks = [(category, [stories[key] for key in keys if key in stories]) for category, keys in chosen.items()]
    return [block for block in blocks if block[1]]


def _newest_of_channels(now, used) -> dict[Category, list[int]]:
    """Channel in order -> keys of its newest stories, each read along the channel's own index.

    Two queries for all channels: one for those at the top, which show their whole section, and
    one for sub-channels. Twice a block is read, as a story may stand in both.
    """
    free = _news(now).exclude(pk__in=used).values("pk")
    found = {}
    for at_top, own in ((True, {"section": OuterRef("pk")}), (False, {"category": OuterRef("pk")})):
        places = {f"place_{n}": Subquery(free.filter(**own)[n : n + 1]) for n in range(2 * BLOCK)}
        for category in Category.objects.filter(on_front_page=True, parent__isnull=at_top).annotate(**places):
            keys = [getattr(category, place) for place in places]
            found[category] = [key for key in keys if key]
    return dict(sorted(found.items(), key=lambda item: (item[0].order, item[0].name)))
