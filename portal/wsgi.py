"""The WSGI application that gunicorn serves: Django behind the page cache of this process, if it has room for pages."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.pagecache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
if settings.KEPT_PAGES_BYTES:
    application = PageCache(application, settings.KEPT_PAGES_BYTES)

# What is loaded by now stays: looking through it for garbage would find none, and make each worker a copy of its memory.
gc.freeze()
# A page is made of some thousand objects, nearly all of them gone with it; Python looks after each 700.
gc.set_threshold(10_000, 10, 10)
