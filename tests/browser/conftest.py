"""A real Chromium against the portal in server threads, with static files as whitenoise sends them."""

import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import handlers
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from portal.pagecache import PageCache
from tests.browser import stories
from tests.browser.editor import Editor
from tests.browser.reader import Reader
from tests.portal.wsgi import ROOM
from tests.system import chromium

HERE = Path(__file__).parent
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


@pytest.fixture
def new_context(new_context):
    """Browser profiles without a service worker, which would ask for things behind the back of a test that counts.

    `new_context(keeps_stories=True)` has one, as readers do.
    """

    def make(*, keeps_stories=False, **options):
        context = new_context(**options)
        if not keeps_stories:
            context.add_init_script("delete Navigator.prototype.serviceWorker")
        return context

    return make


class _Untouched(WSGIHandler):
    """In the place of Django's static handler: hands everything to the portal, its page cache and its whitenoise."""

    def __init__(self, application):
        super().__init__()
        self.cache = PageCache(super().__call__, ROOM)

    def __call__(self, environ, start_response):
        return self.cache(environ, start_response)


@pytest.fixture(scope="session")
def portal():
    """The portal on a free port, with the test's database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", _Untouched)
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def live_server(portal):
    """The portal for a test that makes its own rows; they are gone after it. Use `live_server.url`."""
    return portal


def pytest_collection_modifyitems(items):
    """Who reads the edition comes first, then who adds to it, then who makes rows of the own: it is published once."""
    here = [item for item in items if item.path.parent == HERE]
    rest = [item for item in items if item.path.parent != HERE]
    items[:] = rest + sorted(here, key=lambda item: ("edition" not in item.fixturenames, "busy" in item.fixturenames))


class Kiosk:
    """Where the edition lies: published when somebody asks for it, gone before a test that makes rows of its own."""

    def __init__(self):
        self.edition = None

    def take(self) -> stories.Edition:
        self.edition = self.edition or stories.publish_edition()
        return self.edition

    def clear(self) -> None:
        if self.edition:
            call_command("flush", verbosity=0, interactive=False)
        self.edition = None


@pytest.fixture(scope="session")
def kiosk(django_db_setup, django_db_blocker):
    kiosk = Kiosk()
    yield kiosk
    with django_db_blocker.unblock():
        kiosk.clear()


@pytest.fixture(autouse=True)
def own_rows(request, kiosk, django_db_blocker):
    """A test that does not ask for the edition finds an empty newsroom."""
    if "edition" not in request.fixturenames:
        with django_db_blocker.unblock():
            kiosk.clear()


@pytest.fixture(scope="module")
def edition(kiosk, django_db_blocker):
    """A newsroom full of published stories, made once for all tests, which only read it."""
    with django_db_blocker.unblock():
        return kiosk.take()


@pytest.fixture
def reader(new_context, portal, edition, db):
    """`reader(saved={"u": 7}, width=360)` is somebody who has come before, with a browser of their own."""

    def arrive(**options) -> Reader:
        return Reader(new_context, portal.url, **options)

    return arrive


@pytest.fixture
def desk(new_context, live_server):
    """`desk(editor, width=360)` is that person, signed in. Nothing may be said in the console of any of them."""
    seated = []

    def sit(user=None, **options) -> Editor:
        seated.append(Editor(new_context, live_server.url, **options))
        return seated[-1].sign_in(user) if user else seated[-1]

    yield sit
    assert [words for one in seated for words in one.said] == []


@pytest.fixture
def visitor(new_context, live_server):
    """A reader of whatever the test itself has published."""
    return Reader(new_context, live_server.url, width=1280, height=900)
