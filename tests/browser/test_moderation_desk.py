"""Moderating in a browser: one key a comment and no page load."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from comments.models import Comment, Complaint, ModerationAct, State
from tests import factories

CLEAR = 20
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def story(live_server):
    return factories.publish(at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def waiting(story, reader_of_news):
    """Every other comment is spam that the policy has marked."""
    return [
        factories.make_comment(
            story, reader_of_news, f"Komentar ke-{place}", state=State.HELD, flags=["spam"] if place % 2 else []
        )
        for place in range(CLEAR + 15)
    ]


@pytest.fixture
def reader_of_news(live_server, django_user_model):
    return django_user_model.objects.create_user("pembaca@nusawarta.test", display_name="Pembaca")


def barriers(one) -> list:
    found = [rule["id"] for rule in Axe().run(one.page).response["violations"]]
    one.said.clear()  # axe itself applies styles, which our policy forbids
    return found


def test_twenty_clear_comments_take_twenty_keys_and_no_page_load(desk, moderator, waiting):
    at = desk(moderator)
    at.open(QUEUE)
    assert barriers(at) == []
    loads, keys, clear = [], 0, waiting[:CLEAR]
    at.page.on("framenavigated", lambda frame: loads.append(frame.url))
    for place in range(CLEAR):
        at.page.keyboard.press("t" if place % 2 else "s")
        keys += 1
    said = at.page.locator("[data-said]")
    expect(at.page.get_by_text("Menyimpan …")).to_have_count(0)
    states = dict(Comment.objects.values_list("pk", "state"))
    assert [states[one.pk] for one in clear] == [State.VISIBLE, State.REJECTED] * (CLEAR // 2)
    assert (keys, loads) == (CLEAR, [])
    assert at.page.evaluate("document.activeElement.dataset.case") == str(waiting[CLEAR].pk)
    assert "Tersisa" in said.inner_text()
    # The next page has joined itself to this one; one key takes the last act back.
    at.page.locator(f"#komentar-{waiting[-1].pk}").wait_for()
    at.page.keyboard.press("u")
    at.page.locator(f"#komentar-{clear[-1].pk} .case-body").wait_for()
    assert said.inner_text() == "Diurungkan."
    assert Comment.objects.get(pk=clear[-1].pk).state == State.HELD
    for key in ("T", "8"):
        at.page.keyboard.press(key)
    at.page.locator(f"#komentar-{clear[-1].pk}[data-done] .undo").wait_for()
    assert ModerationAct.objects.filter(reason="other").count() == 1
    for key in ("j", "k", "x", "e"):
        at.page.keyboard.press(key)
    assert (
        at.page.locator(".queue-many").is_visible()
        and at.page.locator("[data-many-number]").inner_text() == "1 dipilih"
    )
    at.page.keyboard.type(" tersunting")
    at.page.keyboard.press("Control+Enter")
    at.page.get_by_text("disunting moderator").wait_for()
    for key in ("b", "Enter"):
        at.page.keyboard.press(key)
    at.page.locator(f"#komentar-{waiting[CLEAR].pk}[data-done] .undo").wait_for()
    for key in ("?", "Escape", "/"):
        at.page.keyboard.press(key)
    assert at.page.evaluate("document.activeElement.name") == "q" and loads == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_moderation_have_no_barrier_on_a_phone(desk, moderator, story, reader_of_news, scheme):
    comment = factories.make_comment(story, reader_of_news, "Kata" + "panjang" * 20, complained_at=timezone.now())
    complaint = Complaint.objects.create(comment=comment, reason="hatred", details="Menyebut suku.")
    at = desk(moderator, width=360, color_scheme=scheme)
    pages = [
        f"{QUEUE}?tab=dilaporkan", f"/komentar/{comment.pk}/laporkan/", f"{QUEUE}{comment.pk}/change/", "/pengaduan/",
        f"/admin/comments/complaint/{complaint.pk}/change/", complaint.get_absolute_url(),
    ]  # fmt: skip
    for address in pages if scheme == "light" else pages[:2]:
        at.open(address)
        for panel in at.page.locator(".case details").all():
            panel.evaluate("one => { one.open = true; }")
        assert (address, barriers(at), at.sideways()) == (address, [], 0)
