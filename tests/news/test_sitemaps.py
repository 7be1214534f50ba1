"""Sitemaps: every public page is in one, nothing else is, and their size and cost have an end."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings as live
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news import sitemaps
from news.models import Article, Kind, State
from news.plain import line
from tests.factories import (
    NOW,
    WIB,
    make_article,
    make_category,
    make_keyword,
    make_page,
    make_person,
    publish,
    publish_many,
    withdraw,
)
from tests.news.machines import HOSTILE, texts, xml
from tests.news.test_leaks import HIDDEN

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def path(address: str) -> str:
    assert address.startswith(f"{live.SITE_URL}/"), address
    return address.removeprefix(live.SITE_URL)


def listed(client, address="/sitemap.xml") -> list[str]:
    """Paths that a sitemap or the index lists."""
    root = xml(client.get(address))
    kind = "sitemap" if root.tag.endswith("}sitemapindex") else "url"
    return [path(one) for one in texts(root, f"map:{kind}/map:loc")]


def everything(client) -> set[str]:
    """Every page that is found from the index."""
    return {page for one in listed(client) for page in listed(client, one)}


def test_every_public_page_is_in_a_sitemap_and_opens(client):
    berita = make_category("Berita")
    channel, person = make_category("Nasional", berita), make_person()
    make_page("Redaksi")
    for number in range(3):
        publish(
            f"Berita {number}", at=NOW - timedelta(days=20 * number), category=channel, keywords=["Waduk"], by=[person]
        )
    found = everything(client)
    stories = {article.get_absolute_url() for article in Article.objects.select_related("category")}
    assert found == stories | {"/", "/berita/", "/nasional/", "/redaksi/", "/tag/waduk/", "/penulis/putri-kirana/"}
    assert all(client.get(page).status_code == 200 for page in found)


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_is_not_out_is_in_no_sitemap(client, kind):
    publish("Tetangga")
    fields, _ = HIDDEN[kind]
    hidden = make_article("Bendungan Rahasia", by=[make_person("Rahasia Sekali")], keywords=["Rahasia"], **fields)
    for address in [*listed(client), "/sitemap.xml"]:
        assert "rahasia" not in client.get(address).content.decode().lower(), address
    assert hidden.get_absolute_url() not in everything(client)


def test_a_story_comes_in_when_its_time_has_come(client, clock):
    story = publish("Nanti", at=NOW + HOUR)
    assert listed(client) == ["/sitemap-halaman-1.xml"]
    clock.wait(hours=2)
    assert story.get_absolute_url() in everything(client)


def test_a_month_has_three_parts_in_the_newsrooms_zone(client):
    for day, hour in ((1, 0), (10, 23), (11, 0), (20, 23), (21, 0), (28, 23)):
        publish(f"Berita {day}", at=datetime(2026, 2, day, hour, 30, tzinfo=WIB))
    publish("Maret", at=datetime(2026, 3, 1, 0, 0, tzinfo=WIB))
    for part, days in ((1, (10, 1)), (2, (20, 11)), (3, (28, 21))):
        assert listed(client, f"/sitemap-2026-02-{part}.xml") == [f"/nasional/berita-{day}/" for day in days]
    parts = [address for address in listed(client) if "2026" in address]
    assert parts == ["/sitemap-2026-03-1.xml", *(f"/sitemap-2026-02-{part}.xml" for part in (3, 2, 1))]


@pytest.mark.parametrize("address", ["/sitemap-2026-13-1.xml", "/sitemap-2026-03-4.xml", "/sitemap-0000-01-1.xml", "/sitemap-9999-12-3.xml",
                                     "/sitemap-2025-03-1.xml", "/sitemap-tag-1.xml", "/sitemap-tag-99999999999999999999.xml", "/sitemap-x-1.xml"])  # fmt: skip
def test_a_sitemap_that_would_be_empty_is_not_there(client, address):
    publish()
    assert client.get(address).status_code == 404


def test_the_index_says_when_a_part_has_changed(client):
    old = publish("Lama", at=NOW - timedelta(days=60))
    publish("Dicabut", at=NOW - timedelta(days=90))
    publish("Di sebelahnya", at=NOW - timedelta(days=90, minutes=1))

    def changed():
        root = xml(client.get("/sitemap.xml"))
        return dict(
            zip(map(path, texts(root, "map:sitemap/map:loc")), texts(root, "map:sitemap/map:lastmod"), strict=False)
        )

    assert "2026-01-17T15:00:00+07:00" in xml_text(client)
    old.title = "Lama sekali"
    old.save()
    assert xml_text(client).count("2026-03-18T15:00:00+07:00") == 1
    withdraw(Article.objects.get(title="Dicabut"))
    assert xml_text(client).count("2026-03-18T15:00:00+07:00") == 2


def xml_text(client) -> str:
    return client.get("/sitemap.xml").content.decode()


def test_a_story_says_when_it_has_changed(client):
    publish("Tetap", updated_at=NOW - HOUR / 2)
    root = xml(client.get("/sitemap-2026-03-2.xml"))
    assert texts(root, "map:url/map:lastmod") == ["2026-03-18T14:30:00+07:00"]


def test_a_keyword_of_two_stories_is_not_told(client):
    word = make_keyword("Waduk")
    publish_many(2, keywords=[word])
    assert "/sitemap-tag-1.xml" not in listed(client)
    publish_many(1, keywords=[word])
    assert listed(client, "/sitemap-tag-1.xml") == ["/tag/waduk/"]


def test_files_end_at_their_limit(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 5)
    publish_many(8)
    assert len(listed(client, "/sitemap-2026-03-2.xml")) == 5
    assert sitemaps.MOST <= 50_000 and 31 * 24 * 3600 > 0


def test_google_news_hears_of_two_days_of_news(client, settings):
    publish("Baru", at=NOW - HOUR)
    publish("Kemarin", at=NOW - timedelta(hours=47))
    publish("Basi", at=NOW - timedelta(hours=49))
    publish("Iklan", kind=Kind.ADVERTORIAL)
    root = xml(client.get("/sitemap-news.xml"))
    assert texts(root, "map:url/news:news/news:title") == ["Baru", "Kemarin"]
    assert texts(root, "map:url/news:news/news:publication/news:name") == ["Nusawarta"] * 2
    assert texts(root, "map:url/news:news/news:publication/news:language") == ["id"] * 2
    assert texts(root, "map:url/news:news/news:publication_date")[0] == "2026-03-18T14:00:00+07:00"


def test_google_news_hears_of_a_thousand_at_most(client):
    publish_many(1010, every=timedelta(minutes=1))
    assert len(listed(client, "/sitemap-news.xml")) == 1000


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_makes_a_sitemap_that_can_be_read(client, title):
    publish(title)
    (told,) = texts(xml(client.get("/sitemap-news.xml")), "map:url/news:news/news:title")
    assert told == line(title)
    assert len(everything(client)) == 3


def test_who_has_a_sitemap_is_not_sent_it_again(client):
    publish()
    for address in ["/sitemap.xml", *listed(client)]:
        first = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert first["Content-Type"] == "application/xml; charset=utf-8" and not first.cookies
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


def cost(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_sitemap_asks_as_often_at_150_stories_as_at_15(client, capsys):
    channel, person, word = make_category("Nasional"), make_person(), make_keyword("Waduk")
    addresses = [
        "/sitemap.xml",
        "/sitemap-news.xml",
        "/sitemap-2026-03-2.xml",
        "/sitemap-halaman-1.xml",
        "/sitemap-tag-1.xml",
        "/sitemap-penulis-1.xml",
    ]
    costs = []
    for number in (15, 150):
        for start in (NOW - HOUR, NOW - timedelta(days=700)):
            publish_many(number, category=channel, by=[person], keywords=[word], start=start)
        costs.append([cost(client, address) for address in addresses])
        for noun in (make_category, make_page, make_person):
            noun(f"Satu Lagi {number}")
    with capsys.disabled():
        print("\nqueries a sitemap:", dict(zip(addresses, costs[1], strict=True)))
    assert costs[0] == costs[1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
def test_the_index_costs_nothing_more_in_a_fuller_newsroom():
    def steps() -> int:
        ticks = []
        connection.connection.set_progress_handler(lambda: ticks.append(1), 100)
        try:
            sitemaps.index()
        finally:
            connection.connection.set_progress_handler(None, 0)
        return len(ticks)

    days = {"every": timedelta(hours=2), "category": make_category()}
    publish_many(300, **days)
    few = steps()
    publish_many(3000, every=timedelta(minutes=12), category=days["category"])
    assert steps() <= few * 1.3 + 2
    assert Article.objects.filter(state=State.PUBLISHED).count() == 3300
