"""Runs what was queued, inside a test's transaction."""

from unittest import mock

from django_tasks_db.management.commands import db_worker

from portal.worker import Watch


def work(watch: Watch | None = None) -> None:
    """What the worker does in one look. It keeps the connection, whose transaction is the test's."""
    with mock.patch.object(db_worker, "close_old_connections", lambda: None):
        (watch or Watch()).look()
