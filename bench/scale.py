"""`make bench-scale`: what each page costs with the demo's stories and with many more (`--stories`, 100,000 unless said).

Every page must take as many queries as before, and the last page of a list at most twice the time of its first.
"""

from __future__ import annotations

import argparse
import sys
import time

from bench.databases import Site, on_both


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures pages among many stories, on both databases.")
    parser.add_argument("--stories", type=int, default=100_000)
    stories = parser.parse_args().stories
    return on_both(lambda site: measure(site, stories))


def measure(site: Site, stories: int) -> int:
    def report(code: str) -> int:
        return site.shell(f"from bench import scale_report; {code}")

    small = f"{site.folder}/{site.title}.json"
    made = site.manage("migrate", "-v0") or site.manage("collectstatic", "--noinput", "-v0")
    if made or site.manage("demo", "-v0") or report(f"scale_report.keep({small!r})"):
        return 1
    started = time.monotonic()
    if site.manage("demo", "-v0", "--articles", str(stories)):
        return 1
    print(f"demo --articles {stories}: {time.monotonic() - started:.0f} s (at most 300 s for 100,000)", flush=True)
    return report(f"raise SystemExit(scale_report.compare({small!r}))")


if __name__ == "__main__":
    sys.exit(main())
