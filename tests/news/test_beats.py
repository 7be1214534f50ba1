"""An editor with beats: his channels and nothing else, and how a story goes from one channel's editors to another's."""

import pytest

from news.models import Article, Beat, State
from news.workflow import may_describe
from tests.factories import NOW, make_article, make_category, make_photo, publish
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, PAGE = "/admin/news/article/", "/admin/news/beat/"


@pytest.fixture
def sport(editor):
    """The editor's only channel; it has a sub-channel."""
    sport = make_category("Olahraga")
    make_category("Bola", sport)
    Beat.objects.create(user=editor, category=sport)
    return sport


@pytest.fixture
def economy():
    return make_category("Ekonomi")


def titles(browser) -> set[str]:
    return {words(link) for link in Reading(browser.get(LIST)).all("a.list-title")}


def test_an_editor_of_a_channel_meets_the_stories_of_its_branch_and_his_own(
    signed_in, editor, managing_editor, reporter, sport, economy
):
    make_article("Di kanal", category=sport), make_article("Di subkanal", category=sport.children.get())
    make_article("Tulisan sendiri", category=economy, created_by=editor)
    foreign = make_article("Kanal lain", category=economy, created_by=reporter)
    assert titles(signed_in(editor)) == {"Di kanal", "Di subkanal", "Tulisan sendiri"}
    assert titles(signed_in(managing_editor)) == titles(signed_in(editor)) | {"Kanal lain"}
    assert titles(signed_in(reporter)) == {"Kanal lain"}
    for door in ("change/", "pratinjau/", "history/", "delete/"):
        assert signed_in(editor).get(f"{LIST}{foreign.pk}/{door}").status_code == 404
    for door in ("change/", "pratinjau/", "daftar-periksa/", "batalkan/"):
        assert signed_in(editor).post(f"{LIST}{foreign.pk}/{door}").status_code == 404


def test_a_draft_is_handed_over_to_another_channel_and_published_there(signed_in, editor, sport, economy):
    story = make_article("Harga tiket", category=sport, state=State.SUBMITTED)
    sheet = Sheet(signed_in(editor), f"{LIST}{story.pk}/change/")
    refused = sheet.send("publish", category=str(economy.pk), standfirst="Ditambah.")
    assert refused.errors == {
        "category": "Kanal ini di luar wilayah kerja Anda. Simpan saja, atau Kirim ke editor; "
        "yang menerbitkan editor kanal itu."
    }
    assert refused.fields["standfirst"] == "Ditambah." and Article.objects.get().category == sport
    answer = sheet.post("save", category=str(economy.pk))
    assert answer["Location"] == LIST  # it is no longer his to open
    assert Article.objects.get().category == economy and titles(signed_in(editor)) == set()


def test_what_readers_see_does_not_leave_the_own_channels(signed_in, editor, managing_editor, sport, economy):
    story = publish("Final", category=sport)
    address = f"{LIST}{story.pk}/change/"
    told = Sheet(signed_in(editor), address).send("update", category=str(economy.pk)).errors["category"]
    assert told == (
        "Kanal ini di luar wilayah kerja Anda. Yang sudah terbit atau terjadwal dipindahkan Redaktur Pelaksana."
    )
    assert Sheet(signed_in(managing_editor), address).send("update", category=str(economy.pk)).errors == {}


def test_a_photograph_is_described_by_those_whose_stories_show_it(editor, managing_editor, sport, economy):
    free, own, foreign = (make_photo(name) for name in ("bebas", "olahraga", "ekonomi"))
    publish("Satu", category=sport, lead_photo=own), publish("Dua", category=economy, lead_photo=foreign)
    assert [may_describe(editor, photo) for photo in (free, own, foreign)] == [True, True, False]
    assert all(may_describe(managing_editor, photo) for photo in (free, own, foreign))


def test_beats_are_set_on_one_page_by_those_who_manage_people(
    signed_in, editor, reporter, managing_editor, administrator, sport, economy
):
    assert signed_in(editor).get(PAGE).status_code == signed_in(reporter).get(PAGE).status_code == 403
    page = Reading(signed_in(administrator).get(PAGE))
    (row,) = [row for box in page.all("table.beats") for row in box.find("tbody").iter("tr")]
    assert [words(cell) for cell in row] == ["Editor", "Olahraga", "Ubah"]
    desk = signed_in(managing_editor)
    assert desk.get(f"{PAGE}{reporter.pk}/").status_code == 404
    assert desk.post(f"{PAGE}{reporter.pk}/", {f"u{reporter.pk}-channels": [sport.pk]}).status_code == 404
    assert signed_in(editor).post(f"{PAGE}{editor.pk}/").status_code == 403
    field = f"u{editor.pk}-channels"
    assert desk.post(f"{PAGE}{editor.pk}/", {field: ["999"]}).status_code == 200
    assert desk.post(f"{PAGE}{editor.pk}/", {field: [economy.pk]}).status_code == 302
    assert [beat.category for beat in editor.beats.all()] == [economy]
    desk.post(f"{PAGE}{editor.pk}/", {})
    make_article("Di mana saja", category=sport, created_at=NOW)
    assert not editor.beats.exists() and titles(signed_in(editor)) == {"Di mana saja"}
