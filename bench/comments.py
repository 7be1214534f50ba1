"""`make bench-comments`: what a conversation of 100,000 comments costs beside one of 100, on both databases.

The first page and "Muat komentar lagi" in every order may take 1.5 times as long and no query more. `--comments` says
how many.
"""

from __future__ import annotations

import argparse
import sys

from bench.databases import Site, on_both


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures a long conversation beside a short one.")
    parser.add_argument("--comments", type=int, default=100_000)
    number = parser.parse_args().comments
    return on_both(lambda site: measure(site, number))


def measure(site: Site, number: int) -> int:
    made = site.manage("migrate", "-v0") or site.manage("setup_portal")
    report = f"from bench import comments_report; raise SystemExit(comments_report.compare({number!r}))"
    return made or site.manage("collectstatic", "--noinput", "-v0") or site.shell(report)


if __name__ == "__main__":
    sys.exit(main())
