"""Reading a whole manuscript as people send it: title, place, names and keywords are found, the rest is the body.

Pure: knows neither the database nor the form. Every word that comes in is found again in what comes out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from news import manuscript_lines as says
from news.manuscript_lines import Line, split_lines

#: A line with so many words is a sentence of the story and no heading.
SENTENCE = 18
#: Lines before the first paragraph in which headings, captions and labels are looked for.
HEAD_MOST = 14
STANDFIRST = range(5, 45)


@dataclass
class Manuscript:
    """What was found. Strings are plain text but for `body`, which is HTML that still has to be cleaned."""

    title: str = ""
    standfirst: str = ""
    place: str = ""
    channel: str = ""
    caption: str = ""
    credit: str = ""
    editor: str = ""
    #: (label as it was written, in small letters; name)
    names: list[tuple[str, str]] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    body: str = ""
    #: Lines of the page or message around the story, and what has no slot: shown to the editor, not used.
    left: list[str] = field(default_factory=list)

    @property
    def has_found(self) -> bool:
        """Whether anything but paragraphs was in it."""
        slots = (self.title, self.standfirst, self.place, self.channel, self.caption, self.credit, self.editor)
        return any(slots) or bool(self.names or self.initials or self.keywords)


def read(html: str, brands: tuple[str, ...] = (), places: frozenset[str] = frozenset()) -> Manuscript:
    """A manuscript in cleaned HTML. `brands`: names of our own paper; `places`: known ones, in small letters."""
    found = Manuscript()
    lines = split_lines(html)
    order = {line.text: place for place, line in enumerate(lines)}
    lines = _without_page(lines, found)
    lines = _without_labels(lines, found)
    start, place, length = _dateline(lines, brands, places)
    if start is not None:
        found.place = found.place or place
        lines[start] = lines[start].without_start(length)
    else:
        start = _first_paragraph(lines)
    head, body = lines[:start], lines[start:]
    head = [line for line in head if not _is_caption(line, found)]
    body = [*_headings(head, found, dated=bool(found.place)), *body]
    body = _without_signs(body, found)
    found.body = "".join(line.html for line in body)
    found.left.sort(key=lambda text: order.get(text, len(order)))
    return found


# What stands around a story that was copied from a page or a chat


def _without_page(lines: list[Line], found: Manuscript) -> list[Line]:
    crumbs = next((place for place, line in enumerate(lines[:HEAD_MOST]) if says.trail(line.text)), None)
    if crumbs is not None:
        *channels, found.title = says.trail(lines[crumbs].text)
        found.channel = channels[-1] if channels else ""
        found.left += [line.text for line in lines[:crumbs]]
        lines = lines[crumbs + 1 :]
    kept = []
    for place, line in enumerate(lines):
        line = line.without_start(says.sender_length(line.text))
        if says.is_furniture(line.text) or (place < HEAD_MOST and says.is_date(line.text)):
            found.left.append(line.text)
        elif line.text or line.is_block:
            kept.append(line)
    return kept


# Lines that say what they are


def _without_labels(lines: list[Line], found: Manuscript) -> list[Line]:
    kept, waiting, ended = [], "", False
    for place, line in enumerate(lines):
        pairs = [] if line.is_block else says.labelled(line.text)
        if not pairs and waiting and not line.is_block and says.is_value(waiting, line.text):
            pairs = [(waiting, line.text)]
        waiting = ""
        if not pairs or (place >= HEAD_MOST and pairs[0][0] in says.ONLY_AT_HEAD):
            # Behind "Editor :" nothing of the story follows but a caption or the furniture of the page.
            if ended and not line.is_block and len(line.words) < SENTENCE and not says.ends_a_sentence(line.text):
                found.left.append(line.text)
            else:
                kept.append(line)
            continue
        for label, value in pairs:
            if value:
                _take(label, value, found)
            else:
                waiting = label
        ended = ended or (place > len(lines) / 2 and pairs[0][0] in says.AT_END)
    return kept


def _take(label: str, value: str, found: Manuscript) -> None:
    slot = says.LABELS[label]
    if slot == "keywords":
        found.keywords += [word for word in says.listed(value) if word not in found.keywords]
    elif slot == "names":
        found.names += [(label, name) for name in says.people(value)]
    elif slot == "editor":
        found.editor = found.editor or next(iter(says.people(value)), "")
    elif slot == "caption":
        caption, credit = says.caption(value)
        found.caption, found.credit = found.caption or caption or value, found.credit or credit
    elif slot == "left":
        found.left.append(f"{label.capitalize()}: {value}")
    elif not getattr(found, slot):
        setattr(found, slot, says.bare(value))


# Dateline, headings, caption


def _dateline(lines: list[Line], brands, places) -> tuple[int | None, str, int]:
    for place, line in enumerate(lines[:HEAD_MOST]):
        if line.tag == "p" and (dateline := says.dateline(line.text, brands, places)):
            return place, *dateline
    return None, "", 0


def _first_paragraph(lines: list[Line]) -> int:
    """Where the text begins when no dateline says it: at the first sentence, not more than a heading or two down."""
    for place, line in enumerate(lines[:HEAD_MOST]):
        is_caption = any(says.caption(line.text))
        if line.is_block or (not is_caption and (len(line.words) >= SENTENCE or says.ends_a_sentence(line.text))):
            return place
    return min(1, len(lines) - 1) if len(lines) > 1 else 0


def _is_caption(line: Line, found: Manuscript) -> bool:
    caption, credit = says.caption(line.text)
    if not credit or found.credit:
        return False
    found.caption, found.credit = found.caption or caption, credit
    return True


def _headings(head: list[Line], found: Manuscript, *, dated: bool) -> list[Line]:
    """Take title and standfirst from the lines over the text; what is neither goes back before it."""
    head = [line for line in head if line.is_block or says.bare(line.text) != found.title]
    rest = [line for line in head if line.is_block]
    texts = [line for line in head if not line.is_block]
    if not found.title and len(texts) > 1 and len(texts[0].words) <= 3 < len(texts[1].words):
        found.left.append(texts.pop(0).text)  # a kicker: "PILKADA 2026"
    if not found.title and texts:
        found.title = says.bare(texts.pop(0).text)
    if not found.standfirst and texts and (dated or len(texts) == 1) and len(texts[0].words) in STANDFIRST:
        found.standfirst = says.bare(texts.pop(0).text)
    return [*texts, *rest]


# The end


def _without_signs(body: list[Line], found: Manuscript) -> list[Line]:
    """Take initials, keywords with hash marks and a caption from the end of the text."""
    while body and not body[-1].is_block:
        last = body[-1]
        tags, (caption, credit) = says.hash_marks(last.text), says.caption(last.text)
        if tags:
            found.keywords += [tag for tag in tags if tag not in found.keywords]
        elif credit and not found.credit and len(body) > 1 and len(last.words) < 2 * SENTENCE:
            found.caption, found.credit = found.caption or caption, credit
        else:
            break
        body = body[:-1]
    if body and not body[-1].is_block and (signs := says.signs(body[-1].text)):
        codes, length = signs
        found.initials += codes
        shorter = body[-1].without_end(length)
        body = [*body[:-1], shorter] if shorter.text else body[:-1]
    return body
