"""The parts of a story's page besides its text: headline, who wrote it and when, photograph, what stands at its end."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

from news.dates import date_line, iso, stamp
from news.models import Article, Byline, Kind
from news.page_parts import tags
from news.pictures import picture
from news.stencils import Stencil

_HEADLINE = Stencil("news/_headline.html", "channel", "title", "standfirst", plain=("channel_url", "columnist"))
_COLUMNIST = Stencil("news/_columnist.html", "role", plain=("portrait", "name"))
_NAME = Stencil("news/_name.html", "name", plain=("url",))
_INFO = Stencil(
    "news/_story_info.html",
    *("url", "talk_url"),
    plain=("names", "iso", "date_line", "updated_iso", "updated", "minutes", "quoted_title", "quoted_url"),
)
_PHOTO = Stencil("news/_lead_photo.html", "caption", "ai_label", "credit", plain=("picture", "total"))
_END = Stencil("news/_story_end.html", "editor", "url", plain=("tags", "editor_url", "quoted_title"))


def headline(story: Article) -> SafeString:
    """Channel, title, standfirst, and who writes when it is a column."""
    lines = story.bylines.all()
    column = story.kind == Kind.OPINION and bool(lines)
    told = {
        "channel_url": story.category.get_absolute_url(),
        "channel": story.category.name,
        "title": story.title,
        "standfirst": story.standfirst,
        "columnist": _columnist(lines[0]) if column else "",
    }
    return _HEADLINE.fill(told, paid=story.is_advertorial, introduced=bool(story.standfirst), column=column)


def _columnist(line: Byline) -> SafeString:
    person = line.person
    portrait = person and person.shown_portrait
    told = {
        "portrait": picture(portrait, "1:1", "72px", eager=True) if portrait else "",
        "name": _name(line),
        "role": person.role if person else "",
    }
    return _COLUMNIST.fill(told, pictured=bool(portrait), titled=bool(told["role"]))


def _name(line: Byline) -> SafeString:
    told = {"name": line.name, "url": line.person.get_absolute_url() if line.person else ""}
    return _NAME.fill(told, linked=line.person is not None)


def story_info(story: Article, url: str, talk_url: str) -> SafeString:
    """Who wrote it and when, how long it takes, and the ways to pass it on."""
    lines = story.bylines.all() if story.kind != Kind.OPINION else []
    published, updated = story.published_at, story.updated_at if story.shows_update else None
    told = {
        "names": _names(lines),
        "iso": iso(published) if published else "",
        "date_line": date_line(published) if published else "",
        "updated_iso": iso(updated) if updated else "",
        "updated": stamp(updated) if updated else "",
        "minutes": story.reading_minutes,
        "quoted_title": quote(story.share_title or story.title, safe=""),
        "quoted_url": quote(url, safe=""),
        "url": url,
        "talk_url": talk_url,
    }
    return _INFO.fill(told, named=bool(lines), dated=published is not None, corrected=updated is not None)


def _names(lines: list[Byline]) -> SafeString:
    """Names by role: those of one role stand together as long as nobody stands between them."""
    roles = groupby(lines, key=Byline.get_role_display)
    told = (f"{role} {', '.join(map(_name, named))}" for role, named in roles)
    return mark_safe(" · ".join(told))  # noqa: S308 - stencils escape


def lead_photo(story: Article, total: int = 0) -> SafeString | str:
    """The photograph over a story, its credit in the caption's line; of a photo story it is the first of `total`."""
    photo = story.shown_photo
    if photo is None:
        return ""
    told = {
        "picture": picture(photo, "16:9", "(min-width: 64rem) 700px, 100vw", alt=story.alt, eager=True),
        "caption": story.caption,
        "ai_label": photo.ai_label,
        "credit": photo.credit_line,
        "total": total,
    }
    return _PHOTO.fill(
        told,
        described=bool(story.caption or told["credit"] or told["ai_label"] or total),
        numbered=bool(total),
        drawn=bool(told["ai_label"]),
        credited=bool(told["credit"]),
    )


def story_end(story: Article, url: str) -> SafeString:
    """Keywords, editor, the way to say that something is wrong, and the address on paper."""
    keywords, editor = story.keywords.all(), story.editor
    told = {
        "tags": tags(keywords, "kata-kunci") if keywords else "",
        "editor_url": editor.get_absolute_url() if editor else "",
        "editor": editor.name if editor else "",
        "quoted_title": quote(f"Koreksi: {story.title}", safe=""),
        "url": url,
    }
    return _END.fill(told, tagged=bool(keywords), edited=editor is not None)
