"""One's own account: the name, the address, the consents, and the rules that are asked again."""

import re
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import consent
from accounts.consent import has_agreed
from accounts.models import Consent, Processing
from comments.models import Comment, Complaint, State
from tests.conftest import PASSWORD
from tests.factories import make_comment, publish
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
OWN = ["", "nama/", "persetujuan/", "aturan-komentar/", "data/", "hapus/", "perangkat/", "email/"]


@pytest.fixture
def browser(reader, signed_in):
    return signed_in(reader)


def test_every_page_of_an_account_asks_who_is_there_and_is_kept_by_nobody(client, browser):
    for address in [*(f"/akun/{one}" for one in OWN), "/komentar/saya/", "/komentar/saya/laporan/"]:
        assert client.get(address)["Location"] == f"/akun/login/?next={address}"
        answer = browser.get(address)
        assert answer.status_code == 200 and "no-store" in answer["Cache-Control"], address
        assert Reading(answer).all("nav.account-rooms"), address
    for address in ("/akun/data/salinan/", "/akun/data/pembatasan/"):
        assert browser.get(address).status_code == 405


def test_a_name_changes_once_in_thirty_days_and_no_old_one_is_kept(browser, reader, clock, signed_in):
    comment = make_comment(publish(), reader)
    browser.post("/akun/nama/", {"display_name": "Nama Lama Sekali"})
    reader.refresh_from_db()
    assert reader.display_name == "Nama Lama Sekali"
    assert Comment.objects.get(pk=comment.pk).display_name == "Nama Lama Sekali"
    answer = browser.post("/akun/nama/", {"display_name": "Nama Baru"})
    assert answer.status_code == 422 and "17 April 2026" in Reading(answer).text("main")
    clock.wait(days=30, seconds=1)
    browser = signed_in(reader)
    answer = browser.post("/akun/nama/", {"display_name": "Redaksi"})
    assert answer.status_code == 422 and "menyerupai" in Reading(answer).text("p.errors")
    assert browser.post("/akun/nama/", {"display_name": "Nama Baru"}).status_code == 302
    reader.refresh_from_db()
    assert reader.display_name == "Nama Baru"
    lines = Processing.objects.filter(about=reader, act=Processing.Act.CORRECTED)
    assert lines.count() == 2 and "Lama" not in str(list(lines.values()))


def test_the_address_changes_when_the_new_one_answers_and_the_old_one_is_told(browser, reader, client):
    old = reader.email
    browser.logout()
    browser.post("/akun/login/", {"login": old, "password": PASSWORD})  # a fresh proof
    browser.post("/akun/email/", {"email": "Baru@Pembaca.test", "action_add": "1"})
    assert [sent.to for sent in mail.outbox] == [["baru@pembaca.test"]]
    reader.refresh_from_db()
    assert reader.email == old
    browser.post("/akun/confirm-email/", {"code": re.search(r"kode=(\S+)", mail.outbox[0].body)[1]})
    reader.refresh_from_db()
    assert reader.email == "baru@pembaca.test"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("baru@pembaca.test", True, True)]
    told = [sent for sent in mail.outbox if sent.to == [old]]
    assert len(told) == 1 and "baru@pembaca.test" in told[0].body


def test_a_new_address_is_not_asked_for_without_a_fresh_proof(browser, reader, clock):
    clock.wait(minutes=11)
    answer = browser.post("/akun/email/", {"email": "baru@pembaca.test", "action_add": "1"})
    assert "reauthenticate" in answer["Location"] and not mail.outbox


def test_a_consent_is_taken_back_and_given_again(browser, reader):
    assert has_agreed(reader)
    browser.post("/akun/persetujuan/", {"purpose": "comments"})
    assert not has_agreed(reader)
    assert browser.post("/akun/persetujuan/", {"purpose": "age"}).status_code == 404
    page = Reading(browser.get("/akun/persetujuan/"))
    assert "ditarik" in page.text("ul.keys") and "/akun/aturan-komentar/" in page.links()
    assert browser.post("/akun/aturan-komentar/", {"next": "/a/"}).status_code == 422
    assert (
        browser.post("/akun/aturan-komentar/", {"agreed": "on", "next": "//jahat.test/"})["Location"]
        == "/akun/persetujuan/"
    )
    assert has_agreed(reader)
    assert Consent.objects.filter(user=reader, purpose="comments").count() == 2
    acts = Processing.objects.filter(about=reader).order_by("pk").values_list("act", flat=True)
    assert list(acts)[-2:] == ["withdrew", "agreed"]


def test_new_words_are_asked_for_with_the_next_comment_and_nothing_typed_is_lost(browser, reader, monkeypatch):
    monkeypatch.setattr(consent, "VERSION", "2027-01")
    story = publish()
    form, typed = f"/komentar/berita/{story.pk}/tulis/", {"body": "Setuju sekali.", "token": str(uuid4())}
    assert browser.get("/akun/").status_code == 200  # no other page is in the way
    assert "ketiga aturan" in Reading(browser.get(form)).text("form.form")
    answer = browser.post(form, typed)
    page = Reading(answer)
    assert answer.status_code == 422 and page.text("textarea") == "Setuju sekali."
    assert "menyetujui ketiga aturan" in page.text("p.errors")
    assert not Comment.objects.exists()
    assert browser.post(form, typed | {"agreed": "on"}).status_code == 302
    assert Comment.objects.get().body == "Setuju sekali." and Consent.objects.running().filter(user=reader).exists()
    assert "ketiga aturan" not in Reading(browser.get(form)).text("form.form")


def test_own_comments_come_in_pages_with_their_state_and_nobody_elses(browser, reader, stranger, signed_in):
    story = publish()
    assert "belum menulis" in Reading(browser.get("/komentar/saya/")).text("main")
    for place in range(45):
        make_comment(story, reader, f"Ke-{place}", state=State.HELD if place % 2 else State.VISIBLE)
    make_comment(story, stranger, "Punya orang lain")
    address, seen, pages = "/komentar/saya/", [], 0
    while address:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = Reading(browser.get(address))
        seen, pages = seen + page.texts("p.comment-text"), pages + 1
        assert len(queries) <= 16
        address = next(
            (f"/komentar/saya/{link}" if link.startswith("?") else link for link in page.links() if "setelah=" in link),
            None,
        )
    assert seen == [f"Ke-{place}" for place in reversed(range(45))] and pages == 2
    other = Comment.objects.get(author=stranger)
    assert browser.get(f"/komentar/saya/?setelah={other.pk}").status_code == 404


def test_own_complaints_are_listed_with_what_became_of_them(browser, reader, stranger):
    assert "belum pernah melaporkan" in Reading(browser.get("/komentar/saya/laporan/")).text("ol.keys")
    comment = make_comment(publish(), stranger)
    mine = Complaint.objects.create(comment=comment, reason="spam", details="Jualan obat.", by=reader)
    theirs = Complaint.objects.create(comment=comment, reason="spam", by=stranger)
    said = Reading(browser.get("/komentar/saya/laporan/")).text("ol.keys")
    assert mine.receipt in said and "Jualan obat." in said and "Menunggu keputusan" in said
    assert theirs.receipt not in said


def test_passkeys_of_readers_are_a_setting_and_staff_keep_theirs(browser, reporter, signed_in, settings):
    assert "/akun/2fa/" in Reading(browser.get("/akun/")).links("nav") and browser.get("/akun/2fa/").status_code == 200
    settings.READERS = type(settings.READERS)(passkeys=False)
    assert browser.get("/akun/2fa/")["Location"] == "/akun/"
    assert "/akun/2fa/" not in Reading(browser.get("/akun/")).links("nav")
    assert signed_in(reporter).get("/akun/2fa/").status_code == 200
