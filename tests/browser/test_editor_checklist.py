"""The checklist beside an editor who types: it counts along, leads to what is missing, and asks once before going out."""

import pytest
from playwright.sync_api import expect

from news.models import Article, Move, State
from tests import factories


@pytest.fixture(autouse=True)
def channel(live_server):
    return factories.make_category("Nasional")


def test_the_checklist_counts_along_leads_to_a_field_and_asks_once(desk, editor):
    at = desk(editor).short_story()
    bar = at.page.locator("details.checklist")
    expect(bar.locator("b")).to_have_text("6/11", timeout=15_000)
    bar.locator("summary").click()
    bar.get_by_role("link", name="Tempat belum diisi.").click()
    assert at.page.evaluate("document.activeElement.name") == "dateline_place"
    at.page.keyboard.type("Demak")
    expect(bar.locator("b")).to_have_text("7/11", timeout=15_000)

    at.press("Terbitkan")
    asked = at.page.locator(".pass-over")
    assert asked.locator("a").all_inner_texts() == [
        "Isi berita kurang dari 60 kata.",
        "Kata kunci kurang dari tiga.",
        "Nama penulis belum diisi.",
        "Editor belum dipilih.",
    ]
    assert at.field("Tempat").input_value() == "Demak" and not Article.objects.exists()
    asked.get_by_label("Alasan tetap terbit").fill("Gempa.")
    at.press("Tetap terbitkan")
    assert "SUDAH TERBIT" in at.message and Move.objects.get().note == "Gempa."

    at.page.get_by_role("button", name="Batalkan", exact=True).click()
    assert at.message.startswith("Dibatalkan") and Article.objects.get().state == State.DRAFT
    assert at.said == []
