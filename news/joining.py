"""Two people's paragraphs of one text brought together (diff3: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3").

Pure functions; a text is a list of blocks.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Edit(NamedTuple):
    """In the place of the blocks from `start` to before `end` stand others now; none before: they were put in."""

    start: int
    end: int
    blocks: tuple[str, ...]


def join(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """The text with the changes of both; None when both changed one block, or put some in at one place."""
    own, other = _edits(base, mine), _edits(base, theirs)
    if any(_meet(one, two) for one in own for two in other if one != two):
        return None
    joined = list(base)
    for edit in sorted({*own, *other}, reverse=True):
        joined[edit.start : edit.end] = edit.blocks
    return joined


def _edits(base: list[str], new: list[str]) -> list[Edit]:
    codes = SequenceMatcher(None, base, new, autojunk=False).get_opcodes()
    return [Edit(start, end, tuple(new[low:high])) for kind, start, end, low, high in codes if kind != "equal"]


def _meet(one: Edit, two: Edit) -> bool:
    """Whether the order or the words would be anybody's guess. Neighbouring blocks, each changed by one, do not meet."""
    if one.start == one.end or two.start == two.end:
        return one.start <= two.end and two.start <= one.end
    return one.start < two.end and two.start < one.end
