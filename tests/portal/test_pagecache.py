"""Readers get kept pages, and never one that is out of date, foreign, mixed or somebody's own."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from comments.models import Comment
from news.keeping import Made
from news.models import Article
from news.search_form import SearchForm
from portal import pagecache
from tests import factories
from tests.news.test_freshness import ACTS, Scene
from tests.portal.wsgi import Process
from tests.test_architecture import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]


@pytest.mark.parametrize("act", [act for act, _ in ACTS.values()], ids=ACTS)
def test_after_every_change_the_next_request_shows_it(clock, process, act):
    """Compared with what Django draws: but for likes and counts, which may be a minute late."""
    scene = Scene()
    addresses = ["/", scene.story.get_absolute_url(), "/feed/", "/komentar/"]
    for address in addresses:
        process.ask(address)
    act(scene)
    clock.wait(minutes=1)
    for address in addresses:
        seen, now = process.ask(address), process.ask(address, past_cache=True)
        assert seen.status == now.status
        assert seen.body == now.body or now.status == 404


def test_every_process_shows_a_correction_at_once_wherever_the_story_stands(clock):
    scene, processes = Scene(), [Process(), Process()]
    addresses = [
        "/", "/nasional/", scene.story.get_absolute_url(), "/tag/pangan/", scene.person.get_absolute_url(), "/indeks/",
        "/feed/", "/sitemap-news.xml", "/komentar/", "/cari/?q=tanggul", f"/komentar/berita/{scene.story.pk}/",
    ]  # fmt: skip
    before = [[process.ask(address).body for address in addresses] for process in processes]
    scene.story.title = "Tanggul Kedua Ikut Diperbaiki"
    scene.story.save()
    for process, kept in zip(processes, before, strict=True):
        for address, old in zip(addresses, kept, strict=True):
            assert process.ask(address).body == process.ask(address, past_cache=True).body != old, address


def test_a_new_comment_is_there_at_once_and_leaves_the_front_page_kept(process, article, reader):
    home, talk = process.ask("/"), process.ask(article.get_absolute_url())
    factories.make_comment(article, reader, "Semoga lekas surut airnya.")
    drawn = process.drawn
    assert process.ask("/").body == home.body
    assert process.drawn == drawn
    assert "Semoga lekas surut airnya." in process.ask(article.get_absolute_url()).text
    assert "Semoga lekas surut airnya." not in talk.text


def test_reading_it_again_costs_one_query_and_draws_nothing(process, article, django_assert_num_queries):
    first = process.ask(article.get_absolute_url())
    drawn = process.drawn
    with django_assert_num_queries(1):
        assert process.ask(article.get_absolute_url()).body == first.body
    assert process.drawn == drawn


@pytest.mark.parametrize(
    "plan",
    [
        lambda at: factories.publish("Nanti Terbit", at=at),
        lambda at: factories.publish("Sebentar Saja", expires_at=at),
        lambda at: factories.publish("Masih Embargo", embargo_until=at),
        lambda at: factories.make_strip(ends_at=at),
        lambda at: factories.make_strip(starts_at=at, ends_at=at + timedelta(hours=2)),
        lambda at: factories.make_banner(starts_at=at),
        lambda at: factories.make_banner(ends_at=at),
        lambda at: factories.put(factories.publish("Di Depan", at=factories.NOW - timedelta(days=2)), starts_at=at),
        lambda at: factories.put(factories.publish("Di Depan", at=factories.NOW - timedelta(days=2)), ends_at=at),
        lambda at: factories.publish("Berfoto", lead_photo=factories.make_photo(licence_until=at)),
    ],
    ids="publication expiry embargo strip-ends strip-begins banner-begins banner-ends placed taken-off licence".split(),
)
def test_a_kept_page_changes_when_the_clock_says_so_and_not_before(clock, process, plan):
    factories.publish("Paling Lama", at=factories.NOW - timedelta(hours=9))
    plan(factories.NOW + timedelta(minutes=20))
    clock.wait(minutes=19, seconds=58)
    before = process.ask("/")
    clock.wait(seconds=1)
    drawn = process.drawn
    assert process.ask("/").body == before.body
    assert process.drawn == drawn
    clock.wait(seconds=1)
    after = process.ask("/")
    assert after.body == process.ask("/", past_cache=True).body != before.body


def test_a_page_does_not_outlive_the_day_in_its_header(clock, process):
    clock.wait(hours=8, minutes=59, seconds=59)
    assert "18 Maret 2026" in process.ask("/arsip/").text
    clock.wait(seconds=1)
    assert "19 Maret 2026" in process.ask("/arsip/").text


def test_an_overdue_complaint_hides_a_comment_on_a_kept_page_without_any_worker(clock, process, article, reader):
    comment = factories.make_comment(article, reader, "Ini yang dilaporkan.")
    comment.complained_at = factories.NOW
    comment.save()
    clock.wait(hours=47, minutes=59, seconds=59)
    addresses = [article.get_absolute_url(), "/komentar/", f"/komentar/berita/{article.pk}/"]
    assert all("Ini yang dilaporkan." in process.ask(address).text for address in addresses)
    clock.wait(seconds=1)
    assert not any("Ini yang dilaporkan." in process.ask(address).text for address in addresses)


def test_what_a_suspension_hid_comes_back_on_a_kept_page_without_any_worker(clock, process, article, reader):
    factories.make_comment(article, reader, "Ini yang ditahan.")
    Comment.objects.update(withheld=True, withheld_until=factories.NOW + timedelta(hours=1))
    clock.wait(minutes=59, seconds=59)
    assert "Ini yang ditahan." not in process.ask(article.get_absolute_url()).text
    clock.wait(seconds=1)
    assert "Ini yang ditahan." in process.ask(article.get_absolute_url()).text


def test_the_conversation_closes_on_a_kept_page(clock, process, article, settings):
    days = settings.READERS.close_after_days
    clock.moment = article.published_at + timedelta(days=days, seconds=-1)
    words = f"Komentar ditutup {days} hari setelah berita terbit."
    assert words not in process.ask(article.get_absolute_url()).text
    clock.wait(seconds=1)
    assert words in process.ask(article.get_absolute_url()).text


# What is asked for


def test_parameters_that_nobody_reads_make_no_page_of_their_own(process, article):
    plain = process.ask("/nasional/")
    for noise in ("utm_source=x", "fbclid=1&gclid=2", "page_=3", "PAGE=2", "x" * 5000):
        assert process.ask(f"/nasional/?{noise}").body == plain.body
    assert process.ask("/nasional/?utm_source=x&page=2").status == 404
    assert process.drawn == 2
    assert len(process.cache.shelf.pages) == 1


@pytest.mark.one_database
def test_a_page_of_ones_own_gets_every_parameter():
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/komentar/berita/1/tulis/", "HTTP_HOST": "testserver"}
    seen = []

    def form(environ, start_response):
        seen.append(environ["QUERY_STRING"])
        start_response("200 OK", [("Cache-Control", "no-store")])
        return [b""]

    pagecache.PageCache(form, 1000)(asked | {"QUERY_STRING": "balas=7&page=2"}, lambda *told: None)
    assert seen == ["balas=7&page=2"]


@pytest.mark.one_database
def test_every_parameter_that_a_public_page_reads_is_known():
    views = [*ROOT.glob("news/views/*.py"), ROOT / "comments" / "views" / "reading.py"]
    read = re.compile(r'(?:GET\.get\(|asked_number\(request, )"(\w+)"')
    asked = {name for path in views for name in read.findall(path.read_text("utf-8"))} | set(SearchForm.base_fields)
    assert len(asked) > 8
    assert asked | {"page"} <= pagecache.KNOWN


def test_a_foreign_host_or_forwarded_header_neither_gets_nor_leaves_a_page(process, article):
    process.ask("/")
    for host in ("jahat.test", "testserver.jahat.test", "", "a b"):
        assert process.ask("/", HTTP_HOST=host).status == 400
    poisoned = {
        "HTTP_X_FORWARDED_HOST": "jahat.test",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_ORIGINAL_URL": "/admin/",
    }
    assert "jahat" not in process.ask("/indeks/", **poisoned).text
    assert process.ask("/indeks/").body == process.ask("/indeks/", past_cache=True).body


def test_on_an_https_site_a_plain_request_is_led_to_https_and_a_trusted_proxy_is_believed(article, settings):
    settings.SECURE_SSL_REDIRECT, settings.TRUSTED_PROXIES = True, ["10.0.0.0/8"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    process, asked = Process(), {"HTTP_X_FORWARDED_PROTO": "https"}
    assert process.ask("/", REMOTE_ADDR="10.1.2.3", **asked).status == 200
    assert process.ask("/", REMOTE_ADDR="10.1.2.3", **asked).status == 200
    assert process.ask("/").status == 301
    assert process.ask("/", REMOTE_ADDR="192.0.2.1", **asked).status == 301


def test_head_and_range_get_what_the_page_is_and_post_never_does(process, article):
    page = process.ask(article.get_absolute_url())
    head = process.ask(article.get_absolute_url(), method="HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(page.body)))
    part = process.ask(article.get_absolute_url(), HTTP_RANGE="bytes=0-9")
    assert (part.status, part.body) == (200, page.body)
    assert process.ask(article.get_absolute_url(), method="POST").status in (403, 405)


def test_only_pages_that_are_the_same_for_everyone_are_kept(process, article, editor):
    for address in (
        "/admin/",
        "/akun/login/",
        "/tidak/ada/",
        "/healthz",
        f"/komentar/berita/{article.pk}/tulis/",
        "/robots.txt",
    ):
        process.ask(address)
    assert len(process.cache.shelf.pages) == 0
    factories.withdraw(article)
    gone = process.ask(article.get_absolute_url())
    assert gone.status == process.ask(article.get_absolute_url()).status == 410
    assert gone.headers["cache-control"] == "no-cache"


def test_who_is_signed_in_gets_the_same_page_and_leaves_the_same(process, article, client, editor):
    client.force_login(editor)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    theirs = process.ask("/", HTTP_COOKIE=cookie)
    assert process.ask("/").body == theirs.body == process.ask("/", past_cache=True).body
    assert "set-cookie" not in theirs.headers


def test_public_answers_name_their_tags_for_the_caches_outside(process, article):
    told = process.ask(article.get_absolute_url()).headers
    assert told["surrogate-key"] == told["xkey"] == f"article:{article.pk} lists site"
    assert told["cache-tag"] == f"article:{article.pk},lists,site"
    assert told["cache-control"] == "public, max-age=0, must-revalidate"


def test_memory_stays_bounded_whatever_is_asked_for(article):
    process = Process(room=300_000)
    for number in range(40):
        process.ask(f"/cari/?q=kata{number}")
    assert 0 < process.cache.shelf.used <= 300_000
    assert len(process.cache.shelf.pages) < 40
    last = process.drawn
    process.ask("/cari/?q=kata39")
    assert process.drawn == last
    assert process.ask("/cari/?q=" + "panjang" * 80).status == 200
    assert Process(room=1).ask("/").status == 200


# When it goes wrong


def test_while_the_database_is_away_readers_get_the_last_copy(process, article, monkeypatch):
    page = process.ask(article.get_absolute_url())

    def away(*names):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(pagecache, "present_versions", away)
    assert process.ask(article.get_absolute_url()).body == page.body


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_is_opened_again(process, article):
    page = process.ask(article.get_absolute_url())
    connection.connection.close()
    assert process.ask(article.get_absolute_url()).body == page.body
    assert process.drawn == 1


class Slow(Process):
    """Draws one page, slowly, as many threads ask for it."""

    def _draw(self, environ, start_response):
        time.sleep(0.2)
        return super()._draw(environ, start_response)


@pytest.mark.django_db(transaction=True)
def test_sixty_four_who_come_at_once_wait_for_one_drawing(clock):
    address = factories.publish().get_absolute_url()
    process, answers = Slow(), []

    def come():
        answers.append(process.ask(address))
        connection.close()

    for wanted in (1, 2):
        crowd = [threading.Thread(target=come) for _ in range(64)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        assert process.drawn == wanted
        Article.objects.update(title=f"Judul Ke-{wanted}")
    assert len(answers) == 128
    assert len({one.body for one in answers}) == 2


@pytest.mark.one_database
def test_a_drawing_that_fails_lets_the_next_one_try():
    def fail(environ, start_response):
        raise RuntimeError

    cache = pagecache.PageCache(fail, 1000)
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "testserver"}
    for _ in range(2):
        with pytest.raises(RuntimeError):
            cache(dict(asked), lambda *told: None)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("headers", "number"),
    [([], 1), ([("Set-Cookie", "a=b")], 0), ([("Cache-Control", "private")], 0), ([("Cache-Control", "no-store")], 0)],
    ids="public cookie private no-store".split(),
)
def test_an_answer_that_sets_a_cookie_or_calls_itself_private_is_never_kept(headers, number):
    def answer(environ, start_response):
        environ[pagecache.MADE] = Made({"site": 0}, factories.NOW)
        start_response("200 OK", headers)
        return [b"isi"]

    cache = pagecache.PageCache(answer, 10_000)
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "testserver"}
    assert list(cache(asked, lambda *told: None)) == [b"isi"]
    assert len(cache.shelf.pages) == number
