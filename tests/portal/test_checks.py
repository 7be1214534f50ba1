"""Contradictions between settings are named, with an id and the way out, before anybody meets them."""

import dataclasses
import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.core.checks import run_checks

from portal import checks


def ids() -> set[str]:
    return {message.id for message in run_checks() if message.id.startswith("portal.")}


@pytest.fixture
def newsroom(settings):
    def change(**values):
        settings.NEWSROOM = dataclasses.replace(live.NEWSROOM, **values)

    return change


def test_the_settings_of_a_newcomer_have_nothing_to_complain_about(settings):
    settings.WORKERS = 1  # the tests' own cache lives in one process
    assert ids() == set()


def test_every_message_says_what_to_do(settings, newsroom, tmp_path):
    newsroom(
        feed="x",
        color="red",
        color_dark="#000000",
        dateline="{x}",
        date_style="x",
        time_zone="UTC",
        logo="/static/no.svg",
    )
    settings.SITE_URL, settings.DEBUG, settings.ALLOWED_HOSTS = "http://a.example", True, ["b.example"]
    settings.INDEXNOW_KEY, settings.WEBSUB_HUB = "x y", "http://hub.example/"
    settings.SECRET_KEY, settings.TRUSTED_PROXIES, settings.WORKERS = "short", ["x"], 2
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file" / "folder"
    messages = [message for message in run_checks() if message.id.startswith("portal.")]
    assert len({message.id for message in messages}) >= 14
    assert all(message.hint for message in messages)


@pytest.mark.parametrize(
    "address", ["", "www.example.com", "ftp://a.example", "https://", "https://a.example/news", "https://u@a.example",
                "https://a.example:port", "https://a.example?x=1"]
)  # fmt: skip
def test_an_address_that_is_not_a_sites_is_refused(settings, address):
    settings.SITE_URL = address
    assert "portal.E001" in ids()


@pytest.mark.parametrize(
    "address", ["http://localhost", "http://127.0.0.1:8123", "http://[::1]:8000", "http://a.localhost"]
)
def test_http_is_allowed_on_this_machine(settings, address):
    settings.SITE_URL, settings.ALLOWED_HOSTS = address, ["*"]
    assert "portal.E002" not in ids()


@pytest.mark.parametrize("address", ["http://example.com", "http://10.0.0.1", "http://localhost.example.com"])
def test_http_is_refused_elsewhere(settings, address):
    settings.SITE_URL = address
    assert "portal.E002" in ids()


@pytest.mark.parametrize("address", ["http://hub.example/", "file:///etc/passwd", "hub.example", "ftp://hub.example/"])
def test_pings_go_nowhere_in_the_open(settings, address):
    settings.WEBSUB_HUB = address
    assert "portal.E022" in ids()
    settings.WEBSUB_HUB = "https://hub.example/"
    assert "portal.E022" not in ids()


@pytest.mark.parametrize(
    ("key", "is_wrong"), [("short", True), ("with space 0123456789", True), ("0123456789abcdef", False)]
)
def test_a_key_that_indexnow_would_not_take_is_refused(settings, key, is_wrong):
    settings.INDEXNOW_KEY = key
    assert ("portal.E021" in ids()) is is_wrong


def test_a_feed_is_short_or_whole(newsroom):
    newsroom(feed="sebagian")
    assert "portal.E020" in ids()


def test_the_sites_own_host_must_be_answered(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://a.example", ["b.example"]
    assert "portal.E003" in ids()
    settings.ALLOWED_HOSTS = [".example"]
    assert "portal.E003" not in ids()


def test_debug_pages_and_https_exclude_each_other(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS, settings.DEBUG = "https://a.example", ["a.example"], True
    assert "portal.E004" in ids()


@pytest.mark.parametrize(
    "key", ["", "short", "a" * 80, "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"]
)
def test_a_missing_or_weak_key_is_refused(settings, key):
    settings.SECRET_KEY = key
    assert "portal.E005" in ids()


@pytest.mark.parametrize("entry", ["0.0.0.0/0", "::/0", "proxy.example"])
def test_everybody_cannot_be_a_trusted_proxy(settings, entry):
    settings.TRUSTED_PROXIES = [entry]
    assert "portal.E006" in ids()


def test_own_proxies_are_welcome(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "::1", "unix"]
    assert "portal.E006" not in ids()


@pytest.mark.parametrize(
    "zone, right", [("Asia/Makassar", True), ("Asia/Jayapura", True), ("UTC", False), ("Mars", False)]
)
def test_the_zone_is_one_of_indonesias(newsroom, zone, right):
    newsroom(time_zone=zone)
    assert ("portal.E007" not in ids()) is right


@pytest.mark.parametrize(
    "pattern, right",
    [
        ("{Place}, {Brand} - ", True),
        ("{PLACE} (ANTARA) - ", True),
        ("{BRAND} - ", False),
        ("{kota} - ", False),
        ("{Place", False),
        ("{} {Place}", False),
    ],
)  # fmt: skip
def test_a_dateline_holds_a_place_and_nothing_unknown(newsroom, pattern, right):
    newsroom(dateline=pattern)
    assert ("portal.E008" not in ids()) is right


def test_a_date_style_must_be_known(newsroom):
    newsroom(date_style="amerika")
    assert "portal.E009" in ids()


@pytest.mark.parametrize("color", ["red", "#fff", "#12345g", "#1234567", ""])
def test_a_brand_colour_is_six_hexadecimal_digits(newsroom, color):
    newsroom(color=color)
    assert "portal.E010" in ids()


def test_a_brand_colour_can_be_read_on_its_paper(newsroom):
    newsroom(color="#ff8f88")
    assert "portal.E011" in ids()
    newsroom(color_dark="#97131b")
    assert "portal.E011" in ids()


def test_contrast_is_that_of_the_guidelines():
    assert checks.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert checks.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_logo_must_be_there(newsroom):
    newsroom(logo="/static/img/nowhere.svg")
    assert "portal.E012" in ids()
    newsroom(logo="/static/fonts/newsreader.woff2")
    assert "portal.E012" not in ids()


def test_the_data_folder_must_be_writable(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file" / "folder"
    assert "portal.E013" in ids()


def test_limits_must_be_shared_between_processes(settings):
    settings.WORKERS = 2
    assert "portal.W001" in ids()
    settings.WORKERS = 1
    assert "portal.W001" not in ids()


def test_a_real_site_passes_the_deployment_check_without_a_warning(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "DATA_DIR": str(tmp_path),
        "SITE_URL": "https://www.example.com",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    answer = subprocess.run(command, cwd=live.ROOT, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


@pytest.mark.parametrize(
    ("policy", "site", "told"),
    [
        ("wajib", "https://a.example", set()),
        ("14", "https://a.example", set()),
        ("anjuran", "https://a.example", {"portal.W002"}),
        ("anjuran", "http://localhost", set()),
        ("tidak", "http://localhost", {"portal.E023"}),
        ("0", "http://localhost", {"portal.E023"}),
    ],
)
def test_a_real_site_asks_staff_for_a_second_step_or_says_that_it_does_not(settings, policy, site, told):
    settings.STAFF_TWO_FACTOR, settings.SITE_URL, settings.ALLOWED_HOSTS = policy, site, ["*"]
    assert ids() & {"portal.W002", "portal.E023"} == told


@pytest.mark.parametrize(
    ("with_parent", "said"), [(0, set()), (13, set()), (18, {"portal.E024"}), (30, {"portal.E024"})]
)
def test_a_parent_is_asked_only_for_who_is_younger(settings, with_parent, said):
    settings.WORKERS = 1
    settings.READERS = dataclasses.replace(live.READERS, age_with_parent=with_parent)
    assert ids() == said
