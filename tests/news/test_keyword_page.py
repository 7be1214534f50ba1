"""The page of a keyword: what it is about, and the keywords that stand beside it."""

import pytest

from news.related import related_keywords
from tests.factories import make_article, make_keyword, publish, withdraw
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
