"""The search page: a reader's words, what is found for them, and what is said when nothing is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Article, Kind, SearchAlias, SearchDocument
from tests.factories import NOW, make_category, make_person, publish, publish_many
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def search(client, **asked) -> Reading:
    answer = client.get("/cari/", asked)
    assert answer.status_code == 200
    return Reading(answer)


def status(page) -> str:
    return page.text("div.search-status")


def in_bulk(number, **fields):
    stories = publish_many(number, **fields)
    SearchDocument.objects.rewrite([story.pk for story in stories])
    return stories


def test_the_empty_page_says_how_to_search_and_what_is_new(client):
    publish("Terbaru Sekali")
    page = search(client)
    assert "Tulis yang Anda cari" in page.text("p.empty")
    assert page.titles() == ["Terbaru Sekali"]
    assert page.all("input#cari-q")[0].get("value") is None


def test_a_story_is_found_by_its_title_words_names_and_place_in_every_form(client):
    publish(
        "Polisi Menangkap Pencuri Aki",
        standfirst="Lima orang dibawa ke kantor.",
        body="<p>Penyidik memeriksa rekaman kamera.</p><p>Warga melapor.</p>",
        dateline_place="Larantuka",
        keywords=["Telekomunikasi"],
        by=[make_person("Yohanis Talan")],
    )
    publish("Harga Cabai Turun")
    for words in (
        "penangkapan",
        "dicuri",
        "dibawa",
        "diperiksa kamera",
        "larantuka",
        "telekomunikasi",
        "yohanis talan",
        "TALAN",
    ):
        assert search(client, q=words).titles() == ["Polisi Menangkap Pencuri Aki"], words


def test_the_term_stays_in_its_field_and_matches_are_marked(client):
    publish(
        "Petani Kopi Menahan Jual",
        standfirst="",
        body="<p>Gudang penuh.</p><p>Harga biji kopinya naik &amp; turun.</p>",
    )
    page = search(client, q="penjualan kopi <b>")
    assert page.all("input#cari-q")[0].get("value") == "penjualan kopi <b>"
    page = search(client, q="penjualan kopi")
    assert page.texts("mark") == ["Kopi", "Jual", "kopinya"]
    assert page.text("p.snippet") == "Gudang penuh. Harga biji kopinya naik & turun."
    assert status(page) == "1 berita untuk penjualan kopi."


def test_the_title_weighs_more_than_the_body_and_the_order_can_be_the_newest(client):
    publish("Banjir Surut", at=NOW - timedelta(days=9))
    publish("Sekolah Dibuka", body="<p>Sesudah banjir, sekolah dibuka.</p>", at=NOW - timedelta(days=1))
    assert search(client, q="banjir").titles() == ["Banjir Surut", "Sekolah Dibuka"]
    assert search(client, q="banjir", urut="terbaru").titles() == ["Sekolah Dibuka", "Banjir Surut"]


def test_channel_and_dates_narrow_the_search(client):
    berita = make_category("Berita")
    publish("Banjir di Desa", category=make_category("Daerah", berita), at=NOW - timedelta(days=40))
    publish("Banjir di Pasar", category=make_category("Ekonomi"), at=NOW - timedelta(days=2))
    assert search(client, q="banjir", kanal="berita").titles() == ["Banjir di Desa"]
    assert search(client, q="banjir", kanal="ekonomi").titles() == ["Banjir di Pasar"]
    assert search(client, q="banjir", dari="2026-03-16").titles() == ["Banjir di Pasar"]
    assert search(client, q="banjir", sampai="2026-03-15").titles() == ["Banjir di Desa"]
    assert search(client, q="banjir", dari="2026-03-16", sampai="16/3/2026").titles() == ["Banjir di Pasar"]
    page = search(client, q="banjir", kanal="ekonomi", sampai="2026-01-01")
    assert "di kanal dan tanggal itu" in status(page)
    assert "/cari/?q=banjir" in page.links("div.search-status")


def test_every_search_result_of_a_paid_story_says_so(client):
    publish("Kursus Teknisi Surya", kind=Kind.ADVERTORIAL)
    assert search(client, q="kursus").text("span.paid") == "Advertorial"


def test_an_acronym_finds_the_full_name_and_the_other_way_round(client):
    SearchAlias.objects.create(short="Kemendagri", full="Kementerian Dalam Negeri")
    publish("Kementerian Dalam Negeri Menegur Bupati")
    publish("Surat dari Kemendagri")
    publish("Kementerian Lain Membahas Beras dalam Rapat di Luar Negeri")
    for words in ("kemendagri", "Kementerian Dalam Negeri"):
        page = search(client, q=words)
        assert sorted(page.titles()[:2]) == ["Kementerian Dalam Negeri Menegur Bupati", "Surat dari Kemendagri"]
        assert status(page).startswith("2 berita")


def test_a_changed_alias_holds_at_once(client):
    publish("Kementerian Dalam Negeri Menegur Bupati")
    assert not search(client, q="kemdag").texts("p.snippet")
    alias = SearchAlias.objects.create(short="Kemdag", full="Kementerian Dalam Negeri")
    assert len(search(client, q="kemdag").texts("p.snippet")) == 1
    alias.delete()
    assert not search(client, q="kemdag").texts("p.snippet")


def test_a_mistyped_word_is_understood(client):
    publish("Puskesmas Menambah Jam Layanan")
    page = search(client, q="puskemas")
    assert "Mungkin maksud Anda puskesmas?" in status(page)
    assert page.titles() == ["Puskesmas Menambah Jam Layanan"]
    assert "/cari/?q=puskesmas" in page.links("div.search-status")


def test_a_better_spelling_betrays_no_hidden_story(client):
    publish("Bendungan Rahasia Retak", at=NOW + timedelta(hours=3))
    page = search(client, q="rahasya")
    assert "Mungkin" not in status(page) and "rahasia" not in status(page)


def test_when_no_story_holds_all_words_those_with_some_are_told_apart(client):
    publish("Harga Cabai Turun di Temanggung")
    page = search(client, q="harga cabai naik temanggung")
    assert "semua kata" in status(page) and page.texts("h2.found-partly") == ["Memuat sebagian kata"]
    assert page.titles() == ["Harga Cabai Turun di Temanggung"]


def test_nothing_found_gives_advice_and_the_newest(client):
    publish("Sesuatu yang Lain")
    page = search(client, q="xyzzyx")
    assert "Tidak ada berita untuk xyzzyx." in status(page)
    assert page.titles() == ["Sesuatu yang Lain"]


def test_results_are_paged_and_counted_to_a_thousand(client):
    in_bulk(45, standfirst="Banjir lagi.")
    first = search(client, q="banjir")
    assert status(first) == "45 berita untuk banjir."
    seen = [*first.titles(), *search(client, q="banjir", page=2).titles(), *search(client, q="banjir", page=3).titles()]
    assert len(seen) == 45
    assert search(client, q="banjir", page=2, urut="terbaru").links("nav.pages")[0] == "/cari/?q=banjir&urut=terbaru"
    for page in ("4", "0", "51", "abc"):
        assert client.get("/cari/", {"q": "banjir", "page": page}).status_code == 404


def test_more_than_a_thousand_are_not_counted(client, django_assert_max_num_queries):
    old = publish("Banjir Bandang Besar", at=NOW - timedelta(days=400))
    in_bulk(1040, standfirst="Sesudah banjir.")
    page = search(client, q="banjir")
    assert status(page) == "Lebih dari 1.000 berita untuk banjir."
    assert page.titles()[0] == old.title  # the title counts, however old the story is
    last = search(client, q="banjir", page=50)
    assert len(last.titles()) == 20 and "Berikutnya" not in last.text("nav.pages")


def test_ten_times_the_stories_cost_no_query_more(client):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            search(client, q="banjir")
        return len(asked)

    in_bulk(25, standfirst="Banjir.")
    few = cost()
    in_bulk(250, standfirst="Banjir.")
    assert cost() == few <= 12


def test_search_is_never_indexed_and_is_one_click_from_everywhere(client):
    page = Reading(client.get("/cari/?q=banjir"))
    assert [one.get("content") for one in page.all("meta") if one.get("name") == "robots"] == ["noindex"]
    assert page.links("header.masthead")[-1] == "/cari/"
    lost = Reading(client.get("/tidak/ada/"))
    assert [form.get("action") for form in lost.all("form.short-search")] == ["/cari/"]
    assert Article.objects.count() == 0
