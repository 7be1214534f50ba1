"""`make audit`: Lighthouse and the W3C checker over a portal that is running (`make run` in another window)."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from tests.system import chromium

SITE = "http://127.0.0.1:8000"
# Neither is a Python package. The command that brings each:
TOOLS = {"lighthouse": "npm install --global lighthouse", "vnu": "npm install --global vnu-jar, or apt-get install vnu"}
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def pages() -> list[str]:
    """The front page and the first story on it."""
    home = urllib.request.urlopen(f"{SITE}/", timeout=10).read().decode()
    story = re.search(r'<h[123][^>]*>\s*<a[^>]* href="(/[a-z0-9-]+/[a-z0-9-]+/)"', home)
    return [f"{SITE}/", *([f"{SITE}{story[1]}"] if story else [])]


def lighthouse(address: str) -> list[str]:
    """Scores below their goal."""
    flags = "--chrome-flags=--headless=new --no-sandbox"
    command = ["lighthouse", address, "--quiet", "--output=json", flags]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": chromium() or ""}
    )
    scores = {name: round(100 * part["score"]) for name, part in json.loads(answer.stdout)["categories"].items()}
    print(f"lighthouse {address} {scores}")
    return [f"{address}: {name} {scores[name]}" for name, goal in GOALS.items() if scores.get(name, 0) < goal]


def vnu(address: str) -> list[str]:
    """The checker's complaints."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(urllib.request.urlopen(address, timeout=10).read())
        answer = subprocess.run(["vnu", "--errors-only", file], capture_output=True, text=True)
    print(f"vnu {address} {'valid' if answer.returncode == 0 else 'not valid'}")
    return [f"{address}: {line}" for line in answer.stderr.splitlines()]


def main() -> str | int:
    absent = [f"{name}: {command}" for name, command in TOOLS.items() if not shutil.which(name)]
    if absent:
        return "Audit butuh program yang belum ada di sini; pasang dulu:\n" + "\n".join(absent)
    try:
        addresses = pages()
    except OSError:
        return f"Portal tidak menjawab di {SITE}; jalankan `make run` di jendela lain, lalu ulangi."
    found = [problem for address in addresses for check in (lighthouse, vnu) for problem in check(address)]
    return "\n".join(found) or 0


if __name__ == "__main__":
    sys.exit(main())
