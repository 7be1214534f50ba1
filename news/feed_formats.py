"""The three formats of a feed. Django writes the XML; here stands what its classes leave out."""

from __future__ import annotations

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import escape

from news.feeds import Entry, Feed
from news.outside import stamp

MEDIA_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


class Rss(Rss201rev2Feed):
    """RSS 2.0 with names (dc:creator), whole text (content:encoded) and photographs (media:content)."""

    def rss_attributes(self):
        return super().rss_attributes() | _NAMESPACES

    def latest_post_date(self):
        return self.feed["changed"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for hub in _hubs():
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": hub})
        handler.startElement("image", {})
        for name, value in (("url", self.feed["icon"]), ("title", self.feed["title"]), ("link", self.feed["link"])):
            handler.addQuickElement(name, value)
        handler.endElement("image")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for name, _ in entry.authors:
            handler.addQuickElement("dc:creator", name)
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        if entry.picture:
            _add_media(handler, entry.picture)


def _add_media(handler, picture) -> None:
    size = {"width": str(picture.width), "height": str(picture.height)}
    handler.startElement("media:content", {"url": picture.url, "medium": "image", "type": "image/jpeg"} | size)
    if picture.caption:
        handler.addQuickElement("media:description", picture.caption, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    handler.endElement("media:content")


class Atom(Atom1Feed):
    """Atom 1.0 with every name as an author of its own and the whole text as content."""

    def latest_post_date(self):
        return self.feed["changed"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for hub in _hubs():
            handler.addQuickElement("link", None, {"rel": "hub", "href": hub})
        handler.addQuickElement("icon", self.feed["icon"])

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for name, address in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")
        if entry.html:
            handler.addQuickElement("content", entry.html, {"type": "html"})


def _hubs() -> list[str]:
    return [settings.WEBSUB_HUB] if settings.WEBSUB_HUB else []


def written_as_xml(feed: Feed, form: str) -> bytes:
    """A feed as RSS ("rss") or Atom ("atom")."""
    room, own = settings.NEWSROOM, feed.addresses[form]
    author = {"author_name": room.name} if form == "atom" else {}
    made = (Atom if form == "atom" else Rss)(
        title=feed.title, link=feed.page, description=feed.description, language="id", feed_url=own,
        feed_guid=own, feed_copyright=f"© {room.publisher}", icon=feed.icon, changed=feed.changed, **author,
    )  # fmt: skip
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),  # readers take it for HTML in both formats
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.changed,
            categories=entry.tags,
            enclosures=_enclosures(entry),
            entry=entry,
        )
    return made.writeString("utf-8").encode()


def _enclosures(entry: Entry) -> list[Enclosure]:
    picture = entry.picture
    return [Enclosure(picture.url, str(picture.size), "image/jpeg")] if picture else []


def written_as_json(feed: Feed) -> dict:
    """A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.addresses["json"],
        "description": feed.description,
        "icon": feed.icon,
        "language": "id",
        "authors": [{"name": settings.NEWSROOM.name, "url": f"{settings.SITE_URL}/"}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return told | ({"hubs": [{"type": "WebSub", "url": hub} for hub in _hubs()]} if _hubs() else {})


def _item(entry: Entry) -> dict:
    words = {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **words,
        "summary": entry.summary,
        "date_published": stamp(entry.published),
        "date_modified": stamp(entry.changed),
        "authors": [{"name": name, "url": address} if address else {"name": name} for name, address in entry.authors],
        "tags": entry.tags,
    }
    return item | ({"image": entry.picture.url} if entry.picture else {})
