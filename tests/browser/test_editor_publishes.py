"""What an editor does with a story after writing it: draft, preview, a time, an update, a withdrawal."""

import pytest

from news.models import Article, State
from tests import factories
from tests.browser import editor as desk_of

TITLE = "Warga Membersihkan Saluran"
ADDRESS = "/nasional/warga-membersihkan-saluran/"


@pytest.fixture(autouse=True)
def channel(live_server, clock):
    return factories.make_category("Nasional")


def test_a_draft_is_in_the_list_of_its_writer_and_nowhere_else(desk, visitor, editor):
    at = desk(editor).short_story().press("Simpan draf")
    assert at.message == f"Tersimpan: {TITLE}"
    assert visitor.open(ADDRESS).answer.status == 404
    at.open("/admin/")
    at.page.get_by_role("link", name="Berita saya").click()
    row = at.page.locator("#result_list tbody tr")
    assert TITLE in row.inner_text() and "Draf" in row.inner_text()
    row.get_by_role("link", name=TITLE).click()
    assert at.field("Judul").input_value() == TITLE
    assert at.body.inner_text() == "Warga membersihkan saluran air sejak pagi."


def test_a_story_comes_out_at_the_time_that_was_set_in_the_newsrooms_zone(desk, visitor, editor, clock):
    at = desk(editor).short_story()
    panel = at.panel("Jadwalkan")
    assert panel.locator(".moment-zone").inner_text() == "WIB"
    at.field("Jadwal terbit").fill("2026-03-18T17:30")
    at.go_out("Jadwalkan")
    assert at.message == f"TERJADWAL untuk Rabu, 18 Maret 2026 pukul 17.30 WIB: {TITLE}"
    assert at.page.locator(".story-tools .badge").inner_text() == "Terjadwal"
    assert visitor.open(ADDRESS).answer.status == 404
    clock.wait(hours=2, minutes=29)
    assert visitor.open(ADDRESS).answer.status == 404
    clock.wait(minutes=1)
    assert visitor.open(ADDRESS).answer.status == 200
    assert visitor.page.locator(".story-info time").first.inner_text() == "Rabu, 18 Maret 2026 17:30 WIB"


@pytest.mark.parametrize(("moment", "words"), [
    ("", "Isi tanggal dan jam terbit."),
    ("2026-03-18T14:59", "Waktu itu sudah lewat. Pilih waktu nanti, atau tekan Terbitkan."),
])  # fmt: skip
def test_a_time_that_cannot_be_is_refused_at_its_field(desk, editor, moment, words):
    at = desk(editor).short_story()
    at.panel("Jadwalkan")
    at.field("Jadwal terbit").fill(moment)
    at.press("Jadwalkan")
    assert at.error_at("publish_at") == words
    assert at.field("Jadwal terbit").is_visible() and at.field("Jadwal terbit").input_value() == moment
    assert not Article.objects.exists()


def test_the_preview_shows_what_is_typed_in_a_tab_and_stores_no_story(desk, editor):
    at = desk(editor).short_story()
    at.fill(Tempat="Demak", Keterangan_foto="Warga di tepi saluran.", Kredit="Laras")
    at.field("Unggah foto").set_input_files(desk_of.photo())
    at.press("Pratinjau")
    with at.context.expect_page() as opened:
        at.press("Buka di tab")
    preview = opened.value
    preview.wait_for_load_state()
    assert preview.locator("h1").inner_text() == TITLE
    assert preview.locator(".prose").inner_text() == "NUSAWARTA | Demak - Warga membersihkan saluran air sejak pagi."
    assert preview.locator("figcaption").inner_text() == "Warga di tepi saluran. [Foto: Laras]"
    assert preview.locator(".lead-photo img").evaluate("(one) => one.complete && one.naturalWidth > 0")
    assert "Pembaca belum melihat halaman ini" in preview.inner_text("body")
    assert at.field("Judul").input_value() == TITLE and not Article.objects.exists()


def test_the_preview_beside_the_form_follows_what_is_typed_at_any_width(desk, editor):
    at = desk(editor).short_story()
    at.page.keyboard.press("Control+Shift+P")
    shown = at.page.frame_locator("[data-preview-panel] iframe")
    shown.locator("h1", has_text=TITLE).wait_for()
    at.field("Judul").fill("Warga Menanam Bakau")
    shown.locator("h1", has_text="Warga Menanam Bakau").wait_for()
    widths = []
    for screen in ("Ponsel", "Tablet", "Layar lebar"):
        at.page.locator(".preview-bar").get_by_role("button", name=screen).click()
        widths.append(shown.locator("html").evaluate("(page) => page.clientWidth"))
    assert widths == [360, 768, 1280] and at.sideways() == 0
    shown.get_by_role("link", name="Nasional").first.click()
    assert shown.locator("h1").inner_text() == "Warga Menanam Bakau"  # looked at, not walked through
    at.page.keyboard.press("Control+Shift+P")
    assert not at.page.locator("[data-preview-panel]").is_visible()
    assert not Article.objects.exists() and at.said == []


def test_an_update_reaches_readers_with_its_own_time(desk, visitor, editor, clock):
    at = desk(editor).short_story().go_out("Terbitkan")
    assert at.message
    clock.wait(minutes=20)
    at.body.click()
    at.page.keyboard.press("Control+End")
    at.page.keyboard.type(" Pekerjaan selesai pukul 15.00.")
    at.press("Perbarui")
    assert at.message == f"SUDAH DIPERBARUI pukul 15.20 WIB: {TITLE}"
    page = visitor.open(ADDRESS).page
    assert page.locator(".prose").inner_text().endswith("sejak pagi. Pekerjaan selesai pukul 15.00.")
    times = page.locator(".story-info time").all_inner_texts()
    assert times == ["Rabu, 18 Maret 2026 15:00 WIB", "Diperbarui 18 Maret 2026, 15.20 WIB"]


def test_a_withdrawn_story_leaves_its_reason_at_its_address(desk, visitor, managing_editor):
    at = desk(managing_editor).short_story().go_out("Terbitkan")
    at.panel("Cabut")
    at.press("Cabut")
    assert at.error_at("note") == "Tulis alasan pencabutan; alasan ini dibaca publik."
    assert visitor.open(ADDRESS).answer.status == 200
    at.field("Catatan").fill("Memuat identitas korban.")
    at.press("Cabut")
    assert at.message.startswith("Berita dicabut")
    assert Article.objects.get().state == State.WITHDRAWN
    assert visitor.open(ADDRESS).answer.status == 410
    said = visitor.page.inner_text("main")
    assert "Memuat identitas korban." in said and "saluran air" not in said


def test_an_update_pressed_far_down_is_confirmed_in_sight_and_taken_back_there(desk, visitor, editor, clock):
    at = desk(editor).short_story().go_out("Terbitkan")
    clock.wait(minutes=20)
    at.field("Judul").fill("Keliru Sekali")
    at.page.locator(".field-body").scroll_into_view_if_needed()
    at.page.evaluate("scrollTo(0, 900)")
    at.press("Perbarui")
    said = at.page.locator(".said-here")
    assert "SUDAH DIPERBARUI pukul 15.20 WIB: Keliru Sekali" in said.inner_text()
    said.get_by_role("button", name="Batalkan").click()
    assert at.message.startswith("Dibatalkan; berita kembali seperti sebelumnya (Terbit)")
    assert at.field("Judul").input_value() == TITLE
    assert visitor.open(ADDRESS).page.locator("h1").inner_text() == TITLE
