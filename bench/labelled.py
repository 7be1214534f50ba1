"""The labelled set of comments (`bench/comments/`), by half: what is learnt from, and what is only measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("comments")
#: File -> label of its lines.
FILES = {
    "spam.txt": "spam",
    "disguised.txt": "spam",
    "abuse.txt": "abuse",
    "clean_comments.txt": "clean",
    "clean_news.txt": "clean",
}
#: The demo's stories and comments: text files, and clean all of them.
DEMO = Path(__file__).parent.parent / "portal" / "demo"
TRAIN, HELD = "train", "held"
_SECTION = re.compile(r"\[(train|held): (.+)\]$")


@dataclass(frozen=True)
class Line:
    text: str
    label: str
    half: str
    family: str


def read(half: str, *names: str) -> list[Line]:
    """The lines of one half, of some files or all. Raises ValueError on a line outside a section."""
    found = []
    for name in names or FILES:
        section = None
        for number, text in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
            if heading := _SECTION.match(text):
                section = heading.groups()
            elif text and not text.startswith("# "):
                if section is None:
                    raise ValueError(f"{name}, line {number}: no section")
                if section[0] == half:
                    found.append(Line(text, FILES[name], *section))
    return found


def demo_texts(half: str) -> list[str]:
    """The comments of the demo and the sentences of its stories: every other comment and story belongs to a half."""
    comments = (DEMO / "comments.txt").read_text(encoding="utf-8").splitlines()
    own = slice(0 if half == TRAIN else 1, None, 2)
    found = [line for line in comments if line[:1] not in ("", "#", "[")][own]
    for path in sorted((DEMO / "stories").glob("*.txt"))[own]:
        body = path.read_text(encoding="utf-8").partition("\n\n")[2]
        found += [part for part in re.split(r"(?<=[.!?])\s+|\n", body) if len(part) > 15]
    return found


def learnt_from(label: str) -> list[Line]:
    """The training half's lines of a label and its clean ones, with the demo's texts, which are clean."""
    lines = [one for one in read(TRAIN) if one.label in (label, "clean")]
    return lines + [Line(text, "clean", TRAIN, f"demo {number % 40}") for number, text in enumerate(demo_texts(TRAIN))]
