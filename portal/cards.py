"""How a story stands on the pages of others: as a card, as a row of a list, as a link. One stencil each."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString

from comments.templatetags.conversation import comment_count
from news.dates import clock as clock_time
from news.dates import iso, local, short_stamp
from news.models import Article, Byline, Kind
from news.numbers import thousands
from news.page_parts import link_to
from news.pictures import picture
from news.snippets import Found, Piece
from news.stencils import Stencil, joined

_CARD = Stencil(
    "_card.html",
    *("channel", "title", "by", "standfirst"),
    plain=("picture", "channel_url", "url", "iso", "stamp", "comments", "links"),
)
_FOUND = Stencil(
    "news/_found.html", "channel", plain=("picture", "channel_url", "url", "title", "snippet", "iso", "stamp")
)
_BRIEF = Stencil("_brief.html", "channel", plain=("iso", "time", "link"))
_BRIEFS = Stencil("_briefs.html", plain=("rows",))
_READ_ALSO = Stencil("news/_read_also.html", plain=("links",))
_RANKING = Stencil("news/_ranking.html", plain=("items",))
_ASIDE = Stencil("news/_aside.html", plain=("popular", "latest", "related"))
#: Style of a card -> the shape of its photograph and how wide it stands.
_PHOTOS = {
    "lead": ("16:9", "(min-width: 64rem) 660px, 100vw"),
    "side": ("3:2", "(min-width: 48rem) 168px, 80px"),
    "small": ("3:2", "(min-width: 64rem) 270px, (min-width: 48rem) 45vw, 80px"),
    "": ("3:2", "(min-width: 64rem) 270px, (min-width: 48rem) 45vw, 92vw"),
}
_PORTRAIT = ("1:1", "72px")
_FOUND_PHOTO = ("3:2", "(min-width: 48rem) 168px, 112px")


def card(article: Article, style: str = "", summary: bool = False, links: list[Article] | None = None) -> SafeString:
    """`style`: "" (upright), "small" (upright, beside its words on phones), "side", "lead", "opinion"; `summary`: with
    standfirst; `links`: small stories under it.
    """
    shown, channel = _shown(article, style), article.category
    comments, published = comment_count(article), local(article.published_at)
    told = {
        "picture": shown,
        "channel_url": channel.get_absolute_url(),
        "channel": channel.name,
        "url": article.get_absolute_url(),
        "title": article.title,
        "by": _writers(article),
        "standfirst": article.standfirst,
        "iso": iso(published),
        "stamp": short_stamp(published),
        "comments": thousands(comments),
        "links": _items(links or ()),
    }
    return _CARD.fill(
        told,
        style=style,
        pictured=bool(shown),
        column=article.kind == Kind.OPINION,
        paid=article.is_advertorial,
        summary=bool(summary and article.standfirst),
        discussed=comments > 0,
        linking=bool(links),
    )


def cards(articles: list[Article], style: str = "", summary: bool = False, first: str | None = None) -> SafeString:
    """Cards one after the other; the `first` may have a style of its own."""
    styles = [style if first is None else first, *[style] * len(articles)]
    return joined(card(one, kind, summary) for one, kind in zip(articles, styles, strict=False))


def link(article: Article) -> SafeString:
    """The title as a link; of a paid story, wherever it is named, it says that it is paid."""
    return link_to(article.title, article.get_absolute_url(), article.is_advertorial)


def links(articles: list[Article]) -> SafeString:
    """Such links as items of a list."""
    return _items(articles)


def read_also_list(articles: list[Article]) -> SafeString:
    """Stories recommended behind a text."""
    return _READ_ALSO.fill({"links": _items(articles)})


def briefs(articles: list[Article], clock: bool = False, channel: bool = False) -> SafeString:
    """A list of time and headline. `clock`: the day is known; `channel`: name it."""
    return _BRIEFS.fill({"rows": joined(_brief(one, clock, channel) for one in articles)})


def _brief(article: Article, clock: bool, channel: bool) -> SafeString:
    moment = article.published_at
    told = {
        "iso": iso(moment),
        "time": clock_time(moment) if clock else short_stamp(moment),
        "link": link(article),
        "channel": article.category.name if channel else "",
    }
    return _BRIEF.fill(told, in_channel=bool(channel))


def ranking(articles: list[Article]) -> SafeString:
    """What is read most, by rank."""
    items = (f"<li>{link_to(one.title, one.get_absolute_url())}</li>" for one in articles)
    return _RANKING.fill({"items": joined(items)})


def aside(related: list[Article], popular: list[Article], latest: list[Article]) -> SafeString | str:
    """What else there is to read, beside or under a story: what is read most, or the newest; and what is related."""
    if not (related or popular or latest):
        return ""
    told = {
        "popular": ranking(popular) if popular else "",
        "latest": briefs(latest) if latest and not popular else "",
        "related": cards(related),
    }
    return _ASIDE.fill(told, ranked=bool(popular), new=bool(told["latest"]), alike=bool(related))


def founds(found: list[Found]) -> SafeString:
    """Stories that search has found, with the words that were looked for marked in them."""
    return joined(_found(one) for one in found)


def _found(found: Found) -> SafeString:
    article = found.article
    photo = article.shown_photo
    told = {
        "picture": picture(photo, *_FOUND_PHOTO) if photo else "",
        "channel_url": article.category.get_absolute_url(),
        "channel": article.category.name,
        "url": article.get_absolute_url(),
        "title": _marked(found.title),
        "snippet": _marked(found.snippet),
        "iso": iso(article.published_at),
        "stamp": short_stamp(article.published_at),
    }
    return _FOUND.fill(told, pictured=photo is not None, paid=article.is_advertorial)


def _marked(pieces: list[Piece]) -> str:
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.marked else escape(one.text) for one in pieces)


def _shown(article: Article, style: str) -> SafeString | str:
    """The photograph of a card, or the portrait of a column's writer."""
    if style == "opinion":
        writer = next((one.person for one in article.bylines.all()), None)
        portrait = writer and writer.shown_portrait
        return picture(portrait, *_PORTRAIT) if portrait else ""
    photo = article.shown_photo
    return picture(photo, *_PHOTOS[style], eager=style == "lead") if photo else ""


def _writers(article: Article) -> str:
    """Who wrote a column: the first name above it, and all who are named as its writers."""
    if article.kind != Kind.OPINION:
        return ""
    lines = article.bylines.all()
    return ", ".join(one.name for place, one in enumerate(lines) if not place or one.role == Byline.Role.WRITER)


def _items(articles) -> SafeString:
    return joined(f"<li>{link(one)}</li>" for one in articles)
