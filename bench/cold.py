"""The portal without anything kept from one request to the next, for gunicorn: what a page costs that must be drawn.

Each request finds an empty page cache, and leaves one behind that nobody asks. With BENCH_FRAME set, what all pages share (the
frame, the ranking) stays as it does for readers, under its versions: what the next page costs that nobody has asked for since
the last change.
"""

import os
from importlib import import_module

from portal.pagecache import PageCache
from portal.wsgi import application as _portal

_keeping = import_module("news.keeping")  # only now: it reads models
_forget = (lambda: None) if os.environ.get("BENCH_FRAME") else _keeping.forget


def application(environ, start_response):
    _forget()
    return PageCache(_portal, room=0)(environ, start_response)
