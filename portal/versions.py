"""Asks the database which versions the tags of a kept page have now: exact, and as cheap as each kind of database allows.

A hit costs little else, so the driver is asked itself; Django's cursor costs more than the question.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from itertools import count

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, Error, connections

#: Answers that a thread remembers while nothing was committed.
MOST_ANSWERS = 1000
#: PostgreSQL's word for a prepared statement that is not there (`invalid_sql_statement_name`).
NOT_PREPARED = "26000"


class SQLite:
    """Reads anew only after a commit. While neither of two numbers moves, what was read is the present:

    `PRAGMA data_version` changes when another connection of any process has committed (sqlite.org/pragma.html), and
    `total_changes` grows with what this connection writes. Inside a transaction, which may be taken back, both are left alone.
    """

    def __init__(self, connection):
        self.connection = connection
        self.moment, self.answers = None, {}

    def ask(self, names: tuple[str, ...]) -> dict[str, int]:
        connection = self.connection
        if connection.in_transaction:
            return self._read(names)
        # Asked before the rows: a commit in between makes the answer old with the next question, and never wrong.
        moment = (connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes)
        if moment != self.moment or len(self.answers) > MOST_ANSWERS:
            self.moment, self.answers = moment, {}
        found = self.answers.get(names)
        if found is None:
            found = self.answers[names] = self._read(names)
        return found

    def _read(self, names: tuple[str, ...]) -> dict[str, int]:
        return _whole(names, self.connection.execute(_question(len(names), "?"), names).fetchall())


class PostgreSQL:
    """Each question is planned once a connection: half the work, here and in the server."""

    _number = count()

    def __init__(self, connection):
        self.connection, self.cursor = connection, connection.cursor()
        self.statement = f"versions_{next(self._number)}"
        self.cursor.execute(f"PREPARE {self.statement}(text[]) AS {_SELECT.format(_table())} = ANY($1)")
        self.questions: dict[tuple[str, ...], bytes] = {}

    def ask(self, names: tuple[str, ...]) -> dict[str, int]:
        question = self.questions.get(names) or self._write(names)
        try:
            self.cursor.execute(question)
        except self.connection.Error as error:
            if error.pgcode != NOT_PREPARED:
                raise
            # A pool (PgBouncer) has put another connection behind ours.
            self.cursor.execute(_question(len(names), "%s"), names)
        return _whole(names, self.cursor.fetchall())

    def _write(self, names: tuple[str, ...]) -> bytes:
        if len(self.questions) > MOST_ANSWERS:
            self.questions.clear()
        self.questions[names] = self.cursor.mogrify(f"EXECUTE {self.statement}(%s)", (list(names),))
        return self.questions[names]


ASKERS = {"sqlite": SQLite, "postgresql": PostgreSQL}


class _Here(threading.local):
    """The connection of this thread, found once, and who asks on it."""

    database = asker = None


_here = _Here()


def present_versions(names: tuple[str, ...]) -> dict[str, int]:
    """As `news.freshness.tags` tells them, without the work of building a query; one query.

    Raises what Django raises while the database is away.
    """
    database = _here.database
    if database is None:
        database = _here.database = connections[DEFAULT_DB_ALIAS]
    try:
        return _ask(database, names)
    except (Error, database.Database.Error):
        # The server was started anew since this thread asked last: once more, on a new connection.
        database.close()
        with database.wrap_database_errors:
            return _ask(database, names)


def _ask(database, names: tuple[str, ...]) -> dict[str, int]:
    if database.queries_logged:
        with database.cursor() as cursor:
            cursor.execute(_question(len(names), "%s"), names)
            return _whole(names, cursor.fetchall())
    asker = _here.asker
    if asker is None or asker.connection is not database.connection:
        database.ensure_connection()
        asker = _here.asker = ASKERS[database.vendor](database.connection)
    return asker.ask(names)


_SELECT = "SELECT name, version FROM {} WHERE name"


@lru_cache(maxsize=16)
def _question(number: int, mark: str) -> str:
    return f"{_SELECT.format(_table())} IN ({', '.join([mark] * number)})"


def _table() -> str:
    return apps.get_model("news", "Tag")._meta.db_table  # not there yet when this module is read


def _whole(names: tuple[str, ...], rows: list[tuple[str, int]]) -> dict[str, int]:
    """A tag that was never touched has version 0."""
    return dict.fromkeys(names, 0) | dict(rows)
