"""The demo's stories: text files with a header of `key: value` lines, an empty line, and the body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

from news.models import Kind, Rights

FOLDER = Path(__file__).with_name("stories")
REQUIRED = ("title", "channel", "place", "keywords", "byline", "editor")
OPTIONAL = ("kind", "standfirst", "scene", "caption", "credit", "rights", "state", "note")
#: Where a story stands when the newsroom opens. "scheduled" is for tomorrow.
STATES = ("published", "draft", "submitted", "returned", "scheduled", "withdrawn")
NEEDS_NOTE = ("returned", "withdrawn")
PARAGRAPHS = range(5, 13)
TOKEN = re.compile(r"\{(hari|tgl|bulan|tahun):([+-]?\d+)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+")


class StoryFault(Exception):
    """A story file that cannot be used: which file and what is wrong, in Indonesian."""


@dataclass(frozen=True)
class Block:
    """One block of a body: "p", "h2", "blockquote", or "ul" with a line for each item."""

    kind: str
    text: str

    @property
    def html(self) -> str:
        words = escape(self.text, quote=False)
        if self.kind == "ul":
            return "<ul>" + "".join(f"<li><p>{item}</p></li>" for item in words.split("\n")) + "</ul>"
        if self.kind == "blockquote":
            return f"<blockquote><p>{words}</p></blockquote>"
        return f"<{self.kind}>{words}</{self.kind}>"


@dataclass(frozen=True)
class Story:
    name: str
    title: str
    channel: str
    place: str
    keywords: tuple[str, ...]
    byline: tuple[str, ...]
    editor: str
    blocks: tuple[Block, ...]
    kind: str = Kind.NEWS.value
    standfirst: str = ""
    scene: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    state: str = "published"
    note: str = ""

    @property
    def is_opinion(self) -> bool:
        return self.kind == Kind.OPINION

    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if block.kind == "p"]

    @property
    def sentences(self) -> list[str]:
        """Every sentence of the body of more than four words."""
        parts = (part for block in self.blocks for line in block.text.split("\n") for part in _cut(line))
        return [part for part in parts if len(part.split()) > 4]


def _cut(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def load_stories(folder: Path = FOLDER) -> list[Story]:
    """Every story of a folder in the order of its file names. Raises StoryFault."""
    stories = [parse(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.txt"))]
    twice = [title for title, times in Counter(story.title for story in stories).items() if times > 1]
    if twice:
        raise StoryFault(f'Judul "{twice[0]}" dipakai dua kali.')
    return stories


def parse(text: str, name: str) -> Story:
    """One story file. Raises StoryFault with the file's name and, where there is one, the line."""
    head, gap, body = text.replace("\r\n", "\n").partition("\n\n")
    if not gap:
        raise StoryFault(f"{name}: tidak ada baris kosong antara kepala dan isi.")
    fields = _header(head, name)
    for key in ("keywords", "byline"):
        fields[key] = tuple(word.strip() for word in fields[key].split(",") if word.strip())
    story = Story(name=name, blocks=_blocks(body), **fields)
    _check(story)
    return story


def _header(head: str, name: str) -> dict:
    fields: dict = {}
    for number, line in enumerate(head.split("\n"), start=1):
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or key not in REQUIRED + OPTIONAL:
            raise StoryFault(f'{name}, baris {number}: "{line[:40]}" bukan kunci kepala yang dikenal.')
        if key in fields:
            raise StoryFault(f'{name}, baris {number}: "{key}" ditulis dua kali.')
        if not value:
            raise StoryFault(f'{name}, baris {number}: "{key}" kosong; hapus barisnya atau isi.')
        fields[key] = value
    missing = [key for key in REQUIRED if key not in fields]
    if missing:
        raise StoryFault(f"{name}: kepala berita kurang {', '.join(missing)}.")
    return fields


def _blocks(body: str) -> tuple[Block, ...]:
    blocks = []
    for part in re.split(r"\n\s*\n", body.strip()):
        part = part.strip()
        if part.startswith("## "):
            blocks.append(Block("h2", part[3:].strip()))
        elif part.startswith("> "):
            blocks.append(Block("blockquote", " ".join(line.lstrip("> ") for line in part.split("\n"))))
        elif part.startswith("- "):
            blocks.append(Block("ul", "\n".join(line[2:].strip() for line in part.split("\n"))))
        elif part:
            blocks.append(Block("p", " ".join(part.split())))
    return tuple(blocks)


def _check(story: Story) -> None:
    wrong = ""
    if story.kind not in Kind.values:
        wrong = f'jenis "{story.kind}" tidak dikenal'
    elif story.state not in STATES:
        wrong = f'keadaan "{story.state}" tidak dikenal'
    elif bool(story.note) != (story.state in NEEDS_NOTE):
        wrong = '"note" diisi bila, dan hanya bila, berita dikembalikan atau dicabut'
    elif story.scene and not (story.caption and story.credit and story.rights):
        wrong = "foto butuh caption, credit, dan rights"
    elif story.rights and story.rights not in Rights.values:
        wrong = f'hak pakai "{story.rights}" tidak dikenal'
    elif story.is_opinion != (story.channel == "opini"):
        wrong = "jenis opini hanya untuk kanal opini, dan sebaliknya"
    elif len(story.paragraphs) not in PARAGRAPHS:
        wrong = f"ada {len(story.paragraphs)} paragraf; seharusnya 5 sampai 12"
    else:
        wrong = _stray_brace(story)
    if wrong:
        raise StoryFault(f"{story.name}: {wrong}.")


def _stray_brace(story: Story) -> str:
    texts = [story.title, story.standfirst, story.caption, *(block.text for block in story.blocks)]
    for text in texts:
        rest = TOKEN.sub("", text)
        if "{" in rest or "}" in rest:
            brace = min(place for place in (rest.find("{"), rest.find("}")) if place >= 0)
            return f'penanda waktu tidak dikenal dekat "{rest[brace:brace + 20]}"'
    return ""
