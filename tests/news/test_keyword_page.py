"""The page of a keyword: what it is about, and the keywords that stand beside it."""

from datetime import timedelta

import pytest

from news.related import related_keywords
from tests.factories import NOW, make_article, make_keyword, publish, publish_many, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def page(client, slug="banjir") -> Reading:
    return Reading(client.get(f"/tag/{slug}/"))


def test_the_editors_words_stand_over_the_list(client):
    make_keyword("Banjir", description="Semua tentang banjir.\n\nDari hulu sampai hilir.")
    publish(keywords=["Banjir"])
    assert page(client).text("header.page-head") == "Topik Banjir Semua tentang banjir. Dari hulu sampai hilir."


def test_keywords_that_often_stand_beside_it_are_linked(client):
    for beside in (["BPBD", "Demak"], ["BPBD", "Demak"], ["BPBD"], ["Sekali"]):
        publish(keywords=["Banjir", *beside])
    publish(keywords=["BPBD", "Gempa"]), publish(keywords=["Gempa", "BPBD"])
    shown = page(client)
    assert shown.links("ul.tags") == ["/tag/bpbd/", "/tag/demak/"]
    assert "Topik terkait" in shown.texts("h2")


def test_alone_it_has_no_empty_heading(client):
    publish(keywords=["Banjir"])
    assert "Topik terkait" not in page(client).texts("h2")


def test_what_readers_cannot_see_makes_no_neighbour():
    word = make_keyword("Banjir")
    for _ in range(2):
        make_article(keywords=["Banjir", "Draf"]), withdraw(publish(keywords=["Banjir", "Dicabut"]))
    assert related_keywords(word) == []


def test_at_most_eight_are_shown():
    word = make_keyword("Banjir")
    for _ in range(2):
        publish(keywords=["Banjir", *(f"Kata {number}" for number in range(12))])
    assert len(related_keywords(word)) == 8


def test_under_three_stories_it_asks_not_to_be_found(client):
    for number, robots in ((1, ["noindex"]), (2, ["noindex"]), (3, ["max-image-preview:large"])):
        publish(keywords=["Banjir"])
        metas = page(client).all("meta")
        assert [meta.get("content") for meta in metas if meta.get("name") == "robots"] == robots, number


def test_what_an_editor_pinned_stands_over_the_list_of_the_first_page_as_long_as_it_is_public(client):
    word = make_keyword("Banjir")
    begin = publish("Awal Mula Banjir", keywords=["Banjir"], at=NOW - timedelta(days=9))
    secret, gone = make_article("Belum Terbit"), withdraw(publish("Dicabut"))
    publish_many(25, keywords=[word])
    assert "Baca dulu" not in page(client).texts("h2")
    word.pinned.set([begin, secret, gone])
    shown = page(client)
    assert "Baca dulu" in shown.texts("h2")
    (pinned,) = shown.texts("section.pinned")
    assert "Awal Mula Banjir" in pinned and "Belum Terbit" not in pinned and "Dicabut" not in pinned
    assert "Baca dulu" not in Reading(client.get("/tag/banjir/?page=2")).texts("h2")


def test_a_running_event_is_told_day_by_day_along_a_line(client):
    make_keyword("Banjir", is_timeline=True)
    for days in (0, 0, 1, 3):
        publish(f"Air Naik {days}", keywords=["Banjir"], at=NOW - timedelta(days=days, minutes=5))
    shown = page(client)
    assert shown.texts("h3") == ["Rabu, 18 Maret 2026", "Selasa, 17 Maret 2026", "Minggu, 15 Maret 2026"]
    (line,) = shown.texts("ol.timeline")
    assert [line.count(f"Air Naik {days}") for days in (0, 1, 3)] == [2, 1, 1]
