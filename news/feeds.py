"""Feeds of the site, a channel, a keyword or a person, as RSS 2.0, Atom and JSON Feed 1.1: what is in them."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from news.dates import day_bounds, local
from news.models import Article, Category, Keyword, Person, State
from news.outside import PAID, absolute, changed_at, labelled_title, lasting_id, standing_alone, xml_text

STORIES = 30
#: Kind of a feed in its address -> the noun whose stories it holds.
NOUNS = {"kanal": Category, "tag": Keyword, "penulis": Person}
#: What NEWSROOM_FEED says when feeds give the whole text away; else they hold summaries.
WHOLE = "lengkap"


@dataclass(frozen=True)
class Picture:
    """The lead photograph of an entry; `size` in bytes, 0 when the file cannot be asked.

    `credit` stands alone, `credit_line` behind a caption.
    """

    url: str
    width: int
    height: int
    size: int
    caption: str
    credit: str
    credit_line: str


@dataclass(frozen=True)
class Entry:
    """One story as every format tells it. Text is plain, `html` is "" when only summaries are given away."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    changed: datetime
    authors: list[tuple[str, str]]  # name and address, "" for who has no page
    tags: list[str]
    picture: Picture | None


@dataclass(frozen=True)
class Feed:
    """A feed of some stories; `page` is the address of the page that lists the same ones."""

    title: str
    description: str
    page: str
    addresses: dict[str, str]  # format -> address of the feed
    entries: list[Entry]
    changed: datetime  # of what stands in it
    touched: datetime  # of that, and of what may have left it: never earlier than `changed`
    icon: str


def feed_addresses(noun=None) -> dict[str, str]:
    """Format ("rss", "atom", "json") -> whole address of the feed of a noun, or of the site."""
    name, where = ("news:feed", []) if noun is None else ("news:feed-of", [_kind_of(noun), noun.slug])
    return {
        form: absolute(reverse(name, args=[*where, *([form] if form != "rss" else [])]))
        for form in ("rss", "atom", "json")
    }


def feed_address(noun: Category | Keyword | Person) -> str:
    """The first of those of a noun, for the head of its page."""
    return absolute(_feed_pattern(_kind_of(noun)) % noun.slug)


def _kind_of(noun: Category | Keyword | Person) -> str:
    return next(kind for kind, model in NOUNS.items() if isinstance(noun, model))


@cache
def _feed_pattern(kind: str) -> str:
    return reverse("news:feed-of", args=[kind, "ini"]).replace("/ini/", "/%s/")


def feed_of(noun=None) -> Feed:
    """The feed of a category, keyword or person as it is now, or of the whole site. Five to nine queries."""
    now, room = timezone.now(), settings.NEWSROOM
    stories = list(_stories(noun, now).for_feed()[:STORIES])
    named = getattr(noun, "name", "")
    about = getattr(noun, "description", "") or getattr(noun, "bio", "") or room.tagline
    return Feed(
        title=xml_text(f"{named} | {room.name}" if named else room.name),
        description=" ".join(xml_text(about).split()) or room.name,
        page=absolute(noun.get_absolute_url() if noun else reverse("news:home")),
        addresses=feed_addresses(noun),
        entries=[_entry(story) for story in stories],
        changed=local(max(map(changed_at, stories), default=day_bounds(local(now).date())[0])),
        touched=local(_last_touch(stories, now)),
        icon=absolute(static("img/icon-192.png")),
    )


def _stories(noun, now) -> QuerySet:
    if isinstance(noun, Keyword):
        return Article.objects.with_keyword(noun, now)
    if isinstance(noun, Person):
        return Article.objects.by_person(noun, now)
    found = Article.objects.public(now).newest_first()
    return found.in_channel(noun) if noun else found


def _last_touch(stories: list[Article], now: datetime) -> datetime:
    """Not before anything came into the feed, changed in it or left it.

    What has left stands in no list any more, so the newest saved, withdrawn and expired story of all counts; so does
    the moment at which a photograph was forbidden or its licence ended.
    """
    saved = [
        Article.objects.filter(state=state).order_by("-saved_at").values_list("saved_at", flat=True).first()
        for state in (State.PUBLISHED, State.WITHDRAWN)
    ]
    expired = Article.objects.filter(expires_at__lte=now).order_by("-expires_at").values_list("expires_at", flat=True)
    photos = [story.lead_photo for story in stories if story.lead_photo and not story.lead_photo.may_be_shown(now)]
    stopped = [photo.forbidden_at or photo.licence_until for photo in photos]
    moments = [*map(changed_at, stories), *saved, expired.first(), *stopped]
    return min(now, max(filter(None, moments), default=day_bounds(local(now).date())[0]))


def _entry(story: Article) -> Entry:
    picture = _picture(story)
    return Entry(
        id=lasting_id(story),
        url=absolute(story.get_absolute_url()),
        title=labelled_title(story),
        summary=" ".join(xml_text(story.summary).split()),
        html=_whole_text(story, picture) if settings.NEWSROOM.feed == WHOLE else "",
        published=local(story.published_at),
        changed=local(changed_at(story)),
        authors=[(xml_text(line.name), _page_of(line.person)) for line in story.bylines.all()],
        tags=[xml_text(name) for name in (story.category.name, *sorted(word.name for word in story.keywords.all()))],
        picture=picture,
    )


def _page_of(person: Person | None) -> str:
    return absolute(person.get_absolute_url()) if person else ""


def _picture(story: Article) -> Picture | None:
    photo = story.shown_photo
    if photo is None:
        return None
    width, height = photo.size("16:9", photo.widths("16:9")[-1])
    size = 0
    with contextlib.suppress(OSError):
        size = default_storage.size(photo.rendition_file("16:9", width))
    return Picture(
        absolute(photo.rendition("16:9", width)),
        width,
        height,
        size,
        xml_text(" ".join(filter(None, (story.caption, photo.ai_label and f"{photo.ai_label}.")))),
        xml_text(photo.credit_name),
        xml_text(photo.credit_line),
    )


def _whole_text(story: Article, picture: Picture | None) -> str:
    """Label, photograph and the body with dateline and initials, as HTML that needs no style sheet."""
    paid = format_html("<p><strong>{}</strong></p>", PAID) if story.is_advertorial else ""
    photo = ""
    if picture:
        credit = f" {picture.credit_line}" if picture.credit_line else ""
        photo = format_html(
            '<figure><img src="{}" width="{}" height="{}" alt="{}"><figcaption>{}{}</figcaption></figure>',
            picture.url, picture.width, picture.height, xml_text(story.alt), picture.caption, credit,
        )  # fmt: skip
    return mark_safe(f"{paid}{photo}{standing_alone(story.body_html)}")  # noqa: S308 - escaped above, cleaned when saved
