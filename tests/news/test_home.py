"""The front page: the newest news in its places, opinions apart, no story twice."""

from datetime import timedelta

import pytest

from news.frontpage import front_page, hot_topics
from news.models import Category, Kind
from tests.factories import NOW, make_category, make_person, make_photo, publish, publish_many, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def home(client) -> Reading:
    return Reading(client.get("/"))


def test_an_empty_newsroom_says_so(client):
    page = home(client)
    assert page.text("p.empty") == "Belum ada berita. Redaksi sedang menyiapkan kabar pertama."
    assert page.titles() == []


def test_one_story_leads(client):
    publish("Satu-satunya")
    page = home(client)
    assert page.text("article.card-lead").startswith("Nasional Satu-satunya")
    assert page.titles() == ["Satu-satunya"]


def test_no_story_stands_twice(client):
    berita = make_category("Berita", on_front_page=True)
    channels = [make_category(name, berita, on_front_page=True) for name in ("Nasional", "Daerah", "Hukum")]
    for place, channel in enumerate(channels):
        publish_many(20, category=channel, start=NOW - timedelta(minutes=1 + place), lead_photo=make_photo())
    publish_many(6, category=channels[0], kind=Kind.OPINION, by=[make_person()])
    page = home(client)
    links = [link for link in page.links() if link.count("/") == 3 and "berita-" in link]
    titles = page.titles() + page.texts("ul.links")
    assert len(titles) == len(set(titles))
    assert len(set(links)) == 1 + 2 + 4 + 10 + 4 + 4 * 4  # lead, its links, secondary, river, opinions, blocks
    assert page.text("h1") == "Nusawarta: berita hari ini"


def test_the_newest_story_with_a_photograph_and_a_standfirst_leads():
    publish("Lama", lead_photo=make_photo(), at=NOW - DAY)
    publish("Tanpa foto", at=NOW - timedelta(minutes=1))
    publish("Tanpa ringkasan", lead_photo=make_photo(), standfirst="", at=NOW - timedelta(minutes=2))
    ready = publish("Siap", lead_photo=make_photo(), at=NOW - timedelta(minutes=3))
    front = front_page()
    assert front.lead == ready
    assert [story.title for story in front.secondary] == ["Tanpa foto", "Tanpa ringkasan", "Lama"]


def test_opinions_and_paid_stories_are_not_among_the_news(client):
    publish("Kolom", kind=Kind.OPINION, by=[make_person("Sari Kolumnis")])
    publish("Iklan Panjang", kind=Kind.ADVERTORIAL)
    publish("Berita Biasa")
    front = front_page()
    assert front.lead.title == "Berita Biasa" and not front.secondary and not front.latest
    assert [story.title for story in front.opinion] == ["Kolom"]
    assert "Sari Kolumnis" in home(client).text("section.opinion")


def test_a_quiet_channel_keeps_its_block_however_much_the_others_write():
    quiet = make_category("Wisata", on_front_page=True, order=2)
    publish("Pulau yang Sepi", category=quiet, at=NOW - 30 * DAY)
    publish_many(200, category=make_category("Nasional", on_front_page=True, order=1))
    make_category("Kosong", on_front_page=True, order=0)
    blocks = front_page().blocks
    assert [(category.name, len(stories)) for category, stories in blocks] == [("Nasional", 4), ("Wisata", 1)]


def test_a_channel_at_the_top_shows_its_whole_section():
    berita = make_category("Berita", on_front_page=True)
    publish_many(30, category=make_category("Daerah", berita))
    ((category, stories),) = front_page().blocks
    assert category.name == "Berita"
    assert {story.category.name for story in stories} == {"Daerah"}
    assert Category.objects.count() == 2


def test_topics_are_the_keywords_used_most_this_week():
    publish("Satu", keywords=["Pangan", "Waduk"]), publish("Dua", keywords=["Pangan"])
    publish("Lama", keywords=["Kuno"], at=NOW - 8 * DAY)
    publish("Besok", keywords=["Nanti"], at=NOW + DAY)
    withdraw(publish("Dicabut", keywords=["Dicabut"]))
    assert [keyword.name for keyword in hot_topics()] == ["Pangan", "Waduk"]


def test_the_channels_and_the_pages_frame_it(client):
    (
        make_category("Ekonomi", order=2),
        make_category("Nasional", order=1),
        make_category("Arsip Lama", in_navigation=False),
    )
    page = home(client)
    (nav,) = page.all("nav.nav")
    assert [link.text for link in nav.iter("a")] == ["Beranda", "Nasional", "Ekonomi", "Indeks"]
    assert [link.text for link in nav.iter("a") if link.get("aria-current")] == ["Beranda"]
    assert page.text("p.today") == "Rabu, 18 Maret 2026"
