"""Looks for words in everything that the portal keeps: every table, sessions and kept answers opened, files, mails, logs.

It proves a deletion by trying to find what was deleted. It reads what a dump would hold, as plain text, and knows no
table by name but the two that pack what they keep.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import connection

ROWS = 500
#: Pieces of a file overlap by this, so that no word is cut in two.
OVERLAP = 1024
PIECE = 1 << 20


@dataclass(frozen=True)
class Found:
    word: str
    place: str


def search(words: Iterable[str], more: Iterable[Path] = ()) -> Iterator[Found]:
    """Every place that holds one of some words, in whatever letters; `more` are files or folders of logs and mails."""
    wanted = {word.casefold(): word for word in words if word.strip()}
    yield from _in_database(wanted)
    places = (settings.DATA_DIR, settings.MEDIA_ROOT, settings.MASTERS_ROOT, *_mail_folders(), *more)
    folders = {Path(place).resolve() for place in places}
    for folder in sorted(folders):
        if not any(folder != other and folder.is_relative_to(other) for other in folders):  # once is enough
            yield from _in_files(wanted, folder)


def _mail_folders() -> list[Path]:
    folders = (getattr(settings, "EMAIL_FILE_PATH", None), settings.MAILBOX)
    return [Path(folder) for folder in folders if folder]


def _in_database(wanted: dict[str, str]) -> Iterator[Found]:
    quote, packed = connection.ops.quote_name, _packed()
    for table in sorted(connection.introspection.table_names()):
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608  the name is the database's own
            while rows := cursor.fetchmany(ROWS):
                names = [column[0] for column in cursor.description]  # PostgreSQL knows them with the first rows
                for row in rows:
                    for name, value in zip(names, row, strict=True):
                        text = packed.get((table, name), _plain)(value)
                        yield from (
                            Found(wanted[word], f"{table}.{name}, row {row[0]}") for word in wanted if word in text
                        )


def _packed() -> dict:
    """(table, column) -> how to read what stands in it."""
    readers = {(Session._meta.db_table, "session_data"): _session}
    for alias in settings.CACHES:
        if isinstance(caches[alias], BaseDatabaseCache):
            readers[caches[alias]._table, "value"] = _kept
    return readers


def _plain(value) -> str:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("utf-8", "ignore").casefold()
    text = str(value).casefold()
    # SQLite hands out JSON as it lies there: letters outside of ASCII escaped.
    return f"{text} {_unescaped(text)}" if "\\u" in text else text


def _unescaped(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False).casefold()
    except ValueError:
        return ""


def _session(value) -> str:
    return json.dumps(SessionStore().decode(value), default=str, ensure_ascii=False).casefold()


def _kept(value) -> str:
    """A kept answer is a pickle in base64; its texts stand in it as they are."""
    try:
        return base64.b64decode(value).decode("utf-8", "ignore").casefold()
    except (ValueError, binascii.Error):
        return _plain(value)


def _in_files(wanted: dict[str, str], place: Path) -> Iterator[Found]:
    database = Path(str(connection.settings_dict["NAME"])) if connection.vendor == "sqlite" else None
    files = [place] if place.is_file() else sorted(place.rglob("*"))
    for file in files:
        # The database was read by its tables; static files and the programs themselves hold nobody's data.
        if database and file.name.startswith(database.name) or not file.is_file() or _is_program(file):
            continue
        yield from (Found(wanted[word], str(file)) for word in _words_of(file, wanted))


def _is_program(file: Path) -> bool:
    venv = settings.DATA_DIR / "venv"
    return file.is_relative_to(settings.STATIC_ROOT) or file.is_relative_to(venv)


def _words_of(file: Path, wanted: dict[str, str]) -> set[str]:
    found = {word for word in wanted if word in file.name.casefold()}
    rest = b""
    try:
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                text = (rest + piece).decode("utf-8", "ignore").casefold()
                found |= {word for word in wanted if word in text}
                rest = piece[-OVERLAP:]
    except OSError:
        return found  # taken away in this moment
    return found
