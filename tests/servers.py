"""A PostgreSQL server that lives as long as the test run and leaves nothing behind, or one whose folder is kept."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

# Nothing in it outlives the run, so nothing needs to survive a power cut.
OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")


def _identity() -> dict:
    """PostgreSQL refuses to run as root; as root the user `postgres` takes over."""
    if os.geteuid():
        return {}
    name = "postgres" if _exists("postgres") else "nobody"
    user = pwd.getpwnam(name)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _exists(user: str) -> bool:
    with contextlib.suppress(KeyError):
        return bool(pwd.getpwnam(user))
    return False


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """One server in a folder of its own. `stop` and `start` may be called in turn; `url` stays the same."""

    def __init__(self, binaries: Path, home: Path | None = None, options: tuple[str, ...] = ()):
        # A socket's path may have about 100 letters, so not below TMPDIR, which can be deep.
        self.home = home or Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.home.mkdir(parents=True, exist_ok=True)
        self.url = f"postgres://postgres@{quote(str(self.home), safe='')}/postgres"
        self.binaries, self.options = binaries, (*OPTIONS, *options)
        self.identity = _identity()
        self.environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        self.server = None
        if self.identity:
            os.chown(self.home, self.identity["user"], self.identity["group"])

    def create(self) -> None:
        command = [self.binaries / "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8"]
        self._call(subprocess.run, [*command, "-D", self.home / "data"], check=True, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        settings = [word for option in self.options for word in ("-c", option)]
        log = self.home / "log"
        with log.open("w") as output:
            # A session of its own: Ctrl-C reaches the tests alone, and the server is still there while they clean up.
            self.server = self._call(
                subprocess.Popen,
                [self.binaries / "postgres", "-D", self.home / "data", "-k", self.home, *settings],
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + 20
        while "ready to accept connections" not in log.read_text(errors="replace"):
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)

    def stop(self, patience: float = 10) -> None:
        """At once: open connections are ended, as in a crash of the machine room."""
        if not self.server:
            return
        self.server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown; SIGTERM would wait for clients
        try:
            self.server.wait(patience)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.server = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def _call(self, how, command: list, **options):
        return how(command, cwd=self.home, env=self.environment, **options, **self.identity)


@contextlib.contextmanager
def throwaway_postgres(binaries: Path) -> Iterator[Postgres]:
    """A running server; it is stopped and its folder removed however the block ends."""
    postgres = Postgres(binaries)
    try:
        postgres.create()
        postgres.start()
        yield postgres
    finally:
        postgres.remove()


@contextlib.contextmanager
def kept_postgres(binaries: Path, home: Path, options: tuple[str, ...]) -> Iterator[Postgres]:
    """A running server in a folder that stays and is found again; it is only stopped."""
    postgres = Postgres(binaries, home, options)
    try:
        if not (home / "data").exists():
            postgres.create()
        postgres.start()
        yield postgres
    finally:
        postgres.stop(patience=300)  # much may have to be written down
