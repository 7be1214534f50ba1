"""Beside the writing: a manuscript laid out over the fields, advice that forbids nothing, names in their order."""

import time
from datetime import timedelta

import pytest

from news.models import Article, Byline
from news.similar import likeness, similar_titles, trigrams
from news.suggestions import suggest_keywords
from tests.factories import NOW, make_article, make_category, make_keyword, make_person, publish, publish_many
from tests.news.manuscripts import BODY, FIRST, LAST, MANUSCRIPTS, TITLE
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ROOT = "/admin/news/article/"
PAGE = MANUSCRIPTS["copied from a page"][0]


@pytest.fixture
def desk(signed_in, editor, clock):
    make_category()
    return signed_in(editor)


def advise(browser, **typed) -> dict:
    answer = browser.post(f"{ROOT}saran/", typed)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    return answer.json()


# A manuscript


def test_a_manuscript_proposes_people_channel_and_editor_of_this_newsroom(desk):
    daerah = make_category("Daerah")
    putri, bima = make_person("Putri Kirana", "PK"), make_person("Bima Arya", "BA", is_editor=True)
    found = desk.post(f"{ROOT}naskah/", {"text": PAGE}).json()
    values = {one["field"]: one["value"] for one in found["proposals"]}
    assert values.pop("body") == "".join(f"<p>{one}</p>" for one in BODY)
    assert "Karangjati" in values.pop("keywords")  # nothing says them: they are suggested from the text
    assert values == {
        "title": TITLE,
        "dateline_place": "Demak",
        "lead_caption": "Warga menata karung di tanggul.",
        "photo_credit": "Istimewa",
        "photo_rights": "handout",
        "category": str(daerah.pk),
        "byline": str(putri.pk),
        "editor": str(bima.pk),
    }
    assert found["warnings"] == [] and "bakso urat" in found["left"]


def test_who_is_unknown_is_said_and_written_as_a_name(desk):
    text = "\n\n".join(
        [TITLE, f"DEMAK - {FIRST}", f"{LAST} (XY)", "Reporter: Orang Baru", "Editor: Entah Siapa", "Kanal: Langit"]
    )
    found = desk.post(f"{ROOT}naskah/", {"text": text}).json()
    (named,) = [one["byline"] for one in found["proposals"] if one["field"] == "byline"]
    assert named == {"person": "", "role": "reporter", "name_override": "Orang Baru"}
    assert found["warnings"] == [
        "Kanal Langit tidak ada di sini; pilih kanalnya sendiri.",
        "Orang Baru belum ada di daftar penulis; namanya ditulis begitu saja.",
        "Inisial (XY) tidak ada di daftar penulis.",
        "Entah Siapa belum ada di daftar editor.",
    ]


def test_reporter_and_editor_may_share_one_pair_of_brackets(desk):
    putri, bima = make_person("Putri Kirana", "pk"), make_person("Bima Arya", "ba", is_editor=True)
    found = desk.post(f"{ROOT}naskah/", {"text": f"{TITLE}\n\n{FIRST}\n\n{LAST} (pk/ba)"}).json()["proposals"]
    assert {one["field"]: one["value"] for one in found if one["field"] in ("byline", "editor")} == {
        "byline": str(putri.pk),
        "editor": str(bima.pk),
    }


def test_without_script_a_manuscript_fills_the_empty_fields_and_saves_nothing(desk):
    daerah, putri = make_category("Daerah"), make_person("Putri Kirana", "PK")
    sheet = Sheet(desk, f"{ROOT}add/").send("spread", manuscript=PAGE, title="Judul saya sendiri")
    assert not Article.objects.exists()
    assert sheet.errors[""] == "Naskah sudah dibagi ke kolom-kolomnya dan belum disimpan. Periksa, lalu simpan."
    assert f"Judul sudah terisi dan tidak diganti. Naskah mengusulkan: {TITLE}" in sheet.said
    assert "bakso urat" in sheet.said and sheet.fields["manuscript"].strip() == ""
    sheet.send("save")
    story = Article.objects.get()
    assert (story.title, story.dateline_place, story.category) == ("Judul saya sendiri", "Demak", daerah)
    assert [one.person for one in story.bylines.all()] == [putri] and FIRST in story.body and "(PK)" not in story.body


def test_only_who_writes_stories_is_answered(signed_in, moderator, reader, reporter, desk):
    for somebody, status in ((moderator, 403), (reporter, 200)):
        for view in ("naskah", "saran"):
            assert signed_in(somebody).post(f"{ROOT}{view}/", {"text": PAGE, "title": TITLE}).status_code == status
    assert signed_in(reader).post(f"{ROOT}saran/", {}).status_code == 302
    assert desk.get(f"{ROOT}saran/").status_code == 405
    for odd in ("😀" * 50, "<b>", "\x00", "(" * 2_000):
        assert advise(desk, title=odd, body=odd, keywords=odd, story="x")["similar"] == []
        assert desk.post(f"{ROOT}naskah/", {"text": odd, "html": "1"}).status_code == 200


# Titles


def test_a_title_that_is_nearly_another_of_these_days_is_said(desk, signed_in, reporter):
    Article.objects.all().delete()
    mine = publish("Warga Karangjati Memperbaiki Tanggul Sungai", at=NOW - timedelta(days=6))
    draft = make_article("Warga Karangjati Memperbaiki Tanggul Sungainya")
    make_article("Harga Cabai Turun di Temanggung")
    found = advise(desk, title="Warga Karangjati Perbaiki Tanggul Sungai")["similar"]
    assert {one["title"]: one["note"] for one in found} == {mine.title: "12 Mar, Terbit", draft.title: "18 Mar, Draf"}
    assert found[0]["address"] == f"/admin/news/article/{mine.pk}/change/"
    # A reporter does not hear of somebody else's draft, and a story is not like itself.
    (one,) = advise(signed_in(reporter), title="Warga Karangjati Perbaiki Tanggul Sungai")["similar"]
    assert one["address"] == mine.get_absolute_url()
    assert draft.title not in [one["title"] for one in advise(desk, title=draft.title, story=draft.pk)["similar"]]
    Article.objects.update(saved_at=NOW - timedelta(days=31))
    assert advise(desk, title=mine.title)["similar"] == []
    # Without script it stands under the title of the saved story.
    Article.objects.filter(pk=mine.pk).update(saved_at=NOW)
    assert mine.title in Sheet(desk, f"{ROOT}{draft.pk}/change/").page.texts(".similar")[0]


def test_likeness_is_that_of_trigrams():
    assert likeness(trigrams("Pasar"), trigrams("pasar")) == 1.0
    assert likeness(trigrams("kata"), trigrams("kata kota")) == pytest.approx(5 / 8)
    assert likeness(trigrams(""), trigrams("kata")) == 0.0


def test_thousands_of_titles_are_looked_through_at_once(desk, django_assert_num_queries, clock):
    publish_many(5_000)
    begun = time.perf_counter()
    with django_assert_num_queries(1):
        assert similar_titles("Perahu Pustaka Menyusuri Mahakam Setiap Pekan", Article.objects.all()) == []
    assert time.perf_counter() - begun < 2


# Keywords


def test_known_keywords_of_the_text_come_first_the_most_used_before_the_others(desk):
    publish("A", keywords=["Banjir", "Aceh Besar"])
    publish("B", keywords=["Banjir", "Pertanian"])
    make_keyword("Belum Pernah Ada")
    text = "Banjirnya surut. Warga Aceh Besar dan para petani, kata Slamet Raharjo. Lalu Slamet Raharjo pulang."
    assert suggest_keywords("Air Surut", text) == ["Banjir", "Aceh Besar", "Pertanian", "Slamet Raharjo"]
    assert suggest_keywords("Air Surut", text, ["banjir"])[0] == "Aceh Besar"
    assert suggest_keywords("", "") == []


def test_suggested_keywords_are_ticked_and_saved_without_script(desk):
    publish("A", keywords=["Banjir"])
    story = make_article("Banjir Surut di Demak", keywords=["Pangan"])
    sheet = Sheet(desk, f"{ROOT}{story.pk}/change/")
    assert "Banjir" in " ".join(sheet.page.texts(".keyword-advice"))
    sheet.send("save", keywords_more=["Banjir"])
    assert set(story.keywords.names()) == {"Pangan", "Banjir"}


# Spelling


def test_hints_name_their_place_and_count_as_a_script_does(desk):
    make_person("Putri Kirana", "PK")
    found = advise(desk, title="Rapat Pada Nopember", body="😀 Warga di lakukan.\nSelesai. (PK)")["hints"]
    assert [(one["place"], one["start"], one["found"], one["better"]) for one in found] == [
        (1, 8, "(PK)", ""),
        ("title", 11, "Nopember", "November"),
        (0, 9, "di lakukan", "dilakukan"),
    ]
    assert found[0]["safe"] and "kolom Penulis" in found[0]["why"]
    (unknown,) = advise(desk, body="Selesai. (XY)")["hints"]
    assert not unknown["safe"] and unknown["why"] == "Inisial (XY) tidak ada di daftar penulis"


def test_the_hints_of_a_saved_story_stand_in_its_page(desk):
    story = make_article("Rapat Warga", body="<p>Rapat di lakukan pada Pebruari.</p>")
    said = " ".join(Sheet(desk, f"{ROOT}{story.pk}/change/").page.texts(".hints"))
    assert "di lakukan → dilakukan" in said and "KBBI" in said


# Names, place, address


def test_names_are_ordered_by_number_without_script(desk):
    people = [make_person(name) for name in ("Ani", "Budi", "Citra")]
    story = make_article(by=people)
    Sheet(desk, f"{ROOT}{story.pk}/change/").send("save", bylines__2__position="0")
    assert [one.person.name for one in story.bylines.all()] == ["Citra", "Ani", "Budi"]
    Sheet(desk, f"{ROOT}{story.pk}/change/").send(
        "save", bylines__0__role="journalist", bylines__1__name_override="Ani A."
    )
    assert [one.name for one in story.bylines.all()] == ["Citra", "Ani A.", "Budi"]
    assert Byline.objects.filter(role="journalist").get().get_role_display() == "Pewarta"


def test_the_place_of_a_writers_last_story_is_offered_and_any_city_can_be_chosen(desk, editor):
    make_article(created_by=editor, dateline_place="Karangjati")
    sheet = Sheet(desk, f"{ROOT}add/")
    assert sheet.fields["dateline_place"] == sheet.fields["place_offered"] == "Karangjati"
    (offered,) = [one for one in sheet.page.root.iter("datalist") if one.get("id") == "tempat-lazim"]
    places = [one.get("value") for one in offered]
    assert places[0] == "Karangjati" and {"Banda Aceh", "Merauke", "Labuan Bajo"} <= set(places)
    assert len(places) == len(set(places))


def test_the_address_of_a_draft_follows_its_title_until_somebody_chooses_another(desk):
    story = make_article("Air Naik di Demak")
    sheet = Sheet(desk, f"{ROOT}{story.pk}/change/").send("save", title="Air Surut di Demak")
    story.refresh_from_db()
    assert story.slug == "air-surut-di-demak"
    sheet.send("save", slug="banjir demak").send("save", title="Air Kembali Naik")
    story.refresh_from_db()
    assert story.slug == "banjir-demak"
    out = publish("Sudah Dibaca Orang")
    sheet = Sheet(desk, f"{ROOT}{out.pk}/change/")
    assert "alamat lama tetap mengantar pembaca ke alamat baru" in " ".join(sheet.page.texts(".field-slug"))
    sheet.send("update", title="Judul Diganti")
    out.refresh_from_db()
    assert out.slug == "sudah-dibaca-orang"


def test_a_title_that_is_too_long_comes_back_whole(desk):
    sheet = Sheet(desk, f"{ROOT}add/").send("save", title="Kata " * 40)
    assert (
        sheet.errors["title"].startswith("Judul paling panjang 110 huruf") and sheet.fields["title"].count("Kata") == 40
    )


@pytest.mark.parametrize("stored", [False, True])
def test_the_preview_shows_the_keywords_and_names_that_are_typed(desk, editor, stored):
    known = make_article("Lama", keywords=["Padi"], by=[make_person("Budi")], created_by=editor)
    address = f"{ROOT}{known.pk}/pratinjau/" if stored else f"{ROOT}pratinjau/"
    typed = {"title": "Baru", "category": str(known.category_id), "body": "<p>Surut.</p>", "keywords": "Waduk, Demak"}
    names = {"bylines-TOTAL_FORMS": "1", "bylines-0-name_override": "Wati", "bylines-0-role": "photographer"}
    page = Reading(desk.post(address, typed | names))
    assert page.text("ul.tags") == "Waduk Demak"
    assert page.text(".story-info").startswith("Fotografer Wati")
