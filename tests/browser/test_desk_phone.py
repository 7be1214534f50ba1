"""The desk in one hand: the first page of every role has no barrier, and what is pressed is as large as a thumb."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from comments.models import State as CommentState
from news.models import Article, Assignment, State
from tests import factories

STAFF = ("reporter", "editor", "advertiser")
THUMB = 44


@pytest.fixture
def newsroom(live_server, reporter):
    """Something on every desk."""
    now = timezone.now()
    usual = {"created_by": reporter, "category": factories.any_category()}
    for state in (State.DRAFT, State.RETURNED, State.SUBMITTED):
        story = factories.make_article(f"Warga Memperbaiki Tanggul {state}", state=state, **usual)
        Assignment.objects.create(article=story, due_at=now - timedelta(hours=1), priority=1, assignee=reporter)
    out = factories.publish("Banjir Surut", at=now - timedelta(hours=1), **usual)
    factories.publish("Pasar Dibuka", at=now + timedelta(minutes=5), **usual)
    factories.make_reads(out, 7, at=now)
    factories.make_comment(out, reporter, state=CommentState.HELD)
    factories.make_banner(starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1))


def _barriers(at) -> list:
    found = [
        (one["id"], [node["target"] for node in one["nodes"]][:3]) for one in Axe().run(at.page).response["violations"]
    ]
    at.said.clear()  # axe itself applies styles, which our policy forbids
    return found


@pytest.mark.parametrize("who", STAFF)
def test_the_first_page_of_a_role_has_no_barrier_on_a_phone(desk, request, newsroom, who):
    at = desk(request.getfixturevalue(who), width=360, color_scheme="dark")
    assert _barriers(at) == [] and at.sideways() == 0
    at.page.locator(".drawer > summary").click()
    assert _barriers(at) == [] and at.sideways() == 0
    pressed = at.page.locator(".bottom-bar > nav a, .drawer > summary, .drawer .menu a, .desk-button").all()
    assert [one.inner_text() for one in pressed if one.bounding_box()["height"] < THUMB] == []


def test_a_story_is_scheduled_with_a_thumb_and_without_script(desk, editor, newsroom):
    state = desk(editor).context.storage_state()
    at = desk(width=360, height=780, storage_state=state, java_script_enabled=False)
    at.page.goto(f"{at.site}/admin/")
    at.page.get_by_role("link", name="Warga Memperbaiki Tanggul submitted").first.click()
    panel = at.panel("Jadwalkan")
    pick = panel.get_by_role("button", name="+15 menit")
    assert pick.bounding_box()["height"] >= THUMB
    pick.click()
    at.field("Alasan tetap terbit").fill("Mendesak.")
    at.press("Tetap jadwalkan")
    assert at.message.startswith("TERJADWAL untuk")
    ahead = Article.objects.get(title__endswith="submitted").published_at - timezone.now()
    assert timedelta(minutes=13) < ahead <= timedelta(minutes=15)


def test_what_is_typed_into_a_time_is_said_at_once_in_words(desk, editor, newsroom):
    at = desk(editor)
    at.open("/admin/news/article/add/")
    panel = at.panel("Jadwalkan")
    ahead = timezone.localtime() + timedelta(days=2, hours=3, minutes=1)
    panel.get_by_label("Jadwal terbit").fill(f"{ahead:%Y-%m-%dT%H:%M}")
    assert panel.locator("output").inner_text().endswith(", dalam 2 hari 3 jam")
