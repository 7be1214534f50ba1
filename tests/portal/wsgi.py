"""Asks the portal as gunicorn does: through WSGI, behind the page cache of one process."""

from dataclasses import dataclass
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler

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
    """A worker of the portal with a cache of its own. `drawn` counts what Django was asked to draw."""

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
        chunks = (self.django if past_cache else self.cache)(
            asked | {"REMOTE_ADDR": "127.0.0.1"} | environ, start_response
        )
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        return Answer(told["status"], told["headers"], body)
