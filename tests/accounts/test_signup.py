"""Half a minute at the door of readers: what is asked, what is kept of it, and what a stranger learns."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.consent import VERSION, has_agreed
from accounts.models import Consent, Processing, User
from tests.factories import NOW
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SIGNUP, CODE = "/akun/signup/", "/akun/confirm-email/"
FILLED = {
    "email": "sari@pembaca.test",
    "password1": "sawah-hijau-17",
    "password2": "sawah-hijau-17",
    "display_name": "Sari",
    "birth_year": "1990",
    "agreed": "on",
}


def errors(answer) -> str:
    return " ".join(Reading(answer).texts("p.errors"))


def code_of(message) -> str:
    return re.search(r"kode=(\S+)", message.body)[1]


def register(browser, **typed):
    """Through the mail, into the account."""
    browser.post(SIGNUP, FILLED | typed)
    return browser.post(CODE, {"code": code_of(mail.outbox[-1])})


def test_a_reader_registers_follows_the_mail_and_is_where_they_wanted_to_be(client):
    page = Reading(client.get(SIGNUP))
    assert not [box for box in page.all("input") if box.get("type") == "checkbox" and box.get("checked") is not None]
    assert "/kebijakan-privasi/" in page.links()
    answer = client.post(SIGNUP, FILLED | {"next": "/komentar/berita/7/"})
    assert answer["Location"].startswith(CODE)
    user = User.objects.get()
    assert "_auth_user_id" not in client.session
    link = re.search(r"http\S+kode=\S+", mail.outbox[-1].body)[0]
    page = Reading(client.get(link.partition("8000")[2] or link.partition("//")[2].partition("/")[2]))
    assert code_of(mail.outbox[-1]) in [box.get("value") for box in page.all("input")]
    assert "keliru" in errors(client.post(CODE, {"code": "AAAA-AAAA"}))
    assert client.post(CODE, {"code": code_of(mail.outbox[-1])})["Location"] == "/komentar/berita/7/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert has_agreed(user)
    assert list(user.consents.order_by("purpose").values_list("purpose", "version", "withdrawn_at")) == [
        ("age", "18", None), ("comments", VERSION, None),
    ]  # fmt: skip
    assert user.consents.filter(given_at=NOW).count() == 2
    assert not [name for name in (field.name for field in User._meta.get_fields()) if "birth" in name]
    assert Processing.objects.filter(about=user, act=Processing.Act.REGISTERED).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"birth_year": ""}, "Tulis tahun lahir Anda."),
        ({"birth_year": "2009"}, "sudah berumur 18 tahun"),
        ({"birth_year": "1890"}, "misalnya 1990"),
        ({"birth_year": "2030"}, "misalnya 1990"),
        ({"birth_year": "sembilan"}, "misalnya 1990"),
        ({"agreed": ""}, "menyetujui ketiga aturan"),
        ({"display_name": "\u200b \u202e"}, "Tulis nama"),
        ({"display_name": "x" * 61}, "paling panjang 60 huruf. Sekarang 61"),
        ({"display_name": "Redaksi"}, "menyerupai nama redaksi"),
        ({"display_name": "N U S A warta"}, "menyerupai nama redaksi"),
        ({"display_name": "Tim Nus4warta"}, "menyerupai nama redaksi"),
        ({"display_name": "rеdaksi resmi"}, "menyerupai nama redaksi"),  # with a Cyrillic letter
        ({"display_name": "Moderator Komentar"}, "menyerupai nama redaksi"),
        ({"display_name": "ＡＤＭＩＮ"}, "menyerupai nama redaksi"),
    ],
)
def test_a_refusal_says_why_at_its_field_and_keeps_what_was_typed(client, typed, said):
    answer = client.post(SIGNUP, FILLED | typed)
    assert answer.status_code == 200 and said in errors(answer)
    assert FILLED["email"] in [box.get("value") for box in Reading(answer).all("input")]
    assert not User.objects.exists() and not mail.outbox


@pytest.mark.parametrize("name", ["Sari", "Budi 17", "Adminah", "Ibu Editha", "O'Neil ✨", "Nusa Tenggara"])
def test_ordinary_names_are_welcome(client, name):
    assert client.post(SIGNUP, FILLED | {"display_name": name}).status_code == 302
    assert User.objects.get().display_name == name


def test_nobody_takes_the_name_of_somebody_on_the_staff(client, reporter):
    assert "menyerupai" in errors(client.post(SIGNUP, FILLED | {"display_name": "R e p o r t e r"}))
    reporter.display_name = "Ratna Wulandari"
    reporter.save()
    assert "menyerupai" in errors(client.post(SIGNUP, FILLED | {"display_name": "ratna  wulandarí"}))


def test_the_minimum_age_is_a_setting(client, settings):
    settings.READERS = type(settings.READERS)(minimum_age=21)
    assert "berumur 21 tahun" in errors(client.post(SIGNUP, FILLED | {"birth_year": "2006"}))
    assert client.post(SIGNUP, FILLED | {"birth_year": "2005"}).status_code == 302
    assert Consent.objects.get(purpose="age").version == "21"


def test_a_known_address_gets_the_same_answer_and_learns_it_by_mail_alone(reader, django_user_model):
    known, new = Client(), Client()
    answers = [known.post(SIGNUP, FILLED | {"email": reader.email}, follow=True), new.post(SIGNUP, FILLED, follow=True)]
    assert [answer.redirect_chain[-1][0] for answer in answers] == [CODE, CODE]

    def shown(answer, email):
        return re.sub(r'value="\w{64}"', "", answer.content.decode().replace(email, "X"))

    first, second = (
        shown(answer, email) for answer, email in zip(answers, (reader.email, FILLED["email"]), strict=True)
    )
    assert re.sub(r"<details.*?</details>", "", first, flags=re.S) == re.sub(
        r"<details.*?</details>", "", second, flags=re.S
    )
    assert django_user_model.objects.count() == 2
    assert [sent.subject.partition("] ")[2][:22] for sent in mail.outbox] == [
        "Anda sudah punya akun",
        "Kode pendaftaran Anda:",
    ]


def test_a_known_address_takes_as_much_hashing_as_a_new_one(client, reader, monkeypatch):
    hashed = []
    monkeypatch.setattr("accounts.entrance.make_password", hashed.append)
    client.post(SIGNUP, FILLED | {"email": reader.email})
    assert hashed == [FILLED["password1"]]


@pytest.mark.parametrize(("address", "typed", "number", "status"), [
    (SIGNUP, {"email": "a@b.test", "display_name": "Sari"}, 20, 200),
    ("/akun/password/reset/", {"email": "a@b.test"}, 5, 302),
    ("/akun/login/", {"login": "a@b.test", "password": "x"}, 5, 200),
])  # fmt: skip
def test_who_tries_too_often_waits_and_keeps_what_was_typed(client, address, typed, number, status):
    for _ in range(number):
        assert client.post(address, typed).status_code == status
    answer = client.post(address, typed)
    assert answer.status_code == 429 and int(answer["Retry-After"]) >= 60
    values = [box.get("value") for box in Reading(answer).all("input")]
    assert "a@b.test" in values and "x" not in values
    assert "Terlalu" in Reading(answer).text("main")
    assert client.get(address).status_code == 200


def test_counters_know_no_network_address(client, settings, monkeypatch):
    kept = {}
    monkeypatch.setattr("allauth.core.internal.ratelimit.cache.set", lambda key, *rest: kept.setdefault(key, rest))
    client.post(SIGNUP, {}, REMOTE_ADDR="203.0.113.77")
    assert kept and "203.0.113.77" not in str(kept)


def test_no_page_of_the_door_speaks_english(client, reader, signed_in):
    browser = signed_in(reader)
    pages = [client.get(SIGNUP), client.get("/akun/login/"), client.get("/akun/password/reset/")]
    pages += [
        browser.get(f"/akun/{one}") for one in ("", "email/", "logout/", "nama/", "persetujuan/", "data/", "hapus/")
    ]
    client.post(SIGNUP, FILLED)
    pages.append(client.get(CODE))
    for page in pages:
        assert page.status_code == 200
        words = Reading(page).text("main").lower()
        assert not re.search(r"\b(your|please|password|sign (in|up|out)|e-mail|verif\w+|log ?in)\b", words), words


def test_a_registration_is_called_off_and_another_begins(client):
    client.post(SIGNUP, FILLED)
    assert client.get("/akun/login/")["Location"] == CODE
    assert "/akun/logout/" in [form.get("action") for form in Reading(client.get(CODE)).all("form")]
    assert client.post("/akun/logout/", {"next": "/akun/login/"})["Location"] == "/akun/login/"
    assert client.get("/akun/login/").status_code == 200


def test_the_same_link_leads_who_is_in_to_their_account(client, reader, signed_in):
    browser = signed_in(reader)
    assert browser.get("/akun/login/")["Location"] == "/akun/"
    assert browser.get("/akun/login/?next=//jahat.test/")["Location"] == "/akun/"
