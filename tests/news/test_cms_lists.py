"""The list of stories on the desk: found by what is known of them, and as cheap at ten times the stories; the other lists too."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Kind, SearchAlias, State
from tests.factories import (
    NOW,
    make_article,
    make_banner,
    make_category,
    make_comment,
    make_keyword,
    make_page,
    make_person,
    make_photo,
    publish,
    publish_many,
    withdraw,
)  # fmt: skip
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"
DAY = timedelta(days=1)


def rows(browser, query="") -> set[str]:
    """Titles in the list, without the places and acts behind them."""
    page = Reading(browser.get(f"{LIST}?{query}" if query else LIST))
    return {words(link) for link in page.all("a.list-title")}


@pytest.fixture
def berita():
    return make_category("Berita")


@pytest.fixture
def stories(editor, reporter, berita):
    nasional = make_category("Nasional", berita)
    usual = {"category": nasional, "dateline_place": "", "lead_photo": make_photo()}
    make_article("Draf", created_by=editor, **usual)
    make_article("Diajukan", created_by=reporter, state=State.SUBMITTED, **usual)
    make_article(
        "Dikembalikan", state=State.RETURNED, **usual | {"category": make_category("Opini")}, kind=Kind.OPINION
    )
    publish("Terjadwal", at=NOW + DAY, **usual)
    publish("Hari ini", **usual | {"dateline_place": "Takengon"})
    publish("Kemarin", at=NOW - DAY, **usual | {"lead_photo": None})
    publish("Lama", at=NOW - 8 * DAY, **usual)
    withdraw(publish("Dicabut", at=NOW - 9 * DAY, **usual))


EVERY = {"Draf", "Diajukan", "Dikembalikan", "Terjadwal", "Hari ini", "Kemarin", "Lama", "Dicabut"}


@pytest.mark.parametrize(("query", "found"), [
    ("", EVERY), ("keadaan=draft", {"Draf"}), ("keadaan=submitted", {"Diajukan"}), ("keadaan=returned", {"Dikembalikan"}),
    ("keadaan=scheduled", {"Terjadwal"}), ("keadaan=published", {"Hari ini", "Kemarin", "Lama"}), ("keadaan=withdrawn", {"Dicabut"}),
    ("milik=saya", {"Draf"}), ("kind__exact=opini", {"Dikembalikan"}), ("foto=tanpa", {"Kemarin"}),
    ("terbit=hari-ini", {"Hari ini"}), ("terbit=kemarin", {"Kemarin"}), ("terbit=7-hari", {"Hari ini", "Kemarin"}),
    ("q=takengon", {"Hari ini"}), ("q=KEMARIN", {"Kemarin"}), ("q=hari+ini", {"Hari ini"}), ("q=tidak-ada", set()),
    ("keadaan=published&terbit=7-hari&foto=tanpa", {"Kemarin"}), ("keadaan=entah", EVERY), ("terbit=besok", EVERY),
])  # fmt: skip
def test_the_list_shows_what_was_asked_for(signed_in, editor, stories, query, found):
    assert rows(signed_in(editor), query) == found


def test_a_channel_is_found_with_its_branch(signed_in, editor, stories, berita):
    nasional = berita.children.get()
    for channel in (berita, nasional):
        assert rows(signed_in(editor), f"kanal={channel.pk}") == EVERY - {"Dikembalikan"}
    assert rows(signed_in(editor), "kanal=999999") == rows(signed_in(editor), "kanal=x") == EVERY


def test_a_reporter_sees_the_own_stories_only(signed_in, reporter, stories):
    assert rows(signed_in(reporter)) == {"Diajukan"}
    assert rows(signed_in(reporter), "q=draf") == rows(signed_in(reporter), "milik=saya&keadaan=draft") == set()


def cost(browser, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return len(asked)


def test_the_list_of_stories_asks_at_most_twelve_questions_however_many_there_are(signed_in, editor):
    browser, costs = signed_in(editor), []
    for number in (15, 150):
        people = [make_person(f"Orang {number}-{n}") for n in range(2)]
        publish_many(number, by=people, editor=people[0], lead_photo=make_photo(), start=NOW - number * DAY)
        costs.append(
            [
                cost(browser, f"{LIST}?{query}")
                for query in ("", "q=berita", "keadaan=published&terbit=7-hari", "o=2&p=1")
            ]
        )
    assert costs[0] == costs[1] and max(costs[1]) <= 12, costs


def test_no_other_list_asks_more_questions_for_more_rows(signed_in, reader, django_user_model):
    browser = signed_in(django_user_model.objects.create_superuser("pemilik@nusawarta.test"))
    nouns = ("photo", "keyword", "person", "category", "page", "searchalias")
    lists = [*(f"news/{noun}/" for noun in nouns), "comments/comment/", "ads/banner/", "accounts/user/"]
    costs = []
    for number in (3, 20):
        for n in range(number):
            name = f"Kata {number} {n}"
            photo, parent = make_photo(), make_category(f"Induk {number} {n}")
            story = publish(name, lead_photo=photo, category=make_category(name, parent), keywords=[make_keyword(name)])
            make_person(name, portrait=photo), make_page(name), make_comment(story, reader), make_banner()
            SearchAlias.objects.create(short=f"K{number}x{n}", full=name)
            django_user_model.objects.create_user(f"{number}-{n}@nusawarta.test").groups.add(1)
        costs.append({address: cost(browser, f"/admin/{address}") for address in lists})
    assert costs[0] == costs[1] and max(costs[1].values()) <= 12, costs


def test_the_form_of_a_story_asks_as_often_for_ten_photographs_as_for_one(signed_in, editor):
    browser, costs = signed_in(editor), []
    story = make_article(by=[make_person()], keywords=["Air"], lead_photo=make_photo())
    cost(browser, f"{LIST}{story.pk}/change/")  # what a process looks up once
    for number in (1, 14):
        for n in range(number):
            make_photo(), make_person(f"Orang {number}-{n}"), make_category(f"Kanal {number} {n}")
        costs.append(cost(browser, f"{LIST}{story.pk}/change/"))
    assert costs[0] == costs[1], costs
