"""The portal on a port of this machine, and the real Varnish and nginx before it, with the configuration of `deploy/`."""

import contextlib
import http.client
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from portal.pagecache import PageCache
from tests.portal.wsgi import Answer
from tests.servers import free_port

DEPLOY = settings.ROOT / "deploy"
TOKEN = "hanya-untuk-uji"


def ask(port: int, path: str, *, method="GET", **headers) -> Answer:
    """One request on a connection of its own; header names with _ in the place of -."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, told, answer.read())
    finally:
        connection.close()


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Origin:
    """The portal as a worker serves it, on the test's database. `asked` are the addresses that reach it, with cookies;
    `forwarded` who a proxy says the reader is, and by which scheme."""

    def __init__(self, port: int = 0):
        self.port, self.server, self.delay = port or free_port(), None, 0
        self.forget()

    def forget(self) -> None:
        self.application, self.asked = PageCache(WSGIHandler(), 4 * 1024 * 1024), []
        self.forwarded: list[tuple[str, str]] = []

    def _answer(self, environ, start_response):
        query = environ["QUERY_STRING"]
        if environ["PATH_INFO"] != "/healthz":
            address = environ["PATH_INFO"] + (f"?{query}" if query else "")
            self.asked.append((address, environ.get("HTTP_COOKIE", "")))
            self.forwarded.append((environ.get("HTTP_X_FORWARDED_FOR", ""), environ.get("HTTP_X_FORWARDED_PROTO", "")))
        try:
            answer = list(self.application(environ, start_response))
            time.sleep(self.delay)  # what was read is on its way
            return answer
        finally:
            connections.close_all()

    def start(self) -> None:
        self.server = make_server("127.0.0.1", self.port, self._answer, _Threads, _Quiet)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


@contextlib.contextmanager
def running(command: list, port: int, log: Path) -> Iterator[None]:
    """A server in the foreground until the block ends."""
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    try:
        deadline = time.monotonic() + 20
        while not _listens(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} did not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def varnish_before(program: str, origin: Origin) -> Iterator[int]:
    """Varnish with `deploy/varnish.vcl` as an administrator fills it in. Gives its port."""
    port = free_port()
    vcl = (DEPLOY / "varnish.vcl").read_text()
    filled = vcl.replace('.port = "8000"', f'.port = "{origin.port}"').replace("CHANGE-ME", TOKEN)
    assert filled.count(str(origin.port)) == 2 and TOKEN in filled
    with tempfile.TemporaryDirectory(prefix="varnish-", dir="/tmp") as folder:
        home = Path(folder)
        home.chmod(0o755)
        (home / "portal.vcl").write_text(filled)
        (home / "work").mkdir()
        options = ["-p", "http_gzip_support=off", "-p", "thread_pools=1", "-s", "malloc,16m", "-j", "none"]
        command = [
            program,
            "-F",
            "-a",
            f"127.0.0.1:{port}",
            "-T",
            "none",
            "-f",
            home / "portal.vcl",
            "-n",
            home / "work",
        ]
        with running([*command, *options], port, home / "log"):
            yield port
