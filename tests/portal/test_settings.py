"""Safe by default: what a site gets without saying anything, and what https brings."""

import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SETTINGS = settings.ROOT / "portal" / "settings.py"


@pytest.fixture
def read(monkeypatch, tmp_path):
    """`read(SITE_URL=...)` are the settings of a fresh start in that environment."""

    def fresh(**environment):
        for name in ("SECRET_KEY", "DATABASE_URL", "CACHE_URL", "STATIC_ROOT", "MEDIA_ROOT"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DATA_DIR", str(tmp_path))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return fresh


def test_nothing_dangerous_is_on_by_default(read):
    plain = read()
    assert plain["DEBUG"] is False
    assert plain["SECRET_KEY"] == ""
    assert "*" not in plain["ALLOWED_HOSTS"]
    assert plain["SECURE_PROXY_SSL_HEADER"] is None


def test_data_lie_in_one_folder(read, tmp_path):
    plain = read()
    assert plain["DATABASES"]["default"]["NAME"] == str(tmp_path / "nusawarta.sqlite3")
    assert plain["MEDIA_ROOT"] == tmp_path / "media"
    assert plain["STATIC_ROOT"] == tmp_path / "static"


def test_a_folder_with_odd_letters_still_holds_the_database(read, tmp_path):
    odd = tmp_path / "data 100% #1?"
    assert read(DATA_DIR=str(odd))["DATABASES"]["default"]["NAME"] == str(odd / "nusawarta.sqlite3")


def test_https_brings_secure_cookies_hsts_and_the_redirect(read):
    safe = read(SITE_URL="https://www.example.com")
    assert safe["SESSION_COOKIE_SECURE"] and safe["CSRF_COOKIE_SECURE"] and safe["SECURE_SSL_REDIRECT"]
    assert safe["SECURE_HSTS_SECONDS"] >= 31536000
    assert "www.example.com" in safe["ALLOWED_HOSTS"]


def test_http_on_this_machine_promises_no_https(read):
    plain = read(SITE_URL="http://127.0.0.1:8123")
    assert not plain["SESSION_COOKIE_SECURE"] and not plain["SECURE_SSL_REDIRECT"]
    assert plain["SECURE_HSTS_SECONDS"] == 0


def test_cookies_are_closed_to_scripts_and_other_sites(read):
    plain = read()
    assert plain["SESSION_COOKIE_HTTPONLY"] and plain["CSRF_COOKIE_HTTPONLY"]
    assert plain["SESSION_COOKIE_SAMESITE"] == plain["CSRF_COOKIE_SAMESITE"] == "Lax"


def test_the_demo_never_fills_a_real_site(read):
    assert read(SITE_URL="https://www.example.com")["DEMO"] is False


def test_the_demo_fills_a_newcomers_portal(read):
    assert read()["DEMO"] is True


def test_the_key_of_the_first_start_is_found_again(read, tmp_path):
    (tmp_path / "secret-key").write_text("k" * 60 + "\n")
    assert read()["SECRET_KEY"] == "k" * 60


def test_a_portal_may_keep_no_pages(read):
    assert read(KEPT_PAGES_MB="0")["KEPT_PAGES_BYTES"] == 0


def test_the_port_is_part_of_the_address(read):
    assert read(PORT="8123")["SITE_URL"] == "http://127.0.0.1:8123"


def test_an_unknown_zone_is_left_to_the_system_check(read):
    odd = read(NEWSROOM_TIME_ZONE="Europe/Paris")
    assert (odd["TIME_ZONE"], odd["NEWSROOM"].time_zone) == ("Asia/Jakarta", "Europe/Paris")


def test_the_newsrooms_zone_is_the_sites(read):
    odd = read(NEWSROOM_TIME_ZONE="Asia/Jayapura")
    assert (odd["TIME_ZONE"], odd["NEWSROOM"].zone_word) == ("Asia/Jayapura", "WIT")


def test_the_space_behind_a_dateline_survives_the_environment(read):
    assert read(NEWSROOM_DATELINE="{PLACE}, {Brand} -")["NEWSROOM"].dateline == "{PLACE}, {Brand} - "


def test_a_setting_that_cannot_be_read_stops_the_start(read):
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        read(DEBUG="perhaps")


def test_google_is_off_until_both_its_settings_are_there(read, monkeypatch):
    plain, google = read(), "allauth.socialaccount.providers.google"
    assert plain["GOOGLE_CLIENT_ID"] == "" and plain["SOCIALACCOUNT_PROVIDERS"] == {}
    assert google not in plain["INSTALLED_APPS"]
    with pytest.raises(ImproperlyConfigured, match="belong together"):
        read(GOOGLE_CLIENT_SECRET="rahasia")
    ready = read(GOOGLE_CLIENT_ID="12.apps.googleusercontent.com", GOOGLE_CLIENT_SECRET="rahasia")
    assert google in ready["INSTALLED_APPS"] and "google" in ready["SOCIALACCOUNT_PROVIDERS"]
    monkeypatch.setattr("portal.google.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="pip install 'django-allauth.socialaccount.=="):
        read(GOOGLE_CLIENT_ID="12.apps.googleusercontent.com", GOOGLE_CLIENT_SECRET="rahasia")


def test_settings_are_one_short_file():
    assert len(SETTINGS.read_text().splitlines()) <= 270
