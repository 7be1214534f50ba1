"""One page under load: how many answers came, and what they have cost the server and the database."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bench.load import ask_over_and_over, press
from bench.processes import processor_seconds
from bench.sites import Server

#: Seconds of each load, and of the few requests before it that count for nothing.
SECONDS, WARMING = 2, 0.3
#: Connections to a page that must be drawn (one a worker), and to one that is only handed out.
FEW, MANY = 2, 16
QUIET, PATIENCE = 0.1, 3.0


@dataclass(frozen=True)
class Target:
    """A page of a server. `database` is the process id of the PostgreSQL that is asked, if one is."""

    name: str
    server: Server
    path: str
    connections: int = MANY
    database: int | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}{self.path}"


@dataclass(frozen=True)
class Sample:
    """`server` and `database` are microseconds of processor time an answer."""

    rate: float
    server: float
    database: float
    p50: float
    p99: float
    requests: int
    errors: int


def measure(target: Target, core: int) -> Sample:
    ask_over_and_over(target.url, target.connections, WARMING)
    before = _cost(target)
    load = press(target.url, target.connections, SECONDS, core)
    after = _cost(target)
    # What was under way on each connection when the load ended was answered too, and has cost as much.
    answered = load.requests + target.connections
    server, database = (1e6 * (then - now) / answered for now, then in zip(before, after, strict=True))
    return Sample(load.requests / load.seconds, server, database, load.p50, load.p99, load.requests, load.errors)


def _cost(target: Target) -> tuple[float, float]:
    """Processor seconds of server and database so far, once both are quiet."""
    deadline, known = time.monotonic() + PATIENCE, None
    while True:
        found = tuple(processor_seconds(pid) if pid else 0.0 for pid in (target.server.pid, target.database))
        if found == known or time.monotonic() > deadline:
            return found
        known = found
        time.sleep(QUIET)
