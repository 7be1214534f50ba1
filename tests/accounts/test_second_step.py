"""Staff enter the newsroom with a second step: set up without script, asked at the door, given back by an admin."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from accounts.second_step import deadline
from tests.conftest import PASSWORD
from tests.phone import code_of
from tests.reading import Reading

SETUP, CODES, DOOR = "/akun/2fa/totp/activate/", "/akun/2fa/recovery-codes/", "/akun/2fa/authenticate/"


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks, monkeypatch):
    """What waits for the end of a transaction is done at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, *args, **kwargs: act())


def secret_on(page) -> str:
    return Reading(page).text(".secret")


def set_up(browser) -> tuple[str, list[str]]:
    """The phone's secret and the recovery codes."""
    secret = secret_on(browser.get(SETUP))
    answer = browser.post(SETUP, {"code": code_of(secret)}, follow=True)
    return secret, [words.strip() for words in Reading(answer).texts("code")]


def enter(client, person):
    return client.post("/akun/login/?next=/admin/", {"login": person.email, "password": PASSWORD})


def test_an_app_is_set_up_and_asked_at_the_next_door(editor, signed_in, client):
    browser = signed_in(editor)
    page = browser.get(SETUP)
    (picture,) = Reading(page).all(".qr")
    assert (
        picture.get("src").startswith("data:image/svg+xml;base64,")
        and "img-src 'self' data:" in page["Content-Security-Policy"]
    )
    secret = secret_on(page)
    refused = browser.post(SETUP, {"code": "000000"})
    assert "tidak cocok" in Reading(refused).text("main") and secret_on(refused) == secret
    shown = Reading(browser.post(SETUP, {"code": code_of(secret)}, follow=True))
    codes = shown.texts("code")
    assert len(codes) == 10 and "tidak tampil lagi" in shown.text("main")
    assert not Reading(browser.get(CODES)).texts("code"), "codes are shown once"
    assert [sent.subject for sent in mail.outbox] == ["[Nusawarta] Aplikasi kode terpasang di akun Anda"]

    assert enter(client, editor)["Location"].startswith(DOOR) and "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302
    assert "Langkah kedua" in Reading(client.get(DOOR)).text("h1")
    assert "tidak cocok" in client.post(DOOR, {"code": "111111"}).content.decode()
    assert client.post(DOOR, {"code": code_of(secret, steps=1)})["Location"] == "/admin/"
    assert client.session["_auth_user_id"] == str(editor.pk)

    client.post("/akun/logout/")
    for expected in (302, 200):  # a recovery code opens once
        enter(client, editor)
        assert client.post(DOOR, {"code": codes[0]}).status_code == expected
        client.post("/akun/logout/")


def test_a_code_cannot_be_guessed_for_ever(editor, signed_in, client):
    secret, _ = set_up(signed_in(editor))
    enter(client, editor)
    for number in range(5):
        client.post(DOOR, {"code": f"{number:06}"})
    client.post(DOOR, {"code": code_of(secret, steps=1)})
    assert "_auth_user_id" not in client.session


def test_a_copied_database_gives_no_codes_away_and_an_older_key_still_opens(editor, signed_in, settings):
    secret, codes = set_up(signed_in(editor))
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and not any(code in kept for code in codes)
    app = Authenticator.objects.get(type="totp")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-new-key" * 9, [settings.SECRET_KEY]
    assert app.wrap().validate_code(code_of(secret, steps=-1))
    settings.SECRET_KEY_FALLBACKS = []
    assert not app.wrap().validate_code(code_of(secret, steps=1))


def test_staff_without_one_are_led_to_set_up_and_come_back(reporter, signed_in, settings):
    settings.STAFF_TWO_FACTOR = "wajib"
    browser = signed_in(reporter)
    answer = browser.get("/admin/news/article/", follow=True)
    assert answer.redirect_chain[-1][0] == "/akun/2fa/" and "Pasang langkah kedua dulu" in Reading(answer).text("main")
    assert browser.post("/admin/news/article/add/", {"title": "x"})["Location"] == "/akun/2fa/"
    assert browser.get("/").status_code == 200
    secret, _ = set_up(browser)
    assert browser.get("/admin/").status_code == 200
    browser.post("/akun/2fa/totp/deactivate/")
    assert browser.get("/admin/")["Location"] == "/akun/2fa/"


def test_a_grace_of_days_begins_when_somebody_is_first_asked(reporter, signed_in, settings, clock):
    settings.STAFF_TWO_FACTOR = "14"
    browser = signed_in(reporter)
    assert browser.get("/admin/").status_code == 200
    reporter.refresh_from_db()
    assert (deadline(reporter) - clock.now()).days == 14
    clock.wait(days=13)
    assert signed_in(reporter).get("/admin/").status_code == 200
    clock.wait(days=1, seconds=1)
    assert signed_in(reporter).get("/admin/")["Location"] == "/akun/2fa/"


def test_where_it_is_advised_staff_are_told_once_a_sign_in_and_readers_never(reporter, reader, client):
    for person, told in ((reporter, True), (reader, False)):
        enter(client, person)
        assert ("hanya dijaga kata sandi" in client.get("/akun/2fa/").content.decode()) is told
        assert "hanya dijaga kata sandi" not in client.get("/akun/2fa/").content.decode()
        client.post("/akun/logout/")


def test_an_admin_resets_a_lost_second_step(administrator, editor, signed_in, client):
    browser = signed_in(editor)
    set_up(browser)
    mail.outbox.clear()
    desk, page = signed_in(administrator), f"/admin/accounts/user/{editor.pk}/langkah-kedua/"
    assert "Atur ulang langkah kedua" in desk.get(f"/admin/accounts/user/{editor.pk}/change/").content.decode()
    assert "telepon atau tatap muka" in Reading(desk.get(page)).text("#content") and Authenticator.objects.exists()
    answer = Reading(desk.post(page, follow=True))
    assert "diatur ulang" in answer.text("ul.messagelist") and not Authenticator.objects.exists()
    (told,) = mail.outbox
    assert told.to == [editor.email] and "diatur ulang" in told.subject and "/akun/2fa/" in told.body
    assert browser.get("/admin/").status_code == 302, "the sessions are over"
    assert desk.get(f"/admin/accounts/user/{administrator.pk}/langkah-kedua/")["Location"] == "/akun/2fa/"
    assert enter(client, editor)["Location"] == "/admin/"
    assert "diatur ulang" in desk.get(f"/admin/accounts/user/{editor.pk}/history/").content.decode()


def test_nobody_else_resets_it(editor_in_chief, editor, signed_in):
    browser = signed_in(editor)
    set_up(browser)
    assert signed_in(editor_in_chief).post(f"/admin/accounts/user/{editor.pk}/langkah-kedua/").status_code == 403
    assert Authenticator.objects.count() == 2


def test_every_mail_about_an_account_is_in_our_words(reader, signed_in, client):
    browser = signed_in(reader)
    browser.post(
        "/akun/password/change/",
        {"oldpassword": PASSWORD, "password1": "sawah-hijau-17", "password2": "sawah-hijau-17"},
    )
    client.post("/akun/password/reset/", {"email": reader.email})
    client.post("/akun/password/reset/", {"email": "hantu@nusawarta.test"})
    fresh = {
        "password1": "sawah-hijau-17",
        "password2": "sawah-hijau-17",
        "display_name": "Sari",
        "birth_year": "1990",
        "agreed": "on",
    }
    client.post("/akun/signup/", fresh | {"email": reader.email})
    Client().post("/akun/signup/", fresh | {"email": "baru@pembaca.test"})
    subjects = [re.sub(r": .+", "", sent.subject.removeprefix("[Nusawarta] ")) for sent in mail.outbox]
    assert subjects == [
        "Kata sandi Anda sudah diganti",
        "Buat kata sandi baru",
        "Belum ada akun dengan alamat ini",
        "Anda sudah punya akun",
        "Kode pendaftaran Anda",
    ]
    for sent in mail.outbox:
        assert sent.body.startswith("Halo,") and "Nusawarta" in sent.body
        assert not re.search(r"testserver|example\.com|127\.0\.0\.1(?!:)|Alamat IP|None|&#", sent.body), sent.body
