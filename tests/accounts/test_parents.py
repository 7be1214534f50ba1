"""Somebody below the minimum age: refused by default, and where the newsroom wants it, let in once a parent has agreed."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from accounts.consent import has_agreed
from accounts.models import Processing, User
from comments.models import Comment
from portal.retention import enforce
from tests.factories import make_comment, publish
from tests.reading import Reading
from tests.working import work

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("clock", "committed")]
SIGNUP, OWN = "/akun/signup/", "/akun/orang-tua/"
PARENT = "ibu@rumah.test"
FILLED = {
    "email": "adik@pembaca.test",
    "password1": "sawah-hijau-17",
    "password2": "sawah-hijau-17",
    "display_name": "Adik",
    "birth_year": "2011",  # 15 in 2026
    "agreed": "on",
}


@pytest.fixture
def committed(monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, *args, **kwargs: act())


@pytest.fixture
def welcome(settings):
    """A newsroom that takes readers from 13 on, with a parent."""
    settings.READERS = replace(settings.READERS, age_with_parent=13)


@pytest.fixture
def child(welcome, client):
    """Registered, with a proven address, in `client`; the letter to the parent is in the outbox."""
    client.post(SIGNUP, FILLED | {"parent_email": PARENT})
    client.post("/akun/confirm-email/", {"code": re.search(r"kode=(\S+)", mail.outbox[-1].body)[1]})
    work()
    return User.objects.get(email=FILLED["email"])


def errors(answer) -> str:
    return " ".join(Reading(answer).texts("p.errors"))


def link() -> str:
    return re.search(r"http\S+?(/akun/orang-tua/\S+)", mail.outbox[-1].body)[1]


def comment(browser, story):
    return browser.post(f"/komentar/berita/{story.pk}/tulis/", {"body": "Setuju sekali.", "token": str(uuid4())})


def test_by_default_nobody_younger_comes_in_and_no_parent_is_asked_for(client):
    assert "orang tua" not in Reading(client.get(SIGNUP)).text("main")
    assert "berumur 18 tahun" in errors(client.post(SIGNUP, FILLED | {"parent_email": PARENT}))
    assert not User.objects.exists()
    assert client.post(SIGNUP, FILLED | {"birth_year": "1990", "parent_email": PARENT}).status_code == 302
    assert User.objects.get().parent_email == ""


@pytest.mark.parametrize(("typed", "said"), [
    ({}, "Tulis alamat surel orang tua"),
    ({"parent_email": "bukan alamat"}, "alamat surel yang lengkap"),
    ({"parent_email": "ADIK@pembaca.test"}, "alamat Anda sendiri"),
    ({"parent_email": PARENT, "birth_year": "2014"}, "sudah berumur 13 tahun"),
    ({"parent_email": PARENT, "agreed": ""}, "ketiga aturan"),
])  # fmt: skip
def test_who_is_younger_names_a_parent(welcome, client, typed, said):
    answer = client.post(SIGNUP, FILLED | typed)
    assert said in errors(answer) and not User.objects.exists() and not mail.outbox


def test_a_grown_ups_parent_is_not_kept(welcome, client):
    client.post(SIGNUP, FILLED | {"birth_year": "2008", "parent_email": PARENT})
    user = User.objects.get()
    assert user.parent_email == "" and list(user.consents.values_list("purpose", flat=True).order_by("purpose")) == [
        "age",
        "comments",
    ]


def test_a_child_writes_once_a_parent_has_agreed_and_no_more_when_it_is_taken_back(child, client):
    story, parent = publish(), Client()
    letter = mail.outbox[-1]
    assert letter.to == [PARENT] and "Adik" in letter.subject and FILLED["email"] in letter.body
    assert has_agreed(child) and not child.consents.filter(purpose="age").exists()
    answer = comment(client, story)
    assert answer.status_code == 422 and "menunggu persetujuan orang tua" in errors(answer)
    assert Reading(answer).text("textarea") == "Setuju sekali." and not Comment.objects.exists()
    assert OWN in Reading(client.get("/akun/")).links() and PARENT in Reading(client.get(OWN)).text("main")

    page = parent.get(link())
    assert page["Referrer-Policy"] == "same-origin" and "no-store" in page["Cache-Control"]
    assert Reading(page).text("h1") == "Bolehkah Adik berkomentar?"
    assert comment(client, story).status_code == 422, "to look is not to agree"
    where = link()
    parent.post(where, {"agree": "1"})
    parent.post(where, {"agree": "1"})  # twice is once
    assert [sent.subject for sent in mail.outbox if "sudah setuju" in sent.subject and sent.to == [child.email]] == [
        "[Nusawarta] Orang tua atau wali Anda sudah setuju"
    ]
    assert child.consents.get(purpose="parent").version == "18"
    assert Processing.objects.get(about=child, purpose__contains="orang tua").by is None
    assert comment(client, story).status_code == 302
    assert "sudah setuju" in Reading(parent.get(where)).text("h1")

    parent.post(where, {"withdraw": "1"})
    assert comment(client, story).status_code == 422 and Comment.objects.count() == 1
    assert "menarik persetujuannya" in Reading(client.get(OWN)).text("main")
    # Nobody else can be asked in the place of a parent who has answered.
    client.post(OWN, {"parent_email": "lain@rumah.test"})
    child.refresh_from_db()
    assert child.parent_email == PARENT


def test_a_parent_who_says_no_leaves_nothing_behind(child, client):
    where = link()
    page = Reading(Client().post(where, {"erase": "1"}))
    receipt = Processing.objects.get(act="deleted").receipt
    assert receipt in page.text("main") and not User.objects.exists()
    assert mail.outbox[-1].to == [child.email] and "orang tua atau wali Anda tidak setuju" in mail.outbox[-1].body
    assert Client().get(where).status_code == 410 and client.get("/akun/")["Location"].startswith("/akun/login/")


def test_a_deletion_by_a_parent_takes_the_words_and_a_legal_hold_stops_it(child):
    where, story = link(), publish()
    Client().post(where, {"agree": "1"})
    make_comment(story, child, "Kata saya")
    User.objects.update(legal_hold="Perkara 12/Pid.Sus/2026/PN Demak")
    answer = Client().post(where, {"erase": "1"}, follow=True)
    assert "12/Pid.Sus/2026" in answer.content.decode() and User.objects.exists()
    User.objects.update(legal_hold="")
    Client().post(where, {"erase": "1"})
    assert not User.objects.exists() and not Comment.objects.filter(body="Kata saya").exists()


def test_a_letter_goes_once_a_day_and_the_first_link_ends_with_its_address(child, client, clock):
    first, sent = link(), len(mail.outbox)
    client.post(OWN, {"parent_email": "ayah@rumah.test"})
    work()
    assert len(mail.outbox) == sent and "mulai" in Reading(client.get(OWN)).text("main")
    clock.wait(days=1, seconds=1)
    assert client.post(OWN, {"parent_email": child.email}).status_code == 422
    client.post(OWN, {"parent_email": "Ayah@Rumah.test"})
    work()
    assert mail.outbox[-1].to == ["ayah@rumah.test"] and len(mail.outbox) == sent + 1
    assert Client().get(first).status_code == 410 and Client().get(link()).status_code == 200
    for wrong in ("x", first.rstrip("/").rpartition("/")[2][:-1]):
        assert Client().post(f"{OWN}{wrong}/", {"agree": "1"}).status_code == 410


def test_a_mail_server_that_is_away_is_tried_again(welcome, client, monkeypatch, clock):
    tried = []

    def away(self, **kwargs):
        tried.append(self.to)
        raise OSError("away")

    client.post(SIGNUP, FILLED | {"parent_email": PARENT})
    code = re.search(r"kode=(\S+)", mail.outbox[-1].body)[1]
    client.post("/akun/confirm-email/", {"code": code})
    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", away)
        work()
    assert tried == [[PARENT]]
    clock.wait(minutes=6)
    work()
    assert mail.outbox[-1].to == [PARENT]


def test_without_an_answer_the_account_goes_after_thirty_days(child, clock):
    clock.wait(days=29)
    enforce()
    assert User.objects.exists()
    clock.wait(days=2)
    assert enforce()["parents"] == 1
    assert not User.objects.exists() and "tidak menjawab dalam 30 hari" in mail.outbox[-1].body


def test_an_admin_lets_go_who_has_grown_up(child, client, administrator, signed_in, reader):
    desk, page = signed_in(administrator), "/admin/accounts/user/{}/change/"
    assert "parent_email" not in desk.get(page.format(reader.pk)).content.decode()
    assert PARENT in desk.get(page.format(child.pk)).content.decode()
    desk.post(
        page.format(child.pk), {"email": child.email, "display_name": "Adik", "parent_email": "", "legal_hold": ""}
    )
    child.refresh_from_db()
    assert child.parent_email == "" and comment(client, publish()).status_code == 302


def test_a_page_of_parents_is_for_those_who_need_one(reader, signed_in, client):
    assert signed_in(reader).get(OWN).status_code == 404
    assert client.get(OWN)["Location"].startswith("/akun/login/")


def test_who_comes_by_google_names_a_parent_too(welcome, google, client):
    google.bring(client)
    asked = {"display_name": "Adik", "birth_year": "2011", "agreed": "on"}
    assert "orang tua" in errors(client.post("/akun/google/daftar/", asked))
    client.post("/akun/google/daftar/", asked | {"parent_email": PARENT})
    work()
    assert mail.outbox[-1].to == [PARENT] and comment(client, publish()).status_code == 422
    assert User.objects.get().parent_asked_at - User.objects.get().date_joined < timedelta(minutes=1)
