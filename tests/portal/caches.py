"""A cache outside the portal, as a service on this machine that writes down which tags it is told."""

import json
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

from django.conf import settings

from portal import edge
from tests.news.hub import serving


class _Ear(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.told.append(body["tags"])
        self.server.headers.append(self.headers)
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@contextmanager
def listening():
    """`.told` are the tags of each purge, `.status` is what it answers, `.address` where it is."""
    with serving(_Ear) as server:
        server.told, server.headers, server.status = [], [], 200
        yield server


def put_before(live: settings, *addresses: str, **others) -> None:
    """The portal stands behind these caches, for one test; nothing of an earlier failure is remembered."""
    edge._resting.clear()
    live.OUTER_CACHES = replace(live.OUTER_CACHES, addresses=addresses, **others)
