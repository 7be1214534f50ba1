"""Reading without a network: the service worker at /sw.js and the page that it shows when nothing was kept."""

import json
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from portal.assets import STATIC
from portal.bundles import minify_js

WORKER = ("js/worker/keeping.js", "js/worker/answering.js")
#: What a kept page needs to look like one. Static paths; the page /luring/ comes with them.
SHELL = (
    "site.css",
    "reader.js",
    "js/kept-stories.js",
    "fonts/newsreader.woff2",
    "img/icon-96.png",
)


@cache
def worker_script() -> str:
    """The worker with what it must know of this version of the portal. The same text until the next start."""
    shell = [*map(staticfiles_storage.url, SHELL), reverse("offline")]
    code = "\n".join(minify_js((STATIC / path).read_text("utf-8")) for path in WORKER)
    newsroom = settings.NEWSROOM
    known = {"shell": shell, "zone": newsroom.time_zone, "word": newsroom.zone_word}
    known["version"] = sha256((json.dumps(known) + code).encode()).hexdigest()[:12]
    return f"self.paper = {json.dumps(known)};\n{code}\n"


def _tag(request) -> str:
    return f'"{sha256(worker_script().encode()).hexdigest()[:16]}"'


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=_tag)
def worker(request):
    """At the root, so that it may look after every page; browsers ask for it again on each visit and get a 304."""
    return HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")


@require_safe
def offline_page(request):
    return render(request, "offline.html")
