"""Asks the portal as gunicorn does: through WSGI, behind the page cache of one process."""

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler

from news import keeping
from portal.pagecache import PageCache

ROOM = 8 * 1024 * 1024


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Process:
    """A worker of the portal with a cache of its own. `drawn` counts what Django was asked to draw; past the cache a page
    is drawn from nothing.
    """

    def __init__(self, room: int = ROOM):
        self.django, self.drawn = WSGIHandler(), 0
        self.cache = PageCache(self._draw, room)

    def _draw(self, environ, start_response):
        self.drawn += 1
        return self.django(environ, start_response)

    def ask(self, address: str, *, method="GET", past_cache=False, **environ) -> Answer:
        path, _, query = address.partition("?")
        asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"}
        told = {}

        def start_response(status, headers, exc_info=None):
            told.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

        setup_testing_defaults(asked)
        asked |= {"REMOTE_ADDR": "127.0.0.1"} | environ
        with nothing_shared() if past_cache else nullcontext():
            chunks = (self.django if past_cache else self.cache)(asked, start_response)
            body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        return Answer(told["status"], told["headers"], body)


@contextmanager
def nothing_shared():
    """What is drawn meanwhile is drawn whole: of the parts that pages share none is taken from before, or left behind."""
    parts, keeping._parts = keeping._parts, {}
    try:
        yield
    finally:
        keeping._parts = parts
