"""Two who write one story, and a story that is long: nobody's words are lost."""

import pytest

from news.models import Article
from tests.factories import any_category, make_article, make_person
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"


@pytest.fixture
def desk(signed_in, editor):
    any_category()
    return signed_in(editor)


def sheet_of(desk, story) -> Sheet:
    return Sheet(desk, f"/admin/news/article/{story.pk}/change/")


def asked(sheet) -> list[str]:
    """Fields about which the writer has to choose."""
    return [one.get("value") for one in sheet.form.iter("input") if one.get("name") == "_disputed"]


def test_what_both_changed_waits_for_a_choice_and_nothing_is_overwritten_before(desk, clock):
    story = make_article("Air Surut")
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("save", title="Air Surut Kemarin", dateline_place="Kudus")
    for act in ("save", "publish"):
        refused = mine.send(act, title="Air Surut Hari Ini", body="<p>Panjang sekali.</p>")
        assert refused.errors[""].startswith("Berita ini sudah disimpan Anda sendiri di jendela lain pukul 15.05 WIB")
        assert (refused.fields["title"], refused.fields["body"]) == ("Air Surut Hari Ini", "<p>Panjang sekali.</p>")
        assert refused.fields["dateline_place"] == "Kudus"  # only the other one changed it
        assert asked(refused) == ["title"]
        assert Article.objects.get().title == "Air Surut Kemarin"
    assert "" in refused.send("save").errors  # pressed again without a choice
    mended = refused.send("save", _pick_title="mine", title="Air Surut Lagi")
    assert mended.errors == {}
    story = Article.objects.get()
    assert (story.title, story.dateline_place, story.body) == ("Air Surut Lagi", "Kudus", "<p>Panjang sekali.</p>")


def test_the_other_version_is_taken_with_one_choice(desk, clock):
    story = make_article("Air Surut", by=[putri := make_person("Putri Kirana", "PK")])
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("save", title="Air Surut Kemarin", bylines__0__role="writer")
    refused = mine.send("save", title="Air Surut Hari Ini", standfirst="Lima warga.")
    assert asked(refused) == ["title"]
    refused.send("save", _pick_title="theirs")
    story = Article.objects.get()
    assert (story.title, story.standfirst) == ("Air Surut Kemarin", "Lima warga.")
    assert [(one.person, one.role) for one in story.bylines.all()] == [(putri, "writer")]


def test_what_different_people_changed_is_brought_together_and_saved_with_one_press(desk, clock):
    story = make_article("Air Surut", keywords=["Banjir"])
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("save", keywords="Banjir, Demak", comments_open="")
    merged = mine.send("save", title="Air Surut Hari Ini")
    assert "sudah digabung di halaman ini" in merged.errors[""] and asked(merged) == []
    assert merged.send("save").errors == {}
    story = Article.objects.get()
    assert (story.title, story.comments_open) == ("Air Surut Hari Ini", False)
    assert {keyword.name for keyword in story.keywords.all()} == {"Banjir", "Demak"}


def paragraphs(*words) -> str:
    return "".join(f"<p>{one}</p>" for one in words)


@pytest.mark.parametrize(("mine", "theirs", "both"), [
    (("Satu", "Dua", "Tiga kami"), ("Satu mereka", "Dua", "Tiga"), ("Satu mereka", "Dua", "Tiga kami")),
    (("Satu", "Dua kami", "Tiga"), ("Satu mereka", "Dua", "Tiga"), ("Satu mereka", "Dua kami", "Tiga")),
    (("Satu", "Dua", "Tiga", "Empat"), ("Nol", "Satu", "Tiga"), ("Nol", "Satu", "Tiga", "Empat")),
    (("Satu", "Dua", "Tiga", "Sama"), ("Satu", "Dua", "Tiga mereka", "Sama"), None),
    (("Satu", "Dua kami", "Tiga"), ("Satu", "Dua mereka", "Tiga"), None),
    (("Satu", "Sisip kami", "Dua", "Tiga"), ("Satu", "Sisip mereka", "Dua", "Tiga"), None),
    (("Satu", "Tiga"), ("Satu", "Dua mereka", "Tiga"), None),
])  # fmt: skip
def test_two_who_write_in_different_paragraphs_need_not_choose(desk, clock, mine, theirs, both):
    story = make_article("Air Surut", body=paragraphs("Satu", "Dua", "Tiga"))
    own, other = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    other.send("save", body=paragraphs(*theirs))
    page = own.send("save", body=paragraphs(*mine))
    assert Article.objects.get().body == paragraphs(*theirs)
    if both is None:
        assert asked(page) == ["body"] and page.fields["body"] == paragraphs(*mine)
        return
    assert asked(page) == [] and page.fields["body"] == paragraphs(*both)
    assert "keduanya sudah ada di kolom Isi" in page.page.text("section.conflict")
    page.send("save")
    assert Article.objects.get().body == paragraphs(*both)


def test_a_save_that_changed_no_word_stands_in_nobodys_way(desk, clock):
    story = make_article("Air Surut")
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("save")
    assert mine.send("save", title="Air Surut Hari Ini").errors == {}


def test_a_draft_is_not_saved_into_a_story_that_was_published_meanwhile(desk, clock):
    story = make_article("Air Surut")
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("publish")
    refused = mine.send("save", title="Air Surut Hari Ini")
    assert "Keadaan berita berubah: Draf menjadi Terbit." in refused.page.text("section.conflict")
    assert Article.objects.get().title == "Air Surut"


def test_three_who_save_one_after_the_other_overwrite_nobody(desk, clock):
    story = make_article("Air Surut")
    first, second, third = (sheet_of(desk, story) for _ in range(3))
    clock.wait(minutes=1)
    first.send("save", title="Satu")
    refused = third.send("save", title="Tiga")
    clock.wait(minutes=1)
    second.send("save", title="Dua").send("save", _pick_title="mine")
    assert Article.objects.get().title == "Dua"
    assert asked(again := refused.send("save", _pick_title="mine")) == ["title"]
    assert Article.objects.get().title == "Dua"
    again.send("save", _pick_title="mine")
    assert Article.objects.get().title == "Tiga"


@pytest.mark.parametrize("version", ["", "kemarin", "2026-03-18T08:00:00"])
def test_a_form_that_does_not_say_what_it_is_based_on_is_refused(desk, version):
    story = make_article("Air Surut")
    assert "" in sheet_of(desk, story).send("save", title="Lain", version=version).errors
    assert Article.objects.get().title == "Air Surut"


def test_a_body_of_five_hundred_paragraphs_is_saved_whole(desk, client):
    body = "".join(f"<p>Alinea ke-{n} tentang tanggul dan sungai yang surut perlahan.</p>" for n in range(500))
    Sheet(desk, ADD).send("publish", title="Panjang", body=body, category=str(any_category().pk))
    story = Article.objects.get()
    assert story.body == body
    assert "Alinea ke-499" in client.get(story.get_absolute_url()).content.decode()
    assert sheet_of(desk, story).fields["body"] == body
