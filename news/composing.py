"""The composing room: sets any cleaned HTML into the plain grammar of a body.

A body is a row of blocks: `p h2 h3 ul ol blockquote table hr`. Words stand only in `p`, `h2` and `h3`; list items,
quotes and cells hold blocks, as the editor writes them; `a`, `strong` and `em` stand only inside a paragraph, in this
order. A quote may end with one `footer`, its speaker. Inserts stand between the blocks and never inside one: a
photograph with its caption, a gallery of these, an embed, a "Baca juga" and a page break, each known by its `data-`
attribute. Reads what nh3 wrote (tags balanced, values quoted) and is itself no defence: nh3 cleans its work again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)>')
_ANY_TAG = re.compile(r'<(/?)((?:p|br|h2|h3|strong|em|a|ul|ol|li|blockquote|hr|table|thead|tbody|tr|th|td|footer|figure|'
                      r'figcaption|div|aside)\b)(?: [a-z-]+="[^"<>]*")*>|<')  # fmt: skip
_VALUE = re.compile(r'([a-z-]+)="([^"]*)"')

#: Tags that other programs write -> ours. "" marks a border between blocks and nothing more.
OWN_NAME = {
    "p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3", "ul": "ul", "ol": "ol",
    "li": "li", "blockquote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody", "tfoot": "tbody",
    "tr": "tr", "th": "th", "td": "td", "address": "", "article": "", "aside": "", "caption": "", "center": "",
    "dd": "", "details": "", "dialog": "", "dir": "", "div": "", "dl": "", "dt": "", "fieldset": "", "figcaption": "",
    "figure": "", "footer": "", "form": "", "header": "", "hgroup": "", "legend": "", "listing": "", "main": "",
    "menu": "", "nav": "", "pre": "", "search": "", "section": "", "summary": "",
}  # fmt: skip
MARKS = {"a", "strong", "b", "em", "i", "span"}
TAGS = {*OWN_NAME, *MARKS, "br", "hr"}

#: Tag and attribute of the inserts -> the further attributes that they may have.
INSERTS = {
    ("figure", "data-photo"): ("data-alt",), ("div", "data-gallery"): (), ("div", "data-embed"): (),
    ("aside", "data-read-also"): (), ("hr", "data-page"): (),
}  # fmt: skip

_LINES = {"p", "h2", "h3", "footer"}
#: Structure -> what it may stand in; the first is made when none is there.
_STANDS_IN = {
    "li": ("ul", "ol"), "td": ("tr",), "th": ("tr",), "tr": ("tbody", "thead"), "tbody": ("table",), "thead": ("table",),
}  # fmt: skip
#: What must be made inside a structure before a block can stand in it.
_HOLDS = {"ul": "li", "ol": "li", "table": "td", "tbody": "td", "thead": "td", "tr": "td"}
_NESTING = {"ul", "ol", "blockquote", "table"}
MAX_NESTING = 6

# What Word sends in place of a list: paragraphs that begin with a dot.
_BULLET = re.compile(r"[·•▪](?:\s|<br>)*(?=\S)")
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class _Style:
    """How words look at a place: inside which link, bold, slanted."""

    link: str = ""
    bold: bool = False
    slanted: bool = False

    def tags(self) -> list[tuple[str, str]]:
        marks = ((self.link, "</a>"), (self.bold and "<strong>", "</strong>"), (self.slanted and "<em>", "</em>"))
        return [(begin, end) for begin, end in marks if begin]


@dataclass
class _Line:
    """A paragraph being set. `loose` words stood in no paragraph; there an empty line begins a new one."""

    tag: str = "p"
    loose: bool = True
    parts: list[str] = field(default_factory=list)
    style: _Style = field(default_factory=_Style)
    breaks: int = 0
    space: bool = False

    def write(self, words: str, style: _Style) -> None:
        """Add words; spaces and breaks before them stand outside of marks that end or begin there."""
        old, new = self.style.tags(), style.tags()
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        self.parts += [end for _, end in reversed(old[same:])]
        if self.parts:
            self.parts.append("<br>" * min(self.breaks, 2) or " " * self.space)
        self.parts += [begin for begin, _ in new[same:]]
        self.parts.append(words)
        self.style, self.breaks, self.space = style, 0, False

    def finished(self) -> str:
        return "".join([*self.parts, *(end for _, end in reversed(self.style.tags()))])


@dataclass(eq=False)
class _Box:
    """A list, item, quote, table, row, cell, photograph or gallery.

    `made` ones were not in the text; `out` when their tag is written; `ended` when nothing more fits in, as behind
    the speaker of a quote.
    """

    tag: str
    attributes: str = ""
    made: bool = False
    out: bool = False
    ended: bool = False


class _Composer:
    def __init__(self, plain: bool):
        self.plain = plain  # a text without any block: its line ends mean something
        self.out: list[str] = []
        self.boxes: list[_Box] = []
        self.nesting = 0
        self.line = _Line()
        self.style = _Style()
        # No line: a tag that stands inside a caption, where it means no more than a space.
        self.opened: list[tuple[_Style, _Line | None, _Box | None]] = []

    # What stands in the text

    def begin(self, tag: str, attributes: str) -> None:
        values = dict(_VALUE.findall(attributes))
        if insert := _insert_of(tag, values):
            self._begin_insert(tag, insert)
            return
        if self._is_in("figure") and tag not in MARKS:
            self.line.space = True
            if tag not in {"br", "hr"}:
                self.opened.append((self.style, None, None))
            return
        if tag == "br":
            self.line.breaks += 1
            return
        if tag == "hr":
            self._end_line()
            self._open_flow()
            self._write_open_boxes()
            self.out.append("<hr>")
            return
        if tag in MARKS:
            self.opened.append((self.style, self.line, None))
            self.style = self._marked(tag, values)
        else:
            self._end_line()
            own_name = "footer" if tag == "footer" and self._may_name_the_speaker() else OWN_NAME[tag]
            line, box = self.line, self._begin_block(own_name, attributes)
            self.opened.append((self.style, line, box))

    def end(self, tag: str) -> None:
        self.style, line, box = self.opened.pop()
        if tag in MARKS:
            return
        if line is None:
            self.line.space = True
            return
        if not self._is_in("figure"):
            self._end_line()
        while box and box in self.boxes:
            self._close_box()
        self.line = line

    def words(self, text: str) -> None:
        if self.plain:
            for at, line in enumerate(text.split("\n")):
                # Each line with a dot is an item of its own.
                self.line.breaks += 2 if at and _BULLET.match(line.strip()) else at > 0
                self._write(line)
        elif self.line.loose:
            for at, part in enumerate(_BLANK_LINE.split(text)):
                self.line.breaks += 2 * (at > 0)
                self._write(part)
        else:
            self._write(text)

    def finished(self) -> str:
        self._end_line()
        while self.boxes:
            self._close_box()
        return "".join(self.out)

    # How it is set

    def _marked(self, tag: str, values: dict[str, str]) -> _Style:
        """The style inside a mark. Google Docs wraps everything in a <b> whose style says it is not bold."""
        asked = values.get("style", "").split()
        now = self.style
        link = now.link
        if tag == "a" and "href" in values:
            link = "<a" + "".join(f' {n}="{values[n]}"' for n in ("href", "title") if n in values) + ">"
        bold = "bold" in asked or ("normal" not in asked and (now.bold or tag in {"b", "strong"}))
        slanted = "italic" in asked or ("upright" not in asked and (now.slanted or tag in {"i", "em"}))
        return _Style(link, bold, slanted)

    def _write(self, text: str) -> None:
        words = " ".join(text.split())
        if not words:
            self.line.space = self.line.space or bool(text)
            return
        if self.line.loose and self.line.breaks > 1:
            self._end_line()
        self.line.space = self.line.space or text[0].isspace()
        self.line.write(words, self.style)
        self.line.space = text[-1].isspace()

    def _end_line(self) -> None:
        done = self.line
        if not done.parts:
            done.breaks, done.space = 0, False
            return
        self.line = _Line(done.tag, done.loose)
        html = done.finished()
        bullet = done.tag == "p" and _BULLET.match(html)
        if bullet and not self._is_in("li") and (item := self._open("li", made=True)):
            self._write_open_boxes()
            self.out.append(f"<p>{html[bullet.end() :]}</p>")
            while item in self.boxes:
                self._close_box()
            return
        self._open_flow()
        tag = "p" if done.tag == "footer" and not self._may_name_the_speaker() else done.tag
        self._write_open_boxes()
        self.out.append(f"<{tag}>{html}</{tag}>")
        if tag == "footer":
            self.boxes[-1].ended = True

    def _begin_insert(self, tag: str, html: str) -> None:
        """Close what is open and set an insert; a photograph may stand in a gallery."""
        if self._is_in("figure"):
            self._close_box()
        self._end_line()
        while self.boxes and not (tag == "figure" and self._is_in("gallery")):
            self._close_box()
        line, self.line = self.line, _Line()
        box = None
        if tag == "figure":
            self._write_open_boxes()
            box, self.line = _Box("figure", out=True), _Line("figcaption", loose=False)
            self.boxes.append(box)
            html += "<figcaption>"
        elif "data-gallery" in html:
            box = _Box("gallery", html)
            self.boxes.append(box)
            html = ""
        elif tag != "hr":
            html += f"</{tag}>"
        self.out.append(html)
        if tag != "hr":
            self.opened.append((self.style, line, box))

    def _begin_block(self, tag: str, attributes: str) -> _Box | None:
        if tag in _LINES:
            self.line = _Line(tag, loose=False)
        elif tag or self.line.tag == "p":
            self.line = _Line()
        else:
            self.line = _Line(self.line.tag, self.line.loose)
        return self._open(tag, attributes) if tag and tag not in _LINES else None

    # Boxes

    def _is_in(self, tag: str) -> bool:
        return bool(self.boxes) and self.boxes[-1].tag == tag

    def _may_name_the_speaker(self) -> bool:
        """Whether words of a quote stand here, and its speaker has not been named."""
        return self._is_in("blockquote") and self.boxes[-1].out and not self.boxes[-1].ended

    def _open(self, tag: str, attributes: str = "", made: bool = False) -> _Box | None:
        """Open a box where it may stand, making what is missing around it. None when it is nested too deep."""
        allowed = _STANDS_IN.get(tag)
        if allowed:
            while self.boxes and self.boxes[-1].made and self.boxes[-1].tag not in allowed:
                self._close_box()
            if not (self.boxes and self.boxes[-1].tag in allowed) and not self._open(allowed[0], made=True):
                return None
        elif self.nesting >= MAX_NESTING:
            return None
        else:
            self._open_flow(tag)
        box = _Box(tag, attributes if tag in {"td", "th"} else "", made)
        self.boxes.append(box)
        self.nesting += tag in _NESTING
        if tag in {"td", "th"}:
            self._write_open_boxes()
        return box

    def _open_flow(self, tag: str = "") -> None:
        """Make sure that a block may stand here: not between the items of a list or the cells of a table."""
        while self.boxes and (self.boxes[-1].ended or self.boxes[-1].tag == "gallery"):
            self._close_box()
        while self.boxes and self.boxes[-1].made and self.boxes[-1].tag in _HOLDS:
            self._close_box()
        if not self.boxes or self.boxes[-1].tag not in _HOLDS:
            return
        inside = _HOLDS[self.boxes[-1].tag]
        if inside == "li" and tag in {"ul", "ol"} and self.out and self.out[-1] == "</li>" and self.boxes[-1].out:
            self.out.pop()  # a list between two items belongs to the first
            self.boxes.append(_Box("li", made=True, out=True))
        else:
            self._open(inside, made=True)

    def _write_open_boxes(self) -> None:
        for box in self.boxes:
            if not box.out:
                self.out.append(box.attributes if box.tag == "gallery" else f"<{box.tag}{box.attributes}>")
                box.out = True

    def _close_box(self) -> None:
        box = self.boxes.pop()
        self.nesting -= box.tag in _NESTING
        if box.tag == "figure":
            self.out.append(f"{self.line.finished()}</figcaption></figure>")
            self.line = _Line()
        elif box.out:
            self.out.append("</div>" if box.tag == "gallery" else f"</{box.tag}>")


def _insert_of(tag: str, values: dict[str, str]) -> str:
    """The opening tag of an insert in its one spelling; "" when these are no insert's tag and values."""
    for (own_tag, name), further in INSERTS.items():
        if tag == own_tag and name in values:
            return f"<{tag}" + "".join(f' {n}="{values[n]}"' for n in (name, *further) if n in values) + ">"
    return ""


def compose(html: str) -> str:
    """The body that nh3's output makes. Composing it again changes nothing."""
    tokens = list(_TOKEN.finditer(html))
    composer = _Composer(plain=all(token[2] in MARKS for token in tokens))
    at = 0
    for token in tokens:
        if at < token.start():
            composer.words(html[at : token.start()])
        if token[1]:
            composer.end(token[2])
        else:
            composer.begin(token[2], token[3])
        at = token.end()
    composer.words(html[at:])
    return composer.finished()


def is_flat(html: str) -> bool:
    """Whether a text is written as plainly as `compose` writes: nothing deep, nothing left open, few entities a run."""
    stack: list[str] = []
    at = 0
    for token in _ANY_TAG.finditer(html):
        closes, tag = token[1], token[2]
        if not tag or len(stack) > 50 or html.count("&", at, token.start()) > 1_000:
            return False
        if closes and (not stack or stack.pop() != tag):
            return False
        if not closes and tag not in {"br", "hr"}:
            stack.append(tag)
        at = token.end()
    return not stack and html.count("&", at) <= 1_000
