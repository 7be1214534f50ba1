"""`make audit`: Lighthouse and the W3C checker over every type of page of a portal that is running (`make run`)."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.system import chromium

SITE = os.environ.get("AUDIT_SITE", "http://127.0.0.1:8000")
# Neither is a Python package. The command that brings each:
TOOLS = {
    "lighthouse": "npm install --global lighthouse",
    "vnu": "npm install --global vnu-jar (needs Java), or apt-get install vnu",
}
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
#: Lighthouse's figures of one page differ from run to run.
RUNS = 3
FIXED = {
    "front page": "/",
    "index of a day": "/indeks/",
    "archive": "/arsip/",
    "most read": "/terpopuler/",
    "search": "/cari/?q=banjir",
    "search without a question": "/cari/",
    "masthead": "/redaksi/",
    "site map": "/peta-situs/",
    "offline": "/luring/",
    "sign in": "/akun/login/",
}
#: Type of page -> (page on which one is linked, its link).
FOUND = {
    "story": ("/", r'<h[123][^>]*>\s*<a[^>]* href="(/[a-z0-9-]+/[a-z0-9-]+/)"'),
    "photo story": ("/foto/", r'<h[123][^>]*>\s*<a[^>]* href="(/foto/[a-z0-9-]+/)"'),
    "opinion": ("/opini/", r'<h[123][^>]*>\s*<a[^>]* href="(/opini/[a-z0-9-]+/)"'),
    "channel": ("/", r'href="(/nasional/)"'),
    "archive of a year": ("/arsip/", r'href="(/arsip/\d{4}/)"'),
}
#: Type of page -> (type of page on which one is linked, its link).
BEHIND = {
    "archive of a month": ("archive of a year", r'href="(/arsip/\d{4}/\d{2}/)"'),
    "keyword": ("story", r'href="(/tag/[a-z0-9-]+/)"'),
    "person": ("story", r'href="(/penulis/[a-z0-9-]+/)"'),
}


def fetch(path: str) -> bytes:
    """The body of a page, whatever its status."""
    try:
        return urllib.request.urlopen(f"{SITE}{path}", timeout=10).read()
    except urllib.error.HTTPError as answer:
        return answer.read()


def pages() -> dict[str, str]:
    """Type of page -> path of one of them."""
    found = dict(FIXED)
    for name, (where, link) in FOUND.items():
        found |= _linked(name, where, link)
    for name, (where, link) in BEHIND.items():
        found |= _linked(name, found.get(where, "/"), link)
    return found


def _linked(name: str, where: str, link: str) -> dict[str, str]:
    match = re.search(link, fetch(where).decode())
    if not match:
        print(f"no {name} is linked on {where}")
    return {name: match[1]} if match else {}


def lighthouse(path: str) -> list[str]:
    """Medians below their goal, on the phone and the network that Lighthouse takes for a mobile one."""
    runs = [_score(path) for _ in range(RUNS)]
    scores = {name: round(statistics.median(run[name] for run in runs)) for name in runs[0]}
    print(f"lighthouse {path} {scores}", flush=True)
    goals = dict(GOALS)
    if b'content="noindex' in fetch(path):
        del goals["seo"]  # it asks that every page may be found
    return [f"{path}: {name} {scores[name]}" for name, goal in goals.items() if scores[name] < goal]


def _score(path: str) -> dict[str, float]:
    command = [
        "lighthouse", f"{SITE}{path}", "--quiet", "--output=json", "--form-factor=mobile",
        "--chrome-flags=--headless=new --no-sandbox",
    ]  # fmt: skip
    surroundings = {**os.environ, "CHROME_PATH": chromium() or ""}
    for last in (False, False, False, True):  # now and then it does not find the browser that it has just started
        answer = subprocess.run(command, capture_output=True, text=True, check=last, env=surroundings)
        if not answer.returncode:
            break
    report = json.loads(answer.stdout)
    if folder := os.environ.get("AUDIT_REPORTS"):
        Path(folder, f"{path.strip('/').replace('/', '_').partition('?')[0] or 'home'}.json").write_text(answer.stdout)
    return {name: 100 * (part["score"] or 0) for name, part in report["categories"].items()}


def vnu(path: str) -> list[str]:
    """The checker's complaints."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(fetch(path))
        answer = subprocess.run(["vnu", "--errors-only", file], capture_output=True, text=True)
    print(f"vnu {path} {'valid' if answer.returncode == 0 else 'not valid'}", flush=True)
    return [f"{path}: {line}" for line in answer.stderr.splitlines()]


def run(check: Callable[[str], list[str]], addresses: dict[str, str]) -> list[str]:
    return [problem for path in addresses.values() for problem in check(path)]


def main() -> str | int:
    absent = [f"{name}: {command}" for name, command in TOOLS.items() if not shutil.which(name)]
    if absent:
        return "Audit butuh program yang belum ada di sini; pasang dulu:\n" + "\n".join(absent)
    try:
        addresses = pages()
    except OSError:
        return f"Portal tidak menjawab di {SITE}; jalankan `make run` di jendela lain, lalu ulangi."
    return "\n".join([*run(vnu, addresses), *run(lighthouse, addresses)]) or 0


if __name__ == "__main__":
    sys.exit(main())
