"""Keywords in the CMS: one spelling each, and two that mean the same become one without losing a story or an address."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry

from news.models import Keyword, SearchDocument
from tests.factories import NOW, make_article, make_keyword, publish, publish_many
from tests.reading import Reading, words
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


def merge(desk, *keywords, follow=True, **chosen):
    """Send the confirmation page of a merge."""
    asked = "&".join(f"kata={one.pk}" for one in keywords)
    return desk.post(f"{LIST}gabung/?{asked}", chosen, follow=follow)


def test_merging_moves_stories_and_addresses_and_keeps_each_story_once(desk, client):
    flood, floods = make_keyword("Banjir"), make_keyword("Banjir Bandang")
    publish("Satu", keywords=[flood]), publish("Dua", keywords=[flood, floods]), publish("Tiga", keywords=[floods])
    make_article("Draf", keywords=[flood])
    sheet_of(desk, flood).post(slug="banjir-besar")
    answer = merge(desk, flood, floods, target=floods.pk)
    assert (
        Reading(answer)
        .texts("ul.messagelist")[0]
        .endswith("Banjir digabung ke Banjir Bandang; alamat lamanya dialihkan.")
    )
    assert list(Keyword.objects.all()) == [floods]
    assert sorted(floods.taggings.values_list("content_object__title", flat=True)) == ["Draf", "Dua", "Satu", "Tiga"]
    for old in ("banjir", "banjir-besar"):
        answer = client.get(f"/tag/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tag/banjir-bandang/")
    assert sorted(Reading(client.get("/tag/banjir-bandang/")).titles()) == ["Dua", "Satu", "Tiga"]


def test_the_chosen_of_the_list_are_confirmed_with_their_numbers_before_they_become_one(desk):
    one, two, three = make_keyword("Gempa"), make_keyword("Gempa Bumi"), make_keyword("Lindu")
    publish(keywords=[two], at=NOW), make_article("Draf", keywords=[two, one])
    answer = desk.post(LIST, {"action": "merge_chosen", "_selected_action": [one.pk, two.pk, three.pk]}, follow=True)
    labels = [words(label) for label in Reading(answer).all("label")]
    assert "Gempa Bumi 2 berita · terakhir 18 Mar 2026, 15.00 WIB · /tag/gempa-bumi/" in labels
    assert "Lindu 0 berita · /tag/lindu/" in labels
    merge(desk, one, two, three, target=two.pk)
    assert list(Keyword.objects.all()) == [two] and two.taggings.count() == 2
    assert sorted(two.aliases.values_list("name", flat=True)) == ["Gempa", "Lindu"]
    assert LogEntry.objects.get().change_message == "Digabungkan ke sini: Gempa, Lindu."


def test_a_keyword_of_very_many_stories_is_counted_no_further_than_needed(desk, monkeypatch):
    monkeypatch.setattr("news.models.keyword.COUNTED", 2)
    for name, number in (("Banjir", 3), ("Gempa", 2), ("Lindu", 0)):
        publish_many(number, keywords=[make_keyword(name)])
    rows = Reading(desk.get(LIST)).texts(".field-uses")
    assert rows == ["lebih dari 2 berita", "2 berita", "0 berita"]


def test_pins_description_aliases_and_search_go_along_with_a_merge(desk, client):
    old, new = make_keyword("Lindu", description="Getaran bumi.", is_timeline=True), make_keyword("Gempa")
    old.aliases.create(name="Tremor")
    pinned = [publish(f"Sematan {number}", keywords=[old]) for number in range(3)]
    old.pinned.set(pinned), new.pinned.set([publish("Sematan Lama")])
    merge(desk, old, new, target=new.pk)
    new.refresh_from_db()
    assert (new.description, new.is_timeline, new.pinned.count()) == ("Getaran bumi.", True, 3)
    assert set(new.aliases.values_list("name", flat=True)) == {"Lindu", "Tremor"}
    assert "Sematan 0" in client.get("/cari/?q=gempa").content.decode()
    assert (
        "gempa" in SearchDocument.objects.get(article=pinned[0]).names
        and "lindu" not in SearchDocument.objects.get(article=pinned[0]).names
    )


def test_a_large_keyword_is_merged_in_pieces(desk, monkeypatch):
    monkeypatch.setattr("news.models.keyword.BATCH", 7)
    old, new = make_keyword("Lama"), make_keyword("Baru")
    publish_many(10, keywords=[old, new]), publish_many(20, keywords=[old])
    merge(desk, old, target="", other="baru")
    assert new.taggings.count() == 30


@pytest.mark.parametrize(("chosen", "told"), [
    ({"other": "Tidak Ada"}, "Kata kunci itu belum ada. Pilih yang sudah ada."),
    ({"other": "banjir"}, "Pilih kata kunci lain, bukan dirinya sendiri."), ({"target": "999"}, "Select a valid choice"),
    ({}, "Pilih kata kunci yang tetap ada."), ({"target": "{own}"}, "Pilih kata kunci lain, bukan dirinya sendiri."),
])  # fmt: skip
def test_a_merge_with_nothing_or_itself_is_told_and_changes_nothing(desk, chosen, told):
    keyword = make_keyword("Banjir")
    chosen = {name: text.format(own=keyword.pk) for name, text in chosen.items()}
    refused = Reading(merge(desk, keyword, **chosen))
    assert refused.texts("ul.errorlist") and (
        told in " ".join(refused.texts("ul.errorlist")) or told.startswith("Select")
    )
    assert Keyword.objects.count() == 1


def test_two_keywords_merged_into_each_other_in_turn_make_no_circle(desk, client):
    one, two, three = make_keyword("Satu"), make_keyword("Dua"), make_keyword("Tiga")
    merge(desk, one, two, target=two.pk), merge(desk, two, other="Tiga")
    for old in ("satu", "dua"):
        assert client.get(f"/tag/{old}/")["Location"] == "/tag/tiga/"
    assert list(Keyword.objects.all()) == [three]
    assert merge(desk, one, two).status_code == 404


def test_whoever_types_another_name_of_a_keyword_gets_the_keyword(desk, editor, signed_in):
    keyword = make_keyword("Gempa")
    assert sheet_of(desk, keyword).post(aliases="Lindu\nGempa Bumi, gempa").status_code == 302
    assert set(keyword.aliases.values_list("name", flat=True)) == {"Lindu", "Gempa Bumi"}
    assert desk.get(f"{SUGGEST}?q=lin").json() == {"names": ["Gempa"]}
    story, browser = make_article("Guncangan"), signed_in(editor)
    Sheet(browser, f"/admin/news/article/{story.pk}/change/").post("save", keywords="LINDU, gempa, gempa bumi")
    assert list(story.keywords.values_list("name", flat=True)) == ["Gempa"] and Keyword.objects.count() == 1
    assert sheet_of(desk, keyword).post(aliases="").status_code == 302 and not keyword.aliases.exists()


def test_another_name_that_is_taken_is_told_at_its_field(desk):
    keyword, other = make_keyword("Gempa"), make_keyword("Banjir")
    other.aliases.create(name="Rob")
    for typed, told in (
        ("Banjir", "Banjir sudah kata kunci sendiri. Gabungkan saja keduanya."),
        ("rob", "rob sudah sebutan lain dari kata kunci lain."),
    ):
        refused = sheet_of(desk, keyword).send(aliases=typed)
        assert refused.errors == {"aliases": told} and refused.fields["aliases"] == typed
    refused = Sheet(desk, ADD).send(name="ROB")
    assert refused.errors == {"name": "Ini sebutan lain dari Banjir. Hapus dulu di sana."}


def test_lookalikes_are_proposed_until_somebody_says_that_they_differ(desk):
    for name in ("Banjir", "banjir-banjir", "Prabowo", "Prabowa", "Pemilu 2024", "Pemilu 2029", "BPBD", "BPBA"):
        make_keyword(name)
    pairs = Reading(desk.get(f"{LIST}mirip/")).all("ul.alike")[0]
    seen = [words(li).split(" Gabungkan")[0] for li in pairs]
    assert seen == ["Banjir (0 berita) dan banjir-banjir (0 berita) hanya beda bentuk, huruf besar, atau tanda baca",
                    "Prabowo (0 berita) dan Prabowa (0 berita) beda satu huruf"]  # fmt: skip
    keys = [Keyword.objects.get(name=name).pk for name in ("Prabowa", "Prabowo")]
    answer = desk.post(f"{LIST}mirip/", {"beda": f"{keys[0]}-{keys[1]}"}, follow=True)
    assert "dibiarkan terpisah" in answer.content.decode() and len(Reading(answer).all("ul.alike")[0]) == 1
    for wrong in ("", "1-", f"{keys[0]}-{keys[0]}", "x-y"):
        assert "sudah tidak ada" in desk.post(f"{LIST}mirip/", {"beda": wrong}, follow=True).content.decode()


def test_the_list_says_which_are_used_and_when_last_in_a_fixed_number_of_queries(desk, django_assert_max_num_queries):
    used, once = make_keyword("Dipakai"), make_keyword("Sekali")
    make_keyword("Kosong")
    publish("Baru", keywords=[used, once], at=NOW), publish("Lama", keywords=[used], at=NOW - timedelta(days=3))
    page = Reading(desk.get(LIST))
    row = next(
        words(tr) for tr in page.root.iter("tr") if words(tr).startswith("Dipakai") or " Dipakai dipakai" in words(tr)
    )
    assert "2 berita" in row and "18 Mar 2026, 15.00 WIB" in row
    for asked, names in (("kosong", {"Kosong"}), ("sekali", {"Sekali"}), ("lain", {"Dipakai", "Sekali", "Kosong"})):
        page = Reading(desk.get(LIST, {"pemakaian": asked}))
        assert {words(th) for th in page.all("th.field-named")} == names
    for number in range(40):
        make_keyword(f"Kata {number}")
    with django_assert_max_num_queries(9):
        desk.get(LIST)


def test_the_house_says_how_many_keywords_a_story_may_have(desk, settings):
    settings.NEWSROOM = replace(settings.NEWSROOM, keywords_most=2)
    story = make_article("Lama", keywords=["Satu", "Dua", "Tiga"])
    sheet = Sheet(desk, f"/admin/news/article/{story.pk}/change/")
    refused = sheet.send("save", keywords="Satu, Dua, Tiga, Empat")
    assert refused.errors == {"keywords": "Paling banyak 3 kata kunci; sekarang 4. Sisakan yang paling penting."}
    assert sheet.post("save", keywords="Satu, Dua, Tiga").status_code == 302  # one that came with more can be corrected


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
