"""What an address answers when its story is gone, and when there was never one: something to read either way."""

from datetime import timedelta

import pytest

from tests.factories import NOW, make_photo, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def neighbours():
    return [publish(f"Tetangga {number}", at=NOW - timedelta(minutes=number)) for number in range(1, 8)]


def test_a_withdrawn_story_says_when_and_why_and_nothing_of_what_it_said(client, neighbours):
    story = publish("Kabar Keliru", body="<p>Isi yang keliru.</p>", lead_photo=make_photo("foto-keliru"))
    withdraw(story, "Narasumber tidak pernah berkata demikian.")
    answer = client.get(story.get_absolute_url())
    page, text = Reading(answer), answer.content.decode()
    assert answer.status_code == 410
    assert page.text("h1") == "Kabar Keliru"
    assert (
        page.text("div.notice") == "Dicabut 18 Maret 2026, 15.00 WIB Alasan: Narasumber tidak pernah berkata demikian."
    )
    assert "Isi yang keliru" not in text and "foto-keliru" not in text and "data-read" not in text
    assert [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"] == ["noindex"]


def test_a_story_whose_time_is_over_says_no_reason(client):
    story = publish("Lowongan", expires_at=NOW - timedelta(minutes=1))
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert "Masa tayang berita ini sudah berakhir." in answer.content.decode()
    assert not Reading(answer).all("div.notice")


def test_both_offer_the_channel_and_the_newest_stories(client, neighbours):
    for story in (withdraw(publish("Satu")), publish("Dua", expires_at=NOW - timedelta(minutes=1))):
        page = Reading(client.get(story.get_absolute_url()))
        assert page.titles() == [f"Tetangga {number}" for number in range(1, 6)]
        assert {"/nasional/", "/indeks/", "/"} <= set(page.links())


def test_an_address_that_never_was_offers_ways_on(client, neighbours):
    answer = client.get("/nasional/tidak-pernah-ada/")
    page = Reading(answer)
    assert answer.status_code == 404
    assert page.titles() == [f"Tetangga {number}" for number in range(1, 6)]
    assert {"/indeks/", "/arsip/", "/terpopuler/", "/"} <= set(page.links())
