"""The front desk with script: a story is carried into a slot by keyboard and by mouse, and looked at before it is public."""

from datetime import timedelta

from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from news.models import FrontDraft, Placement
from tests import factories


def test_a_story_is_carried_by_keyboard_and_dragged_by_mouse_and_published(desk, managing_editor):
    stories = factories.publish_many(16, start=timezone.now() - timedelta(minutes=9))
    at = desk(managing_editor, width=1280)
    at.open("/admin/news/placement/")
    page, said = at.page, at.page.locator("[data-front-said]")

    page.get_by_role("button", name=f"Ambil: {stories[11].title}", exact=True).press("Enter")
    assert "Panah memilih tempat" in said.inner_text()
    page.keyboard.press("ArrowDown")
    assert said.inner_text().startswith("Sub-berita 1. Sekarang: ")
    page.keyboard.press("Escape")
    assert "tetap di tempatnya" in said.inner_text() and not FrontDraft.objects.exists()

    page.keyboard.press("Space")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.locator("#pick-3", has_text=stories[11].title).wait_for()
    assert said.inner_text() == f"Pilihan Editor 3: {stories[11].title}. Belum terbit."
    assert page.evaluate("document.activeElement.closest('[data-slot]').id") == "pick-3"

    source = page.locator(f"fieldset [data-carry='{stories[10].pk}']")
    source.hover()
    page.mouse.down()
    box = source.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 6)  # it is taken before the window rolls
    for _ in range(2):  # to come in, and to move there
        page.locator("#lead").hover()
    page.mouse.up()
    page.locator("#lead", has_text=stories[10].title).wait_for()
    look = page.frame_locator("iframe[name=pratinjau-beranda]")
    look.locator(".grid-lead h2, .grid-lead h3").first.get_by_text(stories[10].title).wait_for()
    assert not Placement.objects.exists()

    page.get_by_role("button", name="Terbitkan susunan").click()
    page.get_by_role("button", name="Batalkan susunan terakhir").wait_for()
    assert {one.slot: one.article for one in Placement.objects.all()} == {"pick-3": stories[11], "lead": stories[10]}
    assert Axe().run(page).response["violations"] == []
    at.said.clear()  # axe itself applies styles, which our policy forbids
    page.set_viewport_size({"width": 360, "height": 800})
    assert at.sideways() <= 0
