"""A read is counted without a word about the reader, and costs the request nothing but an addition."""

import threading
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.test import Client

from news import reads
from news.models import Kind, MostRead, ReadCount
from news.reads import BUFFER, MOST_HELD, WEEK, Buffer, is_robot, most_read, rank
from tests.factories import NOW, make_article, make_category, make_reads, publish, publish_many, withdraw

pytestmark = pytest.mark.django_db

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36"
)
OURS = {"HTTP_USER_AGENT": PHONE, "HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def empty_buffer():
    BUFFER.held.clear()
    yield
    BUFFER.held.clear()


def send(browser, story, **headers):
    return browser.post(f"/api/baca/{story.pk}/", **OURS | headers)


def counted() -> dict[str, int]:
    BUFFER.flush()
    return dict(ReadCount.objects.values_list("article__title", "count"))


def test_a_read_is_counted_and_answered_with_nothing(client):
    story = publish("Dibaca")
    answer = send(client, story)
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})
    send(client, story)
    assert counted() == {"Dibaca": 2}


def test_it_asks_the_database_nothing_and_nobodys_name(client, signed_in, reader, django_assert_num_queries):
    story = publish()
    for browser in (client, signed_in(reader)):
        with django_assert_num_queries(0):
            answer = send(browser, story)
        assert "cookie" not in answer.get("Vary", "").lower() and not answer.cookies


def test_it_needs_no_token():
    assert send(Client(enforce_csrf_checks=True), publish()).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://lain.test"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "none"}, 403),
        ({"HTTP_ORIGIN": "https://lain.test"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://[rusak"}, 403),
        ({"HTTP_ORIGIN": "http://testserver"}, 204),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000"}, 204),  # SITE_URL
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 204),
        ({}, 403),
    ],
)
def test_only_our_own_pages_may_send_it(client, headers, status):
    story = publish("Dibaca")
    assert client.post(f"/api/baca/{story.pk}/", HTTP_USER_AGENT=PHONE, **headers).status_code == status
    assert counted() == ({"Dibaca": 1} if status == 204 else {})


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 Chrome/124 Mobile (compatible; Bytespider)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/124.0 Safari/537.36",
        "facebookexternalhit/1.1", "WhatsApp/2.23", "TelegramBot (like TwitterBot)", "python-requests/2.31", "curl/8.5.0",
    ],
)  # fmt: skip
def test_a_robot_gets_the_same_answer_and_is_not_counted(client, name):
    assert send(client, publish(), HTTP_USER_AGENT=name).status_code == 204
    assert counted() == {}


@pytest.mark.parametrize(
    "name",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 11; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 12; SM-A125F) Chrome/120 Mobile [FB_IAB/FB4A;FBAV/440.0.0;]",
        "Mozilla/5.0 (Linux; Android 13; wv) Chrome/120 Mobile Telegram-Android/11.2",
    ],
)
def test_a_reader_on_any_telephone_is_no_robot(name):
    assert not is_robot(name)


def test_other_methods_are_refused(client):
    story = publish()
    assert client.get(f"/api/baca/{story.pk}/").status_code == 405
    assert not BUFFER.held


def test_a_number_that_no_story_can_have_spoils_nothing(client):
    for key in (0, 2**63 - 1, 2**63, "9" * 30):
        assert client.post(f"/api/baca/{key}/", **OURS).status_code == 204
    send(client, publish("Dibaca"))
    assert counted() == {"Dibaca": 1}


def test_only_public_stories_are_counted(client):
    out, draft, gone = publish("Terbit"), make_article("Draf"), withdraw(publish("Dicabut"))
    for story in (out, draft, gone):
        send(client, story)
    client.post("/api/baca/987654321/", **OURS)
    assert counted() == {"Terbit": 1}


def test_counts_of_one_hour_add_up_and_the_next_hour_has_its_own(client, clock):
    one, other = publish("Satu"), publish("Dua")
    for _ in range(2):
        send(client, one), send(client, other), send(client, one)
        BUFFER.flush()
    clock.wait(hours=1)
    send(client, one)
    BUFFER.flush()
    told = ReadCount.objects.order_by("hour", "-count").values_list("article__title", "hour", "count")
    assert list(told) == [("Satu", NOW, 4), ("Dua", NOW, 2), ("Satu", NOW + HOUR, 1)]


def test_many_stories_are_written_in_few_queries(django_assert_max_num_queries):
    for place, story in enumerate(publish_many(1200)):
        BUFFER.add(story.pk, NOW, 1 + place % 3)
    with django_assert_max_num_queries(20):
        BUFFER.flush()
    assert ReadCount.objects.count() == 1200


def test_a_buffer_that_is_full_forgets_new_stories_and_keeps_counting_its_own():
    buffer = Buffer()
    for key in range(MOST_HELD + 50):
        buffer.add(key, NOW)
    buffer.add(0, NOW)
    assert len(buffer.held) == MOST_HELD and buffer.held[0, NOW] == 2
    assert buffer.full.is_set()


def test_what_the_database_refuses_is_kept_for_the_next_time():
    story = publish("Dibaca")
    BUFFER.add(story.pk, NOW, 3)

    def away(execute, sql, params, many, context):
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        assert BUFFER.flush() is False
    BUFFER.add(story.pk, NOW)
    assert counted() == {"Dibaca": 4}


def test_no_read_is_lost_between_threads():
    buffer, hour = Buffer(), NOW
    together = [threading.Thread(target=lambda: [buffer.add(7, hour) for _ in range(2000)]) for _ in range(8)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert buffer.held == {(7, hour): 16000}


def test_a_thread_writes_every_few_seconds_and_the_rest_at_the_end(settings, monkeypatch):
    written, first = Counter(), threading.Event()
    monkeypatch.setattr(reads, "_write", lambda held: (written.update(held), held and first.set()))
    monkeypatch.setattr(reads, "rank_if_old", lambda: None)
    monkeypatch.setattr(reads, "connection", SimpleNamespace(close=lambda: None))
    settings.READS_FLUSH_SECONDS = 0.05
    buffer = Buffer()
    buffer.add(7, NOW)
    buffer.start_writing(), buffer.start_writing()
    assert first.wait(5) and threading.active_count() >= 2
    settings.READS_FLUSH_SECONDS = 3600
    buffer.add(7, NOW)
    buffer.stop_writing()
    assert written == {(7, NOW): 2} and not buffer.writer.is_alive()


def test_a_failure_does_not_end_the_thread(settings, monkeypatch, caplog):
    tries, again = [], threading.Event()

    def fails_once(held):
        tries.append(held)
        if len(tries) == 1:
            raise ValueError("nobody thought of this")
        again.set()

    monkeypatch.setattr(reads, "_write", fails_once)
    monkeypatch.setattr(reads, "rank_if_old", lambda: None)
    monkeypatch.setattr(reads, "connection", SimpleNamespace(close=lambda: None))
    settings.READS_FLUSH_SECONDS = 0.02
    buffer = Buffer()
    buffer.start_writing()
    assert again.wait(5)
    buffer.stop_writing()
    assert "counting reads" in caplog.text


def test_the_ranking_knows_a_day_and_a_week(clock):
    fresh, steady, old = publish("Baru"), publish("Tetap"), publish("Lama", at=NOW - timedelta(days=9))
    make_reads(fresh, 30)
    make_reads(steady, 20), make_reads(steady, 50, NOW - timedelta(days=3))
    make_reads(old, 900, NOW - timedelta(days=8))
    rank()
    assert [story.title for story in most_read()] == ["Baru", "Tetap"]
    assert [story.title for story in most_read(hours=WEEK)] == ["Tetap", "Baru"]


def test_a_ranking_is_made_anew_once_a_minute(clock):
    one, other = publish("Satu"), publish("Dua")
    make_reads(one, 2)
    reads.rank_if_old()
    make_reads(other, 5)
    reads.rank_if_old()
    assert [story.title for story in most_read()] == ["Satu"]
    clock.wait(seconds=61)
    reads.rank_if_old()
    assert [story.title for story in most_read()] == ["Dua", "Satu"]


def test_a_ranking_that_gets_shorter_leaves_no_tail(clock):
    for story in publish_many(5):
        make_reads(story, 3)
    rank()
    clock.wait(hours=25)
    rank()
    assert not MostRead.objects.filter(hours=24).exists()
    assert MostRead.objects.filter(hours=WEEK).count() == 5


def test_hours_that_no_ranking_needs_are_dropped(clock):
    story = publish()
    (
        make_reads(story),
        make_reads(story, at=NOW - timedelta(days=7, hours=20)),
        make_reads(story, at=NOW - timedelta(days=9)),
    )
    rank()
    assert ReadCount.objects.count() == 2


def test_a_ranking_that_nobody_renews_is_not_shown_for_ever(clock):
    make_reads(publish(), 5), rank()
    clock.wait(hours=23)
    assert most_read()
    clock.wait(hours=2)
    assert not most_read()


def test_nothing_withdrawn_and_nothing_paid_is_among_the_most_read():
    for title, fields in {"Dicabut": {}, "Berbayar": {"kind": Kind.ADVERTORIAL}, "Berita": {}}.items():
        make_reads(publish(title, **fields), 5)
    rank()
    withdraw(ReadCount.objects.get(article__title="Dicabut").article)
    assert [story.title for story in most_read()] == ["Berita"]


def test_a_channel_has_its_own_most_read():
    berita = make_category("Berita")
    daerah = make_category("Daerah", berita)
    make_reads(publish("Jalan", category=daerah), 1), make_reads(publish("Kurs", category=make_category("Ekonomi")), 9)
    rank()
    for channel in (berita, daerah):
        assert [story.title for story in most_read(channel=channel)] == ["Jalan"]
