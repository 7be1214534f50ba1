"""A PostgreSQL server that lives as long as the test run and leaves nothing behind."""

import contextlib
import os
import pwd
import shutil
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


def _wait(socket: Path, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 20
    while not socket.exists() or "ready to accept connections" not in log.read_text(errors="replace"):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


@contextlib.contextmanager
def throwaway_postgres(binaries: Path) -> Iterator[str]:
    """Yields a DATABASE_URL; the server is stopped and its folder removed however the block ends."""
    # A socket's path may have about 100 letters, so not below TMPDIR, which can be deep.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    server = None
    try:
        identity = _identity()
        if identity:
            os.chown(home, identity["user"], identity["group"])
        plain = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        subprocess.run(
            [binaries / "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", home / "data"],
            check=True, stdout=subprocess.DEVNULL, cwd=home, env=plain, **identity,
        )  # fmt: skip
        settings = [word for option in OPTIONS for word in ("-c", option)]
        log = home / "log"
        with log.open("w") as output:
            # A session of its own, so that Ctrl-C reaches the tests first and the server is still there to clean up.
            server = subprocess.Popen(
                [binaries / "postgres", "-D", home / "data", "-k", home, *settings],
                stdout=output, stderr=output, cwd=home, env=plain, start_new_session=True, **identity,
            )  # fmt: skip
        _wait(home / ".s.PGSQL.5432", server, log)
        yield f"postgres://postgres@{quote(str(home), safe='')}/postgres"
    finally:
        if server:
            server.terminate()  # "smart" would wait for clients; SIGINT is PostgreSQL's fast way
            server.send_signal(2)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
        shutil.rmtree(home, ignore_errors=True)
