"""A cache outside the portal, as a service on this machine that writes down which tags it is told."""

import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.conf import settings

from portal import edge


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Ear)
    server.told, server.headers, server.status = [], [], 200
    server.address = f"http://127.0.0.1:{server.server_port}/purge"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def put_before(live: settings, *addresses: str, **others) -> None:
    """The portal stands behind these caches, for one test; nothing of an earlier failure is remembered."""
    edge._resting.clear()
    live.OUTER_CACHES = replace(live.OUTER_CACHES, addresses=addresses, **others)
