"""A photograph in the form of a story, with script: dropped, sent at once, aimed at, offered when the library has it."""

from base64 import b64encode

from news.models import Article, Photo
from tests import factories
from tests.browser import editor as desk_of
from tests.news.pictures import captioned_jpeg

CAPTION = "Warga memperbaiki tanggul di Demak, Rabu (18/3/2026)."
DROP = """(box, data) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], "foto.jpg", { type: "image/jpeg" }));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""


def test_a_dropped_photograph_brings_its_words_is_aimed_and_never_stored_twice(desk, visitor, editor, clock):
    factories.make_category("Nasional")
    data = captioned_jpeg(caption=CAPTION, creator="Akbar", credit="ANTARA FOTO")
    at = desk(editor).short_story("Tanggul Diperbaiki")
    said = at.page.locator("[data-photo-progress] [role=status]")
    at.page.locator("[data-photo-box]").evaluate(DROP, b64encode(data).decode())
    said.get_by_text("Foto sudah masuk.").wait_for()
    photo = Photo.objects.get()
    assert [at.field(label).input_value() for label in ("Keterangan foto", "Kredit", "Hak pakai")] == [
        CAPTION,
        "Akbar",
        "agency",
    ]
    at.page.get_by_text("Titik fokus dan potongan").click()
    at.page.get_by_role("button", name="Titik fokus: 50% dari kiri, 50% dari atas").press("ArrowRight")
    at.page.get_by_text("Titik fokus tersimpan.").wait_for()
    photo.refresh_from_db()
    assert (round(photo.focal_x, 2), photo.focal_y) == (0.52, 0.5)

    clock.wait(seconds=1)
    at.page.get_by_role("radio", name="Tanpa foto").check()
    at.field("Unggah foto").set_input_files(desk_of.photo(data=data))
    said.get_by_text("Foto yang sama sudah ada di pustaka.").wait_for()
    at.press("Pakai foto itu").go_out("Terbitkan")
    assert "SUDAH TERBIT" in at.message
    story = Article.objects.get()
    assert story.lead_photo == photo == Photo.objects.get()
    page = visitor.open(story.get_absolute_url()).page
    assert page.locator("figcaption").inner_text() == f"{CAPTION} [ANTARA FOTO/Akbar]"
