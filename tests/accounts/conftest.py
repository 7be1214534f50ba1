"""Sign-in with Google is off in a portal that nobody has told otherwise; `google` switches it on for one test."""

import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest
import requests
from allauth.socialaccount.providers import registry

from accounts.google.provider import Google as Provider
from portal.google import from_environment
from tests.accounts.google import CLIENT, Google


@pytest.fixture
def google(settings, monkeypatch):
    monkeypatch.setenv("GOOGLE_CLIENT_ID", CLIENT)
    monkeypatch.setenv("GOOGLE_CLIENT_SECRET", "rahasia-klien")
    fresh = from_environment([])
    settings.GOOGLE_CLIENT_ID, settings.SOCIALACCOUNT_PROVIDERS = CLIENT, fresh["SOCIALACCOUNT_PROVIDERS"]
    monkeypatch.setitem(registry.provider_map, "google", Provider)
    _read_addresses_anew(settings, monkeypatch)
    google = Google()
    monkeypatch.setattr(requests.Session, "request", google.answer)
    return google


def _read_addresses_anew(settings, monkeypatch):
    """portal.urls as a portal reads it that starts with these settings."""
    spec = spec_from_file_location("urls_with_google", settings.ROOT / "portal" / "urls.py")
    urls = module_from_spec(spec)
    spec.loader.exec_module(urls)
    monkeypatch.setitem(sys.modules, "urls_with_google", urls)
    settings.ROOT_URLCONF = "urls_with_google"
