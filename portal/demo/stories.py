"""The demo's stories: text files with a header of `key: value` lines, an empty line, and the body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

from news.models import Kind, Rights
from news.prose import PAGE_BREAK

FOLDER = Path(__file__).with_name("stories")
REQUIRED = ("title", "channel", "place", "keywords", "byline", "editor")
OPTIONAL = ("kind", "standfirst", "scene", "caption", "credit", "rights", "state", "note")
#: Where a story stands when the newsroom opens. "scheduled" is for tomorrow.
STATES = ("published", "draft", "submitted", "returned", "scheduled", "withdrawn")
NEEDS_NOTE = ("returned", "withdrawn")
#: Word behind an "@" -> kind of block.
INSERTS = {"foto": "photo", "galeri": "gallery", "baca": "story", "sematan": "embed", "halaman": "page"}
NAMED_INSERTS = ("photo", "gallery", "story")
PARAGRAPHS = range(5, 13)
TOKEN = re.compile(r"\{(hari|tgl|bulan|tahun):([+-]?\d+)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+")


class StoryFault(Exception):
    """A story file that cannot be used: which file and what is wrong, in Indonesian."""


@dataclass(frozen=True)
class Block:
    """One block of a body: "p", "h2", "blockquote", "ul" or "table" with a line for each item or row, an insert.

    Of the inserts "embed" and "page" stand for themselves; "photo" and "gallery" name scenes (a line each, with a
    caption), "story" another story's file: the desk knows which rows these are.
    """

    kind: str
    text: str

    @property
    def html(self) -> str:
        words = escape(self.text, quote=False)
        if self.kind in NAMED_INSERTS:
            return ""
        if self.kind == "embed":
            return f'<div data-embed="{escape(self.text)}"></div>'
        if self.kind == "page":
            return PAGE_BREAK
        if self.kind == "ul":
            return "<ul>" + "".join(f"<li><p>{item}</p></li>" for item in words.split("\n")) + "</ul>"
        if self.kind == "table":
            return f"<table><tbody>{''.join(map(_row, enumerate(words.split(chr(10)))))}</tbody></table>"
        if self.kind == "blockquote":
            said, _, speaker = words.partition(" — ")
            return f"<blockquote><p>{said}</p>{f'<footer>{speaker}</footer>' if speaker else ''}</blockquote>"
        return f"<{self.kind}>{words}</{self.kind}>"

    @property
    def uses(self) -> list[tuple[str, str]]:
        """(scene, caption) of the photographs of a "photo" or "gallery"."""
        lines = (line.partition(" | ") for line in self.text.split("\n"))
        return [(scene.strip(), caption.strip()) for scene, _, caption in lines]


def _row(numbered: tuple[int, str]) -> str:
    number, line = numbered
    tag = "td" if number else "th"
    return "<tr>" + "".join(f"<{tag}><p>{cell.strip()}</p></{tag}>" for cell in line.strip("| ").split("|")) + "</tr>"


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
        told = (block for block in self.blocks if block.kind not in ("embed", "story", "page"))
        parts = (
            part for block in told for line in block.text.split("\n") for part in _cut(line.partition(" | ")[2] or line)
        )
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
        elif part.startswith("| "):
            blocks.append(Block("table", part))
        elif part.startswith("@"):
            word, _, rest = part[1:].partition(":")
            blocks.append(Block(INSERTS.get(word, "?"), rest.strip()))
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
    elif any(block.kind == "?" for block in story.blocks):
        wrong = f"sisipan tidak dikenal; yang ada: {', '.join(f'@{word}' for word in INSERTS)}"
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
            return f'penanda waktu tidak dikenal dekat "{rest[brace : brace + 20]}"'
    return ""
