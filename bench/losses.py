"""`make bench-losses`: kills browser and server in mid-typing and counts lost letters; lets two editors save at random.

`--kills 20` kills so often, `--seconds 60` the two write for so long. The goals are at most three seconds of typing, and
no word that somebody overwrites without having seen it.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.servers import free_port
from tests.system import chromium

ROOT = Path(__file__).resolve().parent.parent
MAIL, PASSWORD = "penulis@nusawarta.test", "sandi-uji-kehilangan"
WORDS = "warga saluran pasar jembatan panen sungai sekolah kapal tanggul hujan laut kebun".split()
#: Goal: what is typed in so many seconds may be lost.
GOAL = 3.0
WAYS = ("browser", "server", "browser and server")


@dataclass
class Loss:
    """What one kill has cost. `seconds` is the time in which the lost letters were typed."""

    way: str
    typed: int
    lost: int
    seconds: float


class Portal:
    """The real server in a folder of its own, with one editor."""

    def __init__(self, folder: Path):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.surroundings = os.environ | {
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(folder / "data"),
            "STATIC_ROOT": str(folder / "static"),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SITE_URL": self.url,
            "PORT": str(self.port),
            "DEMO": "0",
        }
        self.process: subprocess.Popen | None = None

    def manage(self, *words: str) -> int:
        return subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.surroundings).returncode

    def shell(self, code: str) -> int:
        return self.manage("shell", "-v0", "-c", f"from bench import losses_report; {code}")

    def start(self) -> None:
        command = [sys.executable, "manage.py", "serve"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.surroundings, stdout=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 300
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server does not start")
            time.sleep(0.2)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        return False

    def kill(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Writer:
    """An editor whose browser keeps its profile on the disk, as everybody's does."""

    def __init__(self, playwright, folder: Path, url: str):
        self.playwright, self.profile, self.url = playwright, folder / "profile", url
        self.context: BrowserContext | None = None
        self.page: Page | None = None

    def open(self) -> None:
        found = chromium()
        if not found:
            raise RuntimeError("no Chromium here: sudo apt-get install chromium")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile, executable_path=found, args=arguments
        )
        self.context.set_default_timeout(60_000)
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.page.goto(f"{self.url}/admin/news/article/add/")
        if self.page.locator("[name=password]").count():
            self.page.fill("[name=login]", MAIL)
            self.page.fill("[name=password]", PASSWORD)
            self.page.get_by_role("button", name="Masuk").click()
        self.body.wait_for()

    @property
    def body(self):
        return self.page.locator(".tiptap")

    def text(self) -> str:
        return " ".join(self.body.inner_text().split())

    def kill(self) -> None:
        """End every process that works on this profile, none of which may tidy up."""
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                if str(self.profile).encode() in (folder / "cmdline").read_bytes():
                    os.kill(int(folder.name), signal.SIGKILL)
        with contextlib.suppress(Exception):
            self.context.close()

    def type(self, random: Random, seconds: float, kept: list[tuple[float, str]]) -> None:
        """Type words as a person does, and note when each stood there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            word = f"{random.choice(WORDS)}{len(kept)} "
            self.page.keyboard.type(word, delay=25)
            kept.append((time.monotonic(), word))

    def recover(self) -> str:
        """What comes back: the copy that the form offers first."""
        row = self.page.locator(".recovery > .recovery-row").first
        with contextlib.suppress(Exception):
            row.wait_for(timeout=15_000)
        if not row.count():
            return ""
        self.page.wait_for_timeout(1500)  # what only the browser knows is handed in meanwhile
        row.get_by_role("link", name="Pulihkan").click()
        self.page.wait_for_url("**salinan=*")
        self.body.wait_for()
        return self.text()

    def throw_away(self) -> None:
        self.page.goto(f"{self.url}/admin/news/article/add/")
        self.body.wait_for()
        while (row := self.page.locator(".recovery > .recovery-row").first).count():
            row.get_by_role("button", name="Buang").click()
            self.page.goto(f"{self.url}/admin/news/article/add/")
            self.body.wait_for()


def kill_once(portal: Portal, writer: Writer, way: str, random: Random) -> Loss:
    kept: list[tuple[float, str]] = []
    writer.page.goto(f"{portal.url}/admin/news/article/add/")
    writer.body.click()
    began = time.monotonic()
    writer.type(random, random.uniform(3, 8), kept)
    if "server" in way:
        portal.kill()
        writer.type(random, random.uniform(1, 4), kept)
    died = time.monotonic()
    if "browser" in way:
        writer.kill()
    if "server" in way:
        portal.start()
    if "browser" in way:
        writer.open()
        found = writer.recover()
    else:
        writer.page.locator(".autosave[data-state=kept]").wait_for()
        writer.page.goto(f"{portal.url}/admin/news/article/add/")
        writer.body.wait_for()
        found = writer.recover()
    typed = "".join(word for _, word in kept).strip()
    same = os.path.commonprefix([typed, found])
    lost = len(typed) - len(same)
    # The lost letters were typed since the last word that is whole stood there.
    length, since = 0, began
    for moment, word in kept:
        length += len(word)
        if length > len(same) + 1:
            break
        since = moment
    writer.throw_away()
    return Loss(way, len(typed), lost, died - since if lost else 0.0)


def count_losses(portal: Portal, folder: Path, kills: int) -> int:
    random, losses = Random(17), []
    with sync_playwright() as playwright:
        writer = Writer(playwright, folder, portal.url)
        try:
            portal.start()
            writer.open()
            for number in range(kills):
                loss = kill_once(portal, writer, WAYS[number % len(WAYS)], random)
                losses.append(loss)
                print(
                    f"{number + 1:2}. {loss.way:18} typed {loss.typed:4}, lost {loss.lost:3} letters"
                    f" ({loss.seconds:.1f} s of typing)",
                    flush=True,
                )
        finally:
            writer.kill()
            portal.kill()
    worst = max(loss.seconds for loss in losses)
    letters = [loss.lost for loss in losses]
    print(f"{kills} kills: {sum(letters)} letters lost, most at once {max(letters)}, {worst:.1f} s of typing")
    return int(worst > GOAL)


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts what editors lose.")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nusawarta-losses-", ignore_cleanup_errors=True) as name:
        portal = Portal(Path(name))
        if (
            portal.manage("migrate", "-v0")
            or portal.manage("setup_portal")
            or portal.manage("collectstatic", "--noinput", "-v0")
        ):
            return 1
        if portal.shell(f"losses_report.hire({MAIL!r}, {PASSWORD!r})"):
            return 1
        failed = count_losses(portal, Path(name), asked.kills) if asked.kills else 0
        return portal.shell(f"raise SystemExit(losses_report.duel({asked.seconds!r}))") or failed


if __name__ == "__main__":
    sys.exit(main())
