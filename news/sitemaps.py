"""Sitemaps that cost the same at a million stories: an index by month, and files that end at a fixed number.

Nothing is counted. A month is listed in three parts of whole days, so that a file of 50,000 addresses (the limit of
sitemaps.org) is enough for 5,000 stories a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.db import connection
from django.db.models import Exists, Max, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from news.dates import day_bounds, local
from news.models import Article, Category, Keyword, Kind, Page, Person, State
from news.outside import absolute, changed_at, labelled_title, stamp

MOST = 50_000
#: First days of the parts of a month.
PARTS = {1: 1, 2: 11, 3: 21}
#: A change is told in the index so long; by then every search engine has come by.
TOLD = timedelta(days=40)
#: Keywords and people of a file: those with keys of one range this wide.
SPAN = 10_000
#: A keyword of fewer stories is no page to be found by.
LEAST_STORIES = 3
NEWS_DAYS, NEWS_MOST = 2, 1000
#: Subqueries of one query; SQLite takes 2,000 columns.
AT_ONCE = 600
#: A moment that no query asks for.
FAR = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """One line of a sitemap or of the index: a whole address and when it last changed, if that is known."""

    url: str
    changed: datetime | None = None


def part_bounds(year: int, month: int, part: int) -> tuple[datetime, datetime]:
    """First moment of a part of a month and of what follows, both aware."""
    next_month = date(year + month // 12, month % 12 + 1, 1)
    end = date(year, month, PARTS[part + 1]) if part + 1 in PARTS else next_month
    return day_bounds(date(year, month, PARTS[part]))[0], day_bounds(end)[0]


def index() -> list[Place]:
    """Every sitemap that holds anything, in a number of queries that does not grow with the stories."""
    now = timezone.now()
    places = [Place(_address("sitemap-others", "halaman", 1))]
    places += [Place(_address("sitemap-others", kind, part)) for kind, part in _filled_ranges(now)]
    if Article.objects.public(now).filter(published_at__gt=now - timedelta(days=NEWS_DAYS)).exists():
        places.append(Place(_address("sitemap-news")))
    return places + _story_places(now)


def _address(name: str, *parts) -> str:
    return absolute(reverse(f"news:{name}", args=parts))


def _story_places(now: datetime) -> list[Place]:
    """The parts of months in which something public stands, newest first."""
    newest = _newest_of_parts(now)
    for published, changed in _recent_changes(now):
        key = _part_of(published)
        if newest.get(key):
            newest[key] = max(newest[key], changed)
    # One address is worked out, the others are written like it: an archive has a thousand parts.
    pattern = _address("sitemap-stories", 1111, 11, 1).replace("1111-11-1", "{:04}-{:02}-{}")
    return [Place(pattern.format(*key), moment) for key, moment in newest.items() if moment]


def _newest_of_parts(now: datetime) -> dict[tuple[int, int, int], datetime | None]:
    """Part of a month -> the time of its newest public story; each is one step along the index of all stories."""
    public = Article.objects.public(now)
    last = public.newest_first().values_list("published_at", flat=True).first()
    first = public.order_by("published_at", "pk").values_list("published_at", flat=True).first()
    keys = _parts_between(first, last) if last else []
    found: dict = {}
    for group in (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)):
        found |= dict(zip(group, _newest_of(group, now), strict=True))
    return found


def _newest_of(keys: list[tuple[int, int, int]], now: datetime) -> list[datetime | None]:
    """The time of the newest public story of each of some parts.

    Django would take a millisecond to write each subquery, and they differ in their two bounds alone: it writes one,
    with bounds that are found again among its parameters.
    """
    bounds, ops = (FAR, FAR + timedelta(days=1)), connection.ops
    sql, params = _between(*bounds, now).values("published_at")[:1].query.sql_with_params()
    marks = [params.index(ops.adapt_datetimefield_value(bound)) for bound in bounds]
    asked: list = []
    for key in keys:
        own = list(params)
        for mark, bound in zip(marks, part_bounds(*key), strict=True):
            own[mark] = ops.adapt_datetimefield_value(bound)
        asked += own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([f'({sql})'] * len(keys))}", asked)  # noqa: S608 - Django's own words
        row = cursor.fetchone()
    column = Article._meta.get_field("published_at").cached_col
    for convert in ops.get_db_converters(column):
        row = [convert(value, column, connection) for value in row]
    return list(row)


def _answers(questions: dict) -> list:
    """Name -> subquery, all asked in one query of one row; nothing in a newsroom without stories."""
    row = next(iter(Article.objects.order_by().values(**questions)[:1]), None) if questions else None
    return [row[name] for name in questions] if row else []


def _part_of(moment: datetime) -> tuple[int, int, int]:
    day = local(moment).date()
    return day.year, day.month, max(part for part, start in PARTS.items() if start <= day.day)


def _parts_between(first: datetime, last: datetime) -> list[tuple[int, int, int]]:
    """Every part from the one of `last` back to the one of `first`."""
    begin, end = _part_of(first), _part_of(last)
    every = (
        (year, month, part)
        for year in range(end[0], begin[0] - 1, -1)
        for month in range(12, 0, -1)
        for part in sorted(PARTS, reverse=True)
    )
    return [key for key in every if begin <= key <= end]


def _recent_changes(now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """(time of publication, time of the change) of stories updated or withdrawn lately."""
    since = now - TOLD
    # Without a state in the question SQLite goes by the few that were updated, not by all that are out.
    updated = Article.objects.filter(updated_at__gt=since, published_at__lte=now).order_by()
    yield from updated.values_list("published_at", "updated_at")
    withdrawn = Article.objects.filter(state=State.WITHDRAWN, saved_at__gt=since).order_by()
    yield from withdrawn.values_list("published_at", "withdrawn_at")


def _stories(year: int, month: int, part: int, now: datetime):
    start, end = part_bounds(year, month, part)
    return Article.objects.public(now, before=end).filter(published_at__gte=start).newest_first()


def _between(start: datetime, end: datetime, now: datetime):
    """With both bounds among its parameters, whenever they are; that of now comes last, as SQLite looks up the first."""
    return Article.objects.filter(published_at__gte=start, published_at__lt=end).public(now).newest_first()


def stories(year: int, month: int, part: int) -> Iterator[Place]:
    """The public stories of a part of a month, newest first, in one query."""
    found = _stories(year, month, part, timezone.now())
    wanted = ("category__slug", "slug", "published_at", "embargo_until", "updated_at")
    channels: dict[str, str] = {}
    for channel, slug, *moments in found.values_list(*wanted)[:MOST].iterator(chunk_size=5000):
        if channel not in channels:
            channels[channel] = _address("category", channel)
        yield Place(f"{channels[channel]}{slug}/", max(filter(None, moments)))


def _keywords(part: int, now: datetime):
    """Keywords of a range of keys that have a page worth finding, with the time of their newest story."""
    of_one = Article.objects.with_keyword(OuterRef("pk"), now).values("published_at")
    found = Keyword.objects.filter(pk__gt=(part - 1) * SPAN, pk__lte=part * SPAN)
    return found.annotate(
        newest=Subquery(of_one[:1]), enough=Subquery(of_one[LEAST_STORIES - 1 : LEAST_STORIES])
    ).exclude(enough=None)


def _people(part: int, now: datetime):
    """People of a range of keys who have a public story, with the time of their newest."""
    theirs = Article.objects.public(now).filter(bylines__person=OuterRef("pk"), bylines__published_at__lte=now)
    newest = Subquery(theirs.order_by("-bylines__published_at").values("published_at")[:1])
    found = Person.objects.filter(pk__gt=(part - 1) * SPAN, pk__lte=part * SPAN)
    return found.annotate(newest=newest).exclude(newest=None)


RANGES = {"tag": _keywords, "penulis": _people}


def _filled_ranges(now: datetime) -> list[tuple[str, int]]:
    """(kind, part) of every file of keywords or people that would not be empty."""
    highest = {
        "tag": Keyword.objects.aggregate(highest=Max("pk")),
        "penulis": Person.objects.aggregate(highest=Max("pk")),
    }
    wanted = [(kind, part) for kind, row in highest.items() for part in range(1, -(-(row["highest"] or 0) // SPAN) + 1)]
    places = {f"{kind}_{part}": Exists(RANGES[kind](part, now).order_by()) for kind, part in wanted}
    return [key for key, is_filled in zip(wanted, _answers(places), strict=False) if is_filled]


def others(kind: str, part: int) -> list[Place]:
    """Keywords ("tag"), people ("penulis"), or what there is one page of each ("halaman")."""
    now = timezone.now()
    if kind == "halaman":
        return _single_pages(now) if part == 1 else []
    return [Place(absolute(noun.get_absolute_url()), noun.newest) for noun in RANGES[kind](part, now).order_by("pk")]


def _single_pages(now: datetime) -> list[Place]:
    """The home page, channels, static pages."""
    public = Article.objects.public(now).newest_first().values("published_at")
    at_top, below = public.filter(section=OuterRef("pk")), public.filter(category=OuterRef("pk"))
    channels = Category.objects.in_order().annotate(in_section=Subquery(at_top[:1]), own=Subquery(below[:1]))
    newest = [(one, one.own if one.parent_id else one.in_section) for one in channels]
    home = Place(absolute(reverse("news:home")), max(filter(None, (moment for _, moment in newest)), default=None))
    places = [Place(absolute(one.get_absolute_url()), moment) for one, moment in newest]
    return [
        home,
        *places,
        *(Place(absolute(page.get_absolute_url()), page.changed_at) for page in Page.objects.defer("body")),
    ]


# Written as XML

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def written(places: Iterable[Place], outer: str = "urlset", inner: str = "url") -> str:
    """Places as a sitemap, or as an index of them ("sitemapindex", "sitemap")."""
    lines = [f"<{inner}><loc>{escape(place.url)}</loc>{_changed(place)}</{inner}>" for place in places]
    return "\n".join([f"{_HEAD}<{outer} {_SPACE}>", *lines, f"</{outer}>"])


def _changed(place: Place) -> str:
    return f"<lastmod>{stamp(place.changed)}</lastmod>" if place.changed else ""


def news_written() -> str:
    """The sitemap for Google News: stories of two days, at most a thousand, nothing that was paid for."""
    now = timezone.now()
    found = (
        Article.objects.public(now)
        .filter(published_at__gt=now - timedelta(days=NEWS_DAYS))
        .exclude(kind=Kind.ADVERTORIAL)
    )
    name = escape(settings.NEWSROOM.name)
    paper = f"<news:publication><news:name>{name}</news:name><news:language>id</news:language></news:publication>"
    lines = [
        f"<url><loc>{escape(absolute(story.get_absolute_url()))}</loc><lastmod>{stamp(changed_at(story))}</lastmod>"
        f"<news:news>{paper}<news:publication_date>{stamp(story.published_at)}</news:publication_date>"
        f"<news:title>{escape(labelled_title(story))}</news:title></news:news></url>"
        for story in found.newest_first().for_cards()[:NEWS_MOST]
    ]
    return "\n".join([f"{_HEAD}<urlset {_SPACE} {_NEWS_SPACE}>", *lines, "</urlset>"])
