"""The rights of readers over their data: a copy, a rest, and an end after which nothing of them is left."""

import json
import smtplib
from io import BytesIO, StringIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AppendOnly, Consent, Processing, User
from comments.models import Appeal, Comment, Complaint, Like, ModerationAct, Notice, State, Suspension
from portal import mailbox
from tests.conftest import PASSWORD
from tests.factories import make_comment, publish
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
COPY, REST, DELETE = "/akun/data/salinan/", "/akun/data/pembatasan/", "/akun/hapus/"


@pytest.fixture
def browser(reader, signed_in):
    return signed_in(reader)


def unpack(answer) -> tuple[dict, str]:
    archive = ZipFile(BytesIO(answer.content))
    assert sorted(archive.namelist()) == ["data.html", "data.json"]
    return json.loads(archive.read("data.json")), archive.read("data.html").decode()


def lives(reader, stranger, moderator) -> Comment:
    """Everything that a reader can do here, with a stranger beside them."""
    story = publish()
    own = make_comment(story, reader, "Tanggulnya <b>kokoh</b>.", origin="a" * 32)
    make_comment(story, stranger, "Balasan orang lain", parent=own)
    theirs = make_comment(story, stranger, "Kata orang lain", likes=1)
    Like.objects.create(comment=theirs, user=reader)
    Complaint.objects.create(comment=theirs, reason="spam", details="Ini iklan.", by=reader, origin="b" * 32)
    Complaint.objects.create(comment=own, reason="false", details="Pelapor rahasia.", by=stranger)
    rejected = make_comment(story, reader, "Kata yang ditolak", state=State.REJECTED)
    ModerationAct.objects.create(
        comment=rejected, act="reject", reason="off-topic", note="Pelapor: orang-lain", body_before="Kata semula",
        by=moderator, about=reader,
    )  # fmt: skip
    Appeal.objects.create(comment=rejected, words="Saya keberatan.", rejected_by=moderator)
    Notice.objects.create(user=reader, about="reply", comment=own)
    Suspension.objects.create(user=reader, reason="spam", note="Catatan moderator", by=moderator)
    return own


def test_the_copy_holds_all_that_is_theirs_and_nobody_elses(browser, reader, stranger, moderator):
    own = lives(reader, stranger, moderator)
    answer = browser.post(COPY)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="data-saya-2026-03-18.zip"'
    data, page = unpack(answer)
    assert (data["format"], data["version"], data["profile"]["email"]) == ("nusawarta-personal-data", 1, reader.email)
    assert [row["body"] for row in data["comments"]] == ["Tanggulnya <b>kokoh</b>.", "Kata yang ditolak"]
    assert data["comments"][0]["id"] == own.pk and data["comments"][0]["story"] == "Warga Memperbaiki Tanggul"
    assert [row["details"] for row in data["complaints"]] == ["Ini iklan."]
    assert [(row["act"], row["before"]) for row in data["decisions"]] == [("Tolak", "Kata semula")]
    assert [row["words"] for row in data["appeals"]] == ["Saya keberatan."]
    assert len(data["likes"]) == len(data["suspensions"]) == len(data["notices"]) == len(data["devices"]) == 1
    assert [row["purpose"] for row in data["consents"]] == ["comments"]
    assert [row["act"] for row in data["processing"]] == ["agreed", "exported"]
    for foreign in ("orang", "Orang", "Pelapor", "Kata orang lain", "Moderator", "Catatan moderator"):
        assert foreign not in page.replace("orang lain, misalnya", "") and foreign not in json.dumps(data), foreign
    assert "Tanggulnya &lt;b&gt;kokoh&lt;/b&gt;." in page and "Keputusan redaksi" in page


def test_the_documentation_names_every_part_of_the_copy(browser, reader, stranger, moderator):
    lives(reader, stranger, moderator)
    data, _ = unpack(browser.post(COPY))
    with open("docs/personal-data.md", encoding="utf-8") as file:
        said = file.read()
    names = {
        *data,
        *(name for part in data.values() if isinstance(part, list) for row in part for name in row),
        *data["profile"],
    }
    assert [name for name in sorted(names) if f"`{name}`" not in said] == []


def test_an_empty_account_has_a_copy_and_a_thousand_comments_cost_no_more_queries(browser, reader):
    with CaptureQueriesContext(connection) as few:
        unpack(browser.post(COPY))
    story = publish()
    Comment.objects.bulk_create(
        Comment(article=story, author=reader, body=f"Ke-{n}", state="visible") for n in range(1000)
    )
    with CaptureQueriesContext(connection) as many:
        data, _ = unpack(browser.post(COPY))
    assert len(data["comments"]) == 1000 and len(many) <= len(few) + 1


def test_the_copy_asks_for_a_password_when_the_last_is_old_and_not_for_ever_again(browser, clock, client):
    assert client.post(COPY)["Location"].startswith("/akun/login/")
    for _ in range(6):
        assert browser.post(COPY).status_code == 200
    answer = browser.post(COPY)
    assert answer.status_code == 429 and answer["Retry-After"] == "60"
    clock.wait(hours=5)
    assert "reauthenticate" in browser.post(COPY)["Location"]


def test_a_restricted_account_rests_and_its_reader_wakes_it(browser, client, reader, stranger):
    story = publish()
    make_comment(story, reader, "Kata saya")
    make_comment(story, stranger, "Kata orang lain")
    browser.post(REST)
    browser.post(REST)  # twice is once
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == ["Kata orang lain"]
    answer = browser.post(f"/komentar/berita/{story.pk}/tulis/", {"body": "Lagi", "token": str(uuid4())})
    assert answer.status_code == 422 and Reading(answer).text("textarea") == "Lagi"
    assert "dibatasi" in Reading(answer).text("p.errors")
    assert "dibatasi" in Reading(browser.get("/akun/")).text("p.notice")
    browser.post(REST, {"release": "1"})
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == ["Kata saya", "Kata orang lain"]
    assert story.conversation.visible == 2


def test_neither_opening_a_restriction_nor_leaving_opens_what_a_suspension_hides(browser, client, reader):
    story = publish()
    make_comment(story, reader, "Kata saya")
    Suspension.objects.create(user=reader, reason="spam", hides=True)
    browser.post(REST)
    browser.post(REST, {"release": "1"})
    assert not Reading(client.get(story.get_absolute_url())).texts("p.comment-text")
    browser.post(DELETE, {"words": "keep", "password": PASSWORD})
    assert Comment.objects.get().author is None
    assert not Reading(client.get(story.get_absolute_url())).texts("p.comment-text")


@pytest.mark.parametrize(("typed", "said"), [
    ({"words": "keep", "password": ""}, "Tulis kata sandi"),
    ({"words": "keep", "password": "salah"}, "tidak cocok"),
    ({"words": "", "password": PASSWORD}, "Pilih apa yang terjadi"),
    ({"words": "sell", "password": PASSWORD}, ""),
])  # fmt: skip
def test_nothing_is_deleted_by_mistake(browser, reader, typed, said):
    answer = browser.post(DELETE, typed)
    assert answer.status_code == 422 and said in Reading(answer).text("p.errors")
    assert User.objects.filter(pk=reader.pk).exists() and not mail.outbox


def test_the_words_stay_without_a_name(browser, client, reader, stranger, moderator):
    own = lives(reader, stranger, moderator)
    answer = browser.post(DELETE, {"words": "keep", "password": PASSWORD})
    receipt = answer["Location"].rstrip("/").rpartition("/")[2]
    page = Reading(client.get(own.article.get_absolute_url()))
    assert page.texts("p.comment-text") == ["Tanggulnya <b>kokoh</b>.", "Balasan orang lain", "Kata orang lain"]
    assert "Mantan pembaca" in page.text("section.conversation")
    assert receipt in Reading(client.get(answer["Location"])).text("main")
    assert [sent.to for sent in mail.outbox] == [[reader.email]] and receipt in mail.outbox[0].body
    assert "_auth_user_id" not in browser.session
    assert Comment.objects.get(body="Kata orang lain").likes == 0
    line = Processing.objects.get(receipt=receipt)
    assert (line.act, line.about) == ("deleted", None)
    assert client.get("/akun/dihapus/0000-0000-00/").status_code == 404
    again = client.post("/akun/login/", {"login": reader.email, "password": PASSWORD})
    assert again.status_code == 200 and "keliru" in Reading(again).texts("p.errors")[0]


def test_the_words_go_and_leave_a_place_over_answers(browser, client, reader, stranger, moderator):
    own = lives(reader, stranger, moderator)
    browser.post(DELETE, {"words": "remove", "password": PASSWORD})
    page = Reading(client.get(own.article.get_absolute_url()))
    assert page.texts("p.comment-text") == ["Balasan orang lain", "Kata orang lain"]
    assert page.texts("p.comment-gone") == ["Komentar ini dihapus penulisnya."]
    assert page.text("span.count") == "2 komentar"
    assert set(Comment.objects.filter(author=None).values_list("state", "body")) == {("deleted", "")}
    assert Complaint.objects.get(comment=own).decision == Complaint.Decision.GONE


def test_a_legal_hold_says_its_ground_and_nothing_goes(browser, reader):
    User.objects.filter(pk=reader.pk).update(legal_hold="Perkara 12/Pid.Sus/2026/PN Demak")
    assert "12/Pid.Sus/2026" in Reading(browser.get(DELETE)).text("main")
    answer = browser.post(DELETE, {"words": "keep", "password": PASSWORD})
    assert answer.status_code == 409 and "12/Pid.Sus/2026" in Reading(answer).text("p.notice")
    assert User.objects.filter(pk=reader.pk).exists() and not mail.outbox
    assert Processing.objects.filter(about=reader, act=Processing.Act.HELD).count() == 1


def test_a_mail_server_that_is_away_keeps_nobodys_data_and_no_address_in_the_log(browser, reader, monkeypatch, caplog):
    def away(*args):
        raise smtplib.SMTPRecipientsRefused({reader.email: (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    answer = browser.post(DELETE, {"words": "keep", "password": PASSWORD})
    receipt = answer["Location"].rstrip("/").rpartition("/")[2]
    assert not User.objects.filter(pk=reader.pk).exists()
    assert receipt in caplog.text and reader.email not in caplog.text


def test_staff_are_told_to_ask_the_newsroom(reporter, signed_in):
    answer = signed_in(reporter).post(DELETE, {"words": "remove", "password": PASSWORD})
    assert answer.status_code == 409 and "Admin" in Reading(answer).text("p.notice")
    assert User.objects.filter(pk=reporter.pk).exists()


PLANTED = {"email": "tanam-surel@pembaca.test", "name": "Tanamnama Wicaksana", "body": "tanamkomentar", "old": "tanamlama",
           "details": "tanamlaporan", "appeal": "tanamkeberatan", "note": "tanamcatatan"}  # fmt: skip


@pytest.fixture
def planted(reader, stranger, moderator, shelves, settings, tmp_path):
    """A reader who has left something of themselves in every field that they can write, and in what is written of them."""
    settings.DATA_DIR = settings.MAILBOX = tmp_path / "data"
    User.objects.filter(pk=reader.pk).update(email=PLANTED["email"], display_name=PLANTED["name"])
    reader.refresh_from_db()
    reader.emailaddress_set.update(email=PLANTED["email"])
    story = publish()
    said = f"{PLANTED['body']} salam {PLANTED['name']} {PLANTED['email'].upper()}"
    own = make_comment(story, reader, said, moderated_at=story.published_at)
    theirs = make_comment(story, stranger)
    Complaint.objects.create(comment=theirs, reason="spam", details=PLANTED["details"], by=reader)
    about = f"Orang ini {PLANTED['name']}"
    Complaint.objects.create(comment=own, reason="spam", details=about, by=stranger, note=about)
    ModerationAct.objects.create(
        comment=own, act="edit", note=PLANTED["note"], body_before=PLANTED["old"], by=moderator, about=reader
    )
    Appeal.objects.create(comment=own, words=PLANTED["appeal"])
    Suspension.objects.create(user=reader, reason="spam", note=PLANTED["note"], until=None)
    Like.objects.create(comment=theirs, user=reader)
    for one in (reader, own):
        LogEntry.objects.create(
            user=moderator, content_type=ContentType.objects.get_for_model(one), object_id=str(one.pk),
            object_repr=str(one)[:200], action_flag=CHANGE, change_message=PLANTED["note"],
        )  # fmt: skip
    mailbox.keep(PLANTED["email"], "Kode", f"Untuk {PLANTED['email']}")
    Client().post("/akun/signup/", {  # somebody tries to register it again, and does not go on
        "email": PLANTED["email"], "display_name": "Sari", "birth_year": "1990", "agreed": "on",
        "password1": "sawah-hijau-17", "password2": "sawah-hijau-17",
    })  # fmt: skip
    return reader


def proof(*words) -> str:
    said = StringIO()
    call_command("prove_deletion", planted=list(words), stdout=said, stderr=StringIO())
    return said.getvalue()


@pytest.mark.parametrize("words", ["keep", "remove"])
def test_nothing_planted_is_found_after_a_deletion(
    planted, signed_in, words, settings, django_capture_on_commit_callbacks
):
    with pytest.raises(CommandError) as before:
        proof(*PLANTED.values())
    assert before.value.returncode == 1
    settings.EMAIL_BACKEND = "portal.mailbox.Backend"
    browser = signed_in(planted)
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(DELETE, {"words": words, "password": PASSWORD})
    assert answer.status_code == 302
    gone = set(PLANTED.values()) - ({PLANTED["body"]} if words == "keep" else set())
    assert proof(*gone).startswith("0 places")
    if words == "keep":
        assert Comment.objects.get(author=None).body == f"{PLANTED['body']} salam [dihapus] [dihapus]"
    (kept,) = mailbox.mails()
    assert kept.subject.startswith("[Nusawarta] Bukti penghapusan") and kept.to == mailbox.GONE
    assert not Session.objects.filter(device=None).exists()


def test_the_search_says_where(planted, tmp_path):
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "server.log").write_text(f"GET /?q={PLANTED['email']}")
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("prove_deletion", planted=["TANAM-surel@pembaca.test"], logs=[tmp_path / "log"], stdout=said)
    for place in (
        "accounts_user.email",
        "account_emailaddress.email",
        "django_session.session_data",
        "server.log",
        ".json",
    ):
        assert place in said.getvalue(), place
    assert proof("tidak-pernah-ada").startswith("0 places")


def test_the_record_only_grows(reader):
    line = Processing.objects.filter(about=reader).first()
    for change in (
        line.save,
        line.delete,
        Processing.objects.all().delete,
        lambda: Processing.objects.update(purpose=""),
    ):
        with pytest.raises(AppendOnly):
            change()
    reader.delete()
    assert Processing.objects.get(pk=line.pk).about is None and not Consent.objects.exists()
