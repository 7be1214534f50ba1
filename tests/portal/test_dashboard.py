"""The first page of the CMS: to each role what it has to do today, in words, at a bounded price."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from accounts import roles
from comments.models import Appeal, Complaint
from comments.models import State as CommentState
from news.models import Assignment, Move, Person, State
from news.workflow import RETURN, SUBMIT
from tests.factories import (
    NOW,
    make_article,
    make_banner,
    make_category,
    make_comment,
    make_photo,
    make_reads,
    publish,
)  # fmt: skip
from tests.reading import Reading, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DESK = "/admin/"
STAFF = ["reporter", "editor", "managing_editor", "editor_in_chief", "moderator", "advertiser", "administrator"]


def piles(browser) -> dict[str, list[str]]:
    """Heading of a pile -> what its rows, or its empty sentence, say."""
    found = {}
    for pile in Reading(browser.get(DESK)).all("section.pile"):
        heading = next(pile.iter("h2"))
        rows = [one for one in pile.iter() if one.tag in ("li", "tr")] or list(pile.iter("p"))
        found[(heading.text or "").strip()] = [words(row) for row in rows]
    return found


def moved(story, act, *, ago, note="", user=None) -> None:
    move = Move.objects.create(article=story, act=act, note=note, user=user, state_before="", state_after=story.state)
    Move.objects.filter(pk=move.pk).update(at=NOW - ago)


def test_a_reporter_finds_what_came_back_what_is_wanted_and_what_was_read(signed_in, reporter, editor):
    back = make_article("Tanggul", state=State.RETURNED, created_by=reporter)
    moved(back, RETURN, ago=timedelta(hours=2), note="Lama sekali.")
    moved(back, RETURN, ago=timedelta(hours=1), note="Tambahkan tanggapan bupati.")
    draft = make_article("Jembatan", created_by=reporter)
    Assignment.objects.create(article=draft, due_at=NOW + timedelta(hours=2, minutes=10), assignee=reporter)
    make_article("Punya Orang Lain", created_by=editor)
    make_article("Sudah Dikirim", state=State.SUBMITTED, created_by=reporter)
    read, unread = publish("Banjir", created_by=reporter), publish("Lama", created_by=reporter, at=NOW - timedelta(30))
    make_reads(read, 1200, at=NOW - timedelta(hours=1))
    make_reads(read, 34)
    make_reads(read, 5000, at=NOW - timedelta(days=1))
    make_reads(unread, 9)
    found = piles(signed_in(reporter))
    assert list(found) == [
        "Dikembalikan kepada Anda", "Tenggat", "Draf saya", "Sudah dikirim ke editor", "Berita saya dibaca hari ini",
    ]  # fmt: skip
    (row,) = found["Dikembalikan kepada Anda"]
    assert row.startswith("Tanggul Tambahkan tanggapan bupati.")
    (row,) = found["Tenggat"]
    assert "Jembatan Hari ini 17.10 WIB, dalam 2 jam 10 menit · Draf · Reporter" in row
    assert [row.split(" Nasional")[0] for row in found["Draf saya"]] == ["Jembatan"]
    assert found["Berita saya dibaca hari ini"] == ["Banjir 1.234 kali dibaca"]


def test_an_editor_finds_what_waits_oldest_first_and_the_line_of_the_day(signed_in, editor, reporter):
    new, old = (make_article(title, state=State.SUBMITTED, created_by=reporter) for title in ("Baru", "Lama"))
    moved(old, SUBMIT, ago=timedelta(hours=3, minutes=5))
    moved(new, SUBMIT, ago=timedelta(minutes=12))
    photo = make_photo()
    publish("Sore", at=NOW + timedelta(hours=2), lead_photo=photo)
    publish("Malam", at=NOW + timedelta(hours=8, minutes=30), lead_photo=photo)
    publish("Lusa", at=NOW + timedelta(days=2), lead_photo=photo)
    publish("Polos", at=NOW - timedelta(minutes=5))
    publish("Polos Minggu Lalu", at=NOW - timedelta(days=7))
    publish("Bisu", lead_photo=make_photo(alt=""))
    late = make_article("Terlambat", created_by=reporter)
    Assignment.objects.create(article=late, due_at=NOW - timedelta(minutes=30))
    Assignment.objects.create(article=new, due_at=NOW + timedelta(days=3), assignee=editor)
    found = piles(signed_in(editor))
    assert [row.split(" ·")[0] for row in found["Menunggu editor"]] == ["Lama 3 jam 5 menit", "Baru 12 menit"]
    assert found["Menunggu editor"][1].endswith("· dikerjakan Editor")
    assert [row[:10] for row in found["Terjadwal hari ini"]] == ["17.00 Sore", "23.30 Mala"]
    assert [row.split(" ·")[0] for row in found["Perlu dilengkapi"]] == [
        "Polos Tanpa foto", "Bisu Foto tanpa teks alternatif",
    ]  # fmt: skip
    (row,) = found["Tenggat"]
    assert "Terlambat Hari ini 14.30 WIB, terlambat 30 menit · Draf · belum ada yang mengerjakan" in row


def test_a_head_of_the_newsroom_sees_what_came_out_today_by_channel_and_person(signed_in, managing_editor, editor):
    person = Person.objects.create(name="Putri Kirana")
    daerah = make_category("Daerah")
    for number in range(2):
        publish(f"Daerah {number}", category=daerah, by=[person])
    publish("Nasional", by=[person])
    publish("Kemarin", at=NOW - timedelta(days=1), by=[person])
    assert piles(signed_in(managing_editor))["Terbit hari ini"] == ["Daerah2", "Nasional1", "Putri Kirana3"]
    assert "Terbit hari ini" not in piles(signed_in(editor))


def test_a_moderator_finds_the_comments_that_wait_longest(signed_in, moderator, reader):
    story = publish("Banjir")
    for hours in (1, 5):
        make_comment(story, reader, f"Menunggu {hours} jam", at=NOW - timedelta(hours=hours), state=CommentState.HELD)
    shown = make_comment(story, reader, "Sudah tampil", complained_at=NOW - timedelta(hours=49))
    Complaint.objects.create(comment=shown, reason="spam", received_at=NOW - timedelta(hours=49))
    against = make_comment(story, reader, "Ditolak", state=CommentState.REJECTED)
    Appeal.objects.create(comment=against, words="Saya tidak menghina.", made_at=NOW - timedelta(hours=2))
    found = piles(signed_in(moderator))
    assert list(found) == ["Laporan komentar", "Komentar menunggu", "Keberatan penulis"]
    assert found["Laporan komentar"][0].startswith("Sudah tampil Lewat 2 x 24 jam, tidak tampil")
    assert found["Keberatan penulis"][0].startswith("Saya tidak menghina. 2 jam")
    assert [row.split(" ·")[0] for row in found["Komentar menunggu"]] == [
        "Menunggu 5 jam 5 jam",
        "Menunggu 1 jam 1 jam",
    ]


def test_the_sales_desk_finds_what_ends_and_what_is_unsold(signed_in, advertiser):
    make_banner("top", advertiser="Kopi", ends_at=NOW + timedelta(days=3))
    make_banner("side", advertiser="Teh", ends_at=NOW + timedelta(days=30))
    make_banner("text", advertiser="Susu", starts_at=NOW + timedelta(days=2))
    make_banner("bottom", advertiser="Gula", ends_at=NOW - timedelta(hours=1))
    found = piles(signed_in(advertiser))
    assert list(found) == ["Iklan tayang"]
    rows = found["Iklan tayang"]
    assert [row.split()[0] for row in rows] == ["Kopi", "Susu", "Kanal", "Dalam", "Bawah"]


def test_an_administrator_sees_what_failed_and_how_much_room_is_left(signed_in, administrator):
    usual = {"args_kwargs": {"args": [], "kwargs": {}}, "run_after": NOW, "backend_name": "default", "traceback": ""}
    failed = {"status": "FAILED", "exception_class_path": "builtins.OSError", "finished_at": NOW - timedelta(hours=1)}
    DBTaskResult.objects.create(task_path="news.pings.send", **usual, **failed)
    DBTaskResult.objects.create(task_path="news.pings.later", exception_class_path="", **usual)
    found = piles(signed_in(administrator))
    assert list(found) == ["Pekerjaan latar", "Tempat penyimpanan"]
    assert found["Pekerjaan latar"] == ["news.pings.send Gagal 1 jam yang lalu · builtins.OSError"]
    assert "masih kosong dari" in found["Tempat penyimpanan"][0]


def test_an_empty_desk_says_so_in_sentences(signed_in, editor):
    found = piles(signed_in(editor))
    assert found["Menunggu editor"] == ["Tidak ada naskah yang menunggu. Semua sudah ditangani."]
    assert found["Terjadwal hari ini"] == ["Tidak ada lagi yang dijadwalkan hari ini."]
    assert "Perlu dilengkapi" not in found


def _busy_newsroom(user, number):
    for _ in range(number):
        for state in (State.DRAFT, State.RETURNED, State.SUBMITTED):
            story = make_article(f"{state} {number}", state=state, created_by=user)
            Assignment.objects.create(article=story, due_at=NOW + timedelta(hours=1), assignee=user)
        out = publish(f"Terbit {number}", created_by=user, at=NOW - timedelta(hours=2))
        publish(f"Nanti {number}", created_by=user, at=NOW + timedelta(hours=1))
        make_reads(out, 3)
        make_comment(out, user, state=CommentState.HELD)
        make_banner(ends_at=NOW + timedelta(days=1))


@pytest.mark.parametrize("who", [*STAFF, "superuser"])
def test_no_role_pays_more_than_fifteen_queries_however_much_there_is(request, signed_in, django_user_model, who):
    person = (
        django_user_model.objects.create_superuser("pemilik@nusawarta.test")
        if who == "superuser"
        else request.getfixturevalue(who)
    )
    browser, costs = signed_in(person), []
    for number in (1, 3):
        _busy_newsroom(person, number)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(DESK).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= (16 if who == "superuser" else 15), costs  # no role, and all of them at once


ROOMS = {
    roles.REPORTER: "Beranda meja, Berita, Kalender, Foto, Kata kunci, Penulis, Kanal",
    roles.MODERATOR: "Beranda meja, Komentar, Laporan, Blokir, Daftar pantau, Catatan moderasi, Kata saringan, Aturan kanal, "
    "Kata kunci peka, Pemeriksaan berita",
    roles.ADVERTISING: "Beranda meja, Iklan",
    roles.ADMIN: "Beranda meja, Kanal, Halaman, Pengguna, Wilayah kerja, Pelanggaran data, Catatan pemrosesan",
    roles.MANAGING_EDITOR: "Beranda meja, Berita, Kalender, Foto, Halaman depan, Pita Terkini, Komentar, Laporan, Blokir, "
    "Catatan moderasi, Kata saringan, Aturan kanal, Kata kunci peka, Pemeriksaan berita, Kata kunci, Penulis, Kanal, "
    "Halaman, Sinonim pencarian, Wilayah kerja",
}  # fmt: skip


@pytest.mark.parametrize("who", ["reporter", "moderator", "advertiser", "administrator", "managing_editor"])
def test_the_menu_holds_the_rooms_that_a_role_may_enter_and_every_door_opens(request, signed_in, who):
    person = request.getfixturevalue(who)
    browser = signed_in(person)
    (menu,) = [nav for nav in Reading(browser.get(DESK)).all("nav.menu") if nav.get("aria-label") == "Menu utama"]
    links = list(menu.iter("a"))
    assert ", ".join(words(link) for link in links) == ROOMS[person.groups.get().name]
    assert {browser.get(link.get("href")).status_code for link in links} == {200}


@pytest.mark.parametrize(("address", "label"), [
    ("/admin/", "Beranda meja"), ("/admin/news/article/", "Berita"), ("/admin/news/article/kalender/", "Kalender"),
    ("/admin/news/article/add/", "Berita"), ("/admin/news/photo/", "Foto"), ("/admin/password_change/", ""),
])  # fmt: skip
def test_the_menu_marks_where_one_is(signed_in, editor, address, label):
    (menu, _) = Reading(signed_in(editor).get(address)).all("nav.menu")
    assert [words(link) for link in menu.iter("a") if link.get("aria-current")] == ([label] if label else [])


def test_a_menu_that_was_folded_comes_back_folded(signed_in, editor):
    browser = signed_in(editor)

    def fold() -> str | None:
        return Reading(browser.get(DESK)).all("details.side-fold")[0].get("open")

    assert fold() is not None
    browser.cookies["meja-menu"] = "tutup"
    assert fold() is None


@pytest.mark.parametrize(("address", "status", "said"), [
    ("/admin/news/article/999999/change/", 404, "Tidak ditemukan"), ("/admin/tidak-ada/", 404, "Tidak ditemukan"),
    ("/admin/ads/banner/", 403, "Bukan bagian Anda"),
])  # fmt: skip
def test_what_is_not_there_or_not_theirs_is_said_beside_the_menu(signed_in, editor, reader, address, status, said):
    answer = signed_in(editor).get(address)
    page = Reading(answer)
    assert (answer.status_code, page.texts("h1")) == (status, [said])
    assert page.all("nav.menu")
    assert not Reading(signed_in(reader).get(address, follow=True)).all("nav.menu")


def test_an_address_of_an_app_leads_to_the_first_page(signed_in, editor):
    assert signed_in(editor).get("/admin/news/")["Location"] == DESK
