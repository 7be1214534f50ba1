"""The Content-Security-Policy of every page and the other security headers. One table a kind of page."""

from functools import lru_cache

from csp.constants import HEADER, NONCE, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings

from news.embeds import FRAME_HOSTS
from portal.assets import inline_script_hash

# The one <style> that the rich-text editor writes by script; it changes with the library's version (under test).
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"

# Pages anyone reads. They are kept and shared, so no nonce can stand in them: the one inline script goes by its hash.
PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": list(FRAME_HOSTS),  # asked only after a reader has pressed an embed's button
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["luring"],  # starts the service worker (static/js/reader/offline.js) and can do nothing else
}

# The newsroom's pages. The editor's import map is inline and carries the nonce.
ADMIN = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, EDITOR_STYLE],
    "font-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# Only features that every current browser knows: an unknown one is an error in the reader's console.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


#: Where a press leads to Google: browsers hold the form's page to the whole way that its answer leads on.
LEAD_TO_GOOGLE = ("/akun/login/", "/akun/signup/", "/akun/google/", "/akun/google/lagi/")
GOOGLE = "https://accounts.google.com"


def policy_of(path: str) -> dict:
    """The policy for an address."""
    if path.startswith("/admin/"):
        return dict(ADMIN)
    policy = dict(PUBLIC, **{"script-src": [SELF, inline_script_hash()]})
    if path.startswith("/akun/"):
        # allauth's own small scripts write text into the page without a Trusted Types policy.
        del policy["require-trusted-types-for"]
    if settings.GOOGLE_CLIENT_ID and path in LEAD_TO_GOOGLE:
        policy["form-action"] = [SELF, GOOGLE]
    return policy


@lru_cache(maxsize=1)
def _of_public_pages(script: str) -> str:
    """The same text for every page that is kept; django-csp would write it anew for each, in half a millisecond."""
    return build_policy(policy_of("/"))


class SecurityHeaders(CSPMiddleware):
    """django-csp with a policy by address. A view with `xframe_options_sameorigin` (the preview) we may frame."""

    def get_policy_parts(self, request, response, report_only=False):
        if report_only:
            return super().get_policy_parts(request, response, report_only)
        policy = policy_of(request.path_info)
        if response.get("X-Frame-Options") == "SAMEORIGIN":
            # A preview is a reader page that happens to live under /admin/.
            policy = dict(policy_of("/"), **{"frame-ancestors": [SELF]})
        parts = super().get_policy_parts(request, response)
        return PolicyParts(config=policy, update=parts.update, replace=parts.replace, nonce=parts.nonce)

    def process_response(self, request, response):
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if hasattr(response, "made"):
            response[HEADER] = _of_public_pages(inline_script_hash())
            return response
        return super().process_response(request, response)
