"""Runs gunicorn and the worker as children of this process, with Django already loaded, and says when it answers."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication

from news.reads import BUFFER
from portal.startup import CannotStart
from portal.worker import Watch

PATIENCE = 30  # seconds for the first answer
SLOWEST_TASK = 15  # seconds that a task may go on after it was told to stop
LOOK = 0.2  # seconds between two looks at the children
REST = 5  # seconds that a worker must have lived to be followed by another at once
STOPPING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


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
            "post_fork": _stop_when_told,
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
        return import_module("portal.wsgi").application  # only now: it reads the list of collected static files


def _stop_when_told(arbiter, worker) -> None:
    """Until a new worker has handlers of its own, gunicorn's would swallow the signal in it: ten seconds of waiting."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end_with_parent(parent: int) -> None:
    """Linux stops us when the parent is killed without a chance to say so, and it may be dead already."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)


def _run_child(work, parent: int) -> None:
    """Call `work` in a process that was just forked. Never returns."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    # A group of its own: Ctrl-C reaches our parent alone, and gunicorn gets one signal instead of three at once.
    os.setpgid(0, 0)
    _end_with_parent(parent)
    status = 1
    try:
        work()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except Exception:
        traceback.print_exc()
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
    """The gunicorn master and the worker as child processes; signals that reach us go on to them."""

    def __init__(self, claimed: socket.socket):
        self.address = claimed.getsockname()
        self.stopping = False
        self.child = self.worker = 0
        for number in STOPPING:
            signal.signal(number, self._forward)
        with _undisturbed():
            self.child = _fork(lambda: Portal(claimed).run())
        claimed.close()

    def _start_worker(self) -> None:
        self.worker_began = time.monotonic()
        with _undisturbed():
            self.worker = 0 if self.stopping else _fork(lambda: Watch().run())

    def _forward(self, number, frame):
        # The second Ctrl-C does not wait for slow requests.
        wanted = signal.SIGKILL if self.stopping else signal.SIGTERM
        _tell(self.child, signal.SIGINT if self.stopping else signal.SIGTERM)
        _tell(self.worker, wanted)
        self.stopping = True

    def wait_until_ready(self) -> bool:
        """True when the portal answers, False when it was told to stop first."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.stopping:
            if _answers(self.address):
                self._start_worker()
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
        """The server's exit status; 0 when it ended because we asked. A worker that dies is followed by another."""
        while (ended := _next_end())[0] != self.child:
            self.worker = 0
            if not self.stopping:
                time.sleep(max(0, self.worker_began + REST - time.monotonic()))
                self._start_worker()
        self.child = 0
        _tell(self.worker, signal.SIGTERM)
        self._reap_worker()
        return 0 if self.stopping else os.waitstatus_to_exitcode(ended[1])

    def _reap_worker(self) -> None:
        """Wait for the task that runs; after its longest time nobody waits."""
        deadline = time.monotonic() + SLOWEST_TASK
        while self.worker and time.monotonic() < deadline:
            if os.waitpid(self.worker, os.WNOHANG)[0]:
                return
            time.sleep(0.03)
        _tell(self.worker, signal.SIGKILL)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A signal waits until we know the child it is for; in the child it waits for what the child does about it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _fork(work) -> int:
    """A child that does `work`; returns its process id. It opens connections of its own."""
    connections.close_all()
    parent = os.getpid()
    child = os.fork()
    if not child:
        _run_child(work, parent)
    return child


def _next_end() -> tuple[int, int]:
    """The process id and wait status of the next child that ends.

    Python hears a signal between two steps, so one that comes just before an endless wait is heard after it only.
    """
    while not (ended := os.waitpid(-1, os.WNOHANG))[0]:
        time.sleep(LOOK)
    return ended


def _tell(child: int, number: int) -> None:
    if child:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)
