"""`make bench-comments`: what a conversation of 100,000 comments costs beside one of 100, on both databases.

The first page and "Muat komentar lagi" in every order may take 1.5 times as long and no query more. `--comments` says
how many.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.servers import throwaway_postgres
from tests.system import postgres_folder

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures a long conversation beside a short one.")
    parser.add_argument("--comments", type=int, default=100_000)
    number = parser.parse_args().comments
    with tempfile.TemporaryDirectory(prefix="nusawarta-bench-") as folder:
        failed = measure("SQLite", folder, f"sqlite:///{folder}/bench.sqlite3", number)
        with throwaway_postgres(postgres_folder()) as postgres:
            return measure("PostgreSQL", folder, postgres.url, number) or failed


def measure(title: str, folder: str, database: str, number: int) -> int:
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

    report = f"from bench import comments_report; raise SystemExit(comments_report.compare({number!r}))"
    made = manage("migrate", "-v0") or manage("setup_portal") or manage("collectstatic", "--noinput", "-v0")
    return made or manage("shell", "-v0", "-c", report)


if __name__ == "__main__":
    sys.exit(main())
