"""Tells the caches outside which tags have changed: after the commit, and before the editor reads that it is saved.

What a cache did not take is never the editor's trouble. Tasks of the worker tell it again: a moment after each change,
for answers that were on their way and for a process that was killed, and, after a failure, everything until it succeeds.
"""

from __future__ import annotations

import json
import logging
import time
from datetime import timedelta
from http.client import HTTPException
from urllib.request import Request, build_opener

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from news.freshness import SITE
from news.pings import NoRedirects

log = logging.getLogger(__name__)
#: An editor waits no longer for one cache.
SECONDS = 1.5
#: A cache that did not answer is not asked again by this process for so long; the worker does.
REST = 5.0
#: When a change is told a second time.
AGAIN = timedelta(seconds=3)
#: Waits before a cache that failed is told everything; the last one is repeated.
WAITS = tuple(timedelta(seconds=number) for number in (5, 10, 20, 40, 60))
#: More tags than this are told as the one that all pages have: a CDN takes 30 at once.
MOST_NAMES = 30
_resting: dict[str, float] = {}
_opener = build_opener(NoRedirects)


class Telling:
    """What one transaction changed, told once when it is committed."""

    def __init__(self):
        self.names: set[str] = set()
        self.done = False

    def __call__(self) -> None:
        self.done = True
        tell_all(sorted(self.names))


def tell_later(sender, names, **kwargs) -> None:
    """Receives `tags_touched`. Without outer caches it costs nothing."""
    if not settings.OUTER_CACHES.addresses:
        return
    telling = _telling()
    new = sorted({*names} - telling.names)
    telling.names.update(new)
    if new:
        tell_again.using(run_after=timezone.now() + AGAIN).enqueue(new)
    if not connection.in_atomic_block:
        telling()


def _telling() -> Telling:
    """That of the running transaction. One of a savepoint that is taken back goes with it, as what it tells does."""
    waiting = (told for _, told, _ in connection.run_on_commit if isinstance(told, Telling) and not told.done)
    found = next(waiting, None)
    if found is None:
        found = Telling()
        if connection.in_atomic_block:
            transaction.on_commit(found, robust=True)
    return found


def tell_all(names: list[str]) -> None:
    """Each cache, at once; one that fails is told everything later."""
    for address in settings.OUTER_CACHES.addresses:
        if not _reaches(address, names):
            _catch_up_later(address)


def _reaches(address: str, names: list[str]) -> bool:
    if time.monotonic() < _resting.get(address, 0):
        return False
    try:
        _purge(address, names)
    except (OSError, HTTPException, ValueError) as error:
        log.warning("the cache %s was not told of %s: %s", address, " ".join(names), error)
        _resting[address] = time.monotonic() + REST
        return False
    return True


def _purge(address: str, names: list[str]) -> None:
    """One request that Varnish (`xkey-purge`), Fastly (`Surrogate-Key`) and Cloudflare (the body) understand."""
    told = names if len(names) <= MOST_NAMES else [SITE]
    headers = {"Content-Type": "application/json", "xkey-purge": " ".join(told), "Surrogate-Key": " ".join(told)}
    token = settings.OUTER_CACHES.token
    if token:
        headers |= {"Authorization": f"Bearer {token}", "Fastly-Key": token}
    ask = Request(address, data=json.dumps({"tags": told}).encode(), headers=headers)
    with _opener.open(ask, timeout=SECONDS) as answer:
        answer.read(1000)


@task
def tell_again(names: list[str]) -> None:
    """Queued in the transaction of the change."""
    tell_all(names)


@task
def catch_up(address: str, tries: int) -> str:
    """Tell a cache that missed something that everything has changed, until it hears it."""
    if address not in settings.OUTER_CACHES.addresses:
        return "no longer ours"
    try:
        _purge(address, [SITE])
    except (OSError, HTTPException, ValueError) as error:
        log.warning("the cache %s still does not know of changes: %s", address, error)
        _catch_up_later(address, tries + 1)
        return "later"
    return "told"


def _catch_up_later(address: str, tries: int = 0) -> None:
    """One waiting task a cache is enough: it will begin after what was just committed."""
    if address not in {waiting.args_kwargs["args"][0] for waiting in _unfinished(TaskResultStatus.READY)}:
        catch_up.using(run_after=timezone.now() + WAITS[min(tries, len(WAITS) - 1)]).enqueue(address, tries)


def _unfinished(*statuses):
    return DBTaskResult.objects.filter(task_path=catch_up.module_path, status__in=statuses)


def caches_state() -> str:
    """`ok`, or `behind` while a cache may show what was changed."""
    return "behind" if _unfinished(TaskResultStatus.READY, TaskResultStatus.RUNNING).exists() else "ok"
