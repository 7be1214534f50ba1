"""Search engines and hubs are told of what is new, changed or gone: once, at its time, and nobody until one is set."""

import json
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.conf import settings as live
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from news import workflow
from news.models import Article, Ping
from news.pings import WAITS, send_ping
from tests.factories import NOW, make_article, make_category, make_person
from tests.news.hub import listening
from tests.working import work

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def indexnow(settings):
    with listening() as hub:
        settings.INDEXNOW_KEY, settings.INDEXNOW_ENDPOINT = KEY, hub.address
        yield hub


def told_urls(hub) -> list[str]:
    return [url.removeprefix(live.SITE_URL) for _, body in hub.told for url in json.loads(body)["urlList"]]


def published(user, act=workflow.PUBLISH, **fields) -> Article:
    at = fields.pop("at", None)
    return workflow.make_move(make_article(**fields), act, user, at=at, note="Mendesak.")


def test_nobody_is_told_until_a_key_is_set(managing_editor):
    published(managing_editor)
    assert not Ping.objects.exists() and not DBTaskResult.objects.exists()


def test_indexnow_is_told_of_a_new_story(client, managing_editor, indexnow):
    story = published(managing_editor)
    assert indexnow.told == []  # not during the request
    work()
    ((kind, body),) = indexnow.told
    assert kind == "application/json; charset=utf-8"
    assert json.loads(body) == {
        "host": live.SITE_URL.partition("//")[2],
        "key": KEY,
        "keyLocation": f"{live.SITE_URL}/{KEY}.txt",
        "urlList": [live.SITE_URL + story.get_absolute_url()],
    }
    assert client.get(f"/{KEY}.txt").content.decode() == KEY
    ping = Ping.objects.get()
    assert ping.told_at and ping.tries == 1


def test_a_hub_is_told_of_every_feed_in_which_the_story_stands(managing_editor, settings):
    with listening() as hub:
        settings.WEBSUB_HUB = hub.address
        published(
            managing_editor,
            category=make_category("Nasional", make_category("Berita")),
            by=[make_person("Putri Kirana")],
            keywords=["Waduk"],
        )
        work()
        ((kind, body),) = hub.told
    assert kind == "application/x-www-form-urlencoded"
    told = parse_qs(body)
    assert told["hub.mode"] == ["publish"]
    bases = [
        "/feed/",
        "/feed/kanal/berita/",
        "/feed/kanal/nasional/",
        "/feed/tag/waduk/",
        "/feed/penulis/putri-kirana/",
    ]
    assert told["hub.url"] == [f"{live.SITE_URL}{base}{form}" for base in bases for form in ("", "atom/", "json/")]


def test_a_change_of_words_and_a_withdrawal_are_told_and_nothing_else(managing_editor, indexnow, clock):
    story = published(managing_editor)
    work()
    clock.wait(minutes=10)
    workflow.make_move(story, workflow.UPDATE, managing_editor)
    work()
    assert len(indexnow.told) == 1
    story.title = "Tanggul Jebol Lagi"
    workflow.make_move(story, workflow.UPDATE, managing_editor)
    work()
    assert len(indexnow.told) == 2
    clock.wait(minutes=10)
    workflow.make_move(story, workflow.WITHDRAW, managing_editor, note="Keliru.")
    work()
    assert told_urls(indexnow) == [story.get_absolute_url()] * 3


def test_a_scheduled_story_is_told_when_it_comes_out(managing_editor, indexnow, clock):
    published(managing_editor, workflow.SCHEDULE, at=NOW + timedelta(hours=2))
    work()
    assert indexnow.told == []
    clock.wait(hours=3)
    work()
    assert len(indexnow.told) == 1


def test_an_embargoed_story_is_told_when_the_embargo_ends_and_again_when_it_ends_itself(
    managing_editor, indexnow, clock
):
    published(managing_editor, embargo_until=NOW + timedelta(hours=1), expires_at=NOW + timedelta(hours=5))
    for hours, told in ((0, 0), (2, 1), (2, 1), (2, 2)):
        clock.wait(hours=hours)
        work()
        assert len(indexnow.told) == told


@pytest.mark.parametrize("act", [workflow.UNSCHEDULE, workflow.SCHEDULE])
def test_what_is_no_longer_so_is_not_told(managing_editor, indexnow, clock, act):
    story = published(managing_editor, workflow.SCHEDULE, at=NOW + timedelta(hours=1))
    workflow.make_move(story, act, managing_editor, at=NOW + timedelta(hours=9))
    clock.wait(hours=2)
    work()
    assert indexnow.told == []
    clock.wait(hours=9)
    work()
    assert len(indexnow.told) == (act == workflow.SCHEDULE)


def test_the_same_version_is_told_once_however_often_it_is_queued(managing_editor, indexnow):
    published(managing_editor)
    ping = Ping.objects.get()
    for _ in range(3):
        send_ping.enqueue(ping.pk)
    work()
    assert len(indexnow.told) == 1
    assert DBTaskResult.objects.successful().count() == 4


def test_nothing_is_queued_when_the_move_is_taken_back(managing_editor, indexnow):
    with pytest.raises(RuntimeError), transaction.atomic():
        published(managing_editor)
        raise RuntimeError("the request failed after the move")
    work()
    assert indexnow.told == [] and not Ping.objects.exists()


def test_a_clock_that_is_behind_waits(managing_editor, indexnow, clock):
    published(managing_editor)
    clock.wait(minutes=-5)
    send_ping.func(Ping.objects.get().pk)
    assert indexnow.told == []
    clock.wait(minutes=6)
    work()
    assert len(indexnow.told) == 1


@pytest.mark.parametrize("status", [500, 429, 403, 302])
def test_a_service_that_refuses_is_asked_again_later(managing_editor, settings, clock, status):
    with listening(status, status) as hub:
        settings.INDEXNOW_KEY, settings.INDEXNOW_ENDPOINT = KEY, hub.address
        published(managing_editor)
        for told, wait in ((1, 0), (1, 0.5), (2, 1), (2, 2), (3, 4), (3, 600)):
            clock.wait(minutes=wait)
            work()
            assert len(hub.told) == told
    assert Ping.objects.get().told_at


def test_after_the_last_try_the_failure_is_kept(managing_editor, settings, clock):
    settings.INDEXNOW_KEY, settings.INDEXNOW_ENDPOINT = KEY, "http://127.0.0.1:9/nobody"
    published(managing_editor)
    for _ in range(len(WAITS) + 3):
        work()
        clock.wait(hours=3)
    ping = Ping.objects.get()
    assert ping.tries == len(WAITS) + 1 and ping.told_at is None
    (failed,) = DBTaskResult.objects.failed()
    assert failed.status == TaskResultStatus.FAILED and failed.exception_class_path == "news.pings.TellingFailed"


def test_a_story_that_was_deleted_troubles_no_worker(managing_editor, indexnow):
    published(managing_editor).delete()
    work()
    assert indexnow.told == [] and DBTaskResult.objects.successful().count() == 1
