"""Readers behind the real Varnish see with their very next request what an editor has saved, and never each other's pages."""

import gzip
import re
import threading
import time
from datetime import timedelta
from urllib.parse import parse_qsl

import brotli
import pytest
from django.utils import timezone

from comments.models import Comment
from comments.models import State as CommentState
from news.freshness import touch
from news.models import Article
from portal.pagecache import KNOWN, name_of
from tests import factories
from tests.deploy.machines import DEPLOY, TOKEN, Origin, ask, varnish_before
from tests.news import routes
from tests.portal.caches import put_before
from tests.system import varnish
from tests.writing import Sheet

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not varnish(), reason="not installed here: sudo apt-get install varnish varnish-modules"),
]


class Front:
    """What a reader talks to."""

    def __init__(self, port: int, origin: Origin):
        self.port, self.origin = port, origin

    def ask(self, path: str, **options):
        return ask(self.port, path, **options)

    def purge(self, *tags: str, **headers):
        return self.ask("/.edge/purge", method="POST", xkey_purge=" ".join(tags), **headers)

    def reached(self, path: str, **options) -> list[tuple[str, str]]:
        """What the portal itself is asked for when a reader asks for this."""
        self.origin.asked.clear()
        self.ask(path, **options)
        return list(self.origin.asked)

    def keeps(self, path: str) -> bool:
        """Whether it is answered from memory. What is fetched in the microsecond of a purge is not, for a second."""
        deadline = time.monotonic() + 3
        while asked := self.reached(path):
            if time.monotonic() > deadline:
                break
            time.sleep(0.1)
        return not asked


@pytest.fixture(scope="module")
def machines():
    origin = Origin()
    origin.start()
    with varnish_before(varnish(), origin) as port:
        yield Front(port, origin)
    origin.stop()


@pytest.fixture
def front(machines, settings):
    put_before(settings, f"http://127.0.0.1:{machines.port}/.edge/purge", token=TOKEN)
    machines.origin.forget()
    touch("site")  # what an earlier test left behind
    yield machines
    machines.origin.delay = 0
    if not machines.origin.server:
        machines.origin.start()


@pytest.fixture
def article():
    return factories.publish(at=timezone.now() - timedelta(hours=1), keywords=["Pangan"], by=[factories.make_person()])


def test_every_act_of_an_editor_is_seen_with_the_next_request(front, article, signed_in, managing_editor, reader):
    address, desk = article.get_absolute_url(), signed_in(managing_editor)
    comment = factories.make_comment(article, reader, "Ini yang nanti disembunyikan.")
    for path in ("/", address, "/feed/", "/nasional/"):
        assert front.ask(path).status == front.ask(path).status == 200
    assert front.keeps(address) and front.keeps("/")

    draft = factories.make_article("Tanggul Baru Dibangun")
    Sheet(desk, f"/admin/news/article/{draft.pk}/change/").send("publish")
    assert "Tanggul Baru Dibangun" in front.ask("/").text
    assert "Tanggul Baru Dibangun" in front.ask("/feed/").text

    for number in range(3):
        sheet = Sheet(desk, f"/admin/news/article/{article.pk}/change/")
        sheet.send("update", body=f"<p>Ralat nomor {number}.</p>")
        assert f"Ralat nomor {number}." in front.ask(address).text
        assert front.keeps(address)

    assert "Ini yang nanti disembunyikan." in front.ask(address).text
    Comment.objects.filter(pk=comment.pk).update(state=CommentState.REJECTED)
    assert "Ini yang nanti disembunyikan." not in front.ask(address).text
    factories.withdraw(Article.objects.get(pk=article.pk), "Keliru orang.")
    gone = front.ask(address)
    assert gone.status == 410 and "Ralat nomor" not in gone.text
    assert front.keeps(address)
    assert article.title not in front.ask("/").text


def test_an_answer_that_was_on_its_way_during_a_correction_is_not_kept(front, article):
    address, early = article.get_absolute_url(), []
    front.origin.delay = 0.4
    slow = threading.Thread(target=lambda: early.append(front.ask(address).text))
    slow.start()
    time.sleep(0.2)
    article.title = "Judul yang Sudah Diralat"
    article.save()
    slow.join()
    front.origin.delay = 0
    assert "Judul yang Sudah Diralat" not in early[0]
    assert "Judul yang Sudah Diralat" in front.ask(address).text


@pytest.mark.one_database
def test_a_crowd_is_one_request_for_the_portal(front, article):
    front.origin.delay = 0.3
    front.origin.asked.clear()
    answers = []
    crowd = [threading.Thread(target=lambda: answers.append(front.ask("/").status)) for _ in range(24)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert answers == [200] * 24
    assert len(front.origin.asked) == 1


@pytest.mark.one_database
def test_the_clock_ends_a_page_in_varnish_too(front):
    story = factories.publish("Sebentar Saja", at=timezone.now() - timedelta(hours=1))
    Article.objects.filter(pk=story.pk).update(expires_at=timezone.now() + timedelta(seconds=3.5))
    assert front.ask(story.get_absolute_url()).status == 200
    assert front.reached(story.get_absolute_url()) == []
    story.refresh_from_db()
    while timezone.now() < story.expires_at:
        assert front.ask(story.get_absolute_url()).status == 200 or timezone.now() > story.expires_at
        time.sleep(0.05)
    assert front.ask(story.get_absolute_url()).status == 410


@pytest.mark.one_database
def test_readers_get_the_bytes_their_browser_asks_for_and_always_ask_again(front, article):
    address = article.get_absolute_url()
    plain = front.ask(address)
    assert front.ask(address, Accept_Encoding="gzip, deflate, br, zstd").headers["content-encoding"] == "br"
    for accepted, name, undo in (
        ("br", "br", brotli.decompress), ("gzip, deflate", "gzip", gzip.decompress), ("br;q=0, gzip", "gzip", gzip.decompress),
    ):  # fmt: skip
        found = front.ask(address, Accept_Encoding=accepted)
        assert found.headers["content-encoding"] == name and undo(found.body) == plain.body
    assert front.reached(address, Accept_Encoding="gzip;q=0.8, identity") == []
    assert plain.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert not {"xkey", "surrogate-key", "cache-tag", "set-cookie"} & plain.headers.keys()
    again = front.ask(address, If_None_Match=plain.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    head = front.ask(address, method="HEAD")
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", plain.headers["etag"])


@pytest.mark.one_database
def test_cookies_and_strange_parameters_lead_to_the_one_copy(front, article, editor, client):
    client.force_login(editor)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    address = article.get_absolute_url()
    assert front.reached(address, Cookie=cookie) == [(address, "")]
    for busting in ("?utm_source=wa", "?x", "?a=1&b=2&", "?fbclid=9&qq=1"):
        assert front.reached(address + busting, Cookie="a=b", Authorization="Basic YTpi") == []
    front.ask("/cari/?q=tanggul")
    assert front.reached("/cari/?utm_medium=x&q=tanggul&ts=99") == []
    assert front.reached("/cari/?q=tanggul&page=2") != []
    for private in ("/admin/", "/akun/", f"/komentar/berita/{article.pk}/tulis/", "/komentar/saya/"):
        for _ in range(2):
            assert front.reached(private, Cookie=cookie) == [(private, cookie)]
    assert front.ask("/admin/", Cookie=cookie).status == 200 and front.ask("/admin/").status == 302
    for unknown in range(2):
        assert front.reached("/tidak/ada/") != [], unknown


@pytest.mark.one_database
def test_while_the_portal_is_down_readers_get_the_last_copy(front, article, settings):
    address = article.get_absolute_url()
    put_before(settings, *settings.OUTER_CACHES.addresses, longest=timedelta(seconds=1))
    page = front.ask(address)
    time.sleep(1.1)
    assert front.reached(address) == [(address, "")]  # its second is over: it is asked for, and was still good
    time.sleep(1.1)
    front.origin.stop()
    assert front.ask(address).body == page.body
    sorry = front.ask("/indeks/")
    assert (
        sorry.status == 503
        and "Halaman sedang tidak dapat dibuka" in sorry.text
        and sorry.headers["retry-after"] == "5"
    )
    front.origin.start()
    time.sleep(0.3)  # so long Varnish does not knock again where nobody opened (backend_remote_error_holddown)
    article.title = "Judul Sesudah Mati Lampu"
    article.save()
    assert "Judul Sesudah Mati Lampu" in front.ask(address).text


@pytest.mark.one_database
def test_only_the_portal_purges(front, article):
    address = article.get_absolute_url()
    front.ask(address)
    for headers in (
        {},
        {"Authorization": "Bearer salah"},
        {"Authorization": f"Bearer {TOKEN}", "X_Forwarded_For": "192.0.2.9"},
    ):
        assert front.purge("site", **headers).status == 403
    assert front.ask("/.edge/purge", Authorization=f"Bearer {TOKEN}").status == 403
    assert front.reached(address) == []
    assert front.purge("article:0", Authorization=f"Bearer {TOKEN}").status == 200
    assert front.reached(address) == []
    assert front.purge("comments lists", Authorization=f"Bearer {TOKEN}").status == 200
    assert front.reached(address) != []


# What the configuration says, beside what the portal says

VCL = (DEPLOY / "varnish.vcl").read_text()


@pytest.mark.one_database
def test_varnish_and_the_portal_know_the_same_parameters(front):
    pattern = re.search(r'regsuball\(req\.url,\s*"(.+?)",', VCL)[1]
    assert set(re.search(r"\(\?:([a-z|]+)\)\(\?:=", pattern)[1].split("|")) == KNOWN
    for query in (
        "", "q=a", "utm=1", "utm=1&q=a&x=2", "q=a&q=b", "page", "page=", "&&q=a&", "pager=1&page=2", "aq=1", "x=q=1&dari=2026-01-01",
        "tanggal=1&urut=terbaru&suka=1&sampai=2&rentang=7-hari&kanal=a&setelah=3&sebelum=4&y",
    ):  # fmt: skip
        kept = re.sub("[?&]+$", "", re.sub(pattern, "", f"/cari/?{query}"))
        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/cari/", "HTTP_HOST": "localhost", "QUERY_STRING": query}
        assert parse_qsl(kept.partition("?")[2], keep_blank_values=True) == parse_qsl(
            name_of(asked).partition("?")[2], keep_blank_values=True
        )


@pytest.mark.one_database
def test_varnish_passes_what_is_private_and_keeps_what_is_public(front, article, reader):
    comment = factories.make_comment(article, reader)
    public = [one for some in routes.addresses_of(article, after=comment.pk).values() for one in some]
    for path in public:
        kept = [] if front.ask(path).status == 200 else [(path, "")]
        assert front.reached(path, Cookie="sessionid=x") == kept, path
    story, one = article.pk, comment.pk
    private = [
        f"/komentar/berita/{story}/tulis/", f"/komentar/{one}/terkirim/", f"/komentar/{one}/ubah/", f"/komentar/{one}/hapus/",
        f"/komentar/{one}/suka/", f"/komentar/{one}/laporkan/", f"/komentar/{one}/keberatan/", "/komentar/laporan/abc/",
        "/komentar/saya/", "/komentar/saya/laporan/", "/komentar/pemberitahuan/", "/komentar/pemberitahuan/berhenti/abc/",
        "/pratinjau/abc/", "/pengaduan/", "/akun/", "/akun/login/", "/admin/", "/api/baca/",
    ]  # fmt: skip
    for path in private:
        assert front.reached(path, Cookie="sessionid=x") == [(path, "sessionid=x")], path
