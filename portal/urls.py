"""Every route of the portal. Reader pages come last: their patterns are the widest."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog

from comments.views.reporting import complain
from portal import mailbox, wellknown
from portal.errors import not_found
from portal.health import healthz
from portal.late_routes import LateRoutes
from portal.media import serve
from portal.offline import offline_page, worker

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.forbidden"
handler404 = "portal.errors.not_found"
handler429 = "portal.errors.too_many"
handler500 = "portal.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", wellknown.robots, name="robots"),
    path("manifest.webmanifest", wellknown.manifest, name="manifest"),
    path("favicon.ico", wellknown.favicon, name="favicon"),
    re_path("^(?P<key>[A-Za-z0-9-]{8,128})[.]txt$", wellknown.indexnow_key, name="indexnow-key"),
    path("sw.js", worker, name="worker"),
    path("luring/", offline_page, name="offline"),
    path("media/<path:name>", serve, name="media"),
    path("admin/jsi18n/", JavaScriptCatalog.as_view(packages=["django.contrib.admin"]), name="jsi18n"),
    # Django leads any staff from the key of any row to its address, drafts of others included.
    re_path("^admin/r/", not_found),
    LateRoutes("admin/", "portal.desk_urls", "admin"),
    *([path("akun/kotak-surel/", mailbox.read, name="mailbox")] if settings.MAILBOX else []),
    *([path("akun/google/", include("accounts.google.urls"))] if settings.GOOGLE_CLIENT_ID else []),
    path("akun/", include("accounts.urls")),
    path("akun/2fa/", include("accounts.factor_urls")),
    path("akun/", include("allauth.account.urls")),
    path("komentar/", include("comments.urls")),
    path("pengaduan/", complain, name="complain"),
    path("", include("news.urls")),
]
