"""Feeds: what a feed reader gets of the site, a channel, a keyword and a person, in three formats."""

import dataclasses
import json
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.conf import settings as live
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.feeds import WHOLE
from news.models import Kind
from news.plain import line
from portal.identity import FEEDS
from tests.factories import (
    NOW,
    make_article,
    make_category,
    make_keyword,
    make_person,
    make_photo,
    publish,
    publish_many,
    withdraw,
)
from tests.news.machines import HOSTILE, SPACES, texts, xml
from tests.reading import Reading

pytestmark = pytest.mark.django_db
FORMS = {"/feed/": "application/rss+xml", "/feed/atom/": "application/atom+xml", "/feed/json/": "application/feed+json"}


@pytest.fixture
def whole(settings):
    settings.NEWSROOM = dataclasses.replace(live.NEWSROOM, feed=WHOLE)


def story(**fields):
    berita = make_category("Berita")
    usual = {
        "category": make_category("Nasional", berita),
        "by": [make_person("Putri Kirana", "PK")],
        "keywords": ["Waduk"],
        "lead_photo": make_photo(),
        "body": '<p>Air waduk turun.</p><p>Baca <a href="/indeks/">indeks</a>.</p>',
    }
    return publish("Air Waduk Turun", **usual | fields)


def test_rss_tells_of_a_story_what_a_reader_needs(client):
    article = story(updated_at=NOW - timedelta(minutes=10))
    root = xml(client.get("/feed/"))
    assert root.get("version") == "2.0"
    channel, item = root.find("channel"), root.find("channel/item")
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    assert channel.findtext("language") == "id"
    assert channel.find("atom:link[@rel='self']", SPACES).get("href") == f"{live.SITE_URL}/feed/"
    assert item.findtext("title") == "Air Waduk Turun"
    assert item.findtext("link") == live.SITE_URL + article.get_absolute_url()
    assert item.findtext("pubDate") == "Wed, 18 Mar 2026 14:00:00 +0700"
    assert item.findtext("description") == "Tanggul selesai dalam sehari."
    assert texts(item, "dc:creator") == ["Putri Kirana"]
    assert texts(item, "category") == ["Nasional", "Waduk"]
    assert item.find("content:encoded", SPACES) is None
    picture = item.find("media:content", SPACES)
    assert (picture.get("width"), picture.get("height"), picture.get("type")) == ("1280", "720", "image/jpeg")
    assert item.find("enclosure").get("url") == picture.get("url")
    assert item.find("enclosure").get("length").isdigit()
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == NOW - timedelta(minutes=10)


def test_the_id_of_a_story_outlives_its_address(client):
    article = story()
    before = xml(client.get("/feed/")).find("channel/item/guid")
    article.slug = "air-waduk-surut"
    article.save()
    after = xml(client.get("/feed/")).find("channel/item/guid")
    assert before.text == after.text == f"tag:127.0.0.1,{article.created_at:%Y-%m-%d}:berita/{article.pk}"
    assert after.get("isPermaLink") == "false"
    assert before.text in texts(xml(client.get("/feed/atom/")), "atom:entry/atom:id")


def test_atom_has_what_its_rules_ask(client, whole):
    story(updated_at=NOW - timedelta(minutes=10))
    root = xml(client.get("/feed/atom/"))
    for place in (root, root.find("atom:entry", SPACES)):
        for name in ("id", "title", "updated"):
            assert len(place.findall(f"atom:{name}", SPACES)) == 1, name
        assert place.findall("atom:author/atom:name", SPACES)
    assert root.find("atom:link[@rel='self']", SPACES).get("href") == f"{live.SITE_URL}/feed/atom/"
    entry = root.find("atom:entry", SPACES)
    assert texts(entry, "atom:published") == ["2026-03-18T14:00:00+07:00"]
    assert texts(entry, "atom:updated") == ["2026-03-18T14:50:00+07:00"]
    assert texts(entry, "atom:author/atom:uri") == [f"{live.SITE_URL}/penulis/putri-kirana/"]
    assert "Air waduk turun." in entry.find("atom:content[@type='html']", SPACES).text


def test_json_feed_has_what_its_rules_ask(client):
    article = story()
    feed = json.loads(client.get("/feed/json/").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{live.SITE_URL}/feed/json/" and feed["home_page_url"] == f"{live.SITE_URL}/"
    (item,) = feed["items"]
    assert item["id"].endswith(f"/{article.pk}") and item["title"] == "Air Waduk Turun"
    assert item["content_text"] == item["summary"] == "Tanggul selesai dalam sehari."
    assert item["date_published"] == "2026-03-18T14:00:00+07:00"
    assert item["authors"] == [{"name": "Putri Kirana", "url": f"{live.SITE_URL}/penulis/putri-kirana/"}]
    assert item["image"].startswith(f"{live.SITE_URL}/media/")


def test_a_newsroom_may_give_away_the_whole_story(client, whole):
    story()
    text = texts(xml(client.get("/feed/")), "channel/item/content:encoded")[0]
    assert "NUSAWARTA | Demak -" in text and "(PK)" in text
    assert f'href="{live.SITE_URL}/indeks/"' in text
    assert "[Foto: Istimewa]</figcaption>" in text and f'<img src="{live.SITE_URL}/media/' in text
    assert json.loads(client.get("/feed/json/").content)["items"][0]["content_html"] == text
    assert WHOLE in FEEDS


@pytest.mark.parametrize("address", FORMS)
def test_a_paid_story_is_called_so_in_every_feed(client, whole, address):
    story(kind=Kind.ADVERTORIAL)
    words = client.get(address).content.decode()
    assert "Advertorial: Air Waduk Turun" in words
    assert words.count("Advertorial") == 2  # the title, and before the text


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_makes_a_feed_that_can_be_read(client, whole, title):
    keyword = make_keyword("a & <b>\x02")
    person = make_person("Budi \x03<i>")
    story(lead_caption=title, standfirst=title, by=[person], dateline_place="\x04Demak")
    article = publish("x", standfirst=title, by=[person], keywords=[keyword.name])
    article.title = title
    article.save()
    plain = line(title)
    for base in ("/feed/", f"/feed/tag/{keyword.slug}/", f"/feed/penulis/{person.slug}/"):
        assert plain in texts(xml(client.get(base)), "channel/item/title"), base
        assert plain in texts(xml(client.get(f"{base}atom/")), "atom:entry/atom:title"), base
        assert plain in [one["title"] for one in json.loads(client.get(f"{base}json/").content)["items"]], base


def test_each_noun_has_a_feed_of_its_own_stories(client):
    article = story()
    publish("Bukan Ini", category=make_category("Olahraga"), by=[make_person("Budi Raharja")])
    for base in ("/feed/kanal/nasional/", "/feed/kanal/berita/", "/feed/tag/waduk/", "/feed/penulis/putri-kirana/"):
        assert texts(xml(client.get(base)), "channel/item/title") == ["Air Waduk Turun"], base
    page = Reading(client.get(article.category.get_absolute_url()))
    links = [one.get("href") for one in page.all("link") if one.get("rel") == "alternate"]
    assert links == [f"{live.SITE_URL}/feed/kanal/nasional/", "/feed/"]
    assert "/feed/" in Reading(client.get("/")).links("footer")


def test_an_old_address_leads_to_the_feed_under_the_new_one(client):
    channel = story().category
    channel.slug = "nusantara"
    channel.save()
    answer = client.get("/feed/kanal/nasional/atom/")
    assert (answer.status_code, answer["Location"]) == (301, "/feed/kanal/nusantara/atom/")
    assert client.get("/feed/kanal/Nusantara/")["Location"] == "/feed/kanal/nusantara/"
    assert client.get("/feed")["Location"] == "/feed/"
    for nothing in ("/feed/kanal/tidak-ada/", "/feed/rss/", "/feed/topik/waduk/"):
        assert client.get(nothing).status_code == 404, nothing


@pytest.mark.parametrize(("address", "kind"), FORMS.items())
def test_who_has_a_feed_is_not_sent_it_again(client, clock, address, kind):
    article = story()
    first = client.get(address)
    assert first["Content-Type"] == f"{kind}; charset=utf-8" and not first.cookies
    known = {"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}
    for headers in known:
        again = client.get(address, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    clock.wait(minutes=1)
    withdraw(article)
    for headers in known:
        assert client.get(address, headers=headers).status_code == 200
        assert "Waduk" not in client.get(address, headers=headers).content.decode()


def test_a_story_that_ends_leaves_the_feed_of_who_asks_by_time_alone(client, clock):
    story(expires_at=NOW + timedelta(hours=1))
    publish("Yang Tinggal", at=NOW - timedelta(days=1))
    seen = client.get("/feed/")["Last-Modified"]
    clock.wait(hours=2)
    again = client.get("/feed/", headers={"If-Modified-Since": seen})
    assert again.status_code == 200 and "Air Waduk" not in again.content.decode()


def test_an_empty_feed_is_a_feed(client):
    make_article("Belum Terbit")
    assert xml(client.get("/feed/")).findall("channel/item") == []
    assert client.get("/feed/")["ETag"] == client.get("/feed/")["ETag"]
    assert texts(xml(client.get("/feed/atom/")), "atom:updated") == ["2026-03-18T00:00:00+07:00"]


def test_a_hub_is_named_where_there_is_one(client, settings):
    story()
    assert "hub" not in client.get("/feed/")["Link"]
    settings.WEBSUB_HUB = "https://hub.example/"
    answer = client.get("/feed/atom/")
    assert answer["Link"] == f'<{live.SITE_URL}/feed/atom/>; rel="self", <https://hub.example/>; rel="hub"'
    assert xml(answer).find("atom:link[@rel='hub']", SPACES).get("href") == "https://hub.example/"
    assert json.loads(client.get("/feed/json/").content)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_a_feed_asks_as_often_at_150_stories_as_at_15(client, capsys):
    channel, word, person = make_category("Nasional"), make_keyword("Waduk"), make_person()
    costs = []
    for number in (15, 150):
        publish_many(number, category=channel, keywords=[word], by=[person], lead_photo=make_photo(), standfirst="")
        for address in (
            "/feed/",
            "/feed/json/",
            "/feed/kanal/nasional/",
            "/feed/tag/waduk/",
            f"/feed/penulis/{person.slug}/",
        ):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            costs.append(len(asked))
    with capsys.disabled():
        print("\nqueries a feed:", costs[5:])
    assert costs[:5] == costs[5:] and max(costs) <= 8
    assert len(json.loads(client.get("/feed/json/").content)["items"]) == 30
