"""Keywords in the CMS: one spelling each, and two that mean the same become one without losing a story or an address."""

import pytest

from news.models import Keyword
from tests.factories import make_article, make_keyword, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/news/keyword/", "/admin/news/keyword/add/"
SUGGEST = "/admin/news/article/kata-kunci/"


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def sheet_of(desk, keyword) -> Sheet:
    return Sheet(desk, f"{LIST}{keyword.pk}/change/")


def test_a_keyword_is_made_described_and_renamed_with_its_old_address(desk, client):
    assert Sheet(desk, ADD).post(name="Dana  Desa", description="Uang desa.\r\nSejak 2015.").status_code == 302
    keyword = Keyword.objects.get()
    assert (keyword.name, keyword.slug, keyword.description) == ("Dana Desa", "dana-desa", "Uang desa.\nSejak 2015.")
    assert sheet_of(desk, keyword).post(slug="anggaran desa").status_code == 302
    assert client.get("/tag/dana-desa/")["Location"] == "/tag/anggaran-desa/"
    assert "Uang desa." in client.get("/tag/anggaran-desa/").content.decode()


@pytest.mark.parametrize(("typed", "errors"), [
    ({"name": " "}, {"name": "Bidang ini tidak boleh kosong."}), ({"name": "BANJIR"}, {"name": "Kata kunci ini sudah ada."}),
    ({"name": "Lain", "slug": "banjir"}, {"slug": "Alamat ini sudah dipakai. Pilih kata lain."}),
    ({"name": "N" * 101}, {"name": "Pastikan nilai ini mengandung paling banyak 100 karakter (sekarang 101 karakter)."}),
    ({"name": "Lain", "description": "K" * 501}, {"description": "Pastikan nilai ini mengandung paling banyak 500 karakter (sekarang 501 karakter)."}),
    ({"name": ",,,"}, {"name": "Tulis kata kuncinya."}),
])  # fmt: skip
def test_a_keyword_that_cannot_be_is_told_at_its_field(desk, typed, errors):
    make_keyword("Banjir")
    refused = Sheet(desk, ADD).send(**typed)
    assert refused.errors == errors and {name: refused.fields[name] for name in typed} == typed
    assert Keyword.objects.count() == 1


def test_three_stories_may_be_pinned_and_a_fourth_is_told_at_its_field(desk, client):
    keyword, stories = make_keyword("Banjir"), [publish(f"Air Naik {number}") for number in range(4)]
    refused = sheet_of(desk, keyword).send(pinned=[str(story.pk) for story in stories])
    assert refused.errors == {"pinned": "Sematkan paling banyak tiga berita."}
    assert sheet_of(desk, keyword).post(pinned=[str(story.pk) for story in stories[:3]]).status_code == 302
    assert "Air Naik 2" in client.get("/tag/banjir/").content.decode()


def test_merging_moves_stories_and_addresses_and_keeps_each_story_once(desk, client):
    flood, floods = make_keyword("Banjir"), make_keyword("Banjir Bandang")
    publish("Satu", keywords=[flood]), publish("Dua", keywords=[flood, floods]), publish("Tiga", keywords=[floods])
    make_article("Draf", keywords=[flood])
    sheet_of(desk, flood).post(slug="banjir-besar")
    answer = sheet_of(desk, Keyword.objects.get(pk=flood.pk)).post(merge_into="banjir bandang")
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert Reading(desk.get(LIST)).texts("ul.messagelist") == [
        "Banjir digabung ke Banjir Bandang; alamat lamanya dialihkan."
    ]
    assert list(Keyword.objects.all()) == [floods]
    assert sorted(floods.taggings.values_list("content_object__title", flat=True)) == ["Draf", "Dua", "Satu", "Tiga"]
    for old in ("banjir", "banjir-besar"):
        answer = client.get(f"/tag/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tag/banjir-bandang/")
    assert sorted(Reading(client.get("/tag/banjir-bandang/")).titles()) == ["Dua", "Satu", "Tiga"]


@pytest.mark.parametrize(("typed", "told"), [
    ("Tidak Ada", "Kata kunci itu belum ada. Pilih yang sudah ada."), ("banjir", "Pilih kata kunci lain, bukan dirinya sendiri."),
])  # fmt: skip
def test_a_merge_with_nothing_or_itself_is_told_and_changes_nothing(desk, typed, told):
    keyword = make_keyword("Banjir")
    refused = sheet_of(desk, keyword).send(merge_into=typed, description="Baru.")
    assert refused.errors == {"merge_into": told}
    assert (refused.fields["merge_into"], refused.fields["description"]) == (typed, "Baru.")
    assert Keyword.objects.get().description == ""


def test_two_keywords_merged_into_each_other_in_turn_make_no_circle(desk, client):
    one, two, three = make_keyword("Satu"), make_keyword("Dua"), make_keyword("Tiga")
    sheet_of(desk, one).post(merge_into="Dua")
    sheet_of(desk, two).post(merge_into="Tiga")
    for old in ("satu", "dua"):
        assert client.get(f"/tag/{old}/")["Location"] == "/tag/tiga/"
    assert list(Keyword.objects.all()) == [three]


def test_a_deleted_keyword_is_gone_and_its_stories_stay(desk, client):
    keyword, story = make_keyword("Banjir"), publish(keywords=["Banjir"])
    assert desk.post(f"{LIST}{keyword.pk}/delete/", {"post": "yes"}).status_code == 302
    assert client.get("/tag/banjir/").status_code == 404 and client.get(story.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("query", "names"), [
    ("q=banj", ["Banjir", "Banjir Rob"]), ("q=ROB", ["Banjir Rob"]), ("q=", []), ("", []), ("q=%25", []), ("q=_", []), ("q=xyz", []),
    ("q=" + "a" * 2000, []), ("q=%FF", []), ("q=%27%22%3C", []), ("q=b&q=rob", ["Banjir Rob"]),
])  # fmt: skip
def test_typing_offers_the_keywords_that_are_there(desk, query, names):
    make_keyword("Banjir"), make_keyword("Banjir Rob"), make_keyword("Pangan")
    answer = desk.get(f"{SUGGEST}?{query}")
    assert answer.json() == {"names": names} and answer["Content-Type"] == "application/json"


def test_typing_never_offers_more_than_fits(desk):
    for number in range(20):
        make_keyword(f"Kata {number:02}")
    assert len(desk.get(f"{SUGGEST}?q=kata").json()["names"]) == 8
