"""The worker beside the server: it starts, works, survives and stops with it, and asks little in between."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from portal import worker
from portal.worker import LOST_AFTER, Watch
from tests.portal.conftest import until_ready
from tests.working import work


@task
def note(word: str) -> str:
    return word.upper()


@task
def fail() -> None:
    raise RuntimeError("broken")


@pytest.mark.django_db
def test_what_is_queued_is_run_once():
    note.enqueue("kabar")
    work()
    work()
    (result,) = DBTaskResult.objects.all()
    assert (result.status, result.return_value, len(result.worker_ids)) == (TaskResultStatus.SUCCESSFUL, "KABAR", 1)


@pytest.mark.django_db
def test_a_task_that_fails_stops_no_other():
    fail.enqueue()
    note.enqueue("kabar")
    work()
    assert DBTaskResult.objects.failed().count() == DBTaskResult.objects.successful().count() == 1


@pytest.mark.django_db
def test_a_look_at_an_empty_table_is_one_plain_read():
    watch = Watch()
    work(watch)
    with CaptureQueriesContext(connection) as asked:
        work(watch)
    assert [one["sql"].split()[0] for one in asked] == ["SELECT"]


@pytest.mark.django_db
def test_the_task_of_a_worker_that_died_is_run_again():
    note.enqueue("kabar")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now() - LOST_AFTER / 2)
    work()
    assert DBTaskResult.objects.successful().count() == 0  # it may still be at work
    DBTaskResult.objects.update(started_at=timezone.now() - 2 * LOST_AFTER)
    work()
    assert DBTaskResult.objects.successful().count() == 1


@pytest.mark.django_db
def test_old_results_are_thrown_away():
    note.enqueue("kabar")
    work()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=15))
    work()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_a_database_that_is_away_is_waited_for(monkeypatch, caplog):
    watch, looks = Watch(), []

    def away():
        looks.append(1)
        if len(looks) == 3:
            watch.stop()
        raise OperationalError("no connection\nmore")

    monkeypatch.setattr(worker, "OUTAGE_PAUSE", 0)
    monkeypatch.setattr(watch, "look", away)
    monkeypatch.setattr(worker.signal, "signal", lambda *args: None)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    watch.run()
    assert len(looks) == 3 and "tasks wait for the database: no connection" in caplog.text


def children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(one) for one in file.read().split()]


def workers(pid: int) -> list[int]:
    """Children without children: gunicorn's master has some."""
    return [one for one in children(pid) if not children(one)]


def eventually(ask, seconds=15):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := ask():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_serve_starts_a_worker_replaces_it_and_stops_it(serve):
    process = serve()
    until_ready(process)
    (first,) = eventually(lambda: workers(process.pid))
    os.kill(first, signal.SIGKILL)
    (second,) = eventually(lambda: [one for one in workers(process.pid) if one != first])
    process.send_signal(signal.SIGINT)
    assert process.wait(15) == 0
    assert not os.path.exists(f"/proc/{second}")


def test_the_worker_does_not_outlive_a_killed_parent(serve):
    process = serve()
    until_ready(process)
    (one,) = eventually(lambda: workers(process.pid))
    process.kill()
    process.wait()
    state = Path(f"/proc/{one}/stat")
    eventually(lambda: not state.exists() or "Z" in state.read_text().split()[2])
