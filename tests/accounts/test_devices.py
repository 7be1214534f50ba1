"""Everybody sees where they are signed in, and ends what they do not know. No address is kept."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from accounts.browsers import describe
from accounts.models import Device
from tests.conftest import PASSWORD
from tests.reading import Reading

PAGE = "/akun/perangkat/"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(("said", "words"), [
    (PHONE, "Chrome di Android"),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox di Windows"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1", "Safari di iPhone"),
    ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0", "Edge di Windows"),
    ("curl/8.5", "Peramban lain"), ("", "Peramban lain"),
])  # fmt: skip
def test_a_browser_is_called_by_its_name(said, words):
    assert describe(said) == words


def test_a_device_is_listed_and_ended_from_another(editor, client, signed_in):
    client.post("/akun/login/", {"login": editor.email, "password": PASSWORD}, headers={"user-agent": PHONE})
    browser = signed_in(editor)
    page = Reading(browser.get(PAGE))
    rows = [row for row in page.texts("li") if "terakhir dipakai" in row]
    assert len(rows) == 2 and sum("perangkat ini" in row for row in rows) == 1
    assert any("Chrome di Android" in row for row in rows)
    assert client.session.session_key not in browser.get(PAGE).content.decode()
    phone = Device.objects.get(browser="Chrome di Android")
    assert browser.post(PAGE, {"device": phone.pk}, follow=True).status_code == 200
    assert client.get("/admin/").status_code == 302 and browser.get("/admin/").status_code == 200


def test_all_others_are_ended_at_once(editor, signed_in):
    here, *others = (signed_in(editor) for _ in range(3))
    here.post(PAGE, {"others": "1"})
    assert here.get("/admin/").status_code == 200
    assert [one.get("/admin/").status_code for one in others] == [302, 302]


def test_nobody_ends_the_session_of_somebody_else(editor, reader, signed_in):
    signed_in(editor)
    other = signed_in(reader)
    for sent in (Device.objects.get(user=editor).pk, "abc", "", "9" * 30):
        assert other.post(PAGE, {"device": sent}).status_code == 404
    assert Device.objects.filter(user=editor).exists()
    assert signed_in(editor).get(PAGE).status_code == 200


def test_a_new_password_leaves_only_this_device_in_the_list(reader, signed_in):
    here, _ = signed_in(reader), signed_in(reader)
    new = {"oldpassword": PASSWORD, "password1": "sawah-hijau-17", "password2": "sawah-hijau-17"}
    assert here.post("/akun/password/change/", new).status_code == 302
    rows = [row for row in Reading(here.get(PAGE)).texts("li") if "terakhir dipakai" in row]
    assert len(rows) == 1 and "perangkat ini" in rows[0]


def test_last_seen_is_written_every_few_minutes_and_not_with_every_page(
    editor, signed_in, clock, django_assert_num_queries
):
    browser = signed_in(editor)
    clock.wait(minutes=4)
    with django_assert_num_queries(6):  # session, person, devices, and the frame of every page
        browser.get(PAGE)
    assert Device.objects.get().seen_at == clock.now() - timedelta(minutes=4)
    clock.wait(minutes=2)
    browser.get(PAGE)
    assert Device.objects.get().seen_at == clock.now() and Device.objects.get().started_at == clock.now() - timedelta(
        minutes=6
    )


def test_a_page_for_everyone_reads_no_session(editor, signed_in, django_assert_num_queries):
    browser = signed_in(editor)
    browser.get("/tag/tidak-ada/")
    noted = Device.objects.get().seen_at
    answer = browser.get("/robots.txt")
    assert "Cookie" not in answer.get("Vary", "") and Device.objects.get().seen_at == noted


def test_a_device_goes_with_its_session(editor, signed_in):
    browser = signed_in(editor)
    browser.post("/akun/logout/")
    assert not Device.objects.exists()
    signed_in(editor)
    Session.objects.all().delete()
    assert not Device.objects.exists()
