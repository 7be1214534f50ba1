"""`make run` on this machine: from an empty data folder to a filled newsroom, and again without loss."""

import os
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 180  # seconds for the first start, which fills the newsroom


class Running:
    """`make run` with its output, until the block ends."""

    def __init__(self, folder: Path, port: int):
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environment = {**kept, "HOME": str(folder), "DATA_DIR": str(folder / "var"), "PORT": str(port)}

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if "/admin/" in line or time.monotonic() - started > PATIENCE:
                break
        self.seconds = time.monotonic() - started
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.stdout.close()
        self.process.wait(20)

    @property
    def said(self) -> str:
        return "\n".join(self.lines)


def stories_of(port: int) -> set[str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
        return set(re.findall(r'href="(/[a-z-]+/[a-z0-9-]+/)"', page.read().decode()))


def test_make_run_serves_a_filled_newsroom_and_the_second_start_is_quick_and_loses_nothing(tmp_path):
    port = free_port()
    with Running(tmp_path, port) as first:
        assert f"Siap: http://127.0.0.1:{port}/" in first.said
        assert re.search(
            r"akun admin .*\beditor\b.* pembaca, masing-masing @nusawarta\.test; kata sandi \w+", first.said
        )
        before = stories_of(port)
        assert len(before) > 30
    with Running(tmp_path, port) as second:
        assert f"Siap: http://127.0.0.1:{port}/" in second.said
        assert second.seconds < 8, "5 s on an idle machine"
        assert stories_of(port) == before
