"""A service on this machine that writes down what it is told."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Ear(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append((self.headers["Content-Type"], body))
        status = self.server.answers.pop(0) if self.server.answers else 202
        self.send_response(status)
        if status in (301, 302, 307):
            self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *args):
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]):
    """A service of this handler while the block runs, at `.address`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.address = f"http://127.0.0.1:{server.server_port}/tell"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def listening(*answers: int):
    """A hub; `answers` are the statuses of its first answers, then 202. `.told` and `.address` are its own."""
    with serving(_Ear) as server:
        server.told, server.answers, server.elsewhere = [], list(answers), server.address
        yield server
