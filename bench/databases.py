"""A portal of its own on each of the two databases, for benchmarks that compare pages and not processes."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.servers import throwaway_postgres
from tests.system import postgres_folder

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Site:
    """Empty until something is migrated into it. Commands answer their exit code."""

    title: str
    folder: Path
    surroundings: dict[str, str]

    def manage(self, *words: str) -> int:
        return subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.surroundings).returncode

    def shell(self, code: str) -> int:
        return self.manage("shell", "-v0", "-c", code)

    def prepare(self) -> None:
        """Tables, roles and channels, and static files where there are none yet."""
        there = Path(self.surroundings["STATIC_ROOT"]).exists()
        static = () if there else (("collectstatic", "--noinput", "-v0"),)
        for words in (("migrate", "-v0"), *static, ("setup_portal", "-v0")):
            if self.manage(*words):
                raise RuntimeError(f"manage.py {' '.join(words)} failed")


def on_both(measure: Callable[[Site], int]) -> int:
    """Measure on SQLite and then on PostgreSQL; 0 when both answer 0."""
    with tempfile.TemporaryDirectory(prefix="nusawarta-bench-") as name:
        folder = Path(name)
        failed = measure(site_on("SQLite", folder, f"sqlite:///{folder}/bench.sqlite3"))
        with throwaway_postgres(postgres_folder()) as postgres:
            return measure(site_on("PostgreSQL", folder, postgres.url)) or failed


def site_on(title: str, folder: Path, database: str) -> Site:
    """A portal of its own in a folder, on the database of this address."""
    print(f"\n##### {title}", flush=True)
    surroundings = os.environ | {
        "ENV_FILE": os.devnull,
        "DATA_DIR": f"{folder}/{title}",
        "DATABASE_URL": database,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "STATIC_ROOT": f"{folder}/static",
    }
    return Site(title, folder, surroundings)
