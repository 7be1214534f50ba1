"""Sign-in with Google: who comes in by it, who does not, and what they are told."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client

from accounts.consent import VERSION, has_agreed
from accounts.models import Processing, User
from tests.accounts.google import BACK, START
from tests.conftest import PASSWORD
from tests.phone import code_of
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DOOR, ROOM, ASKED = "/akun/login/", "/akun/google/", "/akun/google/daftar/"
FILLED = {"display_name": "Sari", "birth_year": "1990", "agreed": "on"}
COPY, DELETE, PASSWORDS = "/akun/data/salinan/", "/akun/hapus/", "/akun/password/set/"


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """What waits for the end of a transaction is done at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, *args, **kwargs: act())


@pytest.fixture
def sari(google, client):
    """A reader who has registered by Google, in a browser that is signed in."""
    google.bring(client)
    client.post(ASKED, FILLED)
    mail.outbox.clear()
    return User.objects.get(email="sari@gmail.com")


def who(browser) -> str:
    return browser.session.get("_auth_user_id", "")


def age(browser, **delay):
    """The last proof of who sits there becomes old."""
    session = browser.session
    for name in ("signed_in_at", "proved_at"):
        session[name] = 0
    session["account_authentication_methods"] = []
    session.save()


def texts(answer) -> str:
    return Reading(answer).text("main")


def test_it_is_off_where_nobody_has_set_it_up(client, reader, signed_in):
    for address in (DOOR, "/akun/signup/"):
        page = client.get(address)
        assert "Google" not in texts(page) and "google" not in page["Content-Security-Policy"]
    for address in (ROOM, START, BACK, ASKED, "/akun/google/lagi/"):
        assert client.get(address).status_code == 404 and client.post(address).status_code in (404, 405)
    assert "Google" not in texts(signed_in(reader).get("/akun/"))


def test_the_button_leads_to_google_and_the_page_asks_nobody_else(google, client, settings):
    for address, words in ((DOOR, "Masuk dengan Google"), ("/akun/signup/", "Daftar dengan Google")):
        answer = client.get(f"{address}?next=/komentar/berita/7/")
        page, policy = Reading(answer), answer["Content-Security-Policy"]
        assert words in page.text("form.google") and "form-action 'self' https://accounts.google.com;" in policy + ";"
        assert policy.count("google") == 1
        foreign = [
            one.get("src") or one.get("href") or "" for tag in ("script", "link", "img") for one in page.all(tag)
        ]
        assert foreign and not [
            address for address in foreign if re.match("https?:|//", address) and "127.0.0.1" not in address
        ]
    for address in ("/", "/akun/password/reset/"):
        assert "google" not in client.get(address)["Content-Security-Policy"]
    sent = google.send(client, back="/komentar/berita/7/")
    assert sent["redirect_uri"] == f"{settings.SITE_URL}{BACK}" and set(sent["scope"].split()) == {
        "openid",
        "email",
        "profile",
    }
    assert sent["code_challenge_method"] == "S256" and len(sent["state"]) >= 16
    assert client.get(START).status_code == 405
    assert Client(enforce_csrf_checks=True).post(START).status_code == 403


def test_somebody_new_says_who_they_are_and_is_where_they_wanted_to_be(google, client):
    assert google.bring(client, back="/komentar/berita/7/")["Location"] == ASKED
    assert not User.objects.exists() and not who(client)
    answer = client.get(ASKED)
    page = Reading(answer)
    values = {box.get("name"): box.get("value") for box in page.all("input")}
    assert (values["email"], values["display_name"], values["birth_year"]) == ("sari@gmail.com", "Sari", None)
    assert "checked" not in {name for box in page.all("input") for name in box.attrib}
    assert "/kebijakan-privasi/" in page.links() and "no-store" in answer["Cache-Control"]
    # Whatever else is sent, the address stays the one that Google has verified.
    done = client.post(ASKED, FILLED | {"email": "pemred@nusawarta.test"})
    assert done["Location"] == "/komentar/berita/7/"
    user = User.objects.get()
    assert (user.email, user.display_name, user.is_staff, user.has_usable_password()) == (
        "sari@gmail.com",
        "Sari",
        False,
        False,
    )
    assert who(client) == str(user.pk) and has_agreed(user) and not mail.outbox
    assert set(user.consents.values_list("purpose", "version")) == {("age", "18"), ("comments", VERSION)}
    assert user.processing.filter(act=Processing.Act.REGISTERED).exists()
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("sari@gmail.com", True, True)]
    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == ("117", {"email": "sari@gmail.com"}) and not SocialToken.objects.exists()
    client.post("/akun/logout/")
    other = Client()
    assert google.bring(other, back="/a/")["Location"] == "/a/" and who(other) == str(user.pk)
    assert google.bring(Client(), back="//jahat.test/")["Location"] == "/"


@pytest.mark.parametrize(("typed", "said"), [
    ({"agreed": ""}, "menyetujui ketiga aturan"),
    ({"birth_year": "2015"}, "sudah berumur 18 tahun"),
    ({"birth_year": ""}, "Tulis tahun lahir"),
    ({"display_name": "Redaksi"}, "menyerupai nama redaksi"),
])  # fmt: skip
def test_without_the_rules_the_age_or_a_name_of_ones_own_there_is_no_account(google, client, typed, said):
    google.bring(client)
    answer = client.post(ASKED, FILLED | typed)
    assert said in " ".join(Reading(answer).texts("p.errors"))
    assert not User.objects.exists() and not who(client)
    assert "sari@gmail.com" in str(dict(client.session))
    assert client.post("/akun/google/batal/")["Location"] == DOOR  # called off: nothing of them is kept
    assert client.get(ASKED)["Location"] == DOOR and "sari@gmail.com" not in str(dict(client.session))


def test_a_name_that_poses_as_the_newsroom_is_not_proposed(google, client):
    google.says["given_name"] = "Redaksi Nusawarta"
    google.bring(client)
    assert {box.get("name"): box.get("value") for box in Reading(client.get(ASKED)).all("input")}[
        "display_name"
    ] is None


def test_an_address_that_has_an_account_opens_it_only_by_its_password(google, client, reader, editor):
    for person in (reader, editor):
        google.says |= {"sub": f"9{person.pk}", "email": person.email.upper(), "hd": "nusawarta.test"}
        answer = google.bring(client)
        page = Reading(answer)
        assert answer.status_code == 409 and "sudah punya akun" in page.text("h1")
        assert f"{DOOR}?next={ROOM}" in page.links() and "/akun/password/reset/" in page.links()
        assert not who(client) and not SocialAccount.objects.exists()
    client.post(DOOR, {"login": reader.email, "password": PASSWORD, "next": ROOM})
    google.says |= {"sub": "118", "email": "lain@gmail.com"}
    assert google.bring(client, "hubungkan")["Location"] == ROOM
    assert google.bring(Client())["Location"] == "/" and SocialAccount.objects.get().user == reader


def test_an_address_that_google_does_not_give_out_is_proved_by_mail_and_tells_nothing(google, reader):
    google.says["email"] = "sari@pembaca.test"
    new, known = Client(), Client()
    google.bring(new)
    assert new.post(ASKED, FILLED)["Location"] == "/akun/confirm-email/" and not who(new)
    code = re.search(r"kode=(\S+)", mail.outbox[-1].body)[1]
    assert new.post("/akun/confirm-email/", {"code": code}).status_code == 302 and who(new)
    google.says |= {"sub": "200", "email": reader.email}
    assert google.bring(known)["Location"] == ASKED
    assert known.post(ASKED, FILLED)["Location"] == "/akun/confirm-email/"
    assert "sudah punya akun" in mail.outbox[-1].subject and mail.outbox[-1].to == [reader.email]
    assert not who(known) and not SocialAccount.objects.filter(user=reader).exists()


def test_an_address_that_google_has_not_verified_is_none(google, client):
    google.says["email_verified"] = False
    answer = google.bring(client)
    assert answer.status_code == 403 and "belum dipastikan" in Reading(answer).text("h1")
    assert client.get(ASKED)["Location"] == DOOR and not User.objects.exists()


def test_who_turns_back_or_meets_a_mistake_reads_it_in_plain_words(google, client, reader, signed_in):
    answer = google.bring(client, error="access_denied")
    assert "tidak jadi masuk" in texts(client.get(answer["Location"]))
    google.failure = requests.ConnectionError("away")
    strange = [
        google.bring(client),
        client.get(BACK, {"state": "x", "code": "y"}),
        client.get(BACK),
        google.bring(client, error="oops"),
    ]
    google.failure, google.says = None, google.says | {"sub": 7}
    strange.append(google.bring(client))
    google.says["sub"], google.says["aud"] = "117", "another-site"
    strange.append(google.bring(client))
    for answer in strange:
        assert answer.status_code == 401 and "Coba sekali lagi" in texts(answer)
    browser = signed_in(reader)
    answer = google.bring(browser, "hubungkan", error="access_denied")
    assert answer["Location"] == ROOM and "Tidak ada yang berubah" in texts(browser.get(ROOM))
    assert not SocialAccount.objects.exists() and not who(client)


def test_google_is_connected_and_let_go_again_and_the_mail_says_so(google, reader, client, stranger):
    client.post(DOOR, {"login": reader.email, "password": PASSWORD})
    assert "Belum terhubung" in texts(client.get("/akun/"))
    google.says["email"] = "lain@gmail.com"
    google.bring(client, "hubungkan")
    assert "lain@gmail.com" in texts(client.get(ROOM)) and "lain@gmail.com" in texts(client.get("/akun/"))
    other = Client()
    other.post(DOOR, {"login": stranger.email, "password": PASSWORD})
    google.bring(other, "hubungkan")
    assert "terhubung dengan akun lain" in texts(other.get(ROOM))
    mine = SocialAccount.objects.get()
    other.post(ROOM, {"account": mine.pk})
    assert mine.user == reader and SocialAccount.objects.filter(pk=mine.pk).exists()
    age(client)
    assert "reauthenticate" in client.post(ROOM, {"account": mine.pk})["Location"]
    assert client.post("/akun/reauthenticate/", {"password": PASSWORD, "next": ROOM})["Location"] == ROOM
    assert "Belum terhubung" in texts(client.get(ROOM)) and not SocialAccount.objects.exists()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([reader.email], "[Nusawarta] Google terhubung dengan akun Anda"),
        ([reader.email], "[Nusawarta] Google dilepas dari akun Anda"),
    ]


def test_the_last_way_in_is_kept_until_there_is_another(google, client, sari):
    mine = SocialAccount.objects.get()
    answer = client.post(ROOM, {"account": mine.pk})
    assert "satu-satunya jalan masuk" in texts(answer) and PASSWORDS in Reading(answer).links()
    assert SocialAccount.objects.exists()
    page = texts(client.get(PASSWORDS))
    assert "Kata sandi sekali lagi" in page and "Password" not in page
    client.post(PASSWORDS, {"password1": "sawah-hijau-17", "password2": "sawah-hijau-17"})
    client.post(DOOR, {"login": sari.email, "password": "sawah-hijau-17"})
    client.post(ROOM, {"account": mine.pk})
    assert not SocialAccount.objects.exists()


def test_who_has_no_password_proves_at_google_that_it_is_them(google, client, sari):
    """Setting a password, another address, a copy of the data, and the end of the account."""
    for address, typed in [
        (PASSWORDS, {"password1": "sawah-hijau-17", "password2": "sawah-hijau-17"}),
        ("/akun/email/", {"email": "lain@pembaca.test", "action_add": "1"}),
        (COPY, {}),
    ]:
        age(client)
        where = client.post(address, typed)["Location"]
        assert where.startswith("/akun/google/lagi/?next=") and "Pakai akun Google" in texts(client.get(where))
        assert not mail.outbox
    google.says["sub"] = "another-person"
    answer = client.get(google.bring(client, "pastikan", COPY)["Location"])
    assert "akun Google yang lain" in texts(answer) and who(client) == str(sari.pk)
    google.says["sub"] = "117"
    assert google.bring(client, "pastikan", COPY)["Location"] == "/akun/google/lagi/?next=%2Fakun%2Fdata%2Fsalinan%2F"
    answer = client.get("/akun/google/lagi/?next=/akun/data/salinan/")  # what was pressed is done now
    data = json.loads(ZipFile(BytesIO(answer.content)).read("data.json"))
    (connection,) = data["connections"]
    assert (connection["service"], connection["address"], connection["number"]) == ("google", sari.email, "117")
    age(client)
    assert client.get(DELETE)["Location"].startswith("/akun/google/lagi/")
    google.bring(client, "pastikan", DELETE)
    assert client.get(f"/akun/google/lagi/?next={DELETE}")["Location"] == DELETE
    assert "Kata sandi" not in texts(client.get(DELETE)).partition("Pilih")[2]
    assert client.post(DELETE, {}).status_code == 422
    assert client.post(DELETE, {"words": "remove"}).status_code == 302
    assert not User.objects.exists() and not SocialAccount.objects.exists()


def test_switched_off_it_leaves_a_way_in_and_nothing_after_a_deletion(google, client, sari, settings):
    settings.GOOGLE_CLIENT_ID, settings.SOCIALACCOUNT_PROVIDERS, settings.ROOT_URLCONF = "", {}, "portal.urls"
    client.logout()
    client.post("/akun/password/reset/", {"email": sari.email})
    link = re.search(r"http\S+(/akun/password/reset/key/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link)["Location"]
    client.post(form, {"password1": "sawah-hijau-17", "password2": "sawah-hijau-17"})
    client.post(DOOR, {"login": sari.email, "password": "sawah-hijau-17"})
    assert who(client) == str(sari.pk)
    assert client.post(DELETE, {"words": "keep", "password": "sawah-hijau-17"}).status_code == 302
    assert not SocialAccount.objects.exists() and not User.objects.exists()


def test_staff_who_come_by_google_still_meet_their_second_step(google, editor, signed_in):
    browser = signed_in(editor)
    secret = Reading(browser.get("/akun/2fa/totp/activate/")).text(".secret")
    browser.post("/akun/2fa/totp/activate/", {"code": code_of(secret)})
    google.bring(browser, "hubungkan")
    client = Client()
    assert google.bring(client, back="/admin/")["Location"].startswith("/akun/2fa/authenticate/") and not who(client)
    assert client.get("/admin/").status_code == 302
    client.post("/akun/2fa/authenticate/", {"code": code_of(secret, steps=1)})
    assert client.get("/admin/").status_code == 200


def test_a_closed_account_stays_closed(google, client, sari):
    client.logout()
    User.objects.update(is_active=False)
    assert "ditutup" in texts(client.get(google.bring(client)["Location"])) and not who(client)


def test_who_presses_too_often_waits(google, client):
    for _ in range(30):
        google.send(client)
    answer = client.post(START)
    assert answer.status_code == 429 and int(answer["Retry-After"]) >= 60
