"""The list of stories on the desk: found by what is known of them, and as cheap at ten times the stories; the other lists too."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import roles
from news.models import Kind, SavedFilter, SearchAlias, State
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
    make_reads,
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


def test_the_list_is_searched_in_bodies_and_keywords_drafts_among_them(signed_in, editor, berita):
    usual = {"category": berita, "dateline_place": ""}
    publish("Terbit", body="<p>Harga jengkol naik.</p>", **usual), publish("Lain", keywords=["Jengkol"], **usual)
    (
        make_article("Draf", body="<p>Panen jengkol.</p>", **usual),
        make_article("Baru", keywords=["jengkol muda"], **usual),
    )
    publish("Terjadwal", at=NOW + DAY, body="<p>Jengkol lagi.</p>", **usual), make_article("Bukan", **usual)
    assert rows(signed_in(editor), "q=jengkol") == {"Terbit", "Lain", "Draf", "Baru", "Terjadwal"}
    assert rows(signed_in(editor), "q=jengkol&keadaan=draft") == {"Draf", "Baru"}
    assert rows(signed_in(editor), "q=harga+jengkol") == {"Terbit"}
    for odd in ("%25", "'", "%22", "a" * 3000, "%F0%9F%98%80", "()"):
        assert signed_in(editor).get(f"{LIST}?q={odd}").status_code == 200


def test_a_writer_is_found_by_name_or_initials_and_a_day_by_its_date(signed_in, editor, berita):
    publish("Punya Putri", by=[make_person("Putri Kirana", "PK")], category=berita)
    publish("Punya Bima", by=[make_person("Bima Arya", "BA")], category=berita, at=NOW - 3 * DAY)
    browser = signed_in(editor)
    assert rows(browser, "penulis=kirana") == rows(browser, "penulis=pk") == {"Punya Putri"}
    assert rows(browser, "penulis=siapa") == set() and rows(browser, "penulis=") == {"Punya Putri", "Punya Bima"}
    assert rows(browser, "terbit=2026-03-15") == {"Punya Bima"} and rows(browser, "terbit=2026-03-16") == set()
    for odd in ("2026-02-30", "0001-01-01", "9999-12-31", "-1"):
        assert rows(browser, f"terbit={odd}") == {"Punya Putri", "Punya Bima"}


def test_a_row_tells_words_reads_and_comments_and_offers_what_may_be_done(signed_in, managing_editor, reader, berita):
    story = publish("Terbit", category=berita)
    make_reads(story, 7), make_reads(story, 1200, NOW - timedelta(hours=2)), make_reads(story, 5, NOW - DAY)
    make_comment(story, reader), make_comment(story, reader, state="held")
    browser = signed_in(managing_editor)
    page = Reading(browser.get(LIST))
    figures = [page.text(f"td.field-{name}") for name in ("words", "dibaca", "komentar")]
    assert figures == ["13 kata", "1.207 dibaca", "1 komentar"]
    change = f"{LIST}{story.pk}/change/"
    links = [link.get("href") for box in page.all(".list-acts") for link in box.iter("a")]
    assert links == [change, f"{LIST}{story.pk}/pratinjau/", f"{change}?buka=withdraw"]
    panel = Reading(browser.get(links[-1])).all("details.act-withdraw")
    assert [one.get("open") is not None for one in panel] == [True]


def test_pages_follow_one_another_without_a_count_and_end_at_fifty(signed_in, editor, monkeypatch):
    publish_many(120)
    browser, seen = signed_in(editor), set()
    for number in (1, 2, 3):
        page = Reading(browser.get(f"{LIST}?p={number}&keadaan=published"))
        seen |= {words(link) for link in page.all("a.list-title")}
        rels = [link.get("rel") for box in page.all("nav.list-pages") for link in box.iter("a")]
        assert rels == {1: ["next"], 2: ["prev", "next"], 3: ["prev"]}[number]
    assert len(seen) == 120
    for odd in ("0", "-4", "x", "51", "9" * 30):
        assert browser.get(f"{LIST}?p={odd}").status_code == 200
    monkeypatch.setattr("news.admin.article_list.PAGES", 2)
    assert "Persempit" in Reading(browser.get(f"{LIST}?p=2")).text("nav.list-pages")


def test_a_look_at_the_list_is_kept_as_a_tab_of_ones_own(signed_in, editor, managing_editor, stories):
    browser = signed_in(editor)
    usual = Reading(browser.get(f"{LIST}?milik=saya&keadaan=draft"))
    tabs = {words(link): link.get("aria-current") for box in usual.all("nav.list-tabs") for link in box.iter("a")}
    assert list(tabs) == ["Semua", "Draf saya", "Menunggu", "Terjadwal", "Terbit hari ini"]
    assert [name for name, current in tabs.items() if current] == ["Draf saya"]

    save = {"name": "  Tanpa foto ", "query": "foto=tanpa&p=3&keadaan=published&apa=itu"}
    kept = browser.post(f"{LIST}tab/simpan/", save)
    assert kept["Location"] == f"{LIST}?keadaan=published&foto=tanpa"
    browser.post(f"{LIST}tab/simpan/", save)
    tab = SavedFilter.objects.get()
    assert (tab.user, tab.name) == (editor, "Tanpa foto") and rows(browser, tab.query) == {"Kemarin"}
    assert "Tanpa foto" in Reading(browser.get(LIST)).text("nav.list-tabs")
    assert "Tanpa foto" not in Reading(signed_in(managing_editor).get(LIST)).text("nav.list-tabs")

    assert signed_in(managing_editor).post(f"{LIST}tab/{tab.pk}/hapus/").status_code == 404
    for wrong in (
        {"name": "", "query": "foto=tanpa"},
        {"name": "Semua lagi", "query": "p=2"},
        {"query": "q=" + "a" * 500},
    ):
        browser.post(f"{LIST}tab/simpan/", wrong)
    assert SavedFilter.objects.count() == 1
    SavedFilter.objects.bulk_create(SavedFilter(user=editor, name=f"Tab {n}", query="foto=tanpa") for n in range(11))
    refused = Reading(browser.post(f"{LIST}tab/simpan/", {"name": "Satu lagi", "query": "foto=tanpa"}, follow=True))
    assert refused.text("ul.messagelist").endswith("Paling banyak 12 tab. Hapus satu dulu.")
    assert browser.post(f"{LIST}tab/{tab.pk}/hapus/").status_code == 302 and SavedFilter.objects.count() == 11


def test_a_reporter_sees_the_own_stories_only(signed_in, reporter, stories):
    assert rows(signed_in(reporter)) == {"Diajukan"}
    assert rows(signed_in(reporter), "q=draf") == rows(signed_in(reporter), "milik=saya&keadaan=draft") == set()


def cost(browser, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return len(asked)


def test_the_list_of_stories_asks_at_most_thirteen_questions_however_many_there_are(signed_in, editor):
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
    assert costs[0] == costs[1] and max(costs[1]) <= 13, costs


def test_no_other_list_asks_more_questions_for_more_rows(signed_in, reader, django_user_model):
    browser = signed_in(django_user_model.objects.create_superuser("pemilik@nusawarta.test"))
    nouns = ("photo", "keyword", "person", "category", "page", "searchalias")
    lists = [*(f"news/{noun}/" for noun in nouns), "comments/comment/", "ads/banner/", "accounts/user/"]
    costs, role = [], Group.objects.get(name=roles.REPORTER)
    for number in (3, 20):
        for n in range(number):
            name = f"Kata {number} {n}"
            photo, parent = make_photo(), make_category(f"Induk {number} {n}")
            story = publish(name, lead_photo=photo, category=make_category(name, parent), keywords=[make_keyword(name)])
            make_person(name, portrait=photo), make_page(name), make_comment(story, reader), make_banner()
            SearchAlias.objects.create(short=f"K{number}x{n}", full=name)
            django_user_model.objects.create_user(f"{number}-{n}@nusawarta.test").groups.add(role)
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
