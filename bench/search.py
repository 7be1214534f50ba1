"""`make bench-search`: how well and how fast search answers, on SQLite and on PostgreSQL, each in a database of its own.

`--stories 100000` measures speed among so many; `--show "some words"` prints what each search gives.
"""

from __future__ import annotations

import argparse
import json
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
    parser = argparse.ArgumentParser(description="Measures search on both databases.")
    parser.add_argument("--stories", type=int, default=0, help="measure speed among so many stories")
    parser.add_argument("--show", default="", help="print what each search gives for some words")
    parser.add_argument("--misses", action="store_true", help="print the questions that ours answers badly")
    asked = vars(parser.parse_args())
    with tempfile.TemporaryDirectory(prefix="nusawarta-bench-") as folder:
        failed = measure("SQLite", folder, f"sqlite:///{folder}/bench.sqlite3", asked)
        with throwaway_postgres(postgres_folder()) as postgres:
            return failed or measure("PostgreSQL", folder, postgres.url, asked)


def measure(title: str, folder: str, database: str, asked: dict) -> int:
    print(f"\n##### {title}", flush=True)
    surroundings = os.environ | {
        "ENV_FILE": os.devnull,
        "DATA_DIR": folder,
        "DATABASE_URL": database,
        "SECRET_KEY": secrets.token_urlsafe(50),
    }
    manage = [sys.executable, "manage.py"]
    work = f"from bench.search_report import report; report(**{json.loads(json.dumps(asked))!r})"
    for command in ([*manage, "migrate", "-v0"], [*manage, "shell", "-v0", "-c", work]):
        code = subprocess.run(command, cwd=ROOT, env=surroundings).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
