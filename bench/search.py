"""`make bench-search`: how well and how fast search answers, on SQLite and on PostgreSQL, each in a database of its own.

`--stories 100000` measures speed among so many; `--show "some words"` prints what each search gives.
"""

from __future__ import annotations

import argparse
import sys

from bench.databases import Site, on_both


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures search on both databases.")
    parser.add_argument("--stories", type=int, default=0, help="measure speed among so many stories")
    parser.add_argument("--show", default="", help="print what each search gives for some words")
    parser.add_argument("--misses", action="store_true", help="print the questions that ours answers badly")
    asked = vars(parser.parse_args())
    return on_both(lambda site: measure(site, asked))


def measure(site: Site, asked: dict) -> int:
    report = f"from bench.search_report import report; report(**{asked!r})"
    return site.manage("migrate", "-v0") or site.shell(report)


if __name__ == "__main__":
    sys.exit(main())
