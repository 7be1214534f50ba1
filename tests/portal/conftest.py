"""The portal as a process of its own, as `make run` starts it."""

import http.client
import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests import factories
from tests.portal.wsgi import Process
from tests.servers import free_port


@pytest.fixture
def one_connection():
    """Django closes a worker's connections between requests; the one of a test holds its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def process():
    return Process()


@pytest.fixture
def article(clock):
    return factories.publish(keywords=["Pangan"], by=[factories.make_person()])


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def serve(port, tmp_path):
    """`serve(NAME=value)` starts the portal in an empty folder; what still runs afterwards is stopped."""
    running = []

    def start(**environment):
        surroundings = {
            "PATH": os.environ["PATH"],
            "PYTHONUNBUFFERED": "1",
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(tmp_path / "var"),
            "STATIC_ROOT": os.environ["TEST_STATIC_ROOT"],
            "PORT": str(port),
            "DEMO": "off",
            **environment,
        }
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=live.ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def until_ready(process) -> list[str]:
    """The lines up to the one that names the newsroom, which is the last."""
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Redaksi:"):
            return lines
    raise AssertionError(f"it ended: {lines}")


def status(port: int, path: str) -> int:
    ask = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        ask.request("GET", path)
        return ask.getresponse().status
    finally:
        ask.close()
