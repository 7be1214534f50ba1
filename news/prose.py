"""Editors' HTML: what is allowed, how it is cleaned when it is saved, and what is read from it.

The allow-list follows the buttons of the editor. Cleaning is nh3's work (ammonia, an HTML5
parser); the steps around it only tidy what nh3 has already made well-formed, and nh3 has the
last word.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorField

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
    "History": True,
    "HTML": True,
    "Fullscreen": True,
}

_TAGS = {
    "p", "br", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
#: Tags that other programs write; they are renamed before the last cleaning.
_FOREIGN = {
    "b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p",
    "section": "p", "article": "p",
}  # fmt: skip
_GONE_WITH_CONTENT = {"script", "style", "title", "noscript", "template", "svg", "math", "iframe"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto"}

_BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol|blockquote|table|hr)\b")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACE = re.compile("(?:&nbsp;|\u00a0)")
_EMPTY = re.compile(r"<(p|h2|h3|li|blockquote|strong|em|ul|ol)>(?:\s|<br>)*</\1>")
_BULLET_RUN = re.compile(r"(?:<p>\s*[·•▪]\s*(?:(?!</p>).)*</p>\s*)+", re.DOTALL)
_BULLET = re.compile(r"<p>\s*[·•▪]\s*((?:(?!</p>).)*)</p>\s*", re.DOTALL)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")

WORDS_A_MINUTE = 200


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Drop what an allowed attribute may not hold: "//host" links, script schemes, odd spans."""
    if name == "href":
        address = value.strip()
        parts = urlsplit(address) if not address.startswith("//") else None
        allowed = parts is not None and (not parts.scheme or parts.scheme.lower() in _SCHEMES)
        return address if allowed else None
    if name in {"colspan", "rowspan"}:
        return value if value.isdigit() and 1 <= int(value) <= 20 else None
    return value


_first_pass = nh3.Cleaner(
    tags=_TAGS | set(_FOREIGN),
    clean_content_tags=_GONE_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_keep_attribute,
    url_schemes=_SCHEMES,
    link_rel="noopener",
)
_last_pass = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_GONE_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_keep_attribute,
    url_schemes=_SCHEMES,
    link_rel="noopener",
)
_text_only = nh3.Cleaner(tags=set(), clean_content_tags=_GONE_WITH_CONTENT)


def clean(html: str | None) -> str:
    """An editor's HTML as it may be stored and shown: only the allow-list, tidy and repeatable.

    Cleaning a second time changes nothing. Plain text becomes paragraphs at its empty lines.
    """
    html = _CONTROL.sub("", _INVISIBLE.sub("", html or ""))
    html = _SPACE.sub(" ", _first_pass.clean(html))
    html = _rename_foreign(html)
    html = _last_pass.clean(html)
    html = _bullets_to_lists(_wrap_loose_text(html))
    return _drop_empty(_last_pass.clean(html)).strip()


def _rename_foreign(html: str) -> str:
    # Safe on nh3's output: tags are well-formed and these carry no attributes.
    for foreign, own in _FOREIGN.items():
        html = html.replace(f"<{foreign}>", f"<{own}>").replace(f"</{foreign}>", f"</{own}>")
    return html


def _wrap_loose_text(html: str) -> str:
    """Put text that stands in no block into paragraphs, as a plain textarea sends it."""
    if _BLOCK.search(html):
        first = _BLOCK.search(html).start()
        loose, rest = html[:first], html[first:]
    else:
        loose, rest = html, ""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n|<br>\s*<br>", loose))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs if part) + rest


def _bullets_to_lists(html: str) -> str:
    """Word sends list items as paragraphs that begin with a dot."""
    return _BULLET_RUN.sub(
        lambda run: "<ul>" + _BULLET.sub(r"<li><p>\1</p></li>", run[0]) + "</ul>", html
    )


def _drop_empty(html: str) -> str:
    while (shorter := _EMPTY.sub("", html)) != html:
        html = shorter
    return html


def plain_text(html: str) -> str:
    """The words of a body with one space between blocks; nothing is escaped."""
    spaced = re.sub(r"<(?:/?(?:p|h2|h3|li|blockquote|tr|td|th)|br|hr)\b[^>]*>", " ", html)
    return " ".join(unescape(_text_only.clean(spaced)).split())


def count_words(html: str) -> int:
    return len(_WORD.findall(plain_text(html)))


def reading_minutes(html: str) -> int:
    """Minutes an adult needs at 200 words a minute, at least 1."""
    return max(1, round(count_words(html) / WORDS_A_MINUTE))


def excerpt(html: str, length: int = 160) -> str:
    """The beginning of a body in at most `length` characters, cut at a word."""
    text = plain_text(html)
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(",;:.") + "…"


def typeset(body: str, dateline: str = "", sign_off: str = "") -> SafeString:
    """A cleaned body with the dateline before its first and the initials after its last words.

    `dateline` and `sign_off` are plain text and are escaped here.
    """
    if dateline:
        mark = f'<span class="dateline">{escape(dateline.rstrip())}</span> '
        body = "<p>" + mark + body[3:] if body.startswith("<p>") else f"<p>{mark}</p>" + body
    if sign_off:
        mark = f' <span class="sign-off">{escape(sign_off)}</span></p>'
        body = body[:-4].rstrip() + mark if body.endswith("</p>") else f"{body}<p>{mark}"
    return mark_safe(body)  # noqa: S308 - the body was cleaned when it was saved


class Cleaned(str):
    """HTML that `clean` has made already. Only for bulk work that cleans its pieces once and joins
    them: a body of this type is stored as it is."""

    __slots__ = ()


class BodyField(ProseEditorField):
    """Editors' HTML, cleaned on the way into the database by every path of the ORM.

    django-prose-editor cleans in forms only; `get_db_prep_save` is the door that save(),
    bulk_create(), update() and bulk_update() all go through.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", clean)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if not isinstance(value, Cleaned):
            value = Cleaned(clean(value))
            setattr(model_instance, self.attname, str(value))
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            # str() of a Cleaned is a plain string, which every database driver knows.
            value = str(value) if isinstance(value, Cleaned) else clean(value)
        return super().get_db_prep_save(value, connection)
