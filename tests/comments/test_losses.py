"""A server that dies in the middle of a conversation: what a reader was told is sent is there, and there once.

`make bench-comment-losses` does the same with 200 comments and a kill every second.
"""

import os
import sqlite3
import time

import pytest
from django.db import connection

from bench.comment_losses import OPEN_DOORS, bombard, check, register
from bench.losses import Portal

COMMENTS, WRITERS, KILLS = 30, 3, 2
#: Of the tests' own settings; the portal is to run with those of `manage.py serve`.
OURS = ("DJANGO_SETTINGS_MODULE", "CACHE_URL")


@pytest.fixture
def portal(db, tmp_path):
    """The real server, with a copy of the empty database of the tests: making one anew takes longer than the test."""
    portal = Portal(tmp_path)
    kept = {name: value for name, value in portal.surroundings.items() if name not in OURS}
    database = f"sqlite:///{tmp_path}/portal.sqlite3"
    portal.surroundings = kept | OPEN_DOORS | {"DATABASE_URL": database, "STATIC_ROOT": os.environ["TEST_STATIC_ROOT"]}
    with (
        sqlite3.connect(connection.settings_dict["NAME"]) as empty,
        sqlite3.connect(tmp_path / "portal.sqlite3") as own,
    ):
        empty.backup(own)
    yield portal
    portal.kill()


def at_each_third(acknowledged):
    patience = time.monotonic() + 60
    for kill in range(1, KILLS + 1):
        while len(acknowledged) < kill * COMMENTS // (KILLS + 1):
            assert time.monotonic() < patience
            time.sleep(0.005)
        yield


@pytest.mark.one_database
def test_what_was_acknowledged_is_there_once_however_often_the_server_is_killed(portal, tmp_path):
    portal.start()
    story, sessions = register(portal, tmp_path, WRITERS)
    kills, acknowledged, failed = bombard(portal, story, sessions, COMMENTS, at_each_third)
    assert (kills, len(set(acknowledged)), failed) == (KILLS, COMMENTS, 0)
    assert check(portal, tmp_path, acknowledged) == 0
