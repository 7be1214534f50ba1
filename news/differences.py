"""What has changed between two versions of a story: pure functions of text, word by word and block by block.

Blocks (paragraphs, list items, rows of a table, photographs) are aligned first and words only inside those that
belong together. Every step is bounded: two texts that have nothing in common, or the same word a thousand times, cost
no more than a long honest manuscript.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from itertools import groupby

from news.prose import clean

SAME, GONE, NEW = "same", "gone", "new"
#: Kinds of a row besides these three: words changed; only bold, italic or the like changed; equal rows left out.
CHANGED, RESTYLED, SKIPPED = "changed", "restyled", "skipped"

Part = tuple[str, str]

#: Larger pieces are first cut at what stands exactly once in both; difflib's worst case is the square of this.
SMALL = 300 * 300
#: So often a region may be cut within a cut.
DEEPEST = 8
#: Two blocks with so many of their words in common are one that was changed, not one gone and one new.
ALIKE = 0.4
#: How far the other block may be looked for: paragraphs that were put in or taken out at one place.
WINDOW = 8
#: Equal blocks that stay before and behind a change, so that its place is known.
AROUND = 1
#: A run of equal words as short as this between two changes is easier to read as part of them.
SHORT_RUN = 3

_WORD = re.compile(r"\w+(?:[-’'.:/]\w+)*\s*|[^\w\s]\s*|\s+")
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>')
_VALUE = re.compile(r'([a-z-]+)="([^"]*)"')
_WITHOUT_END = {"br", "hr"}
_LABELS = {
    "h2": "Subjudul: ", "h3": "Subjudul kecil: ", "li": "• ", "blockquote": "Kutipan: ", "footer": "Penutur: ",
    "tr": "Baris tabel: ",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """One block of a body as words. `html` tells apart what reads the same and looks different."""

    text: str
    html: str


@dataclass(frozen=True)
class Row:
    """One block beside its other version. `count` is how many equal ones a skipped row stands for."""

    kind: str
    old: list[Part] = field(default_factory=list)
    new: list[Part] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True)
class FieldDifference:
    """A field that has changed, with its rows."""

    name: str
    label: str
    rows: list[Row]


def word_differences(old: str, new: str) -> list[Part]:
    """Two plain texts as one row of (kind, words): what stayed, what is gone, what is new.

    The words of "same" and "new" make the new text; those of "same" and "gone" the old one, but for its spaces.
    """
    return [
        part
        for kind, before, after in _edits(old, new)
        for part in ([(SAME, after)] if kind == SAME else [(GONE, before), (NEW, after)])
        if part[1]
    ]


def field_differences(
    old: dict[str, str], new: dict[str, str], labels: dict[str, str], html: Iterable[str] = ("body",)
) -> list[FieldDifference]:
    """The fields of `labels` (name -> what people call it), in their order, that differ; a missing one is empty.

    Fields named in `html` hold a body; in the others each line is a block.
    """
    html, found = set(html), []
    for name, label in labels.items():
        before, after = old.get(name) or "", new.get(name) or ""
        if before == after:
            continue
        split = blocks_of if name in html else _lines_of
        rows = block_differences(split(before), split(after))
        if any(row.kind not in (SAME, SKIPPED) for row in rows):
            found.append(FieldDifference(name, label, rows))
    return found


def block_differences(old: Sequence[Block], new: Sequence[Block]) -> list[Row]:
    """Two rows of blocks beside each other; long runs of equal ones are left out and counted."""
    return list(_shortened(list(_rows(old, new))))


def changed_words(old: str, new: str) -> tuple[int, int]:
    """How many words of a body are gone and how many are new."""
    counts = Counter()
    for row in _rows(blocks_of(old), blocks_of(new)):
        counts[GONE] += sum(len(words.split()) for kind, words in row.old if kind == GONE)
        counts[NEW] += sum(len(words.split()) for kind, words in row.new if kind == NEW)
    return counts[GONE], counts[NEW]


def blocks_of(html: str) -> list[Block]:
    """A body as the blocks that an editor sees. What only looks different before cleaning is no difference."""
    html = str(clean(html))
    blocks, words, open_tags, start, at = [], [], [], 0, 0
    for token in _TOKEN.finditer(html):
        words.append(unescape(html[at : token.start()]))
        at = token.end()
        closes, tag, values = bool(token[1]), token[2], dict(_VALUE.findall(token[3]))
        words.append(_said(tag, values, closes))
        if closes:
            open_tags.pop()
        elif tag not in _WITHOUT_END:
            open_tags.append(tag)
        if _ends_block(tag, closes, open_tags):
            text = " ".join("".join(words).split()).removesuffix(" |")
            if text:
                blocks.append(Block(_label(tag, open_tags) + text, html[start:at]))
            words, start = [], at
    return blocks


def _ends_block(tag: str, closes: bool, open_tags: list[str]) -> bool:
    if "table" in open_tags:  # a row is one block, whatever its cells hold
        return closes and tag == "tr" and open_tags.count("table") == 1
    if tag in ("div", "aside", "hr"):
        return not closes
    return closes and tag in ("p", "h2", "h3", "footer", "figure", "tr")


def _label(tag: str, open_tags: list[str]) -> str:
    """What kind of block it is, said in front of its words."""
    if tag in _LABELS:
        return _LABELS[tag]
    return next((_LABELS[around] for around in reversed(open_tags) if around in ("li", "blockquote")), "")


def _said(tag: str, values: dict[str, str], closes: bool) -> str:
    """The words for what a tag shows or where it leads."""
    if closes:
        return " | " if tag in ("td", "th") else ""
    if tag == "br":
        return " "
    if tag == "hr":
        return "Pemisah halaman" if "data-page" in values else "Garis pemisah"
    if tag == "a":
        return f"‹{unescape(values.get('href', ''))}› "
    if tag == "figure":
        alt = unescape(values.get("data-alt", ""))
        return f"Foto nomor {values['data-photo']}: " + (f"[alternatif: {alt}] " if alt else "")
    if tag == "aside":
        return f"Baca juga: berita nomor {values['data-read-also']}"
    if tag == "div":
        return f"Sematan: {unescape(values['data-embed'])}" if "data-embed" in values else "Galeri:"
    return ""


def _lines_of(text: str) -> list[Block]:
    return [Block(line, line) for line in text.splitlines() if line.strip()]


# Blocks beside each other


def _rows(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Row]:
    for equal, before, after in _aligned([block.html for block in old], [block.html for block in new]):
        if equal:
            yield from (Row(SAME, [(SAME, block.text)], [(SAME, block.text)]) for block in new[after])
        else:
            yield from _paired(old[before], new[after])


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Row]:
    """Blocks of a region that has changed: each beside the one that it was, where there is one nearby."""
    if len(old) == len(new) == 1:
        yield _beside(old[0], new[0])
        return
    bags_old, bags_new = [_bag(block) for block in old], [_bag(block) for block in new]
    i = j = 0
    while i < len(old) and j < len(new):
        step = next((step for step in _NEAREST if _is_alike(bags_old, i + step[0], bags_new, j + step[1])), None)
        down, across = step or (1, 1)
        yield from (_one_sided(GONE, block) for block in old[i : i + down])
        yield from (_one_sided(NEW, block) for block in new[j : j + across])
        i, j = i + down, j + across
        if step:
            yield _beside(old[i], new[j])
            i, j = i + 1, j + 1
    yield from (_one_sided(GONE, block) for block in old[i:])
    yield from (_one_sided(NEW, block) for block in new[j:])


#: (further down in the old, further across in the new), the nearest first.
_NEAREST = sorted(((i, j) for i in range(WINDOW) for j in range(WINDOW)), key=lambda step: (sum(step), step))


def _bag(block: Block) -> frozenset[str]:
    return frozenset(block.text.lower().split())


def _is_alike(old: list[frozenset], i: int, new: list[frozenset], j: int) -> bool:
    if i >= len(old) or j >= len(new):
        return False
    return len(old[i] & new[j]) >= ALIKE * max(len(old[i]), len(new[j]), 1)


def _beside(old: Block, new: Block) -> Row:
    if old.text == new.text:
        return Row(RESTYLED, [(SAME, old.text)], [(SAME, new.text)])
    edits = _edits(old.text, new.text)
    before = [(SAME if kind == SAME else GONE, words) for kind, words, _ in edits if words]
    after = [(SAME if kind == SAME else NEW, words) for kind, _, words in edits if words]
    return Row(CHANGED, before, after)


def _one_sided(kind: str, block: Block) -> Row:
    part = [(kind, block.text)]
    return Row(kind, part, []) if kind == GONE else Row(kind, [], part)


def _shortened(rows: list[Row]) -> Iterator[Row]:
    at = 0
    for kind, run in groupby(rows, key=lambda row: row.kind):
        run = list(run)
        before = AROUND if at else 0
        at += len(run)
        after = AROUND if at < len(rows) else 0
        hidden = len(run) - before - after
        if kind != SAME or hidden < 2:
            yield from run
            continue
        yield from run[:before]
        yield Row(SKIPPED, count=hidden)
        yield from run[len(run) - after :]


# Words


def _edits(old: str, new: str) -> list[tuple[str, str, str]]:
    """(SAME or CHANGED, words of the old, words of the new), in their order."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    edits: list[tuple[bool, str, str]] = []
    for equal, i, j in _aligned([word.strip() for word in before], [word.strip() for word in after]):
        edits.append((equal, "".join(before[i]), "".join(after[j])))
    joined: list[tuple[str, str, str]] = []
    for place, (equal, gone, come) in enumerate(edits):
        within = 0 < place < len(edits) - 1
        kind = SAME if equal and not (within and len(come.strip()) <= SHORT_RUN) else CHANGED
        if joined and joined[-1][0] == kind:
            gone, come = joined[-1][1] + gone, joined[-1][2] + come
            joined.pop()
        joined.append((kind, gone, come))
    return joined


# Aligning two sequences


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """(whether equal, range of the old, range of the new), in order and without gaps; equal and unequal alternate."""
    runs = list(_equal_runs(old, new, 0, len(old), 0, len(new)))
    i = j = 0
    for a, b, size in [*_joined(runs), (len(old), len(new), 0)]:
        if a > i or b > j:
            yield False, slice(i, a), slice(j, b)
        if size:
            yield True, slice(a, a + size), slice(b, b + size)
        i, j = a + size, b + size


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    whole: list[tuple[int, int, int]] = []
    for a, b, size in runs:
        if whole and (whole[-1][0] + whole[-1][2], whole[-1][1] + whole[-1][2]) == (a, b):
            whole[-1] = (*whole[-1][:2], whole[-1][2] + size)
        else:
            whole.append((a, b, size))
    return whole


def _equal_runs(old, new, i: int, i_end: int, j: int, j_end: int, depth=0) -> Iterator[tuple[int, int, int]]:
    """(place in the old, place in the new, how many) of what is equal between two places, in order."""
    head = tail = 0
    while i + head < i_end and j + head < j_end and old[i + head] == new[j + head]:
        head += 1
    if head:
        yield i, j, head
    i, j = i + head, j + head
    while i_end - tail > i and j_end - tail > j and old[i_end - tail - 1] == new[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    if (i_end - i) * (j_end - j) <= SMALL:
        matcher = SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
        yield from ((i + a, j + b, size) for a, b, size in matcher.get_matching_blocks() if size)
    elif depth < DEEPEST:
        # What stands once in both cuts a large region into small ones; without any nothing is taken for equal.
        for a, b in [*_anchors(old[i:i_end], new[j:j_end], i, j), (i_end, j_end)]:
            yield from _equal_runs(old, new, i, a, j, b, depth + 1)
            if a < i_end:
                yield a, b, 1
            i, j = a + 1, b + 1
    if tail:
        yield i_end, j_end, tail


def _anchors(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[tuple[int, int]]:
    """Places of what stands exactly once in both: the longest choice of them that is in order in both."""
    once_old, once_new = Counter(old), Counter(new)
    place = {word: at for at, word in enumerate(new) if once_new[word] == 1 and once_old[word] == 1}
    pairs = [(at, place[word]) for at, word in enumerate(old) if word in place]
    ends: list[int] = []  # the smallest end of a choice of each length, and which pair it is
    chosen: list[int] = []
    before: list[int | None] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(chosen[length - 1] if length else None)
        ends[length : length + 1] = [at]
        chosen[length : length + 1] = [number]
    found, number = [], chosen[-1] if chosen else None
    while number is not None:
        found.append((i + pairs[number][0], j + pairs[number][1]))
        number = before[number]
    return found[::-1]
