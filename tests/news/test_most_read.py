"""The page Terpopuler, and the block of it on the front page and beside a story."""

from datetime import timedelta

import pytest

from news.models import Kind
from news.reads import rank
from tests.factories import NOW, make_category, make_person, make_reads, publish, publish_many, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db

PAGE = "/terpopuler/"


def read_well(*stories, at=None):
    """The first is read most."""
    for place, story in enumerate(stories):
        make_reads(story, 100 - place, at)
    rank()


def test_stories_stand_by_how_often_they_were_read(client):
    stories = publish_many(25)
    read_well(*reversed(stories))
    assert Reading(client.get(PAGE)).titles() == [story.title for story in reversed(stories)][:20]


def test_a_day_and_a_week_have_addresses_of_their_own(client):
    read_well(publish("Hari ini")), read_well(publish("Pekan ini"), at=NOW - timedelta(days=4))
    day, week = Reading(client.get(PAGE)), Reading(client.get(f"{PAGE}?rentang=7-hari"))
    assert (day.titles(), week.titles()) == (["Hari ini"], ["Pekan ini", "Hari ini"])
    current = [[link.text for link in page.all("a") if link.get("aria-current")] for page in (day, week)]
    assert current == [["24 jam terakhir"], ["7 hari terakhir"]]
    canonical = [link.get("href") for link in week.all("link") if link.get("rel") == "canonical"]
    assert canonical == ["http://127.0.0.1:8000/terpopuler/?rentang=7-hari"]


def test_a_channel_can_be_read_alone_and_keeps_the_stretch_of_time(client):
    daerah = make_category("Daerah", make_category("Berita"))
    read_well(publish("Jalan", category=daerah), publish("Kurs", category=make_category("Ekonomi")))
    page = Reading(client.get(PAGE, {"kanal": "daerah", "rentang": "7-hari"}))
    assert page.titles() == ["Jalan"]
    assert "/terpopuler/?kanal=daerah" in page.links() and "/terpopuler/?rentang=7-hari&kanal=daerah" in page.links()
    assert [box.get("value") for box in page.all("input")] == ["7-hari"]


def test_without_counts_the_page_says_so_and_offers_the_newest(client):
    publish("Terbaru")
    page = Reading(client.get(PAGE))
    assert page.text("p.empty").startswith("Belum ada hitungan baca")
    assert page.titles() == ["Terbaru"]


@pytest.mark.parametrize("asked", [{"rentang": "setahun"}, {"kanal": "tidak-ada"}, {"rentang": "7-hari", "kanal": "x"}])
def test_what_is_no_ranking_is_not_found(client, asked):
    assert client.get(PAGE, asked).status_code == 404


def test_an_empty_form_shows_everything(client):
    read_well(publish("Satu"))
    assert Reading(client.get(PAGE, {"kanal": "", "rentang": "", "utm_source": "x"})).titles() == ["Satu"]


def test_a_column_names_its_writer(client):
    read_well(publish("Kolom", kind=Kind.OPINION, by=[make_person("Sari Kolumnis")]))
    assert "Sari Kolumnis" in Reading(client.get(PAGE)).text("ol.ranking")


def test_the_front_page_shows_five_with_their_rank_in_the_place_of_topics(client, clock):
    stories = publish_many(40, keywords=[])
    page = Reading(client.get("/"))
    assert not page.all("ol.ranking")
    read_well(*stories[20:30])
    clock.wait(minutes=1)
    page = Reading(client.get("/"))
    assert page.texts("ol.ranking")[0].split(" Berita")[0] == stories[20].title.split(" Berita")[0]
    assert [link.text for link in page.all("ol.ranking")[0].iter("a")] == [story.title for story in stories[20:25]]
    assert "Topik" not in page.texts("h2")


def test_two_stories_are_no_ranking(client):
    stories = publish_many(30)
    read_well(*stories[20:22])
    assert not Reading(client.get("/")).all("ol.ranking")
    assert not Reading(client.get(stories[0].get_absolute_url())).all("ol.ranking")


def test_beside_a_story_stand_the_others_that_are_read_most(client, clock):
    stories = publish_many(8)
    own = stories[1]
    newest = Reading(client.get(own.get_absolute_url()))
    assert "Terbaru" in newest.texts("h2") and not newest.all("ol.ranking")
    read_well(*stories[:7])
    clock.wait(minutes=1)
    beside = Reading(client.get(own.get_absolute_url()))
    assert [link.text for link in beside.all("ol.ranking")[0].iter("a")] == [
        one.title for one in stories[:7] if one != own
    ][:5]
    assert "Terbaru" not in beside.texts("h2")
    withdraw(stories[0])
    assert stories[0].title not in client.get(own.get_absolute_url()).content.decode()


def test_a_story_tells_where_its_reads_go_and_a_preview_does_not(client, signed_in, editor):
    story = publish()
    (shown,) = Reading(client.get(story.get_absolute_url())).all("article.story")
    assert shown.get("data-read") == f"/api/baca/{story.pk}/"
    preview = signed_in(editor).get(f"/admin/news/article/{story.pk}/pratinjau/")
    assert preview.status_code == 200 and b"data-read" not in preview.content
