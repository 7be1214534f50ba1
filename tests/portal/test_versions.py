"""The present versions of tags are exact with the next question, whoever has changed them and on whichever connection."""

import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

from news.freshness import Tag, touch
from portal import versions
from portal.versions import SQLite, present_versions

#: Another process: for each line that it hears it commits a new version, and says so only then.
WRITER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
for line in sys.stdin:
    database.execute("UPDATE news_tag SET version = ? WHERE name = 'lists'", (int(line),))
    print("done", flush=True)
"""


@pytest.fixture(params=["WAL", "DELETE"])
def file(tmp_path, request):
    """An SQLite file with one tag, in either of the ways in which SQLite keeps a journal."""
    path = tmp_path / "tags.sqlite3"
    made = sqlite3.connect(path, isolation_level=None)
    made.execute(f"PRAGMA journal_mode={request.param}")
    made.execute("CREATE TABLE news_tag (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
    made.execute("INSERT INTO news_tag VALUES ('lists', 0)")
    made.close()
    return path


class Reader(SQLite):
    """Counts how often the rows are read."""

    def __init__(self, path):
        super().__init__(sqlite3.connect(path, isolation_level=None))
        self.read = 0

    def _read(self, names):
        self.read += 1
        return super()._read(names)

    def lists(self) -> int:
        return self.ask(("lists", "site"))["lists"]


@pytest.mark.one_database
def test_sqlite_sees_each_commit_of_another_process_at_once_and_reads_only_then(file):
    reader = Reader(file)
    command = [sys.executable, "-c", WRITER, file]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        for version in range(1, 200):
            writer.stdin.write(f"{version}\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "done\n"
            assert [reader.lists(), reader.lists()] == [version, version]
        writer.stdin.close()
    assert reader.read == 199
    reader.connection.close()


@pytest.mark.one_database
def test_sqlite_sees_what_its_own_connection_writes_and_takes_back(file):
    reader = Reader(file)
    write = "UPDATE news_tag SET version = version + 1"
    assert reader.lists() == 0
    reader.connection.execute(write)
    assert reader.lists() == 1
    reader.connection.execute("BEGIN IMMEDIATE")
    reader.connection.execute(write)
    assert reader.lists() == 2
    reader.connection.execute("ROLLBACK")
    assert reader.lists() == 1
    reader.connection.execute("BEGIN IMMEDIATE")
    reader.connection.execute(write)
    reader.connection.execute("COMMIT")
    assert reader.lists() == 2
    assert reader.ask(("never touched",)) == {"never touched": 0}
    reader.connection.close()


@pytest.mark.django_db(transaction=True)
def test_the_portals_own_database_answers_what_was_committed():
    names = ("site", "lists", "article:1")
    assert present_versions(names) == {"site": 0, "lists": 0, "article:1": 0}
    for _ in range(3):
        touch("lists", "article:1")
        assert present_versions(names) == {"site": 0} | dict(Tag.objects.values_list("name", "version"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no prepared statements, and no pools")
def test_behind_a_pool_that_changes_connections_the_answer_is_right_all_the_same():
    touch("lists")
    known = present_versions(("lists",))
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert [present_versions(("lists",)) for _ in range(2)] == [known, known]


@pytest.mark.one_database
@pytest.mark.parametrize("asker", [versions.SQLite, versions.PostgreSQL])
def test_what_a_thread_remembers_is_bounded(asker, monkeypatch):
    monkeypatch.setattr(versions, "MOST_ANSWERS", 3)

    class Driver:
        """Answers nothing to everything."""

        in_transaction, total_changes = False, 0

        def cursor(self):
            return self

        def execute(self, *question):
            return self

        def mogrify(self, statement, names):
            return statement.encode()

        def fetchone(self):
            return (1,)

        def fetchall(self):
            return []

    one = asker(Driver())
    for number in range(20):
        assert one.ask((f"article:{number}",)) == {f"article:{number}": 0}
        assert len(getattr(one, "answers", ()) or one.questions) <= 4
