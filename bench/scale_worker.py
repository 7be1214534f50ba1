"""A portal of one size, at work for `bench.scale`: it measures a page when it is told to, so that sizes take turns."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from accounts import roles
from bench.query_plans import Statement, plans_of, statements_of, tables_by_size
from bench.scale_limits import DEEP
from bench.scale_pages import Asked, pages
from news.reads import rank_if_old

#: Requests before the measured ones: templates and prepared things are there then, as in a process that has run a while.
WARMING = 2


class Worker:
    """Answers one line of JSON for each line of JSON."""

    def __init__(self):
        rank_if_old()
        self.pages = {page.name: page for page in pages()}
        host = urlsplit(settings.SITE_URL).hostname
        self.clients = {who: Client(SERVER_NAME=host) for who in ("", roles.MANAGING_EDITOR, roles.ADMIN)}
        for role, client in self.clients.items():
            if role:
                somebody = get_user_model().objects.filter(groups__name=role, is_active=True)
                client.force_login(somebody.first())
        self.backend, self.sizes = _backend(), tables_by_size()

    def serve(self, asked: Iterable[str]) -> None:
        for line in asked:
            order = json.loads(line)
            told = getattr(self, order.pop("do"))(**order)
            print(json.dumps(told), flush=True)

    def find(self) -> dict:
        """What there is: the pages that answer, with their section, queries and bytes; and how many stories."""
        found = {}
        for page in self.pages.values():
            for _ in range(WARMING):
                answer = self._ask(page)
            if answer.status_code == 200:
                asked = statements_of(lambda page=page: self._ask(page))
                found[page.name] = {
                    "address": page.address,
                    "section": page.section,
                    "queries": len(asked),
                    "bytes": len(answer.content),
                }
            elif page.section != DEEP:
                raise RuntimeError(f"{page.name}: {page.address} answers {answer.status_code}")
        return found

    def time(self, name: str, runs: int) -> dict:
        """Milliseconds of processor time an answer, of this process and of PostgreSQL."""
        page = self.pages[name]
        self._ask(page)
        before = time.process_time_ns(), self._database_ns()
        for _ in range(runs):
            self._ask(page)
        after = time.process_time_ns(), self._database_ns()
        server, database = ((then - now) / runs / 1e6 for now, then in zip(before, after, strict=True))
        return {"server": server, "database": database}

    def explain(self, name: str) -> list[dict]:
        """The plan of every SELECT of a page."""
        page = self.pages[name]
        asked: list[Statement] = statements_of(lambda: self._ask(page))
        return [plan.told() for plan in plans_of(asked, self.sizes)]

    def _ask(self, page: Asked):
        return self.clients[page.who].get(page.address)

    def _database_ns(self) -> int:
        """Processor time so far of the PostgreSQL process that answers us; SQLite works in our own."""
        return int(Path(f"/proc/{self.backend}/schedstat").read_text().split()[0]) if self.backend else 0


def _backend() -> int | None:
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def serve() -> None:
    Worker().serve(sys.stdin)


def settle() -> None:
    """After much was written: PostgreSQL looks through its tables, as it does by itself in quiet minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
