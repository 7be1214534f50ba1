"""What editors put on the front page by hand: where it stands, for how long, and what takes its place."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from news.arranging import neighbour
from news.frontpage import front_page
from news.models import FrontSlot, Kind
from news.models.frontpage import PICKS, SECONDARY
from news.reads import rank
from tests.factories import (
    NOW,
    make_category,
    make_person,
    make_photo,
    make_reads,
    publish,
    publish_many,
    put,
    withdraw,
)
from tests.reading import Reading

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def old_story(title="Pilihan", **fields):
    """One that the automatic fill would never bring to the top."""
    return publish(title, at=NOW - timedelta(days=20), **fields)


def test_a_story_stands_where_an_editor_put_it_and_the_newest_fill_the_rest(client):
    newest = publish_many(20, lead_photo=make_photo())
    put(old_story("Utama"), "lead"), put(old_story("Tautan"), "link-2"), put(old_story("Samping"), "second-3")
    page = Reading(client.get("/"))
    assert page.text("article.card-lead").startswith("Nasional Utama")
    assert [link.text for link in page.all("ul.links")[0].iter("a")] == [newest[3].title, "Tautan"]
    assert page.titles()[1:5] == [newest[0].title, newest[1].title, "Samping", newest[2].title]


def test_what_editors_recommend_has_a_block_of_its_own_only_when_there_is_something(client):
    publish_many(20)
    assert "Pilihan Editor" not in Reading(client.get("/")).texts("h2")
    put(old_story("Kedua"), "pick-2"), put(old_story("Keempat"), "pick-4")
    page = Reading(client.get("/"))
    assert "Pilihan Editor" in page.texts("h2")
    assert [story.title for story in front_page().picks] == ["Kedua", "Keempat"]


def test_a_withdrawn_pick_is_gone_at_once_and_the_fill_takes_its_place():
    newest = publish("Terbaru", lead_photo=make_photo())
    chosen = old_story()
    put(chosen)
    assert front_page().lead == chosen
    withdraw(chosen)
    assert front_page().lead == newest
    assert front_page().by_hand == frozenset()


def test_a_slot_begins_and_ends_by_the_clock(client, clock):
    publish("Terbaru")
    put(old_story(), starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    seen = []
    for _ in range(5):
        seen.append(Reading(client.get("/")).titles()[0])
        clock.wait(minutes=30)
    assert seen == ["Terbaru", "Terbaru", "Pilihan", "Pilihan", "Terbaru"]


def test_a_slot_changes_in_the_very_second(clock):
    publish("Terbaru")
    put(old_story(), starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    edges = [NOW + HOUR - timedelta(seconds=1), NOW + HOUR, NOW + 2 * HOUR - timedelta(seconds=1), NOW + 2 * HOUR]
    assert [front_page(edge).lead.title for edge in edges] == ["Terbaru", "Pilihan", "Pilihan", "Terbaru"]


def test_a_scheduled_story_takes_its_slot_when_it_is_out(clock):
    publish("Terbaru")
    put(publish("Nanti", at=NOW + HOUR))
    assert front_page().lead.title == "Terbaru"
    clock.wait(hours=1)
    assert front_page().lead.title == "Nanti"


def test_the_latest_of_two_holds_a_slot_and_the_other_comes_back_after_it(clock):
    put(old_story("Siang"))
    put(old_story("Sela"), starts_at=NOW - HOUR, ends_at=NOW + HOUR)
    assert front_page().lead.title == "Sela"
    clock.wait(hours=1)
    assert front_page().lead.title == "Siang"


def test_no_story_stands_twice_whatever_editors_and_readers_do(client):
    channel = make_category("Nasional", on_front_page=True)
    stories = publish_many(60, category=channel, lead_photo=make_photo())
    columns = publish_many(6, kind=Kind.OPINION, by=[make_person()], category=channel)
    put(stories[0], "pick-1"), put(stories[9], "second-1"), put(columns[0], "pick-2")
    for place, story in enumerate(stories[:12] + columns):
        make_reads(story, 500 - place)
    rank()
    links = [link for link in Reading(client.get("/")).links() if "/berita-" in link]
    assert len(links) == len(set(links)) == 1 + 2 + 4 + 5 + 10 + 4 + 4 + 2


def test_an_advertorial_leads_only_when_an_editor_says_so():
    paid = publish("Berbayar", kind=Kind.ADVERTORIAL, lead_photo=make_photo())
    publish("Berita", at=NOW - timedelta(days=3))
    assert front_page().lead.title == "Berita"
    put(paid)
    assert front_page().lead == paid


def test_a_paid_story_is_named_paid_wherever_it_is_put(client):
    publish("Berita")
    put(publish("Berbayar", kind=Kind.ADVERTORIAL), "pick-1")
    assert "Advertorial" in Reading(client.get("/")).texts("span.paid")


def test_a_newsroom_whose_only_story_was_put_aside_still_has_a_lead(client):
    put(publish("Satu-satunya"), "second-2")
    assert Reading(client.get("/")).titles() == ["Satu-satunya"]
    assert front_page().lead.title == "Satu-satunya"


def test_nothing_moves_past_the_ends():
    assert neighbour("lead", -1) is None and neighbour("pick-4", 1) is None
    assert (neighbour("second-2", -1), neighbour("lead", 1)) == (FrontSlot.SECOND_1, FrontSlot.LINK_1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slot": "loteng"},
        {"starts_at": NOW, "ends_at": NOW},
        {"starts_at": NOW, "ends_at": NOW - HOUR},
    ],
)
def test_the_database_refuses_what_makes_no_sense(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        put(old_story(), **wrong)


def test_the_database_refuses_a_story_in_two_places():
    story = old_story()
    put(story, SECONDARY[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        put(story, PICKS[0])
