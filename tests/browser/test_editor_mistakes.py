"""What an editor gets wrong is said in Indonesian at its field, and nothing that was typed or chosen is lost."""

import pytest

from news.models import Article, Photo
from tests import factories
from tests.browser import editor as desk_of
from tests.browser import pasted
from tests.news.pictures import encoded, plain

BODY = "Warga membersihkan saluran air sejak pagi."


@pytest.fixture(autouse=True)
def channel(live_server):
    return factories.make_category("Nasional")


def test_what_is_missing_is_said_at_its_field_all_at_once_and_all_that_was_typed_stays(desk, editor):
    factories.make_person("Putri Kirana", "PK")
    at = desk(editor).new_story()
    at.fill(Tempat="Demak", Ringkasan="Sejak pagi.", Keterangan_foto="Di tepi saluran.", Teks_alternatif="Lima orang.")
    at.field("Unggah foto").set_input_files(desk_of.photo())
    at.field("Kata kunci").fill("Banjir, Aceh Besar")
    at.page.get_by_role("combobox", name="Orang").first.select_option(label="Putri Kirana (PK)")
    at.type_body(BODY).press("Terbitkan")
    assert at.error_at("title") == "Tulis judul berita."
    assert at.error_at("category") == "Pilih kanal berita ini."
    assert at.error_at("photo_credit") == "Kredit foto belum diisi. Tulis nama fotografernya, atau Istimewa."
    assert at.page.evaluate("document.activeElement.name") == "title"
    typed = {
        "Tempat": "Demak",
        "Ringkasan": "Sejak pagi.",
        "Keterangan foto": "Di tepi saluran.",
        "Teks alternatif": "Lima orang.",
        "Kata kunci": "Banjir, Aceh Besar",
    }
    assert {label: at.field(label).input_value() for label in typed} == typed
    assert at.body.inner_text() == BODY
    assert "Putri Kirana" in at.page.get_by_role("combobox", name="Orang").first.locator("option:checked").inner_text()
    assert at.page.locator("[name=lead_photo]:checked").input_value() == str(Photo.objects.get().pk)

    at.fill(Judul="Saluran Bersih", Kredit="Laras").choose_channel("Nasional").go_out("Terbitkan")
    assert "SUDAH TERBIT" in at.message
    story = Article.objects.get()
    assert (story.lead_photo, story.lead_photo.credit, story.caption) == (
        Photo.objects.get(),
        "Laras",
        "Di tepi saluran.",
    )


@pytest.mark.parametrize(("name", "data", "words"), [
    ("catatan.jpg", b"Ini hanya catatan rapat.", "bukan"),
    ("rusak.jpg", encoded(plain((1200, 900)))[:900], "rusak"),
])  # fmt: skip
def test_a_file_that_is_no_photograph_is_refused_at_its_field(desk, editor, name, data, words):
    at = desk(editor).short_story("Saluran Bersih")
    at.field("Unggah foto").set_input_files(desk_of.photo(name, data))
    at.press("Terbitkan")
    assert words in at.error_at("photo_file")
    assert (at.field("Judul").input_value(), at.body.inner_text()) == ("Saluran Bersih", BODY)
    assert not Article.objects.exists() and not Photo.objects.exists()


@pytest.mark.parametrize("program", pasted.PROGRAMS)
def test_what_other_programs_put_on_the_clipboard_comes_out_clean(desk, editor, program):
    html, text, clean = pasted.PROGRAMS[program]
    at = desk(editor).new_story().fill(Judul="Saluran Bersih").choose_channel("Nasional")
    at.paste(html, text).press("Simpan draf")
    assert at.message == "Tersimpan: Saluran Bersih"
    assert Article.objects.get().body == clean


def test_the_form_works_without_javascript(desk, visitor, editor):
    at = desk(editor, java_script_enabled=False).new_story()
    at.fill(Judul="Saluran Bersih", Isi=f"{BODY}\n\nSore hari selesai.", Keterangan_foto="Saluran.", Kredit="Laras")
    at.field("Unggah foto").set_input_files(desk_of.photo())
    at.choose_channel("Nasional").press("Simpan draf")
    assert at.message == "Tersimpan: Saluran Bersih"
    at.go_out("Terbitkan")
    assert "SUDAH TERBIT" in at.message
    page = visitor.open("/nasional/saluran-bersih/").page
    assert page.locator(".prose p").all_inner_texts()[1] == "Sore hari selesai."
    assert page.locator("figcaption").inner_text() == "Saluran. [Foto: Laras]"
