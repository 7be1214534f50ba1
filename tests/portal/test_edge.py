"""Caches outside are told what has changed before the editor reads that it is saved, and never stand in the editor's way."""

import logging
from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from comments.models import Comment
from news.freshness import SITE, touch
from news.models import Article
from portal import edge, pagecache
from portal.checks import outer_caches
from tests import factories
from tests.portal.caches import listening, put_before
from tests.portal.wsgi import Process
from tests.working import work
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]


@pytest.fixture
def cache(settings):
    with listening() as ear:
        put_before(settings, ear.address)
        yield ear


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` is a transaction whose end is reached."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def lifetime(process, address: str) -> str:
    return process.ask(address).headers["cache-control"]


# Telling them


def test_a_transaction_is_told_once_with_all_that_it_touched(cache, committed, clock):
    with committed():
        touch("article:7", "lists")
        with transaction.atomic():
            touch("lists")
            touch("article:8")
        assert cache.told == []
    assert cache.told == [["article:7", "article:8", "lists"]]
    assert cache.headers[0]["xkey-purge"] == cache.headers[0]["Surrogate-Key"] == "article:7 article:8 lists"
    assert "Authorization" not in cache.headers[0]


def test_a_token_proves_that_it_is_us(cache, committed, settings):
    put_before(settings, cache.address, token="rahasia")
    with committed():
        touch("lists")
    assert cache.headers[0]["Authorization"] == "Bearer rahasia"
    assert cache.headers[0]["Fastly-Key"] == "rahasia"


def test_more_tags_than_a_cache_takes_are_told_as_all_pages(cache, committed):
    with committed():
        touch(*(f"article:{number}" for number in range(edge.MOST_NAMES + 1)))
    assert cache.told == [[SITE]]


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_is_told_to_nobody(cache):
    with pytest.raises(RuntimeError), transaction.atomic():
        touch("lists")
        raise RuntimeError
    assert (cache.told, DBTaskResult.objects.count()) == ([], 0)
    with transaction.atomic():
        with pytest.raises(RuntimeError), transaction.atomic():
            touch("article:7")
            raise RuntimeError
        touch("lists")
    assert cache.told == [["lists"]]
    touch("article:9")  # without a transaction around it
    assert cache.told == [["lists"], ["article:9"]]


def test_without_caches_outside_nothing_is_queued_and_nobody_called(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        touch("lists")
    assert not callbacks and not DBTaskResult.objects.exists()


def test_a_moment_later_it_is_told_again_for_answers_that_were_on_their_way(cache, committed, clock):
    with committed():
        touch("lists")
    work()
    assert cache.told == [["lists"]]
    clock.wait(seconds=4)
    work()
    assert cache.told == [["lists"], ["lists"]]


# When one does not answer


def test_a_cache_that_is_away_does_not_hurt_saving_and_hears_it_later(
    signed_in, cache, committed, managing_editor, clock, settings, caplog
):
    put_before(settings)
    story = factories.make_article()
    put_before(settings, "http://127.0.0.1:9/purge", cache.address)
    with caplog.at_level(logging.WARNING, "portal.edge"), committed():
        sheet = Sheet(signed_in(managing_editor), f"/admin/news/article/{story.pk}/change/").send("publish")
    assert sheet.said.startswith("SUDAH TERBIT")
    assert "http://127.0.0.1:9/purge" in caplog.text
    assert ["lists"] in cache.told
    assert [row.args_kwargs["args"] for row in edge._unfinished("READY")] == [["http://127.0.0.1:9/purge", 0]]


def test_who_missed_something_is_told_everything_until_it_hears(cache, committed, clock, client):
    cache.status = 503
    for _ in range(3):  # a cache that failed is left alone for a moment: the second and third save do not wait
        with committed():
            touch("article:7")
    assert cache.told == [["article:7"]]
    assert client.get("/healthz").json() == {"status": "ok", "database": "ok", "outer_caches": "behind"}
    for _ in range(3):
        clock.wait(minutes=2)
        work()
    assert edge._unfinished("READY").get().args_kwargs["args"] == [cache.address, 3]
    assert set(map(tuple, cache.told)) == {("article:7",), (SITE,)}
    cache.status = 200
    clock.wait(minutes=2)
    work()
    assert cache.told[-1] == [SITE]
    assert client.get("/healthz").json()["outer_caches"] == "ok"
    told = len(cache.told)
    clock.wait(minutes=9)
    work()
    assert len(cache.told) == told


def test_a_cache_that_is_no_longer_ours_is_not_asked_for_ever(cache, committed, settings, clock):
    cache.status = 500
    with committed():
        touch("lists")
    put_before(settings)
    told = len(cache.told)
    clock.wait(minutes=9)
    work()
    assert (len(cache.told), edge.caches_state()) == (told, "ok")


@pytest.mark.parametrize(
    ("address", "is_wrong"), [("10.0.0.5:6081", True), ("ftp://a/b", True), ("https://a/b", False)]
)
def test_an_address_that_nobody_can_ask_stops_the_start(settings, address, is_wrong):
    put_before(settings, address)
    assert [problem.id for problem in outer_caches(None)] == (["portal.E025"] if is_wrong else [])


# How long they may keep a page


def test_a_cache_keeps_a_page_until_its_moment_and_late_figures_a_little_longer(settings, clock, cache, reader):
    process = Process()
    story = factories.publish(expires_at=factories.NOW + timedelta(seconds=100))
    quiet = "/arsip/"
    assert lifetime(process, quiet) == "public, max-age=0, s-maxage=99, stale-if-error=86400"
    clock.wait(seconds=20)
    assert lifetime(process, quiet) == "public, max-age=0, s-maxage=79, stale-if-error=86400"
    # Figures on this one may be a minute late, and after that a minute more while it is drawn again; never its end.
    factories.make_comment(story, reader)
    address = story.get_absolute_url()
    found = lifetime(process, address)
    assert found == "public, max-age=0, s-maxage=59, stale-while-revalidate=20, stale-if-error=86400"
    assert lifetime(process, address) == found
    assert process.ask(address, past_cache=True).headers["cache-control"] == found
    clock.wait(seconds=78.5)
    assert lifetime(process, address) == "public, max-age=0, must-revalidate"


def test_no_page_is_kept_longer_than_a_lost_purge_may_be_seen(settings, clock, cache):
    process = Process()
    assert "s-maxage=300," in lifetime(process, "/arsip/")
    put_before(settings, cache.address, longest=timedelta(seconds=30))
    assert "s-maxage=30," in lifetime(process, "/arsip/")


def test_a_withdrawn_story_is_kept_too_and_browsers_ask_again(settings, clock, cache):
    process, story = Process(), factories.publish()
    factories.withdraw(story)
    for _ in range(2):
        gone = process.ask(story.get_absolute_url())
        assert gone.status == 410
        assert gone.headers["cache-control"].startswith("public, max-age=0, s-maxage=")
        assert gone.headers["xkey"] == "lists site"


def test_what_is_read_while_the_database_is_away_is_kept_by_nobody_else(clock, cache, monkeypatch):
    process = Process()
    process.ask("/arsip/")

    def away(*names):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(pagecache, "present_versions", away)
    assert lifetime(process, "/arsip/") == "public, max-age=0, must-revalidate"


def test_private_pages_say_nothing_to_caches(signed_in, cache, editor):
    for address in ("/admin/", "/akun/", "/healthz"):
        answer = signed_in(editor).get(address)
        assert "s-maxage" not in answer.get("Cache-Control", "") and "xkey" not in answer
    assert not Comment.objects.exists() and not Article.objects.exists()
