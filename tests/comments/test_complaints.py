"""Complaints: anybody may report without an account, within 48 hours somebody decides, and the clock acts by itself."""

import pytest
from django.core import mail
from django.urls import reverse

from comments import complaints
from comments.models import Comment, Complaint, Conversation, State
from tests.comments.desk import Desk
from tests.factories import NOW, make_comment, publish, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return publish()


@pytest.fixture
def comment(story, stranger):
    return make_comment(story, stranger, "Isi yang dilaporkan")


@pytest.fixture
def desk(moderator, signed_in):
    return Desk(signed_in(moderator))


def report_of(comment) -> str:
    return reverse("comments:report", args=[comment.pk])


def report(browser, comment, reason="spam", **fields):
    return browser.post(report_of(comment), {"reason": reason} | fields)


def status(client, complaint=None) -> str:
    complaint = complaint or Complaint.objects.latest("pk")
    return Reading(client.get(complaint.get_absolute_url())).text("div.notice")


def clock_of(comment):
    return Comment.objects.get(pk=comment.pk).complained_at


def test_anybody_reports_by_a_plain_link_and_follows_the_receipt(client, comment, story):
    page = Reading(client.get(story.get_absolute_url()))
    assert not client.cookies and report_of(comment) in page.links("section.conversation")
    answer = client.get(report_of(comment))
    assert "no-store" in answer["Cache-Control"] and "noindex" in answer.content.decode()
    assert Reading(answer).all("button")
    answer = report(client, comment, "hatred", details="Menyebut suku tertentu.")
    complaint = Complaint.objects.get()
    assert answer["Location"] == complaint.get_absolute_url() == f"/komentar/laporan/{complaint.receipt}/"
    assert (complaint.by, complaint.details, len(complaint.origin)) == (None, "Menyebut suku tertentu.", 32)
    assert clock_of(comment) == complaint.received_at == NOW
    page = client.get(answer["Location"])
    assert "no-store" in page["Cache-Control"] and "noindex" in page.content.decode()
    assert "menunggu keputusan redaksi" in status(client) and "20 Maret 2026" in status(client)
    assert "Menyebut suku" not in page.content.decode() and "Isi yang dilaporkan" not in page.content.decode()
    typed = complaint.receipt.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert client.get(f"/pengaduan/?nomor={typed}", follow=True).status_code == 200


def test_a_number_that_nobody_has_is_answered_in_the_same_words_as_none(client):
    pages = [client.get(f"/komentar/laporan/{number}/") for number in ("7KQ2-M9XD-4T", "x", "%27--", "a" * 300)]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1 and "tidak dikenal" in Reading(pages[0]).text("h1")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": ""}, "Pilih salah satu alasan."),
        ({"reason": "gambar"}, "Pilih salah satu alasan."),
        ({"reason": "other"}, "Jelaskan apa yang salah"),
        ({"reason": "spam", "details": "a" * 1001}, "paling panjang 1.000"),
        ({"reason": "spam", "website": "https://judi.test"}, "harus kosong"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(client, comment, fields, said):
    answer = report(client, comment, **{"details": "Kata saya"} | fields if fields.get("reason") != "other" else fields)
    assert answer.status_code == 422 and said in " ".join(Reading(answer).texts("p.errors"))
    if "details" not in fields and fields["reason"] != "other":
        assert Reading(answer).text("textarea") == "Kata saya"
    assert not Complaint.objects.exists()


def test_the_same_person_counts_once(client, comment, reader, stranger, signed_in, desk):
    browser = signed_in(reader)
    first = report(browser, comment)["Location"]
    assert report(browser, comment)["Location"] == report(browser, comment, details="Tautan judi")["Location"] == first
    assert Complaint.objects.get().details == "Tautan judi"
    report(browser, comment, "privacy"), report(client, comment), report(client, comment, "false")
    assert Complaint.objects.count() == 4
    assert "dilaporkan 2×" in words(desk.case(comment, "dilaporkan"))


def test_ten_reports_in_ten_minutes_and_then_a_pause(client, story, stranger, clock):
    comments = [make_comment(story, stranger, f"Ke-{place}") for place in range(11)]
    for one in comments[:10]:
        assert report(client, one).status_code == 302
    clock.wait(minutes=4)
    answer = report(client, comments[10], "other", details="Isi saya")
    assert (answer.status_code, answer["Retry-After"]) == (429, "360")
    assert (
        "6 menit lagi" in " ".join(Reading(answer).texts("p.errors")) and Reading(answer).text("textarea") == "Isi saya"
    )
    clock.wait(minutes=6)
    assert report(client, comments[10]).status_code == 302


def test_what_nobody_reads_is_not_reported(client, story, reader):
    waits = make_comment(story, reader, state=State.HELD)
    gone = make_comment(withdraw(publish("Dicabut")), reader)
    for one in (waits.pk, gone.pk, 999999, 10**30):
        address = f"/komentar/{one}/laporkan/"
        answer = client.get(address)
        assert answer.status_code == client.post(address, {"reason": "spam"}).status_code == 404
        assert "sudah tidak tampil" in Reading(answer).text("h1")
    assert not Complaint.objects.exists()


def test_the_page_of_complaints_leads_to_a_comment_by_its_address(client, comment):
    page = client.get("/pengaduan/")
    assert page.status_code == 200 and not client.cookies
    assert "Dewan Pers" in Reading(page).text("main")
    for address in (comment.get_absolute_url(), f"https://nusawarta.test{report_of(comment)}"):
        assert client.get("/pengaduan/", {"alamat": address})["Location"] == report_of(comment)
    for address, said in (("", "Tempel alamat"), ("/x/", "tidak memuat nomor"), ("#komentar-99", "sudah tidak tampil")):
        answer = client.get("/pengaduan/", {"alamat": address})
        assert answer.status_code == 422 and said in " ".join(Reading(answer).texts("p.errors"))


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("reject:hatred", {}, "Komentar dihapus dari halaman."),
        ("edit", {"body": "Isi lain"}, "Komentar disunting."),
        ("approve", {}, "Komentar tetap tampil."),
    ],
)
def test_a_decision_answers_every_complaint_and_an_undo_opens_them_again(
    client, comment, desk, clock, act, fields, said, moderator
):
    report(client, comment), report(client, comment, "false")
    clock.wait(hours=30)
    desk.press(act, comment, **fields)
    assert clock_of(comment) is None and status(client).startswith(said)
    assert set(Complaint.objects.values_list("decided_by", flat=True)) == {moderator.pk}
    desk.undo(comment.acts.get())
    assert clock_of(comment) == NOW and "menunggu" in status(client)
    desk.press(act, comment, **fields)
    assert complaints.late(clock.now()).count() == 0


def test_after_48_hours_nobody_reads_it_until_it_is_decided(client, comment, desk, clock, story, settings):
    def shown() -> list[str]:
        return Reading(client.get(story.get_absolute_url())).texts("p.comment-text")

    report(client, comment)
    clock.wait(hours=48, seconds=-1)
    assert shown() == ["Isi yang dilaporkan"] and "dalam 1 menit" not in words(desk.case(comment, "dilaporkan"))
    clock.wait(seconds=1)
    assert shown() == [] and "Lewat 2 x 24 jam" in words(desk.case(comment, "dilaporkan"))
    assert client.get(report_of(comment)).status_code == 404
    assert complaints.late(clock.now()).count() == 1
    assert complaints.count_again.call(story.pk) == "counted" and Conversation.objects.get().visible == 0
    desk.press("approve", comment)
    assert shown() == ["Isi yang dilaporkan"] and complaints.late(clock.now()).count() == 1


def test_those_who_may_decide_are_reminded_after_24_and_40_hours_once(
    client, comment, moderator, managing_editor, clock, story, reader
):
    report(client, comment)
    other = make_comment(story, reader, "Dua")
    report(client, other)
    assert complaints.remind.call(24) == "nothing waits"
    clock.wait(hours=24)
    assert complaints.remind.call(24) == "2 told" and complaints.remind.call(24) == "nothing waits"
    (letter,) = mail.outbox
    assert letter.to == [moderator.email] and letter.subject == "2 laporan komentar menunggu 24 jam"
    assert Complaint.objects.first().receipt in letter.body and "?tab=dilaporkan" in letter.body
    assert "Isi yang dilaporkan" not in letter.body
    Desk(client).browser.force_login(moderator)
    Desk(client).press("approve", comment)
    clock.wait(hours=16)
    assert complaints.remind.call(40) == "1 told" and len(mail.outbox) == 2
    Comment.objects.filter(pk=other.pk).delete()
    assert complaints.remind.call(24) == "nothing waits"
    assert Complaint.objects.get(comment=None).decision == "gone"


def test_what_its_author_deletes_is_decided_with_it(client, comment):
    report(client, comment)
    Comment.objects.filter(pk=comment.pk).update(state=State.DELETED, body="")
    complaints.gone(Comment.objects.get(pk=comment.pk))
    assert clock_of(comment) is None and status(client).startswith("Komentar sudah dihapus penulisnya.")


def test_a_reporters_record_is_shown_with_the_next_report(desk, story, stranger, reader, signed_in):
    browser = signed_in(reader)
    for act in ("reject:spam", "edit", "approve"):
        comment = make_comment(story, stranger, f"Untuk {act}")
        report(browser, comment)
        desk.press(act, comment, body="Disunting")
    last = make_comment(story, stranger, "Terakhir")
    report(browser, last)
    assert "2 dari 3 laporannya yang dulu diterima" in words(desk.case(last, "dilaporkan"))


def test_the_proof_of_a_complaint_holds_consent_times_and_decisions(client, comment, desk, stranger, clock):
    report(client, comment, "false", details="Angkanya salah.")
    clock.wait(hours=3)
    desk.press("reject:false", comment, note="Angka keliru.")
    complaint = Complaint.objects.get()
    proof = desk.browser.get(f"/admin/comments/complaint/{complaint.pk}/bukti.json").json()
    assert proof["laporan"]["nomor"] == complaint.receipt and proof["keputusan"]["sebelum batas"] is True
    assert proof["persetujuan penulis"][0]["versi"] == "2026-11"
    assert proof["tindakan"][0]["tindakan"] == "Tolak" and proof["komentar"]["isi sekarang"] == "Isi yang dilaporkan"
    page = Reading(desk.browser.get(f"/admin/comments/complaint/{complaint.pk}/change/")).text("#content-main")
    assert "Angka keliru." in page and complaint.receipt in page
    found = Reading(desk.browser.get("/admin/comments/complaint/", {"q": complaint.receipt[:6]}))
    assert complaint.receipt in words(found.all("#result_list")[0])
