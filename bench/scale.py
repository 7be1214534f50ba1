"""`make bench-scale`: what each page costs among 1,000 stories and among many, on both databases, into `bench/scale.md`.

`--sizes 1000,100000,1000000` says among how many; each size has a portal of its own, and all take turns. With
`--keep FOLDER` the portals stay there, and are measured again without being filled anew.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2

from bench import scale_report
from bench.databases import ROOT, Site, site_on
from tests.servers import Postgres, kept_postgres
from tests.system import postgres_folder

SIZES = (1_000, 100_000)
#: The database with nothing but the demo.
BASE = "stories_base"
#: SQLite is for portals of this many stories; of more, PostgreSQL alone is measured.
SQLITE_MOST = 100_000
#: While much is written, PostgreSQL wants room.
OPTIONS = ("shared_buffers=1GB", "max_wal_size=8GB")
#: Each page is asked so often in a turn; turns of all pages and sizes follow each other.
RUNS, ROUNDS = 4, 7


class Worker:
    """A portal's process that measures when it is told to (`bench.scale_worker`)."""

    def __init__(self, site: Site):
        code = "from bench import scale_worker; scale_worker.serve()"
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=site.surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, do: str, **words):
        self.process.stdin.write(json.dumps({"do": do, **words}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the portal ended while it was told to {do} {words}")
        return json.loads(line)

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures every page among few stories and among many.")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of stories, with commas between")
    parser.add_argument("--databases", default="SQLite,PostgreSQL", help="which, with a comma between")
    parser.add_argument("--keep", type=Path, help="a folder in which the filled portals stay and are found again")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    sizes = sorted({int(size) for size in asked.sizes.split(",")})
    found = {}
    with _folder(asked.keep) as folder:
        for title in asked.databases.split(","):
            with _portals(title, folder, sizes) as sites:
                found[title] = _measured(title, sites, asked.rounds)
    return scale_report.write(ROOT / "bench", found)


@contextlib.contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="nusawarta-bench-", dir="/tmp") as name:
        Path(name).chmod(0o755)  # PostgreSQL is another user
        yield Path(name)


@contextlib.contextmanager
def _portals(title: str, folder: Path, sizes: list[int]) -> Iterator[dict[int, Site]]:
    """Filled portals by their number of stories. The demo is made once, and every size begins with a copy of it."""
    if title == "SQLite":
        yield _filled(title, folder, _SqliteFiles(folder), [size for size in sizes if size <= SQLITE_MOST])
        return
    with kept_postgres(postgres_folder(), folder / "postgres", OPTIONS) as postgres:
        yield _filled(title, folder, _PostgresDatabases(postgres), sizes)


class _SqliteFiles:
    """Databases by name, each a file."""

    def __init__(self, folder: Path):
        self.folder = folder

    def address(self, name: str) -> str:
        return f"sqlite:///{self._file(name)}"

    def make(self, name: str, like: str | None = None) -> None:
        """An empty database, or a copy of another; one that is there stays as it is."""
        if like and not self._file(name).exists():
            shutil.copy(self._file(like), self._file(name))

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"


class _PostgresDatabases:
    """Databases by name, in one server."""

    def __init__(self, server: Postgres):
        self.server = server

    def address(self, name: str) -> str:
        return f"{self.server.url.rpartition('/')[0]}/{name}"

    def make(self, name: str, like: str | None = None) -> None:
        with contextlib.closing(psycopg2.connect(self.server.url)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
                if not cursor.fetchone():
                    cursor.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else ""))


def _filled(title: str, folder: Path, databases, sizes: list[int]) -> dict[int, Site]:
    databases.make(BASE)
    base = site_on(title, folder, databases.address(BASE))
    static = () if (folder / "static").exists() else (("collectstatic", "--noinput", "-v0"),)
    _manage(base, ("migrate", "-v0"), *static, ("demo", "-v0"))
    sites = {}
    for size in sizes:
        started, name = time.monotonic(), f"stories_{size}"
        databases.make(name, like=BASE)
        sites[size] = site_on(title, folder, databases.address(name))
        settle = ("shell", "-v0", "-c", "from bench import scale_worker; scale_worker.settle()")
        _manage(sites[size], ("migrate", "-v0"), ("demo", "-v0", "--articles", str(size)), settle)
        print(f"{size:,} stories are there after {time.monotonic() - started:.0f} s", flush=True)
    return sites


def _manage(site: Site, *commands: tuple[str, ...]) -> None:
    for words in commands:
        if site.manage(*words):
            raise RuntimeError(f"manage.py {' '.join(words)} failed")


def _measured(title: str, sites: dict[int, Site], rounds: int) -> dict[int, dict]:
    """Size -> page -> what is known of it and what it costs."""
    workers = {size: Worker(site) for size, site in sites.items()}
    try:
        found = {size: worker.tell("find") for size, worker in workers.items()}
        for size, worker in workers.items():
            for name, page in found[size].items():
                page.update(plans=worker.tell("explain", name=name), samples=[])
        for turn in range(rounds):
            print(f"{title}: round {turn + 1} of {rounds}", flush=True)
            for name in found[max(found)]:
                for size, worker in workers.items():
                    if page := found[size].get(name):
                        page["samples"].append(worker.tell("time", name=name, runs=RUNS))
        return found
    finally:
        for worker in workers.values():
            worker.end()


if __name__ == "__main__":
    sys.exit(main())
