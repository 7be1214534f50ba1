"""The servers that are measured: every Python one under the same gunicorn with the same workers and threads."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.databases import ROOT
from bench.load import ENCODINGS
from tests.servers import free_port

WORKERS, THREADS = 2, 4
GUNICORN = (
    *("-m", "gunicorn", "--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
    *("--preload", "--keep-alive", "5", "--worker-tmp-dir", "/dev/shm", "--log-level", "error", "--no-control-socket"),
)
PATIENCE = 60
#: Headers that belong to one transfer and not to the page.
TRANSFER = {"server", "date", "connection", "transfer-encoding"}


@dataclass
class Server:
    """A program that listens on `port`; it lives from `start` to `stop` and may be started again."""

    name: str
    command: list[str]
    surroundings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def pid(self) -> int:
        return self.process.pid

    def start(self, path: str) -> float:
        """Seconds from the start of the process to the first whole answer of this page."""
        began = time.monotonic()
        command = [word.replace("{port}", str(self.port)) for word in self.command]
        surroundings = os.environ | self.surroundings | {"PORT": str(self.port)}
        with tempfile.TemporaryFile("w+") as said:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=surroundings, stdout=said, stderr=said, start_new_session=True
            )
            while not self._answers(path):
                if self.process.poll() is not None or time.monotonic() > began + PATIENCE:
                    said.seek(0)
                    raise RuntimeError(f"{self.name} does not start:\n{said.read()}")
                time.sleep(0.01)
        return time.monotonic() - began

    def _answers(self, path: str) -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.ask(path)[0] == 200
        return False

    def ask(self, path: str, encodings: str = ENCODINGS) -> tuple[int, list[tuple[str, str]], bytes]:
        """(status, headers, body) of a page."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request("GET", path, headers={"Accept-Encoding": encodings})
            answer = line.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            line.close()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


def under_gunicorn(name: str, application: str, surroundings: dict[str, str], python: str = sys.executable) -> Server:
    return Server(name, [python, *GUNICORN, "--bind", "127.0.0.1:{port}", application], surroundings)


def record(server: Server, path: str, folder: Path) -> Path:
    """Write down a page as browsers and as Varnish get it, for `bench.bare` to answer. Returns the list of answers."""
    told = {}
    for encoding, encodings in (("br", ENCODINGS), ("gzip", "gzip")):
        _, headers, body = server.ask(path, encodings)
        kept = [header for header in headers if header[0].lower() not in TRANSFER]
        (folder / encoding).write_bytes(body)
        told[f"/{encoding}"] = {"headers": kept, "file": str(folder / encoding)}
    least = {"content-type", "content-length", "content-encoding"}
    whole = told["/br"]
    told["/least"] = whole | {"headers": [one for one in whole["headers"] if one[0].lower() in least]}
    answers = folder / "answers.json"
    answers.write_text(json.dumps(told))
    return answers
