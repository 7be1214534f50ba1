"""The WSGI application that gunicorn serves: Django behind the page cache of this process, if it has room for pages."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.pagecache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
if settings.KEPT_PAGES_BYTES:
    application = PageCache(application, settings.KEPT_PAGES_BYTES)
