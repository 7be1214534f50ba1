"""Runs gunicorn as a child of this process, with Django already loaded, and says when it answers."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from news.reads import BUFFER
from portal.startup import CannotStart

PATIENCE = 30  # seconds for the first answer


class Portal(BaseApplication):
    """gunicorn without a command line: threads, so that slow readers stop nobody."""

    def __init__(self, claimed: socket.socket):
        self.claimed = claimed
        super().__init__()

    def load_config(self):
        for name, value in {
            "bind": f"fd://{self.claimed.detach()}",
            "worker_class": "gthread",
            "workers": settings.WORKERS,
            "threads": settings.THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 5,
            "limit_request_line": 8190,
            "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
            "forwarded_allow_ips": "",  # portal.proxies decides whose headers count
            "control_socket_disable": True,
            "worker_exit": lambda server, worker: BUFFER.stop_writing(),  # our child ends without Python's own farewell
            "accesslog": None,
            "loglevel": "warning",
        }.items():
            self.cfg.set(name, value)

    def load(self):
        return get_wsgi_application()  # only now: it reads the list of collected static files


def _end_with_parent() -> None:
    """Linux stops us when the parent is killed without a chance to say so. Elsewhere nothing happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _run_child(claimed: socket.socket) -> None:
    """Never returns."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    # A group of its own: Ctrl-C reaches our parent alone, and gunicorn gets one signal instead of three at once.
    os.setpgid(0, 0)
    _end_with_parent()
    status = 1
    try:
        Portal(claimed).run()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _answers(address: tuple) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address[0], address[0])
    ask = http.client.HTTPConnection(host, address[1], timeout=5)
    try:
        ask.request("GET", "/healthz", headers={"Host": urlsplit(settings.SITE_URL).netloc})
        return ask.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        ask.close()


class Server:
    """The gunicorn master as a child process; signals that reach us go on to it."""

    def __init__(self, claimed: socket.socket):
        self.address = claimed.getsockname()
        self.stopping = False
        self.child = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._forward)
        self.child = os.fork()
        if not self.child:
            _run_child(claimed)
        claimed.close()

    def _forward(self, number, frame):
        # The second Ctrl-C does not wait for slow requests.
        wanted = signal.SIGINT if self.stopping else signal.SIGTERM
        self.stopping = True
        if self.child:
            os.kill(self.child, wanted)

    def wait_until_ready(self) -> bool:
        """True when the portal answers, False when it was told to stop first."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.stopping:
            if _answers(self.address):
                return True
            if os.waitpid(self.child, os.WNOHANG)[0]:
                raise CannotStart("Server berhenti saat mulai; sebabnya tertulis di atas baris ini.")
            time.sleep(0.03)
        if self.stopping:
            return False
        self._forward(signal.SIGTERM, None)
        self.wait()
        raise CannotStart(f"Server tidak menjawab dalam {PATIENCE} detik; sebabnya tertulis di atas baris ini.")

    def wait(self) -> int:
        """The child's exit status; 0 when it ended because we asked."""
        _, status = os.waitpid(self.child, 0)
        return 0 if self.stopping else os.waitstatus_to_exitcode(status)
