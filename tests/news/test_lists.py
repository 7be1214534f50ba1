"""Channel, keyword and person: the same numbered list, pages 1 to 50, newest first."""

from datetime import timedelta

import pytest

from news.models import Byline, Kind
from tests.factories import NOW, make_article, make_category, make_keyword, make_person, publish, publish_many
from tests.reading import Reading

pytestmark = pytest.mark.django_db

LISTS = ["/nasional/", "/tag/waduk/", "/penulis/putri-kirana/"]


@pytest.fixture
def cast():
    return {
        "category": make_category("Nasional"),
        "keywords": [make_keyword("Waduk")],
        "by": [make_person("Putri Kirana")],
    }


@pytest.mark.parametrize("address", LISTS)
def test_pages_follow_each_other_without_a_gap(client, cast, address):
    stories = publish_many(45, **cast)
    pages = [Reading(client.get(address, {"page": n} if n > 1 else {})) for n in (1, 2, 3)]
    assert sum((page.titles() for page in pages), []) == [story.title for story in stories]
    assert pages[0].links("nav.pages")[-1] == f"{address}?page=2"
    assert pages[1].links("nav.pages")[0] == address
    assert not [a for a in pages[2].all("a") if a.get("rel") == "next"]
    assert client.get(f"{address}?page=4").status_code == 404


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", ["0", "51", "-1", "abc", "1.0", "01", "", "１", "1000000000", "9" * 400, "1 OR 1"])
def test_what_is_no_page_is_not_found(client, cast, address, page):
    publish_many(1, **cast)
    assert client.get(address, {"page": page}).status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_after_page_50_the_index_goes_on(client, cast, address):
    publish_many(1025, **cast)
    last = Reading(client.get(f"{address}?page=50"))
    assert len(last.titles()) == 20
    assert last.links("nav.pages")[-1] == "/indeks/"
    assert client.get(f"{address}?page=51").status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_the_canonical_address_names_the_page_and_nothing_else(client, cast, address):
    publish_many(25, **cast)
    for query, own in (("", address), ("?page=1&x=y", address), ("?x=y&page=2", f"{address}?page=2")):
        (canonical,) = [
            a.get("href") for a in Reading(client.get(address + query)).all("link") if a.get("rel") == "canonical"
        ]
        assert canonical == f"http://127.0.0.1:8000{own}"


@pytest.mark.parametrize(
    ("address", "empty"),
    [
        ("/nasional/", "Belum ada berita di kanal ini."),
        ("/tag/waduk/", "Belum ada berita dengan kata kunci ini."),
        ("/penulis/putri-kirana/", "Belum ada tulisan atas nama ini."),
    ],
)
def test_an_empty_list_says_so_and_points_on(client, cast, address, empty):
    make_article("Draf", category=cast["category"], by=cast["by"], keywords=["Waduk"])
    page = Reading(client.get(address))
    assert page.text("p.empty").startswith(empty)
    assert client.get(f"{address}?page=2").status_code == 404


@pytest.mark.parametrize("address", ["/tidak-ada/", "/tag/tidak-ada/", "/penulis/tidak-ada/"])
def test_what_does_not_exist_is_not_found(client, cast, address):
    assert client.get(address).status_code == 404


def test_a_section_shows_its_channels_and_their_stories(client):
    berita = make_category("Berita", description="Semua berita.")
    nasional, daerah = make_category("Nasional", berita, order=1), make_category("Daerah", berita, order=2)
    publish("Dari daerah", category=daerah), publish("Dari nasional", category=nasional, at=NOW - timedelta(days=1))
    page, child = Reading(client.get("/berita/")), Reading(client.get("/daerah/"))
    assert page.titles() == ["Dari daerah", "Dari nasional"]
    assert page.text("ul.tags") == "Nasional Daerah"
    assert child.titles() == ["Dari daerah"]
    assert child.text("nav.crumbs") == "Beranda Berita Daerah"
    assert not child.all("ul.tags")


def test_a_section_moved_under_another_takes_its_stories_along(client):
    daerah, berita = make_category("Daerah"), make_category("Berita")
    publish("Jalan Rusak", category=daerah)
    daerah.parent = berita
    daerah.save()
    assert Reading(client.get("/berita/")).titles() == ["Jalan Rusak"]


def test_a_keyword_tells_what_it_is_about(client):
    make_keyword("Waduk", description="Air untuk sawah.")
    assert Reading(client.get("/tag/waduk/")).text("header.page-head") == "Topik Waduk Air untuk sawah."


def test_a_story_whose_time_changes_moves_in_every_list(client, cast):
    story = publish(
        "Bergeser", category=cast["category"], keywords=["Waduk"], by=cast["by"], at=NOW - timedelta(days=3)
    )
    publish("Tetap", category=cast["category"], keywords=["Waduk"], by=cast["by"], at=NOW - timedelta(days=2))
    story.published_at = NOW - timedelta(days=1)
    story.save()
    for address in LISTS:
        assert Reading(client.get(address)).titles() == ["Bergeser", "Tetap"], address


def test_a_person_has_a_name_a_desk_and_a_list_where_no_story_stands_twice(client):
    putri = make_person("Putri Kirana", "PK", role="Reporter", bio="Menulis soal air.")
    publish("Tulis dan Potret", by=[putri, (putri, Byline.Role.PHOTOGRAPHER)])
    publish("Milik orang lain", by=[make_person("Budi")])
    publish("Disunting saja", editor=putri)
    page = Reading(client.get("/penulis/putri-kirana/"))
    assert page.titles() == ["Tulis dan Potret"]
    assert page.text("header.page-head") == "Putri Kirana Reporter · inisial PK Menulis soal air."


def test_a_column_names_its_writer_and_a_paid_story_says_so_in_every_list(client, cast):
    publish("Kolom", kind=Kind.OPINION, **{**cast, "keywords": ["Waduk"]})
    publish("Promosi", kind=Kind.ADVERTORIAL, **{**cast, "keywords": ["Waduk"]})
    for address in LISTS:
        page = Reading(client.get(address))
        assert page.text("p.by") == "Putri Kirana"
        assert page.texts(".paid") == ["Advertorial"], address
