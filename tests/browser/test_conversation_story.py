"""The whole way of a reader and a moderator through the conversation, on two phones, with and without script.

The reader comes in by the mail, speaks, answers, changes, likes and reports, takes the copy and leaves; the moderator
decides in between, with the single keys of the queue or with its buttons.
"""

import json
from zipfile import ZipFile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from comments.models import Comment, Complaint, Like, State
from tests.browser.reader import Reader
from tests.browser.test_accessible import violations
from tests.factories import make_comment, publish

EMAIL, PASSWORD = "sari@pembaca.test", "sawah-hijau-17"
QUEUE = "/admin/comments/comment/"
OWN = (
    "/akun/",
    "/akun/nama/",
    "/akun/email/",
    "/akun/persetujuan/",
    "/akun/perangkat/",
    "/akun/data/",
    "/komentar/saya/",
    "/komentar/saya/laporan/",
    "/akun/hapus/",
)
THUMB = 44


class Sari:
    """A reader with a phone, from her first visit to her last."""

    def __init__(self, new_context, site, story, scripted):
        self.story, self.scripted = story.get_absolute_url(), scripted
        self.one = Reader(new_context, site, width=360, java_script_enabled=scripted)
        self.page = self.one.page

    def open(self, address):
        self.one.open(address)
        return self

    def fits(self):
        """Nothing hangs out of the window, and no barrier stands on the page."""
        if self.scripted:
            assert self.one.sideways() == 0, self.page.url
            assert violations(self.one) == [], self.page.url
        return self

    def fill(self, **fields):
        for label, words in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(words)
        return self

    def press(self, name):
        self.page.get_by_role("main").get_by_role("button", name=name).click()
        return self

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()
        return self

    def reads(self, words, role=None):
        found = self.page.get_by_role(role, name=words) if role else self.page.get_by_text(words)
        found.first.wait_for()
        return self

    # What she does

    def registers(self):
        self.open(f"/akun/signup/?next={self.story}").fits()
        self.fill(Alamat_surel=EMAIL, Nama_tampilan="Sari", Tahun_lahir="1990", Kata_sandi=PASSWORD)
        self.fill(Kata_sandi_sekali_lagi=PASSWORD)
        self.page.get_by_label("Saya setuju").check()
        self.press("Daftar").reads("Periksa surel Anda", "heading")
        self.open("/akun/kotak-surel/").fits().follow("kode=").press("Lanjutkan")
        self.page.wait_for_url(f"**{self.story}")

    def signs_in_to_write(self):
        self.open("/akun/logout/").press("Keluar")
        self.open(self.story).follow("Tulis komentar")
        self.fill(Alamat_surel=EMAIL, Kata_sandi=PASSWORD).press("Masuk")

    def writes(self, words, button="Kirim komentar"):
        self.page.get_by_role("textbox", name="Komentar Anda").fill(words)
        self.press(button)

    def likes(self, name):
        self.open(self.story).follow(f"Suka untuk komentar {name}")
        if self.scripted:
            self.reads(f"Disukai (1) untuk komentar {name}", "link")  # one press, in the same page
            assert self.page.url == self.one.site + self.story
        else:
            self.press("Suka").reads("Anda menyukai komentar ini", "heading")

    def changes(self, words, to):
        self.open("/komentar/saya/")
        self.page.get_by_role("listitem").filter(has_text=words).get_by_role("link", name="Ubah").click()
        self.writes(to, "Simpan perubahan")
        self.reads("Komentar diubah", "heading")

    def erases(self, words):
        self.open("/komentar/saya/")
        self.page.get_by_role("listitem").filter(has_text=words).get_by_role("link", name="Hapus").click()
        self.press("Hapus komentar").reads("Komentar saya", "heading")

    def reports(self, name):
        self.open(self.story).follow(f"Laporkan komentar {name}")
        self.page.get_by_label("Membuka data pribadi orang").check()
        self.page.get_by_label("Penjelasan").fill("Ada nomor telepon saya.")
        self.press("Kirim laporan").reads("Laporan diterima")
        return self.page.url

    def sees_her_rooms_in_one_line(self):
        rooms = self.page.get_by_role("navigation", name="Akun Anda")
        assert rooms.bounding_box()["height"] < 60
        if self.scripted:
            expect(rooms.locator("[aria-current]")).to_be_in_viewport(ratio=1)

    def takes_the_copy(self) -> dict:
        self.open("/akun/data/")
        with self.page.expect_download() as coming:
            self.press("Unduh data saya")
        return json.loads(ZipFile(coming.value.path()).read("data.json"))

    def leaves(self):
        self.open("/akun/data/").follow("Hapus akun").fits()
        self.page.get_by_label("Hapus juga semua komentar saya").check()
        self.fill(Kata_sandi=PASSWORD).press("Hapus akun saya")
        self.reads("Akun Anda sudah dihapus", "heading").fits()


class Desk:
    """The moderator's phone: one key decides, or a button as large as a thumb."""

    def __init__(self, at, scripted):
        self.at, self.page, self.scripted = at, at.page, scripted

    def decides(self, comment, key, button, tab="menunggu"):
        self.page.goto(f"{self.at.site}{QUEUE}?tab={tab}")
        case = self.page.locator(f"#komentar-{comment.pk}")
        case.wait_for()
        if self.scripted:
            self.page.keyboard.press(key)
            case.get_by_role("button", name="Urungkan").wait_for()
            return
        pressed = case.get_by_role("button", name=button, exact=True)
        assert pressed.bounding_box()["height"] >= THUMB
        pressed.click()
        self.page.get_by_role("button", name="Urungkan").wait_for()


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no-script"])
def test_a_reader_comes_in_speaks_reports_and_leaves_while_a_moderator_decides(
    new_context, desk, live_server, settings, tmp_path, scripted, moderator, stranger, signed_in
):
    settings.SITE_URL, settings.MAILBOX = live_server.url, tmp_path / "mailbox"
    settings.EMAIL_BACKEND = "portal.mailbox.Backend"
    story = publish(at=timezone.now())
    asked = make_comment(story, moderator, "Kapan selesai?")
    bad = make_comment(story, stranger, "Nomornya 0812-3456-7890.")
    at = Desk(desk(width=360, height=780, java_script_enabled=scripted).come_in(signed_in(moderator)), scripted)
    sari = Sari(new_context, live_server.url, story, scripted)

    sari.registers()
    sari.signs_in_to_write()
    sari.writes("Semoga tanggulnya tahan lama.")
    sari.reads("Terima kasih. Komentar tampil setelah diperiksa redaksi.")
    own = Comment.objects.get(body="Semoga tanggulnya tahan lama.")
    at.decides(own, "s", "Setujui")

    sari.open(story.get_absolute_url()).reads("Semoga tanggulnya tahan lama.").fits()
    sari.follow("Balas ke Moderator").writes("Minggu depan.", "Kirim balasan")
    sari.reads("Terima kasih. Komentar tampil setelah diperiksa redaksi.")
    answer = Comment.objects.get(body="Minggu depan.")
    at.decides(answer, "s", "Setujui")
    assert (answer.parent, Comment.objects.get(pk=answer.pk).state) == (asked, State.VISIBLE)

    sari.likes("Moderator")
    assert Like.objects.get().comment == asked
    sari.changes("Semoga tanggulnya tahan lama.", "Semoga tanggulnya kokoh.")
    at.decides(own, "s", "Setujui")  # other words are looked at anew
    receipt = sari.reports("Orang-lain")
    at.decides(bad, "t", "Tolak: Membuka data pribadi orang", tab="dilaporkan")
    assert Comment.objects.get(pk=bad.pk).state == State.REJECTED
    sari.open(receipt.removeprefix(live_server.url)).reads("Komentar dihapus dari halaman.").fits()

    sari.open(story.get_absolute_url())
    texts = sari.page.locator("p.comment-text")
    expect(texts).to_have_text(["Kapan selesai?", "Minggu depan.", "Semoga tanggulnya kokoh."])
    for own_page in OWN:
        sari.open(own_page).fits().sees_her_rooms_in_one_line()
    copy = sari.takes_the_copy()
    assert copy["profile"]["display_name"] == "Sari"
    assert [row["body"] for row in copy["comments"]] == ["Semoga tanggulnya kokoh.", "Minggu depan."]
    assert [row["details"] for row in copy["complaints"]] == ["Ada nomor telepon saya."]
    sari.erases("Minggu depan.")
    assert (Comment.objects.get(pk=answer.pk).state, Comment.objects.get(pk=answer.pk).body) == (State.DELETED, "")

    sari.leaves()
    assert not User.objects.filter(email=EMAIL).exists() and Complaint.objects.get().details == ""
    assert {one.body for one in Comment.objects.filter(author=None)} == {""}
    expect(sari.open(story.get_absolute_url()).page.locator("p.comment-text")).to_have_text(["Kapan selesai?"])
    assert sari.one.said == []
