"""Editors' HTML: what is allowed, how it is cleaned when it is saved, and what is read from it.

The allow-list follows the buttons of the editor. Cleaning is nh3's work (ammonia, an HTML5 parser); `composing` sets
what nh3 has made well-formed, and nh3 has the last word.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from urllib.parse import urlsplit

import nh3
from django.db.models import Case, Value
from django.db.models.expressions import Col
from django.db.models.functions import Cast
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorField

from news import composing, embeds
from news.plain import UNSEEN

#: Buttons of the editor (django-prose-editor's names).
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    "HTML": True,
    "Fullscreen": True,
    # Our own, in static/prose: what may stand between the paragraphs, and who says a quote.
    "Photo": True,
    "Gallery": True,
    "Embed": True,
    "ReadAlso": True,
    "PageBreak": True,
    "Speaker": True,
}

_TAGS = {
    "p", "br", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "footer", "figure", "figcaption", "div", "aside",
}  # fmt: skip
_GONE_WITH_CONTENT = {
    "script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "audio", "video", "canvas",
    "button", "select", "textarea", "datalist", "noembed", "noframes",
}  # fmt: skip
#: "*" stands for every tag: without it nh3 lets `lang` and `title` stay anywhere.
_ATTRIBUTES = {
    "*": set(), "a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
    "figure": {"data-photo", "data-alt"}, "div": {"data-gallery", "data-embed"}, "aside": {"data-read-also"},
    "hr": {"data-page"},
}  # fmt: skip
ALT_LENGTH = 250
#: As `composing` writes it.
PAGE_BREAK = '<hr data-page="">'
#: Word processors say bold and italic by style; `composing` reads what `_look` leaves of it.
_STYLED = {tag: {"style"} for tag in ("b", "strong", "i", "em", "span")}
_SCHEMES = {"http", "https", "mailto"}

_MARKUP = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>')
_WITHOUT_END = {"br", "hr", "img", "source", "input", "wbr"}
_TEXT_BLOCK = re.compile(r"<(p|h2|h3|footer|figcaption)>(.*?)</\1>", re.DOTALL)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_PHOTOGRAPH = re.compile(r"<figure\b.*?</figure>")

WORDS_A_MINUTE = 200
#: nh3 needs time with the square of open tags and of entities in one run of words; a book has fewer marks than this.
MANY_MARKS, MARKS_AT_ONCE = 20_000, 500


class Cleaned(str):
    """HTML that `clean` has made. A string made from it is a plain one again."""

    __slots__ = ()


def _link(value: str) -> str | None:
    """An address as it may be linked; None for "//host" and whatever a browser reads like it."""
    address = "%20".join(re.sub(r"[\t\r\n]", "", value).split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    to_a_host = address.replace("\\", "/").startswith("//")
    return None if to_a_host or (parts.scheme and parts.scheme.lower() not in _SCHEMES) else address


def _look(style: str) -> str | None:
    """What a style says about weight and slant: "bold", "normal", "italic", "upright" or nothing."""
    found = dict(re.findall(r"(?<![-\w])font-(weight|style)\s*:\s*([a-z0-9]+)", style.lower()))
    weight, slant = found.get("weight", ""), found.get("style", "")
    words = [
        "bold" if weight in {"bold", "bolder", "600", "700", "800", "900"} else "normal" if weight else "",
        "italic" if slant in {"italic", "oblique"} else "upright" if slant else "",
    ]
    return " ".join(filter(None, words)) or None


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """What stays of an allowed attribute; None takes it away."""
    value = UNSEEN.sub("", value)
    if name == "href":
        return _link(value)
    if name in {"colspan", "rowspan"}:
        return value if re.fullmatch(r"[2-9]|1[0-9]|20", value) else None
    if name == "style":
        return _look(value)
    if name in {"data-photo", "data-read-also"}:
        return value if re.fullmatch(r"[1-9][0-9]{0,17}", value) else None
    if name == "data-embed":
        found = embeds.recognise(value)
        return found.address if found else None
    if name in {"data-gallery", "data-page"}:
        return ""
    if name == "data-alt":
        return " ".join(value.split())[:ALT_LENGTH].rstrip() or None
    return " ".join(value.split())


def _cleaner(tags: set[str], attributes: dict, link_rel: str | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=attributes,
        attribute_filter=_keep_attribute,
        url_schemes=_SCHEMES,
        link_rel=link_rel,
    )


_first_pass = _cleaner(composing.TAGS, _ATTRIBUTES | _STYLED, None)
_last_pass = _cleaner(_TAGS, _ATTRIBUTES, "noopener")
_text_only = nh3.Cleaner(tags=set(), clean_content_tags=_GONE_WITH_CONTENT)


def clean(html: str | None) -> Cleaned:
    """An editor's HTML as it may be stored and shown: only the allow-list, in the grammar of `composing`.

    Cleaning a second time changes nothing. Plain text becomes paragraphs at its empty lines.
    """
    html = UNSEEN.sub("", html or "").replace("\r\n", "\n").replace("\r", "\n")
    return Cleaned("".join(map(_clean_piece, _pieces(html))))


def _clean_piece(html: str) -> str:
    # Entities are characters only after the first pass.
    html = UNSEEN.sub("", _first_pass.clean(html)).replace("&nbsp;", " ")
    return _last_pass.clean(composing.compose(html))


def _pieces(html: str) -> list[str]:
    """The text in one piece; in many when it is so long and so tangled that it is an attack or an accident."""
    marks = [mark.start() for mark in re.finditer("[<&]", html)]
    if len(marks) <= MANY_MARKS or composing.is_flat(html):
        return [html]
    return [html[start:end] for start, end in pairwise([0, *marks[MARKS_AT_ONCE::MARKS_AT_ONCE], len(html)])]


def plain_text(html: str) -> str:
    """The words of a body with one space between blocks; nothing is escaped."""
    spaced = re.sub(r"<(?:/?(?:p|h2|h3|li|blockquote|footer|figcaption|tr|td|th)|br|hr)\b[^>]*>", " ", html)
    return " ".join(unescape(_text_only.clean(spaced)).split())


def plain_paragraphs(html: str) -> list[str]:
    """The words of each block of a cleaned body in order, as the editor counts its letters: a line break is a space."""
    blocks = _TEXT_BLOCK.findall(html)
    return [unescape(_text_only.clean(re.sub(r"<br\s*/?>", " ", inner))) for _, inner in blocks]


def count_words(html: str) -> int:
    return len(_WORD.findall(plain_text(html)))


def reading_minutes(words: int) -> int:
    """Minutes an adult needs at 200 words a minute, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))


def excerpt(html: str, length: int = 160) -> str:
    """The beginning of a body in at most `length` characters, cut at a word; captions are no beginning."""
    text = plain_text(_PHOTOGRAPH.sub("", html))
    if len(text) <= length:
        return text
    cut = text[:length].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(",;:. ") + "…"


def typeset(body: str, dateline: str = "", sign_off: str = "") -> SafeString:
    """A cleaned body with the dateline before its first and the initials after its last words.

    `dateline` and `sign_off` are plain text and are escaped here. Where the body does not begin or end with a
    paragraph they get one of their own. A page break before the first or behind the last words breaks nothing.
    """
    while body.startswith(PAGE_BREAK):
        body = body.removeprefix(PAGE_BREAK)
    while body.endswith(PAGE_BREAK):
        body = body.removesuffix(PAGE_BREAK)
    if dateline:
        mark = f'<p><span class="dateline">{escape(dateline.strip())}</span> '
        body = mark + body.removeprefix("<p>") if body.startswith("<p>") else f"{mark}</p>{body}"
    if sign_off:
        mark = f'<span class="sign-off">{escape(sign_off)}</span></p>'
        ends_in_paragraph = body.endswith("</p>")
        body = f"{body.removesuffix('</p>').rstrip()} {mark}" if ends_in_paragraph else f"{body} <p>{mark}".lstrip()
    return mark_safe(body)  # noqa: S308 - the body was cleaned when it was saved


def top_blocks(html: str) -> list[str]:
    """A cleaned body as its paragraphs, lists, quotes and inserts, in order; joined they are the body again."""
    depth, start, found = 0, 0, []
    for tag in _MARKUP.finditer(html):
        if tag[2] not in _WITHOUT_END:
            depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(html[start : tag.end()])
            start = tag.end()
    return [*found, html[start:]] if html[start:] else found


def halves(html: str, paragraphs: int) -> tuple[SafeString, SafeString]:
    """A set body, cut between two paragraphs that stand in nothing else: at least `paragraphs` before, two behind.

    The second half is empty where there is no such place; nothing is ever cut in the middle of a list, a quote
    or a box.
    """
    depth, closed, behind, cut = 0, 0, 0, None
    ended = None  # where the paragraph ends that nothing has followed yet
    for tag in _MARKUP.finditer(html):
        closing, name = tag[1], tag[2]
        if name in _WITHOUT_END:
            ended = None if depth == 0 else ended
            continue
        if closing:
            depth -= 1
            if depth == 0 and name == "p":
                closed, ended, behind = closed + 1, tag.end(), behind + bool(cut)
            continue
        if depth == 0:
            if name == "p" and ended is not None and closed >= paragraphs and cut is None:
                cut = ended
            ended = None
        depth += 1
    if cut is None or behind < 2:
        return mark_safe(html), mark_safe("")  # noqa: S308 - cleaned when it was saved
    return mark_safe(html[:cut]), mark_safe(html[cut:])  # noqa: S308 - cleaned when it was saved


class BodyField(ProseEditorField):
    """Editors' HTML, cleaned once on the way into the database by every path of the ORM.

    django-prose-editor cleans in forms only. save() and bulk_create() come through `pre_save`, update() and
    bulk_update() through `get_db_prep_save`. An expression is worked out by the database, where nothing can be
    cleaned: one that could make new HTML is refused.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", clean)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str) and not isinstance(value, Cleaned):
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if hasattr(value, "as_sql") and not _comes_clean(value):
            raise TypeError(f"{self.name} takes HTML, not {value!r}: the database cannot clean it")
        if isinstance(value, str):
            value = str(value if isinstance(value, Cleaned) else clean(value))
        return super().get_db_prep_save(value, connection)


def _comes_clean(expression) -> bool:
    """Whether an expression gives what a BodyField holds or cleans: its column, its values, a choice of these."""
    if isinstance(expression, Case):
        results = [case.result for case in expression.cases]
        empty = isinstance(expression.default, Value) and expression.default.value is None
        return all(map(_comes_clean, results if empty else [*results, expression.default]))
    if isinstance(expression, Cast):
        return all(map(_comes_clean, expression.get_source_expressions()))
    return isinstance(expression, (Value, Col)) and isinstance(expression.output_field, BodyField)
