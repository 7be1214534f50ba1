"""Pages that list stories: home, channel, keyword, person, index by day."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.dates import local
from news.dayindex import day_address, day_index
from news.frontpage import front_page
from news.keeping import kept
from news.keys import as_key
from news.listing import list_page, page_number
from news.models import Article, Category, Keyword, OldKeywordSlug, OldPersonSlug, Person
from news.prepared import prepared
from news.related import pinned_stories, related_keywords
from news.views.addresses import in_small_letters


@prepared
def _of_channel(channel: int, at_top: bool, now: datetime, part: slice) -> QuerySet:
    return Article.objects.public(now).in_channel_of(channel, at_top).newest_first().for_cards()[part]


@prepared
def _with_keyword(keyword: int, now: datetime, part: slice) -> QuerySet:
    return Article.objects.with_keyword(keyword, now).for_cards()[part]


@prepared
def _by_person(person: int, now: datetime, part: slice) -> QuerySet:
    return Article.objects.by_person(person, now).for_cards()[part]


@prepared
def _children(channel: int) -> QuerySet:
    return Category.objects.filter(parent=channel).in_order()


@prepared
def _keyword(slug: str) -> QuerySet:
    return Keyword.objects.filter(slug=slug)


@prepared
def _person(slug: str) -> QuerySet:
    return Person.objects.select_related("portrait").filter(slug=slug)


@require_safe
@kept()
def home(request):
    return render(request, "news/home.html", {"front": front_page()})


@require_safe
def category(request, channel: Category):
    """A channel's stories; `portal` resolves the slug, which channels share with static pages."""
    now, at_top = timezone.now(), not channel.parent_id
    number = page_number(request.GET.get("page"))
    context = {
        "category": channel,
        "current_channel": channel,
        "parent": channel.parent,
        "children": _children(channel.pk) if at_top else [],
        "listing": list_page(
            lambda part: _of_channel(channel.pk, at_top, now, part), channel.get_absolute_url(), number
        ),
    }
    return render(request, "news/category.html", context)


@require_safe
@kept()
@in_small_letters
def keyword(request, slug):
    word = next(iter(_keyword(slug)), None)
    if word is None:
        old = get_object_or_404(OldKeywordSlug.objects.select_related("keyword"), slug=slug)
        return redirect(old.keyword, permanent=True)
    now, number = timezone.now(), page_number(request.GET.get("page"))
    listing = list_page(lambda part: _with_keyword(word.pk, now, part), word.get_absolute_url(), number)
    context = {
        "keyword": word,
        "listing": listing,
        "neighbours": related_keywords(word),
        "pinned": pinned_stories(word) if listing.number == 1 else [],
    }
    return render(request, "news/keyword.html", context)


@require_safe
@kept()
@in_small_letters
def person(request, slug):
    somebody = next(iter(_person(slug)), None)
    if somebody is None:
        old = get_object_or_404(OldPersonSlug.objects.select_related("person"), slug=slug)
        return redirect(old.person, permanent=True)
    now, number = timezone.now(), page_number(request.GET.get("page"))
    listing = list_page(lambda part: _by_person(somebody.pk, now, part), somebody.get_absolute_url(), number)
    return render(request, "news/person.html", {"person": somebody, "listing": listing})


@require_safe
@kept()
def index(request):
    """Today's index; the date form lands here and is sent to the day's own address."""
    channel = asked_channel(request)
    asked = request.GET.get("tanggal")
    if asked:
        try:
            return redirect(day_address(date.fromisoformat(asked), channel))
        except ValueError:
            raise Http404("no such date") from None
    return _render_day(request, local(timezone.now()).date(), channel)


@require_safe
@kept()
def index_day(request, year, month, day):
    try:
        asked = date(year, month, day)
    except ValueError:  # the 31st of April
        raise Http404("no such date") from None
    return _render_day(request, asked, asked_channel(request))


def _render_day(request, day, channel):
    found = day_index(day, channel, as_key(request.GET.get("sebelum")))
    context = {
        "day": found.day,
        "channel": found.channel,
        "all_channels": Category.objects.in_order(),
        "groups": found.groups,
        "previous_url": found.previous_url,
        "next_url": found.next_url,
        "more_url": found.more_url,
    }
    return render(request, "news/index.html", context)


def asked_channel(request) -> Category | None:
    slug = request.GET.get("kanal")
    return get_object_or_404(Category, slug=slug) if slug else None
