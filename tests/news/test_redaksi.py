"""Redaksi and Peta Situs: made from the data, above the words an editor types."""

from dataclasses import replace

import pytest

from tests.factories import NOW, make_category, make_page, make_person, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaksi(client):
    make_page("Redaksi", automatic="masthead", body="<p>Kartu pengenal selalu dibawa.</p>")
    return lambda: Reading(client.get("/redaksi/"))


def facts(page) -> dict[str, str]:
    """What stands beside each term, such as the publisher or a job title."""
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def test_it_names_the_company_and_where_it_is(redaksi, settings):
    settings.NEWSROOM = replace(settings.NEWSROOM, phone="021 555 0117", press_council="Terverifikasi administratif.")
    found = facts(redaksi())
    assert found["Penerbit"] == settings.NEWSROOM.publisher
    assert found["Alamat redaksi"] == settings.NEWSROOM.address
    assert found["Telepon"] == "021 555 0117" and found["Dewan Pers"] == "Terverifikasi administratif."
    assert redaksi().text("div.prose") == "Kartu pengenal selalu dibawa."


def test_what_is_not_set_is_not_shown(redaksi):
    assert not {"Telepon", "Dewan Pers", "Penanggung jawab"} & set(facts(redaksi()))
    assert "Susunan redaksi" not in redaksi().texts("h2")


def test_the_staff_stand_by_rank_and_lead_to_their_pages(redaksi):
    for name, role in [
        ("Budi", "Reporter"),
        ("Citra", "Pemimpin Redaksi"),
        ("Ani", "Reporter"),
        ("Dewi", "Redaktur Daerah"),
    ]:
        make_person(name, name[0] * 2, role=role, on_staff=True)
    page = redaksi()
    roles = [
        (role, words)
        for role, words in facts(page).items()
        if role in {"Reporter", "Pemimpin Redaksi", "Redaktur Daerah"}
    ]
    assert roles == [
        ("Pemimpin Redaksi", "Citra (CC)"),
        ("Redaktur Daerah", "Dewi (DD)"),
        ("Reporter", "Ani (AA) Budi (BB)"),
    ]
    assert "/penulis/citra/" in page.links()


def test_guests_and_those_who_left_are_not_named(redaksi):
    make_person("Tamu", role="Kolumnis")
    make_person("Mantan", role="Reporter", on_staff=True, is_active=False)
    make_person("Tanpa Jabatan", on_staff=True)
    words = " ".join(redaksi().texts("main"))
    assert not any(name in words for name in ("Tamu", "Mantan", "Tanpa Jabatan"))


def test_who_answers_in_law_is_set_or_the_head_of_the_newsroom(redaksi, settings):
    make_person("Citra", role="Pemimpin Redaksi", on_staff=True)
    assert facts(redaksi())["Penanggung jawab"] == "Citra"
    settings.NEWSROOM = replace(settings.NEWSROOM, responsible="Bambang Irawan")
    assert facts(redaksi())["Penanggung jawab"] == "Bambang Irawan"


def test_the_page_costs_the_same_whoever_works_here(redaksi, django_assert_num_queries, client):
    def cost():
        with django_assert_num_queries(9):
            client.get("/redaksi/")

    cost()
    for number in range(30):
        make_person(f"Orang {number}", role=f"Jabatan {number % 7}", on_staff=True)
    cost()


def test_the_site_map_lists_every_channel_page_and_year_and_each_opens(client):
    berita = make_category("Berita")
    nasional, _ = make_category("Nasional", berita), make_category("Kuliner", in_navigation=False)
    make_page("Peta Situs", automatic="site_map", body="")
    make_page("Kontak"), make_page("Lepas", in_footer=False)
    publish("Lama", category=nasional, at=NOW.replace(year=2024, month=5))
    page = Reading(client.get("/peta-situs/"))
    links = page.links("div.site-map")
    assert {"/berita/", "/nasional/", "/kuliner/", "/kontak/", "/lepas/", "/indeks/"} <= set(links)
    years = [words for words in page.texts("a") if words.startswith("Berita tahun")]
    assert years == ["Berita tahun 2026", "Berita tahun 2025", "Berita tahun 2024"]
    for address in links:
        assert client.get(address).status_code == 200, address


def test_an_empty_paper_has_a_site_map_too(client):
    make_page("Peta Situs", automatic="site_map", body="")
    assert "Indeks hari ini" in Reading(client.get("/peta-situs/")).text("div.site-map")


def test_an_editor_chooses_the_automatic_part_in_the_cms(signed_in, editor_in_chief, client):
    filled = {
        "title": "Susunan",
        "slug": "susunan",
        "automatic": "masthead",
        "body": "",
        "order": "5",
        "in_footer": "on",
    }
    assert signed_in(editor_in_chief).post("/admin/news/page/add/", filled).status_code == 302
    assert "Penerbit" in Reading(client.get("/susunan/")).texts("dt")
    wrong = signed_in(editor_in_chief).post("/admin/news/page/add/", filled | {"slug": "lain", "automatic": "cuaca"})
    assert "automatic" in Sheet(None, "/admin/news/page/add/", wrong).errors
