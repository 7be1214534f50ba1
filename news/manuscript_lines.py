"""The lines of a manuscript, and what one line says of itself: a label, a dateline, a caption, initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape

from news.dates import DAYS, MONTHS

#: Label in small letters -> slot of a manuscript. "left" is shown and not used.
LABELS = {
    "judul": "title", "title": "title",
    "ringkasan": "standfirst", "teras": "standfirst", "lead": "standfirst", "lid": "standfirst",
    "sinopsis": "standfirst", "deskripsi": "standfirst", "subjudul": "standfirst",
    "tempat": "place", "lokasi": "place", "dateline": "place",
    "kanal": "channel", "rubrik": "channel", "kategori": "channel",
    "reporter": "names", "wartawan": "names", "laporan": "names", "pewarta": "names", "penulis": "names",
    "oleh": "names", "kontributor": "names", "koresponden": "names", "fotografer": "names", "penerjemah": "names",
    "naskah": "names",
    "editor": "editor", "redaktur": "editor", "penyunting": "editor",
    "kata kunci": "keywords", "keyword": "keywords", "keywords": "keywords", "tag": "keywords", "tags": "keywords",
    "topik": "keywords", "tagar": "keywords",
    "foto": "caption", "keterangan foto": "caption", "teks foto": "caption", "caption": "caption",
    "ket. foto": "caption", "ket foto": "caption", "caption foto": "caption",
    "kredit": "credit", "kredit foto": "credit", "sumber foto": "credit", "foto oleh": "credit",
    "sumber": "left", "tanggal": "left", "hari": "left", "hari/tanggal": "left", "waktu": "left", "jumlah kata": "left",
}  # fmt: skip
#: Far down the text these words may begin a sentence of the story.
ONLY_AT_HEAD = frozenset(label for label, slot in LABELS.items() if slot in ("title", "standfirst", "place", "left"))
#: Behind one of these the story is over.
AT_END = frozenset(label for label, slot in LABELS.items() if slot in ("names", "editor", "keywords"))

_ENTITY_OR_TAG = re.compile(r"<[^>]*>|&(?:#\d+|#x[0-9a-f]+|\w+);|.", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
_WITHOUT_END = {"br", "hr"}
_LABEL = re.compile(rf"\W{{0,3}}({'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})\W{{0,2}}\s*[:：]\s*",
                    re.IGNORECASE)  # fmt: skip
_TRAIL = re.compile(r"^(?:beranda|home)\s*[/>›»]\s*(.+)$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"^\W*(?:font\s*:.*|ukuran\s*:.*|komentar anda|komentar|bagikan\b.{0,40}|share\b.{0,40}|advertisement|iklan"
    r"|scroll to continue.*|(?:di)?teruskan(?: berkali-kali)?|forwarded(?: many times)?|baca selengkapnya.*|selengkapnya"
    r"|selesai|tamat|halaman selanjutnya|#+|\*+|[-–—_=]{3,})\W*$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^(?:\[[^\]\n]{8,30}\]\s*[^:\n]{1,40}:\s+"
                     r"|\d{1,2}/\d{1,2}/\d{2,4}[, ]+\d{1,2}[.:]\d{2}(?:\s*[AP]M)?\s+-\s+[^:\n]{1,40}:\s+)")  # fmt: skip
_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Agu", "Pebruari", "Nopember"))
_DATE = re.compile(
    rf"(?:(?:{'|'.join(DAYS)}|jum.?at|ahad)\b)?[\s,|(]*\d{{1,2}}(?:\s+(?:{_MONTH})\s+|[/.-]\d{{1,2}}[/.-])\d{{2,4}}\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\s*[\[(]\s*(?:(?:foto|ilustrasi|kredit|photo|dok\.?|sumber)(?:\s+foto)?\s*[:/]\s*(?P<named>[^\])]{2,80})"
    r"|(?P<agency>(?:ANTARA FOTO|[A-Z][\w .]*\.(?:com|id|co|net))\s*/[^\])]{2,60})|(?P<dok>(?:dok|istimewa)\b[^\])]{0,60}))"
    r"\s*[\])]\s*\.?\s*$",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?P<before>[.!?…\"”’»)]?)\s*[(\[]\s*(?P<codes>[A-Za-z]{1,6}(?:\s*[/,&-]\s*[A-Za-z.]{1,12}){0,3})\s*[)\]]\s*\.?\s*$"
)
_DASH = re.compile(r"\s*(?:--?|[–—])\s+(?=\S)|\s+(?:--?|[–—])(?=\S)|\s*[–—](?=\S)")
_DATELINE_MOST = 75
_PARTS = re.compile(r"[|,()/\[\]]|\s[-–—]\s")
_SITE = re.compile(r"^[\w-]+\.(?:com|co|id|net|org|test|news|my\.id|co\.id|or\.id)(?:\.id)?$", re.IGNORECASE)
_AGENCIES = {"antara", "kompas", "tempo", "detik", "tribun", "reuters", "afp", "ap", "infopublik", "humas"}
_PLACE = re.compile(r"^[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}$")
_NO_PLACE = {"Artinya", "Namun", "Sementara", "Dia", "Ia", "Menurut", "Selain", "Indonesia", "Hal", "Ini", "Tapi"}
_HASHED = re.compile(r"#([^\W_]\w+)")
_LISTED = re.compile(r"[,;\n•|]|\s#|^#")
_AND = re.compile(r"\s*(?:,|;|&|/|\bdan\b)\s*")
_NAME = re.compile(r"^[A-Za-zÀ-ÿ][\w.'’ -]{1,60}$")


@dataclass(frozen=True)
class Line:
    """A paragraph, one line of it, or a block that stays whole (a list, a quote, a table)."""

    tag: str
    inner: str

    @property
    def html(self) -> str:
        return self.inner if self.is_block else f"<{self.tag}>{self.inner}</{self.tag}>"

    @property
    def is_block(self) -> bool:
        return self.tag not in ("p", "h2", "h3")

    @cached_property
    def letters(self) -> str:
        """The letters of the inner HTML, one for one."""
        return unescape("".join(part for part in _ENTITY_OR_TAG.findall(self.inner) if not part.startswith("<")))

    @cached_property
    def text(self) -> str:
        return "" if self.is_block else self.letters.strip()

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def without_start(self, letters: int) -> Line:
        if not letters:
            return self
        return self._without(range(len(self.letters) - len(self.letters.lstrip()) + letters))

    def without_end(self, letters: int) -> Line:
        if not letters:
            return self
        return self._without(range(len(self.letters.rstrip()) - letters, len(self.letters)))

    def _without(self, gone: range) -> Line:
        at, kept = -1, []
        for part in _ENTITY_OR_TAG.findall(self.inner):
            at += not part.startswith("<")
            if part.startswith("<") or at not in gone:
                kept.append(part)
        return Line(self.tag, "".join(kept).strip())


def split_lines(html: str) -> list[Line]:
    """The lines of a cleaned body. A paragraph with line breaks gives several."""
    lines, depth, start, begun = [], 0, 0, 0
    for tag in _BLOCK.finditer(html):
        closing, name = tag[1], tag[2]
        if name in _WITHOUT_END:
            if not depth:
                lines.append(Line(name, tag[0]))
            continue
        depth += -1 if closing else 1
        if depth == 1 and not closing:
            start, begun = tag.end(), tag.start()
        elif not depth:
            lines += _lines_of(name, html[start : tag.start()], html[begun : tag.end()])
    return lines


def _lines_of(tag: str, inner: str, whole: str) -> list[Line]:
    if tag not in ("p", "h2", "h3"):
        return [Line(tag, whole)]
    pieces = re.split(r"<br\s*/?>", inner) if tag == "p" else [inner]
    if len(pieces) > 1 and re.search("<(?!br)", inner):
        pieces = _balanced(pieces)
    return [Line(tag, piece.strip()) for piece in pieces if piece.strip()]


def _balanced(pieces: list[str]) -> list[str]:
    """Pieces of one paragraph, each with the marks that were open at its beginning."""
    open_marks: list[tuple[str, str]] = []
    done = []
    for piece in pieces:
        begin = "".join(mark for mark, _ in open_marks)
        for mark in re.finditer(r"<(/?)(\w+)[^>]*>", piece):
            if not mark[1]:
                open_marks.append((mark[0], f"</{mark[2]}>"))
            elif open_marks:
                open_marks.pop()
        ends = "".join(end for _, end in reversed(open_marks))
        done.append(begin + piece + ends)
    return done


def from_text(text: str) -> str:
    """HTML of a plain text: a paragraph a line, lines that a mail program has broken joined, WhatsApp's marks as tags."""
    html, items = [], []
    for line in [*_joined(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), ""]:
        item = re.match(r"\s*[-•▪·*]\s+(?=\S)", line)
        if item:
            items.append(f"<li><p>{_marked(line[item.end() :])}</p></li>")
            continue
        if items:
            html.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line.strip():
            html.append(f"<p>{_marked(line.strip())}</p>")
    return "".join(html)


def _joined(lines: list[str]) -> list[str]:
    done: list[str] = []
    for line in lines:
        before = done[-1] if done else ""
        broken = len(before) >= 50 and not re.search(r"[.!?:)\]\"”]\s*$", before) and line[:1].islower()
        if broken:
            done[-1] = f"{before.rstrip()} {line.strip()}"
        else:
            done.append(line)
    return done


def _marked(text: str) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"<strong>\1</strong>", text)
    return re.sub(r"(?<![\w/])_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)", r"<em>\1</em>", text)


# What a line says


def bare(text: str) -> str:
    """Words without the stars, dashes and quotes that people set around a title."""
    text = text.strip(" \t*_#-–—")
    return text[1:-1].strip() if re.fullmatch(r"[\"“][^\"“”]+[\"”]", text) else text


def ends_a_sentence(text: str) -> bool:
    return bool(re.search(r"[.!?][\"”’)\]]*$", text)) and len(text.split()) > 4


def trail(text: str) -> list[str]:
    """The channels and the title of a line "Beranda / Berita / Nasional / Judul"; empty for any other."""
    found = _TRAIL.match(text)
    return [part.strip() for part in re.split(r"\s+[/>›»]\s+", found[1])] if found else []


def sender_length(text: str) -> int:
    """Letters of what WhatsApp writes before a message: "[15.02, 18/3/2026] Sari: "."""
    found = _SENDER.match(text)
    return found.end() if found else 0


def is_furniture(text: str) -> bool:
    return bool(_FURNITURE.match(text))


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, with its time and the name of a site perhaps."""
    found = _DATE.search(text)
    return bool(found) and len(text) <= 70 and len(text) - len(found[0]) <= 38 and not ends_a_sentence(text)


def labelled(text: str) -> list[tuple[str, str]]:
    """(label, value) of each label of a line; the value is "" where it stands in the next line."""
    inner = text[1:-1] if text[:1] in "([" and text[-1:] in ")]" else text
    pieces = re.split(r"\s*[|;]\s*|\s+/\s+", inner)
    if len(pieces) > 1 and all(_LABEL.match(piece) for piece in pieces):
        return [pair for piece in pieces for pair in labelled(piece)]
    found = _LABEL.match(inner)
    if not found:
        return []
    label, value = found[1].lower(), inner[found.end() :].strip(" *_")
    fits = not value or is_value(label, value)
    return [(label, value)] if fits else []


def is_value(label: str, text: str) -> bool:
    """Whether words may stand behind a label: a name where one is asked for, no sentence of the story."""
    slot = LABELS[label]
    if labelled_start(text):
        return False
    if slot in ("names", "editor"):
        return len(text) <= 120 and all(_NAME.match(name) for name in people(text))
    if slot in ("place", "channel"):
        return len(text.split()) <= 5
    return len(text) <= (200 if slot == "keywords" else 400)


def labelled_start(text: str) -> bool:
    return bool(_LABEL.match(text))


def listed(text: str) -> list[str]:
    words = (" ".join(word.split()).strip(' .#*_"“”') for word in _LISTED.split(text))
    return [word for word in dict.fromkeys(words) if word and len(word) <= 60]


def people(text: str) -> list[str]:
    names = (re.sub(r"\s*[(\[].*?[)\]]\s*$", "", name).strip(" .*_-") for name in _AND.split(text))
    return [name for name in names if name]


def caption(text: str) -> tuple[str, str]:
    """(caption, credit) of a line with its credit in brackets at the end; ("", "") for any other."""
    found = _CREDIT.search(text)
    if not found:
        return "", ""
    credit = found["named"] or found["agency"] or found["dok"]
    return text[: found.start()].strip(), " ".join(credit.split())


def hash_marks(text: str) -> list[str]:
    """The words of a line that holds nothing but "#banjir #aceh"."""
    words = text.split()
    return _HASHED.findall(text) if words and all(word.startswith("#") for word in words) else []


def signs(text: str) -> tuple[list[str], int] | None:
    """The initials at the end of the text and the letters they take: "... hari itu. (PK)".

    A word in brackets behind no full stop is an acronym: "anggaran daerah (APBD)".
    """
    found = _SIGNS.search(text)
    if not found or not (found["before"] or not text[: found.start()].strip()):
        return None
    codes = [code.strip(" .") for code in re.split(r"[/,&-]", found["codes"])]
    return [code for code in codes if code], len(text) - found.end("before")


def dateline(text: str, brands: tuple[str, ...], places: frozenset[str]) -> tuple[str, int] | None:
    """(place, letters) of the dateline before the first words, in any house's habit.

    "KABAR.TEST | Jakarta - ", "JAKARTA, Kabar.test — ", "Jakarta (ANTARA) - ", "Takengon, 12/3 - " and the like.
    """
    dash = _DASH.search(text[: _DATELINE_MOST + 3])
    if not dash or dash.start() > _DATELINE_MOST or len(text[dash.end() :].split()) < 3:
        return None
    begin = text[: dash.start()].strip()
    houses = {brand.lower() for brand in brands} | _AGENCIES
    parts = [part.strip(" *_.") for part in _PARTS.split(begin)]
    named = [part for part in parts if part and (part.lower() in houses or _SITE.match(part))]
    others = [part for part in parts if part and part not in named and not _DATE.fullmatch(part) and not _day(part)]
    if len(others) != 1 or not (_PLACE.match(others[0]) or others[0].lower() in places):
        return None
    place = others[0]
    sure = named or place.lower() in places or place.isupper() or len(parts) > 1
    if not sure or place.split()[0] in _NO_PLACE:
        return None
    return (place.title() if place.isupper() else place), text.index(text[dash.end() :].lstrip()[:40], dash.end())


def _day(part: str) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:{'|'.join(DAYS)}|jum.?at)?\s*\(?\d{{0,2}}(?:/\d{{1,2}}(?:/\d{{2,4}})?)?\)?", part, re.IGNORECASE
        )
    )
