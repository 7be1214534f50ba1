"""Small files at the root that machines ask for by name: robots.txt, the web app's manifest, the favicon, IndexNow's key."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.outside import absolute
from portal.checks import PAPERS
from portal.icons import FAVICON

#: Nothing to be found there: the newsroom, accounts, forms, and search, which would be pages without end.
CLOSED = ("/admin/", "/akun/", "/komentar/", "/cari/")
ONE_DAY = "public, max-age=86400"


def _kept_a_day(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = ONE_DAY
    return answer


@require_safe
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {absolute(reverse(f'news:{name}'))}" for name in ("sitemap", "sitemap-news")]
    return _kept_a_day(HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"))


@require_safe
def manifest(request):
    """The site as an app on a phone's home screen."""
    room = settings.NEWSROOM
    icons = [(f"img/icon-{size}.png", size, "any") for size in (192, 512)] + [
        ("img/icon-maskable-512.png", 512, "maskable")
    ]
    told = {
        "id": "/",
        "name": room.name,
        "short_name": room.name,
        "description": room.tagline,
        "lang": "id",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPERS["NEWSROOM_COLOR"],
        "theme_color": room.color,
        "categories": ["news"],
        "icons": [
            {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, size, purpose in icons
        ],
    }
    return _kept_a_day(JsonResponse(told, content_type="application/manifest+json"))


@require_safe
def favicon(request):
    """For whoever asks without having read a page."""
    return _kept_a_day(redirect(static(FAVICON)))


@require_safe
def indexnow_key(request, key: str):
    """Proves that whoever tells IndexNow about this site may do so."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404("no such key")
    return _kept_a_day(HttpResponse(settings.INDEXNOW_KEY, content_type="text/plain; charset=utf-8"))
