"""The start is short because what readers do not need is read later; and then it is all there."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib import admin
from django.core.checks import run_checks
from django.urls import get_resolver, resolve, reverse
from django.utils.module_loading import import_string

#: Prints which of these packages a portal has read that is ready for the first reader.
LOOK = """
import sys
import portal.wsgi
from django.urls import reverse
reverse("news:home"), reverse("mfa_index")
print([name for name in sys.argv[1:] if name in sys.modules])
"""
LATER = (
    "news.admin",
    "comments.admin",
    "accounts.admin",
    "ads.admin",
    "portal.desk",
    "fido2",
    "qrcode",
    "snowballstemmer",
)

pytestmark = pytest.mark.one_database


def test_a_portal_that_is_ready_for_readers_has_not_read_the_cms():
    surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", LOOK, *LATER, "news.models"]
    told = subprocess.run(command, cwd=settings.ROOT, env=surroundings, capture_output=True, text=True)
    assert told.stdout.strip() == "['news.models']", told.stderr


def test_the_cms_is_there_when_it_is_asked_for():
    assert resolve("/admin/news/article/").url_name == "news_article_changelist"
    assert reverse("admin:news_article_change", args=[7]) == "/admin/news/article/7/change/"
    assert reverse("admin:index", current_app="admin") == "/admin/"
    assert hasattr(admin.site.login, "__wrapped__")  # by allauth, so that nobody comes in past the second step


def test_the_checks_of_a_deployment_look_at_the_cms(monkeypatch):
    asked = []
    monkeypatch.setattr(admin.site._wrapped, "check", lambda configs: asked.append(1) or [])
    run_checks(tags=["admin"])
    assert asked


def test_each_address_of_the_second_step_leads_where_allauth_says():
    def routes(module, prefix=""):
        for one in import_string(f"{module}.urlpatterns") if isinstance(module, str) else module:
            if hasattr(one, "url_patterns"):
                yield from routes(one.url_patterns, prefix + str(one.pattern))
            else:
                view = getattr(one.callback, "keywords", {}).get("view")
                yield (
                    one.name,
                    prefix + str(one.pattern),
                    import_string(f"allauth.mfa.{view}") if view else one.callback,
                )

    assert sorted(routes("accounts.factor_urls"), key=str) == sorted(routes("allauth.mfa.urls"), key=str)
    assert "mfa_index" in get_resolver().reverse_dict
