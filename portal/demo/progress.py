"""How far a long piece of work is: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time

WIDTH = 28
QUIET_SECONDS = 15


class Progress:
    """Use as a context manager and call `advance`; writes to stderr, in Indonesian."""

    def __init__(self, label: str, total: int, stream=None, silent: bool = False):
        self.label, self.total, self.done = label, total, 0
        self.stream = stream or sys.stderr
        self.silent = silent or total == 0
        self.is_terminal = self.stream.isatty()
        self.began = self.written = time.monotonic()

    def __enter__(self):
        self._write()
        return self

    def __exit__(self, kind, *_):
        if self.is_terminal and not self.silent:
            self.stream.write("\n")
        elif kind is None and not self.silent:
            self._line(f"selesai dalam {time.monotonic() - self.began:.0f} detik")

    def advance(self, count: int = 1) -> None:
        self.done += count
        self._write()

    def _write(self) -> None:
        now = time.monotonic()
        pause = 0.1 if self.is_terminal else QUIET_SECONDS
        if self.silent or (now - self.written < pause and self.done < self.total):
            return
        self.written = now
        if self.is_terminal:
            full = WIDTH * self.done // self.total
            bar = "█" * full + "·" * (WIDTH - full)
            self.stream.write(f"\r{self.label:<12} {bar} {self.done}/{self.total}")
            self.stream.flush()
        elif 0 < self.done < self.total:
            self._line(f"{self.done} dari {self.total}")

    def _line(self, text: str) -> None:
        self.stream.write(f"{self.label}: {text}\n")
        self.stream.flush()
