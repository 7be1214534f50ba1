"""Runs what was queued (django-tasks) in one process beside the server: a look at the table each second, and no more."""

import logging
import os
import signal
import socket
import time
from datetime import timedelta

from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.retention import enforce

log = logging.getLogger(__name__)
PAUSE = 1.0
#: After a database that is away the next look may wait a little.
OUTAGE_PAUSE = 5.0
#: A task that runs so long died with its worker: no task of ours waits longer than half a minute.
LOST_AFTER = timedelta(minutes=10)
#: How often lost tasks are looked for and old results thrown away, in seconds.
HOUSEKEEPING = 300
KEPT_DAYS = 14
#: Data whose time is over are taken away once a day, by whichever worker comes first (`portal.retention`).
DAILY = 24 * 3600
RETENTION_DONE = "portal.worker:retention"


class Watch:
    """Takes tasks one by one until it is told to stop; a database that is away is waited for."""

    def __init__(self):
        self.stopping = False
        self.cleaned = float("-inf")
        self.worker = Worker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
            excluded_queue_names=[],
        )

    def stop(self, *signal_and_frame) -> None:
        """The running task is finished first."""
        self.stopping = True
        self.worker.running = False

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        while not self.stopping:
            pause = PAUSE
            try:
                self.look()
            except DatabaseError as error:
                log.warning("tasks wait for the database: %s", str(error).strip().partition("\n")[0])
                connections.close_all()
                pause = OUTAGE_PAUSE
            self._sleep(pause)
        connections.close_all()

    def look(self) -> None:
        """Run everything that is due."""
        if time.monotonic() - self.cleaned > HOUSEKEEPING:
            self.cleaned = time.monotonic()
            self._keep_house()
        # A plain read: the library's own look would lock the whole of an SQLite database each time.
        if DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS).exists():
            self.worker.run()

    def _keep_house(self) -> None:
        lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST_AFTER)
        if found := lost.update(status=TaskResultStatus.READY):
            log.warning("%d tasks of a worker that died are run again", found)
        call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
        if cache.add(RETENTION_DONE, True, DAILY):
            enforce()

    def _sleep(self, seconds: float) -> None:
        # A signal does not end a sleep, so it is taken in small pieces.
        end = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < end:
            time.sleep(min(0.25, seconds))
