"""Asks for one page over and over, on connections that stay open: by wrk where it is installed, else by itself.

`python -m bench.load URL CONNECTIONS SECONDS` prints what it got, as JSON.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

#: What browsers say that they can read.
ENCODINGS = "gzip, deflate, br"


@dataclass(frozen=True)
class Load:
    """`requests` answered in `seconds`; milliseconds until half and until 99 of 100 answers were there."""

    requests: int
    seconds: float
    errors: int
    p50: float
    p99: float


def loader() -> str:
    return "wrk" if shutil.which("wrk") else "bench.load"


def press(url: str, connections: int, seconds: int, core: int) -> Load:
    """Load a server from a process of its own, on a core of its own."""
    words = [url, str(connections), str(seconds)]
    command = [sys.executable, "-m", "bench.load", *words]
    if loader() == "wrk":
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--latency",
            "-H",
            f"Accept-Encoding: {ENCODINGS}",
        ]
        command.append(url)
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, preexec_fn=lambda: os.sched_setaffinity(0, {core})
    ).stdout
    return from_wrk(told) if loader() == "wrk" else Load(**json.loads(told))


def from_wrk(told: str) -> Load:
    """What wrk prints."""

    def milliseconds(share: str) -> float:
        value, unit = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", told, re.M).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]

    requests, seconds, unit = re.search(r"(\d+) requests in ([\d.]+)(ms|s|m),", told).groups()
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    errors = sum(int(number) for found in (wrong, broken) if found for number in found.groups())
    span = float(seconds) * {"ms": 0.001, "s": 1, "m": 60}[unit]
    return Load(int(requests), span, errors, milliseconds("50"), milliseconds("99"))


class Line:
    """One connection with one question under way."""

    def __init__(self, address: tuple[str, int], question: bytes):
        self.address, self.question = address, question
        self.connection = socket.create_connection(address, timeout=60)
        self.ask()

    def ask(self) -> None:
        self.held, self.wanted, self.began = b"", None, time.perf_counter()
        self.connection.sendall(self.question)

    def read(self) -> bool | None:
        """Whether the answer was a good one; None while it is still coming."""
        chunk = self.connection.recv(262_144)
        if not chunk:
            return False
        self.held += chunk
        if self.wanted is None and b"\r\n\r\n" in self.held:
            head, _, rest = self.held.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            self.wanted = len(head) + 4 + int(length[1]) if length else len(self.held)
        if self.wanted is None or len(self.held) < self.wanted:
            return None
        return self.held.startswith(b"HTTP/1.1 200")


def ask_over_and_over(url: str, connections: int, seconds: float) -> Load:
    """For so many seconds, and until there is an answer for each connection."""
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    question = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: {ENCODINGS}\r\n\r\n".encode()
    lines = selectors.DefaultSelector()
    for _ in range(connections):
        line = Line((parts.hostname, parts.port), question)
        lines.register(line.connection, selectors.EVENT_READ, line)
    began, times, errors = time.perf_counter(), [], 0
    while time.perf_counter() - began < seconds or len(times) < connections:
        for key, _ in lines.select(timeout=0.1):
            good = key.data.read()
            if good is None:
                continue
            times.append(1000 * (time.perf_counter() - key.data.began))
            errors += not good
            key.data.ask()
    took = time.perf_counter() - began
    for key in list(lines.get_map().values()):
        key.data.connection.close()
    spread = statistics.quantiles([*times, times[-1]], n=100, method="inclusive")
    return Load(len(times), took, errors, spread[49], spread[98])


if __name__ == "__main__":
    asked, number, span = sys.argv[1:]
    print(json.dumps(asdict(ask_over_and_over(asked, int(number), float(span)))))
