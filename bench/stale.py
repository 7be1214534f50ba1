"""`make bench-stale`: 64 connections read three pages while an editor publishes, corrects and withdraws and a reader comments.

After each acknowledged change every request that begins later must show it, from each process: prints how many did not (the goal
is 0), and how often a process drew a page for one change (the goal is once). On both databases, and behind our Varnish.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import subprocess
import sys
import threading
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench import fronts
from bench.databases import ROOT, Site, on_both
from bench.sites import WORKERS, Server, under_gunicorn

CONNECTIONS = 64
_mark = re.compile(rb"tanda\d+x")


@dataclass
class Seen:
    """One answer: when it was asked for and was there, of which page, and the marks on it."""

    began: float
    ended: float
    page: str
    marks: frozenset[str]


@dataclass
class Reader(threading.Thread):
    """Asks for one of the pages after the other on a connection that stays open."""

    port: int
    pages: list[str]
    stop: threading.Event
    random: Random
    seen: list[Seen] = field(default_factory=list)
    errors: int = 0

    def __post_init__(self):
        super().__init__()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self.stop.is_set():
            page, began = self.random.choice(self.pages), time.monotonic()
            try:
                line.request("GET", page, headers={"Accept-Encoding": "gzip"})
                answer = line.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                line.close()
                self.errors += 1
                continue
            ended = time.monotonic()
            if answer.status != 200:
                self.errors += 1
                continue
            if answer.getheader("Content-Encoding") == "gzip":
                body = zlib.decompress(body, wbits=31)
            marks = frozenset(mark.decode() for mark in _mark.findall(body))
            self.seen.append(Seen(began, ended, page, marks))
        line.close()


def is_stale(seen: Seen, marks: list[dict]) -> bool:
    """Whether a change that was acknowledged before the question is missing in the answer."""
    return any(
        (mark["shown"] <= seen.began and seen.ended <= mark["leaving"] and mark["word"] not in seen.marks)
        or (mark["gone"] <= seen.began and mark["word"] in seen.marks)
        for mark in marks
        if seen.page in mark["pages"]
    )


def run(site: Site, portal: Server, front: Server, drawn: Path, seconds: float) -> int:
    """Read and write for so long. 0 when nothing was stale, drawn twice, or failed."""
    notes = drawn.with_suffix(".json")
    code = f"from bench import stale_acts; stale_acts.work({str(notes)!r}, {seconds})"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    editor = subprocess.Popen(command, cwd=ROOT, env=portal.surroundings)
    while not notes.with_suffix(".pages").exists():
        if editor.poll() is not None:
            raise RuntimeError("the editor could not begin")
        time.sleep(0.1)
    pages, stop = json.loads(notes.with_suffix(".pages").read_text()), threading.Event()
    readers = [Reader(front.port, pages, stop, Random(number)) for number in range(CONNECTIONS)]
    for reader in readers:
        reader.start()
    notes.with_suffix(".go").touch()
    failed = editor.wait()
    stop.set()
    for reader in readers:
        reader.join()
    told = json.loads(notes.read_text())
    return failed or report(front.name, told, readers, Counter(drawn.read_text().splitlines()), seconds)


def report(name: str, told: dict, readers: list[Reader], drawn: Counter, seconds: float) -> int:
    answers = [seen for reader in readers for seen in reader.seen]
    errors = sum(reader.errors for reader in readers)
    stale = sum(is_stale(seen, told["marks"]) for seen in answers)
    # The first copy, one for each change, and one a minute for figures that may be so late.
    allowed = 1 + told["acts"] + 1 + int(seconds // 60)
    often = max(drawn.values())
    print(
        f"{name}: {len(answers)} answers ({len(answers) / seconds:.0f}/s), {told['acts']} changes, {stale} stale answers,"
        f" {errors} errors; a page was drawn {often} times at most in one of {WORKERS} processes (allowed: {allowed})",
        flush=True,
    )
    return int(bool(stale or errors or often > allowed))


def compare(site: Site, seconds: float) -> int:
    site.prepare()
    failed = alone(site, seconds)
    return failed if site.title == "SQLite" else behind_varnish(site, seconds) or failed


def alone(site: Site, seconds: float) -> int:
    drawn = Path(site.folder) / f"{site.title}.drawn"
    portal = under_gunicorn(site.title, "bench.counted", site.surroundings | {"BENCH_DRAWN": str(drawn)})
    try:
        portal.start("/")
        return run(site, portal, portal, drawn, seconds)
    finally:
        portal.stop()


def behind_varnish(site: Site, seconds: float) -> int:
    """With the configuration that `deploy/` gives an administrator, told of each change by the process that makes it."""
    drawn = Path(site.folder) / "varnish.drawn"
    counted = site.surroundings | {"BENCH_DRAWN": str(drawn)}
    portal, front = fronts.portal_behind_varnish(Path(site.folder), "bench.counted", counted)
    if not front:
        print("Varnish: not installed, not run")
        return 0
    try:
        portal.start("/")
        front.start("/")
        return run(site, portal, front, drawn, seconds)
    finally:
        front.stop()
        portal.stop()


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Counts answers that show what was changed before they were asked for."
    )
    parser.add_argument("--seconds", type=float, default=30)
    seconds = parser.parse_args().seconds
    return on_both(lambda site: compare(site, seconds))


if __name__ == "__main__":
    sys.exit(main())
