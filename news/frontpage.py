"""What the front page holds: what editors put there by hand, the newest stories in the rest, no story twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from news.listed import NewestStories, places
from news.listing import name_columnists
from news.models import Article, Category, FrontSlot, Keyword, Kind, Placement, Tagging
from news.models.frontpage import LINKS, PICKS, SECONDARY
from news.prepared import prepared
from news.reads import LEAST, most_read

RIVER = 10
OPINIONS = 4
BLOCK = 4
POPULAR = 5
TOPICS = 10
TOPIC_DAYS = 7
#: Newest uses of keywords that are counted: the cost of a busy week is bounded.
TOPIC_USES = 1000
#: Newest stories looked through for the lead, its neighbours and the river.
POOL = 40
#: Opinions have a place of their own, and nothing paid stands among the news unless an editor puts it there.
NOT_NEWS = (Kind.OPINION, Kind.ADVERTORIAL)
#: For a question that leaves out some stories when there are none to leave out.
NOBODY = (0,)


@dataclass
class FrontPage:
    """The blocks of the home page; an empty newsroom has no lead.

    `slots` holds the story of every slot that has one, `by_hand` those of them that an editor chose.
    """

    slots: dict[FrontSlot, Article] = field(default_factory=dict)
    by_hand: frozenset[FrontSlot] = frozenset()
    latest: list[Article] = field(default_factory=list)
    popular: list[Article] = field(default_factory=list)
    topics: list[Keyword] = field(default_factory=list)
    opinion: list[Article] = field(default_factory=list)
    blocks: list[tuple[Category, list[Article]]] = field(default_factory=list)

    @property
    def lead(self) -> Article | None:
        return self.slots.get(FrontSlot.LEAD)

    @property
    def lead_links(self) -> list[Article]:
        return self._in(LINKS)

    @property
    def secondary(self) -> list[Article]:
        return self._in(SECONDARY)

    @property
    def picks(self) -> list[Article]:
        return self._in(PICKS)

    def _in(self, slots) -> list[Article]:
        return [self.slots[slot] for slot in slots if slot in self.slots]


def front_page(now: datetime | None = None, placements: list[Placement] | None = None) -> FrontPage:
    """Fill the front page as it is at `now`: by hand first, then from the top of the page down.

    `placements` stand in for the public ones: an arrangement in the making, with its stories.
    """
    now = now or timezone.now()
    pool = _pool(now)
    chosen = chosen_by_hand(now, placements)
    used = {article.pk for article in chosen.values()}
    page = FrontPage(slots=_fill(dict(chosen), pool, used), by_hand=frozenset(chosen))
    page.popular = _popular(used)
    page.topics = [] if page.popular else hot_topics(now)
    page.opinion = _take(_opinion(now, used), used, OPINIONS)
    page.latest = _take(pool, used, RIVER)
    page.blocks = _channel_blocks(now, used)
    return page


def chosen_by_hand(now: datetime, placements: list[Placement] | None = None) -> dict[FrontSlot, Article]:
    """The story of each slot that an editor filled and a reader may see now; the latest placement holds a slot."""
    running = _running(now) if placements is None else [one for one in placements if one.runs(now)]
    running = sorted(running, key=lambda one: (one.since, one.article_id), reverse=True)
    chosen: dict[FrontSlot, Article] = {}
    for placement in running:
        if placement.article.is_public(now):
            chosen.setdefault(FrontSlot(placement.slot), placement.article)
    name_columnists(list(chosen.values()))
    return chosen


def _fill(slots: dict[FrontSlot, Article], pool: list[Article], used: set[int]) -> dict[FrontSlot, Article]:
    """Give the slots of the first row that are empty a story each; Pilihan Editor is filled by editors alone."""
    if FrontSlot.LEAD not in slots:
        _put(slots, FrontSlot.LEAD, _take_lead(pool, used))
    for slot in SECONDARY:
        if slot not in slots:
            _put(slots, slot, _take(pool, used, 1))
    if FrontSlot.LEAD not in slots and slots:  # all there is was put further down
        slots[FrontSlot.LEAD] = slots.pop(min(slots, key=list(FrontSlot).index))
    lead = slots.get(FrontSlot.LEAD)
    beside = [article for article in pool if lead and article.category_id == lead.category_id]
    for slot in LINKS:
        if slot not in slots:
            _put(slots, slot, _take(beside, used, 1))
    return slots


def _put(slots, slot: FrontSlot, found: list[Article]) -> None:
    if found:
        slots[slot] = found[0]


def _news(now) -> QuerySet:
    return Article.objects.public(now).exclude(kind__in=NOT_NEWS).newest_first()


@prepared
def _pool(now: datetime) -> QuerySet:
    return _news(now).for_cards()[:POOL]


@prepared
def _running(now: datetime) -> QuerySet:
    return Placement.objects.running(now).with_stories()


@prepared
def _columns(now: datetime, used: tuple[int, ...]) -> QuerySet:
    found = Article.objects.public(now).filter(kind=Kind.OPINION).newest_first()
    return found.exclude(pk__in=used).for_cards()[:OPINIONS]


@prepared
def _channels_with_newest(at_top: bool, now: datetime, used: tuple[int, ...]) -> QuerySet:
    """Channels with a block, each with its `newest` stories that are not used yet: two blocks, for some may be used by then."""
    free = _news(now).exclude(pk__in=used).in_channel_of(OuterRef("pk"), at_top)
    found = Category.objects.filter(on_front_page=True, parent__isnull=at_top)
    return found.annotate(newest=NewestStories(free[: 2 * BLOCK]))


def _popular(used: set[int]) -> list[Article]:
    """What is read most and does not stand higher on the page already."""
    found = most_read(most=POPULAR, leave_out=used)
    return _take(found, used, POPULAR) if len(found) >= LEAST else []


def _opinion(now, used) -> list[Article]:
    return name_columnists(_columns(now, tuple(used) or NOBODY))


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


def _take_lead(pool: list[Article], used: set[int]) -> list[Article]:
    """The newest story with a photograph and a standfirst, else the newest at all."""
    free = [article for article in pool if article.pk not in used]
    ready = [article for article in free[:RIVER] if article.shown_photo and article.standfirst]
    return _take(ready or free, used, 1)


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
    found = {}
    for at_top in (True, False):
        for category in _channels_with_newest(at_top, now, tuple(used) or NOBODY):
            found[category] = [place.key for place in places(category.newest)]
    return dict(sorted(found.items(), key=lambda item: (item[0].order, item[0].name)))
