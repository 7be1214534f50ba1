"""Moderating in a browser: one key a comment and no page load; no page of it has a barrier."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from comments import appealing, moderation
from comments.models import (
    ChannelRule,
    Comment,
    Complaint,
    Conversation,
    FilterWord,
    ModerationAct,
    SensitiveKeyword,
    State,
    Suspension,
    WatchList,
)
from comments.suspending import suspend
from tests import factories
from tests.browser.test_desk_pages import faults_of

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


#: Every page of the conversation in the CMS, and those of complaining that readers see.
PAGES = (
    f"{QUEUE}?tab=dilaporkan", f"{QUEUE}?tab=keberatan", f"{QUEUE}?q=tidak-ada", f"{QUEUE}{{comment}}/change/",
    "/komentar/{comment}/laporkan/", "/pengaduan/", "/komentar/laporan/{receipt}/",
    "/admin/comments/complaint/", "/admin/comments/complaint/{complaint}/change/",
    "/admin/comments/suspension/", "/admin/comments/suspension/{suspension}/change/", "/admin/comments/moderationact/",
    "/admin/comments/watchlist/", "/admin/comments/watchlist/{watch}/change/", "/admin/comments/watchlist/{watch}/delete/",
    "/admin/comments/filterword/", "/admin/comments/filterword/{word}/change/", "/admin/comments/filterword/banyak/",
    "/admin/comments/channelrule/", "/admin/comments/channelrule/{rule}/change/", "/admin/comments/channelrule/add/",
    "/admin/comments/sensitivekeyword/", "/admin/comments/sensitivekeyword/add/",
    "/admin/comments/conversation/", "/admin/comments/conversation/add/",
)  # fmt: skip


def test_the_pages_of_moderation_have_no_barrier_on_a_phone(desk, moderator, story, reader_of_news, signed_in):
    comment = factories.make_comment(story, reader_of_news, "Kata" + "panjang" * 20, complained_at=timezone.now())
    complaint = Complaint.objects.create(comment=comment, reason="hatred", details="Menyebut suku.")
    rejected = factories.make_comment(story, reader_of_news, "Jelek", state=State.HELD)
    moderation.reject(rejected.pk, moderator, reason="spam", note="Judi.")
    appealing.appeal(rejected.pk, reader_of_news, "Bukan iklan.")
    suspend(reader_of_news, moderator, reason="spam", note="Lagi.", comment=comment)
    word = FilterWord.objects.create(word="gacor")
    SensitiveKeyword.objects.create(keyword=factories.make_keyword("Bunuh diri"))
    Conversation.objects.filter(article=story).update(mode="before")
    keys = {
        "comment": comment.pk, "receipt": complaint.receipt, "complaint": complaint.pk, "word": word.pk,
        "suspension": Suspension.objects.get().pk, "watch": WatchList.objects.create(name="Banjir", made_by=moderator).pk,
        "rule": ChannelRule.objects.create(category=story.category, closes_after_days=3).pk,
    }  # fmt: skip
    at, faults = desk(width=360, color_scheme="light").come_in(signed_in(moderator)), []
    for page in PAGES:
        assert at.open(page.format(**keys)).status == 200, page
        for panel in at.page.locator(".case details").all():
            panel.evaluate("one => { one.open = true; }")
        faults += faults_of(page, at)
    at.open("/admin/comments/filterword/coba/")
    at.field("Teks").fill("slot gacor")
    at.press("Coba")
    at.page.locator("#hasil").wait_for()
    faults += faults_of("trial", at)
    assert not faults, "\n".join(faults)
