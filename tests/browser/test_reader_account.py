"""A reader's whole way on a phone, with and without script: in by the mail, out again with everything they have written."""

import json
from zipfile import ZipFile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from comments.models import Comment
from tests.browser.reader import Reader
from tests.browser.test_accessible import violations
from tests.factories import publish

PASSWORD = "sawah-hijau-17"
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


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no-script"])
def test_register_confirm_sign_in_comment_take_the_copy_and_leave(
    new_context, live_server, settings, tmp_path, scripted, transactional_db
):
    settings.SITE_URL, settings.MAILBOX = live_server.url, tmp_path / "mailbox"
    settings.EMAIL_BACKEND = "portal.mailbox.Backend"
    story = publish(at=timezone.now())
    one = Reader(new_context, live_server.url, width=360, java_script_enabled=scripted)
    page, press = one.page, lambda name: one.page.get_by_role("main").get_by_role("button", name=name).click()

    def fits():
        if scripted:
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
            assert violations(one) == [], page.url

    one.open(f"/akun/signup/?next={story.get_absolute_url()}")
    fits()
    for label, words in (("Alamat surel", "sari@pembaca.test"), ("Nama tampilan", "Sari"), ("Tahun lahir", "1990")):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Kata sandi sekali lagi").fill(PASSWORD)
    page.get_by_label("Saya setuju").check()
    press("Daftar")
    page.get_by_role("heading", name="Periksa surel Anda").wait_for()
    one.open("/akun/kotak-surel/")
    fits()
    page.get_by_role("link", name="kode=").first.click()
    press("Lanjutkan")
    page.wait_for_url(f"**{story.get_absolute_url()}")

    one.open("/akun/logout/")
    press("Keluar")
    one.open(f"/komentar/berita/{story.pk}/tulis/")
    page.get_by_label("Alamat surel").fill("sari@pembaca.test")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press("Masuk")
    page.get_by_label("Komentar Anda").fill("Semoga tanggulnya tahan lama.")
    press("Kirim komentar")
    page.get_by_text("setelah diperiksa redaksi").wait_for()

    rooms = page.get_by_role("navigation", name="Akun Anda")
    for own in OWN:
        one.open(own)
        fits()
        assert rooms.bounding_box()["height"] < 60, "the pages of an account stand in one line"
        if scripted:
            expect(rooms.locator("[aria-current]")).to_be_in_viewport(ratio=1)
    one.open("/akun/data/")
    with page.expect_download() as coming:
        press("Unduh data saya")
    copy = json.loads(ZipFile(coming.value.path()).read("data.json"))
    assert copy["profile"]["display_name"] == "Sari"
    assert [row["body"] for row in copy["comments"]] == ["Semoga tanggulnya tahan lama."]

    page.get_by_role("link", name="Hapus akun").click()
    fits()
    page.get_by_label("Hapus juga semua komentar saya").check()
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press("Hapus akun saya")
    page.get_by_role("heading", name="Akun Anda sudah dihapus").wait_for()
    fits()
    assert not User.objects.exists() and Comment.objects.get().body == ""
    assert one.said == []
