"""Parts that many pages have: what their head tells, the way to them, headings of sections, keywords. One stencil each."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.safestring import SafeString

from news.dates import iso
from news.feeds import feed_address
from news.models import Article, Category, Keyword
from news.outside import absolute
from news.sharing import house_picture
from news.stencils import Stencil, joined

_HEAD = Stencil(
    "_meta.html",
    *("title", "whole_title", "description", "share_title", "previous_url", "next_url", "url", "picture_url", "alt"),
    plain=("feed_url", "kind", "width", "height", "story"),
)
_STORY_HEAD = Stencil("_meta_story.html", "section", plain=("published", "modified", "keywords", "authors"))
_PROPERTY = Stencil("_meta_property.html", "content", plain=("name",))
_CRUMBS = Stencil("_crumbs.html", "title", plain=("steps",))
_LINK = Stencil("_link.html", "title", plain=("url",))
_SECTION = Stencil("_section_head.html", "id", "title", "link", "link_text", "more")
_TAGS = Stencil("_tags.html", "labelled_by", plain=("links",))


def page_head(
    title: str, description: str = "", url: str = "", kind: str = "website", picture: dict | None = None, *,
    bare: bool = False, noindex: bool = False, listing=None, noun=None, story: Article | None = None,
) -> SafeString:  # fmt: skip
    """What a page tells browsers, search engines and whoever shares it. Only a page with a (whole) `url` is shared.

    `bare`: the title says the newsroom's name already; `listing`: a list of several pages; `noun`: whose feed this is; `story`:
    one with its bylines and keywords.
    """
    room, shown = settings.NEWSROOM, picture or (house_picture() if url else {})
    share_title = (story and story.share_title) or title
    told = {
        "title": title,
        "whole_title": title if bare or title == room.name else f"{title} | {room.name}",
        "description": description or room.tagline,
        "share_title": f"Advertorial: {share_title}" if story and story.is_advertorial else share_title,
        "previous_url": listing.previous_url if listing else "",
        "next_url": listing.next_url if listing else "",
        "url": url,
        "picture_url": shown.get("url", ""),
        "alt": shown.get("alt", ""),
        "feed_url": feed_address(noun) if noun else "",
        "kind": kind,
        "width": shown.get("width", ""),
        "height": shown.get("height", ""),
        "story": _story_head(story) if story and story.published_at else "",
    }
    return _HEAD.fill(
        told,
        noindex=bool(noindex),
        follows=bool(told["previous_url"]),
        goes_on=bool(told["next_url"]),
        fed=noun is not None,
        shared=bool(url),
    )


def _story_head(story: Article) -> SafeString:
    """What Open Graph asks of an article."""
    lines, keywords = story.bylines.all(), story.keywords.all()
    told = {
        "published": iso(story.published_at),
        "modified": iso(story.updated_at) if story.updated_at else "",
        "section": story.category.name,
        "keywords": _properties("article:tag", (one.name for one in keywords)),
        "authors": _properties(
            "article:author", (absolute(line.person.get_absolute_url()) for line in lines if line.person)
        ),
    }
    return _STORY_HEAD.fill(told, updated=story.updated_at is not None)


def _properties(name: str, contents: Iterable[str]) -> SafeString:
    return joined(_PROPERTY.fill({"name": name, "content": content}) for content in contents)


def crumbs(title: str = "", trail: Iterable[Category] = ()) -> SafeString:
    """The way to a page: channels from the root, then the page itself, which the style sheet shortens."""
    told = {"steps": _items(trail), "title": title}
    return _CRUMBS.fill(told, named=bool(title))


def section_head(id: str, title: str, link: str = "", link_text: str = "Lainnya", more: str = "") -> SafeString:
    """The heading of a section; `link` leads to the whole list, `more` of its text is only spoken."""
    told = {"id": id, "title": title, "link": link, "link_text": link_text, "more": more}
    return _SECTION.fill(told, linked=bool(link), longer=bool(more))


def tags(keywords: Iterable[Keyword], labelled_by: str) -> SafeString:
    """Keywords as links; `labelled_by` is the id of the heading over them."""
    return _TAGS.fill({"labelled_by": labelled_by, "links": _items(keywords)})


def link_to(title: str, url: str, paid: bool = False) -> SafeString:
    """A link; `paid`: it leads to a story that says so wherever it is named."""
    return _LINK.fill({"title": title, "url": url}, paid=paid)


def _items(nouns: Iterable[Category | Keyword]) -> SafeString:
    return joined(f"<li>{link_to(one.name, one.get_absolute_url())}</li>" for one in nouns)
