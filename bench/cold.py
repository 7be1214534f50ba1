"""The portal without anything kept from one request to the next, for gunicorn: what a page costs that must be drawn."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
_portal = get_wsgi_application()
_keeping = import_module("news.keeping")  # only now: it reads models


def application(environ, start_response):
    _keeping._edge = None
    return _portal(environ, start_response)
