"""Every answer carries a policy that fits its kind of page, and none allows inline code."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.clickjacking import xframe_options_sameorigin

from news.embeds import FRAME_HOSTS
from portal.assets import inline_script_hash
from portal.security import SecurityHeaders


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


def test_a_public_page_has_exactly_the_policy_of_the_design(client, db):
    assert policy(client.get("/")) == {
        "default-src": "'none'",
        "script-src": f"'self' {inline_script_hash()}",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": " ".join(FRAME_HOSTS),
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "luring",
    }


def test_the_newsroom_may_run_only_its_own_scripts(signed_in, administrator):
    rules = policy(signed_in(administrator).get("/admin/"))
    assert "'self'" in rules["script-src"]
    assert rules["img-src"] == "'self' data: blob:"
    assert rules["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("address", ["/", "/akun/login/", "/admin/", "/healthz", "/tidak-ada/", "/static/none.css"])
def test_no_page_allows_inline_or_evaluated_code(client, db, address):
    answer = client.get(address, follow=True)
    assert "unsafe-" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_nonce_is_in_the_policy_only_when_the_page_uses_it():
    def view(request):
        return HttpResponse(str(request.csp_nonce))

    request = RequestFactory().get("/admin/news/")
    answer = SecurityHeaders(view)(request)
    assert f"'nonce-{answer.content.decode()}'" in policy(answer)["script-src"]
    without = SecurityHeaders(lambda request: HttpResponse())(RequestFactory().get("/admin/news/"))
    assert "nonce" not in without["Content-Security-Policy"]


def test_a_preview_may_be_framed_by_us_alone():
    view = xframe_options_sameorigin(lambda request: HttpResponse())
    answer = SecurityHeaders(view)(RequestFactory().get("/admin/news/article/1/preview/"))
    assert policy(answer)["frame-ancestors"] == "'self'"


def test_account_pages_are_like_public_ones_without_trusted_types(client, db):
    public, account = policy(client.get("/")), policy(client.get("/akun/login/"))
    assert set(public) - set(account) == {"require-trusted-types-for"}


def test_the_other_headers_are_there_too(client, db):
    answer = client.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_refusal_at_the_door_has_them_too(client):
    assert "Content-Security-Policy" in client.get("/?q=" + "x" * 5000)


def test_text_is_compressed_and_says_so(client, db):
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"] and "Cookie" not in answer["Vary"]
