"""The portal, for gunicorn, with a note of each page that a process has to draw."""

import os

from portal.wsgi import application as portal

_notes = os.open(os.environ["BENCH_DRAWN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_draw = portal.application


def _drawn(environ, start_response):
    os.write(_notes, f"{os.getpid()} {environ['PATH_INFO']}\n".encode())
    return _draw(environ, start_response)


portal.application = _drawn
application = portal
