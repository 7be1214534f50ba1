"""`make bench-scale`: what each page costs with the demo's stories and with many more (`--stories`, 100,000 unless said).

Every page must take as many queries as before, and the last page of a list at most twice the time of its first.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.servers import throwaway_postgres
from tests.system import postgres_folder

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures pages among many stories, on both databases.")
    parser.add_argument("--stories", type=int, default=100_000)
    stories = parser.parse_args().stories
    with tempfile.TemporaryDirectory(prefix="nusawarta-bench-") as folder:
        failed = measure("SQLite", folder, f"sqlite:///{folder}/bench.sqlite3", stories)
        with throwaway_postgres(postgres_folder()) as postgres:
            return measure("PostgreSQL", folder, postgres.url, stories) or failed


def measure(title: str, folder: str, database: str, stories: int) -> int:
    print(f"\n##### {title}", flush=True)
    surroundings = os.environ | {
        "ENV_FILE": os.devnull,
        "DATA_DIR": f"{folder}/{title}",
        "DATABASE_URL": database,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "STATIC_ROOT": f"{folder}/static",
    }

    def manage(*words: str) -> int:
        return subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=surroundings).returncode

    def shell(code: str) -> int:
        return manage("shell", "-v0", "-c", f"from bench import scale_report; {code}")

    small = f"{folder}/{title}.json"
    made = manage("migrate", "-v0") or manage("collectstatic", "--noinput", "-v0") or manage("demo", "-v0")
    if made or shell(f"scale_report.keep({small!r})"):
        return 1
    started = time.monotonic()
    if manage("demo", "-v0", "--articles", str(stories)):
        return 1
    print(f"demo --articles {stories}: {time.monotonic() - started:.0f} s (at most 300 s for 100,000)", flush=True)
    return shell(f"raise SystemExit(scale_report.compare({small!r}))")


if __name__ == "__main__":
    sys.exit(main())
