"""A real Chromium against the portal in server threads, with static files as whitenoise sends them."""

import os

import pytest
from django.contrib.staticfiles import handlers
from django.core.handlers.wsgi import WSGIHandler
from pytest_django.live_server_helper import LiveServer

from tests.system import chromium

# Playwright's event loop runs in the thread of the test, which speaks to the database as any test does.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The browser's own errands disturb the counting of requests.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = chromium()
    assert found, "no Chromium here: sudo apt-get install chromium"
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return {**browser_type_launch_args, "executable_path": found, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


class _Untouched(WSGIHandler):
    """In the place of Django's static handler: hands everything to the portal and its whitenoise."""

    def __init__(self, application):
        super().__init__()


@pytest.fixture(scope="session")
def live_server():
    """The portal on a free port, with the test's database. Use `live_server.url`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", _Untouched)
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()
