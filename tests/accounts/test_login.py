"""People sign in with their e-mail address, however they write it; a wrong guess learns nothing."""

import pytest
from django.contrib.auth import authenticate

from tests.conftest import PASSWORD

LOGIN = "/akun/login/"


def enter(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


@pytest.mark.parametrize("typed", ["pembaca@nusawarta.test", "Pembaca@Nusawarta.TEST", "  PEMBACA@nusawarta.test "])
def test_the_address_opens_the_door_in_any_case(client, reader, typed):
    assert enter(client, typed).status_code == 302
    assert client.session["_auth_user_id"] == str(reader.pk)


def test_signing_in_gives_a_new_session(client, reader):
    client.get(LOGIN)
    session = client.session
    session["x"] = "y"
    session.save()
    before = session.session_key
    enter(client, reader.email)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("where", "lands"),
    [
        ("/komentar/berita/1/", "/komentar/berita/1/"),
        ("https://jahat.test/", "/"),
        ("//jahat.test", "/"),
        ("javascript:x", "/"),
    ],
)
def test_after_signing_in_one_comes_back_but_never_leaves_the_site(client, reader, where, lands):
    assert enter(client, reader.email, next=where)["Location"] == lands


def test_an_unknown_account_and_a_wrong_password_get_the_same_answer(client, reader):
    wrong = enter(client, reader.email, "salah-sandi-9").content.decode()
    unknown = enter(client, "hantu@nusawarta.test", "salah-sandi-9").content.decode()

    def hide(text, email):
        return "".join(line for line in text.replace(email, "").splitlines() if "csrf" not in line)

    assert hide(wrong, reader.email) == hide(unknown, "hantu@nusawarta.test")


def test_a_closed_account_does_not_open(client, reader):
    reader.is_active = False
    reader.save()
    enter(client, reader.email)
    assert "_auth_user_id" not in client.session
    assert authenticate(email=reader.email, password=PASSWORD) is None


def test_signing_out_needs_a_press_and_ends_the_session(reader, signed_in):
    browser = signed_in(reader)
    browser.get("/akun/logout/")
    assert "_auth_user_id" in browser.session
    browser.post("/akun/logout/")
    assert "_auth_user_id" not in browser.session
