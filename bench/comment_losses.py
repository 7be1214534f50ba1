"""`make bench-comment-losses`: 200 comments are sent while server and worker are killed; each acknowledged one is there once.

Whoever sends does what a browser does: without an answer the same form is sent again.
"""

from __future__ import annotations

import argparse
import http.client
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from queue import Empty, Queue
from random import Random
from urllib.parse import urlencode

from bench.losses import Portal

WRITERS = 20
#: Nothing but a killed process may keep a comment back.
OPEN_DOORS = {
    "COMMENTS_PER_MINUTE": "1000",
    "COMMENTS_PER_MINUTE_ADDRESS": "1000",
    "COMMENTS_FORM_SECONDS": "0",
    "COMMENTS_HELD": "0",
}
#: Seconds between two kills, and for which a form is sent again before it counts as lost.
PAUSE, PATIENCE = (0.5, 2.0), 240


class Sender(threading.Thread):
    """One reader with a session, who sends comments from a queue until it is empty."""

    def __init__(self, portal: Portal, session: str, story: int, numbers: Queue, acknowledged: list):
        super().__init__()
        self.portal, self.session, self.story = portal, session, story
        self.numbers, self.acknowledged, self.failed = numbers, acknowledged, []

    def run(self) -> None:
        while True:
            try:
                number = self.numbers.get_nowait()
            except Empty:
                return
            try:
                self._send(f"Komentar nomor {number}.")
            except TimeoutError:
                self.failed.append(number)

    def _send(self, body: str) -> None:
        page = self._until(lambda: self._ask("GET"))
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)) | {"body": body}
        self._until(lambda: self._ask("POST", urlencode(fields)))
        self.acknowledged.append(body)

    def _until(self, act):
        """The first answer that says yes."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                answer = act()
            except (OSError, http.client.HTTPException):
                answer = None
            if answer is not None:
                return answer
            time.sleep(0.1)
        raise TimeoutError

    def _ask(self, method: str, body: str = "") -> str | None:
        line = http.client.HTTPConnection("127.0.0.1", self.portal.port, timeout=10)
        head = {"Cookie": f"sessionid={self.session}" + (f"; csrftoken={self.token}" if method == "POST" else "")}
        if method == "POST":
            head |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.portal.url}
        line.request(method, f"/komentar/berita/{self.story}/tulis/", body, head)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        if method == "GET" and answer.status == 200:
            self.token = SimpleCookie(answer.headers["Set-Cookie"])["csrftoken"].value
            return text
        return text if answer.status == 302 and answer.headers["Location"].endswith("/terkirim/") else None


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts comments that are lost or doubled when processes are killed.")
    parser.add_argument("--comments", type=int, default=200)
    number = parser.parse_args().comments
    with tempfile.TemporaryDirectory(prefix="nusawarta-losses-", ignore_cleanup_errors=True) as name:
        portal = Portal(Path(name))
        portal.surroundings |= OPEN_DOORS
        if portal.manage("migrate", "-v0") or portal.manage("setup_portal"):
            return 1
        story, sessions = register(portal, Path(name), WRITERS)
        portal.start()
        kills, acknowledged, failed = bombard(portal, story, sessions, number)
        portal.start()
        portal.kill()
        print(f"{number} comments, {kills} kills, {len(acknowledged)} acknowledged, {failed} given up", flush=True)
        return check(portal, Path(name), acknowledged) or int(failed > 0)


def register(portal: Portal, folder: Path, number: int) -> tuple[int, list[str]]:
    """(a story, sessions of so many readers) in a portal with channels."""
    notes = folder / "writers"
    if portal.shell(f"from bench import comment_losses_report as r; r.register({number}, {str(notes)!r})"):
        raise RuntimeError("nobody could be registered")
    story, *sessions = notes.read_text().split()
    return int(story), sessions


def check(portal: Portal, folder: Path, acknowledged: list[str]) -> int:
    """1 when one of the acknowledged is not there exactly once; says so on the terminal."""
    told = folder / "acknowledged"
    told.write_text("\n".join(acknowledged))
    return portal.shell(f"from bench import comment_losses_report as r; raise SystemExit(r.check({str(told)!r}))")


def at_random(acknowledged: list[str]) -> Iterator[None]:
    """Moments at which the portal is killed."""
    random = Random(17)
    while True:
        time.sleep(random.uniform(*PAUSE))
        yield


def bombard(
    portal: Portal,
    story: int,
    sessions: list[str],
    number: int,
    moments: Callable[[list[str]], Iterator[None]] = at_random,
) -> tuple[int, list[str], int]:
    """Send to a running portal and kill it until all is sent: (kills, what was acknowledged, what was given up). Nothing runs afterwards."""
    numbers: Queue = Queue()
    for one in range(number):
        numbers.put(one)
    acknowledged: list[str] = []
    senders = [Sender(portal, session, story, numbers, acknowledged) for session in sessions]
    for sender in senders:
        sender.start()
    kills = 0
    for _ in moments(acknowledged):
        if not all(sender.is_alive() for sender in senders) and numbers.empty():
            break
        portal.kill()
        kills += 1
        portal.start()
    for sender in senders:
        sender.join()
    portal.kill()
    return kills, acknowledged, sum(len(sender.failed) for sender in senders)


if __name__ == "__main__":
    sys.exit(main())
