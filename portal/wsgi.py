"""The WSGI application that gunicorn serves: Django behind the page cache of this process."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.pagecache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def make_application():
    """A new one reads the list of collected static files anew. Without room for pages it is Django alone."""
    django = get_wsgi_application()
    return PageCache(django, settings.KEPT_PAGES_BYTES) if settings.KEPT_PAGES_BYTES else django


application = make_application()
