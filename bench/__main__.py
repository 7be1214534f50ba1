"""`make bench`: our pages beside bare WSGI, bare Django, nginx, Varnish and Wagtail, in one interleaved run.

Servers share one core, whoever asks has another; results are written to `bench/results.md` and `bench/results.json`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench import fronts, peers, report
from bench.databases import ROOT, Site, site_on
from bench.load import loader
from bench.measure import FEW, Sample, Target, measure
from bench.processes import pin, proportional_bytes
from bench.sites import Server, record, under_gunicorn
from tests.servers import Postgres, throwaway_postgres
from tests.system import postgres_folder

PASSES, STARTS = 2, 3
#: Kept answers after which memory is read.
ANSWERS = 50_000
PAGES = ("article", "home", "channel", "keyword", "search")


class Bench:
    """Everything that runs at once, and what was found."""

    def __init__(self, folder: Path, postgres: Postgres):
        cores = sorted(os.sched_getaffinity(0))
        self.servers_core, self.load_core = cores[0], cores[-1]
        self.folder, self.postgres, self.running = folder, postgres, contextlib.ExitStack()
        self.targets: list[Target] = []
        self.started: dict[str, float] = {}
        self.notes = {"processors": len(cores), "asked by": loader(), "load before": _load()}

    def add(self, name: str, server: Server, path: str, *, cold: bool = False, asks: bool = False) -> None:
        """Measure a page of a running server; `asks` whether it asks PostgreSQL."""
        database = self.postgres.server.pid if asks else None
        self.targets.append(Target(name, server, path, **{"connections": FEW} if cold else {}, database=database))

    def run(self, server: Server, path: str, starts: int = 1) -> Server:
        """Start a server, `starts` times to see how long it takes, and keep it running."""
        self.running.callback(server.stop)  # also when it does not answer
        times = []
        for _ in range(starts):
            server.stop()
            times.append(server.start(path))
        if starts > 1:
            self.started[server.name] = round(statistics.median(times), 2)
        return server


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures our pages beside others, on this machine.")
    parser.add_argument("--rounds", type=int, default=2, help="how often each page is measured in each of two passes")
    rounds = parser.parse_args().rounds
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # servers are ended on the way out
    python = peers.install()
    with (
        tempfile.TemporaryDirectory(prefix="nusawarta-bench-") as name,
        throwaway_postgres(postgres_folder()) as postgres,
    ):
        folder = Path(name)
        folder.chmod(0o755)
        bench = Bench(folder, postgres)
        with bench.running:
            told = {}
            for title, database in (("SQLite", f"sqlite:///{folder}/bench.sqlite3"), ("PostgreSQL", postgres.url)):
                site = site_on(title, folder, database)
                told[title] = fill(site, folder / f"{title}.json")
                _pin(bench)
                with_portal(bench, site, told[title]["addresses"])
            with_bare(bench, told["SQLite"]["addresses"]["article"])
            if python:
                with_wagtail(bench, python, told["PostgreSQL"]["content"])
            else:
                bench.notes["Wagtail"] = "could not be installed, not run"
            bench.notes["WordPress"] = "not run"
            bench.notes["our stories"] = len(told["SQLite"]["content"]["stories"])
            conclude(bench, take(bench, rounds))
    return 0


def _pin(bench: Bench) -> None:
    """What is started from now on stays on the servers' core, and so does PostgreSQL."""
    for pid in (os.getpid(), bench.postgres.server.pid):
        pin(pid, bench.servers_core)


def _load() -> str:
    return " ".join(f"{average:.2f}" for average in os.getloadavg())


def fill(site: Site, told: Path) -> dict:
    """A newsroom to measure in an empty portal; what is in it and where."""
    site.prepare()
    if site.shell(f"from bench import pages; pages.make({str(told)!r})"):
        raise RuntimeError("the newsroom could not be filled")
    return json.loads(told.read_text())


def with_portal(bench: Bench, site: Site, addresses: dict[str, str]) -> None:
    """Our pages, drawn anew for each request and kept."""
    nothing_kept = site.surroundings | {"KEPT_PAGES_MB": "0", "CACHE_URL": "dummy://"}
    cold = bench.run(under_gunicorn(f"portal, cold ({site.title})", "bench.cold", nothing_kept), addresses["article"])
    frame_kept = nothing_kept | {"BENCH_FRAME": "1"}
    drawn = bench.run(under_gunicorn(f"portal, drawn ({site.title})", "bench.cold", frame_kept), addresses["article"])
    kept = under_gunicorn(f"portal ({site.title})", "portal.wsgi", site.surroundings)
    bench.run(kept, addresses["article"], STARTS)
    asks = site.title == "PostgreSQL"
    bench.add(f"article, kept ({site.title})", kept, addresses["article"], asks=asks)
    for page in PAGES:
        bench.add(f"{page}, cold ({site.title})", cold, addresses[page], cold=True, asks=asks)
        bench.add(f"{page}, drawn ({site.title})", drawn, addresses[page], cold=True, asks=asks)


def with_bare(bench: Bench, article: str) -> None:
    """The same bytes from a WSGI function, a Django view, nginx and Varnish."""
    portal = next(target.server for target in bench.targets if target.name == "article, kept (SQLite)")
    answers = record(portal, article, bench.folder)
    surroundings = {"BENCH_ANSWERS": str(answers), "SECRET_KEY": "of a view without secrets"}
    wsgi = bench.run(under_gunicorn("bare WSGI", "bench.bare", surroundings), "/br", STARTS)
    django = bench.run(under_gunicorn("bare Django", "bench.bare_django", surroundings), "/least", STARTS)
    bench.add("bare WSGI", wsgi, "/br")
    bench.add("bare WSGI, least headers", wsgi, "/least")
    bench.add("bare Django view", django, "/least")
    plain = portal.ask(article, "identity")[2]
    nginx = fronts.nginx(bench.folder, plain, (bench.folder / "gzip").read_bytes())
    origin, front = fronts.portal_behind_varnish(bench.folder, "portal.wsgi", portal.surroundings)
    if front:
        bench.run(origin, article)
    for name, server, path in (
        ("article behind Varnish", front, article),
        ("Varnish, static object", fronts.varnish("Varnish, static", bench.folder, wsgi), "/gzip"),
        ("nginx, static file", nginx, "/page.html"),
        ("nginx, compressing", fronts.compressing_nginx(bench.folder, plain), "/page.html"),
    ):
        if server:
            bench.add(name, bench.run(server, path), path)
        else:
            bench.notes[name] = "not installed, not run"


def with_wagtail(bench: Bench, python: Path, content: dict) -> None:
    words = bench.folder / "content.json"
    words.write_text(json.dumps(content))
    cold, kept = peers.wagtail(python, bench.folder, str(bench.postgres.home), words)
    measured = next(story for story in content["stories"] if story["slug"] == content["measured"])
    article = f"/{measured['channel']}/{measured['slug']}/"
    addresses = {
        "article": article,
        "home": "/",
        "channel": f"/{measured['channel']}/",
        "keyword": f"/tag/{content['keyword']}/",
        "search": f"/search/?query={content['sought']}",
    }
    bench.run(cold, article, STARTS)
    bench.run(kept, article)
    bench.add("Wagtail with its cache", kept, article, asks=True)
    for page, path in addresses.items():
        bench.add(f"Wagtail: {page}", cold, path, cold=True, asks=True)


def take(bench: Bench, rounds: int) -> dict[str, list[list[Sample]]]:
    """Page -> its samples of each pass. Each round asks for every page once, the next one in the other direction."""
    found = {target.name: [[] for _ in range(PASSES)] for target in bench.targets}
    began = time.monotonic()
    for number in range(PASSES * rounds):
        for target in bench.targets[:: 1 if number % 2 else -1]:
            found[target.name][number // rounds].append(measure(target, bench.load_core))
        print(f"round {number + 1} of {PASSES * rounds}: {time.monotonic() - began:.0f} s, load {_load()}", flush=True)
    return found


def conclude(bench: Bench, found: dict[str, list[list[Sample]]]) -> None:
    kept = next(target for target in bench.targets if target.name == "article, kept (PostgreSQL)")
    answered = sum(sample.requests for samples in found[kept.name] for sample in samples)
    while answered < ANSWERS:
        answered += measure(kept, bench.load_core).requests
    servers = {target.server.name: target.server for target in bench.targets}
    memory = {name: round(proportional_bytes(server.pid) / 1e6) for name, server in servers.items()}
    ceilings = {
        "memory_two_workers_mb": memory[kept.server.name],
        "start_seconds": max(bench.started[f"portal ({title})"] for title in ("SQLite", "PostgreSQL")),
    }
    bench.notes |= {"load after": _load(), "written": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())}
    figures = {"memory": memory, "start": bench.started, "ceilings": ceilings}
    report.write(ROOT / "bench", found, figures, bench.notes)
    print((ROOT / "bench" / "results.md").read_text())


if __name__ == "__main__":
    sys.exit(main())
