"""What is typed and not saved: kept for its writer alone, found again, compared, thrown away; and who sits at a story."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin.models import LogEntry
from django.template.loader import render_to_string

from news.models import Article, Presence, WorkingCopy
from news.working_copies import copies_of
from tests.factories import any_category, make_article, make_person, make_photo, publish
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"


def address(story) -> str:
    return f"/admin/news/article/{story.pk}/change/"


def keep(sheet, **typed):
    """What the autosave sends: the form as it is."""
    pk = sheet.address.split("/")[4]
    return sheet.post(
        to=f"/admin/news/article/{pk}/salinan/" if pk != "add" else "/admin/news/article/salinan/", **typed
    )


def found(browser, address) -> list[str]:
    """Where the copies that the form offers are restored."""
    return [one.get("href") for one in marked(Reading(browser.get(address)), "data-restore") if one.get("href")]


def marked(page, name) -> list:
    """Elements with an attribute."""
    return [one for one in page.root.iter() if one.get(name) is not None]


@pytest.fixture
def desk(signed_in, editor):
    any_category()
    return signed_in(editor)


def test_a_draft_that_could_not_be_saved_is_kept_and_found_again_with_every_field(desk, editor):
    person, photo = make_person("Putri Kirana", "PK"), make_photo()
    typed = {
        "title": "", "body": "<p>Setengah kalimat</p>", "keywords": "Banjir, Aceh Besar",
        "lead_photo": str(photo.pk), "publish_at": "besok", "bylines__0__person": str(person.pk), "bylines__0__role": "writer",
    }  # fmt: skip
    answer = keep(Sheet(desk, ADD), _first="1", **typed)
    assert answer.status_code == 200 and not Article.objects.exists()
    (back,) = found(desk, ADD)
    sheet = Sheet(desk, back)
    seen = {name.replace("__", "-"): value for name, value in typed.items()}
    assert {name: sheet.fields[name] for name in seen} == seen
    assert sheet.errors == {}
    saved = sheet.send("save", title="Banjir", category=str(any_category().pk), publish_at="")
    story = Article.objects.get()
    assert (story.body, story.bylines.get().person, saved.errors) == ("<p>Setengah kalimat</p>", person, {})
    assert not WorkingCopy.objects.exists() and found(desk, ADD) == [] and copies_of(editor) == []


def test_typing_into_a_published_story_is_not_seen_until_it_is_updated(desk, client):
    story = publish("Air Surut")
    sheet, before = Sheet(desk, address(story)), Article.objects.values().get()
    keep(sheet, _first="1", title="Air Naik", body="<p>Naik.</p>")
    assert Article.objects.values().get() == before and not story.moves.exists() and not LogEntry.objects.exists()
    assert "Air Naik" not in client.get(story.get_absolute_url()).content.decode()
    restored = Sheet(desk, found(desk, address(story))[0])
    assert restored.fields["title"] == "Air Naik"
    restored.send("update")
    assert "Air Naik" in client.get(story.get_absolute_url()).content.decode()
    assert not WorkingCopy.objects.exists()


def test_a_copy_of_an_older_version_overwrites_nothing(desk, clock):
    story = make_article("Air Surut")
    keep(Sheet(desk, address(story)), _first="1", title="Air Naik")
    clock.wait(minutes=5)
    Sheet(desk, address(story)).send("save", title="Air Surut Lagi")
    refused = Sheet(desk, found(desk, address(story))[0]).send("save")
    assert "" in refused.errors and refused.fields["title"] == "Air Naik"
    assert Article.objects.get().title == "Air Surut Lagi"


def test_two_tabs_keep_two_copies_and_saving_one_leaves_the_other(desk):
    story = make_article("Air Surut")
    one, other = Sheet(desk, address(story)), Sheet(desk, address(story))
    keep(one, _first="1", title="Satu"), keep(other, _first="1", title="Dua")
    settled = one.post("save", title="Satu")
    assert settled.cookies["salinan-selesai"].value == one.fields["copy_key"]
    assert WorkingCopy.objects.get().title == "Dua"
    # An autosave that was still on the way when its form was saved leaves nothing behind.
    assert keep(one, title="Satu").status_code == 204 and WorkingCopy.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "kept"), [("a\x00b", "ab"), ("a\ud800b", "a\ufffd\ufffd\ufffdb")], ids=["nul", "half"]
)
def test_what_no_database_keeps_is_left_out_of_a_copy(desk, words, kept):
    story = make_article("Air Surut")
    form = Sheet(desk, address(story)).fields | {"_first": "1", "title": words}
    body = urlencode(form, errors="surrogatepass")
    answer = desk.post(
        f"/admin/news/article/{story.pk}/salinan/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert WorkingCopy.objects.get().title == kept  # bytes that are no letter come as signs that say so


def test_a_copy_is_compared_word_by_word_and_thrown_away(desk):
    story = make_article("Air Surut", by=[make_person("Putri Kirana")])
    keep(Sheet(desk, address(story)), _first="1", title="Air Naik", bylines__0__DELETE="on")
    copy = WorkingCopy.objects.get()
    page = Reading(desk.get(f"/admin/news/article/salinan/{copy.pk}/"))
    assert [words(one.find("h2")) for one in page.all("section.difference")] == ["Judul", "Penulis"]
    assert page.texts("del") == ["[dihapus: Surut]", "[dihapus: Putri Kirana (Reporter)]"]
    thrown = desk.post(f"/admin/news/article/salinan/{copy.pk}/buang/")
    assert thrown.cookies["salinan-selesai"].value == copy.key
    assert not WorkingCopy.objects.exists() and Article.objects.get().title == "Air Surut"


def test_copies_are_nobody_elses(desk, signed_in, reporter, managing_editor):
    story = make_article("Air Surut", created_by=reporter)
    sheet = Sheet(desk, address(story))
    keep(sheet, _first="1", title="Rahasia")
    copy = WorkingCopy.objects.get()
    other = signed_in(managing_editor)
    assert found(other, address(story)) == []
    for method in (other.get, other.post):
        assert method(f"/admin/news/article/salinan/{copy.pk}/").status_code == 404
    assert other.post(f"/admin/news/article/salinan/{copy.pk}/buang/").status_code == 404
    assert Sheet(other, f"{address(story)}?salinan={copy.pk}").fields["title"] == "Air Surut"
    # The same key in another's hands is another copy.
    other.post(f"/admin/news/article/{story.pk}/salinan/", {"copy_key": copy.key, "title": "Lain", "_first": "1"})
    assert {(one.user, one.title) for one in WorkingCopy.objects.all()} == {
        (copy.user, "Rahasia"),
        (managing_editor, "Lain"),
    }


def test_who_may_not_write_keeps_nothing_and_is_told(signed_in, reporter, client):
    story = publish("Air Surut", created_by=reporter)
    typed = {"copy_key": "0" * 32, "title": "Lain", "_first": "1"}
    refused = signed_in(reporter).post(f"/admin/news/article/{story.pk}/salinan/", typed)
    assert (refused.status_code, refused.json()["said"][:24]) == (403, "Berita ini tidak lagi bi")
    out = client.post(f"/admin/news/article/{story.pk}/salinan/", typed)
    assert (out.status_code, out.json()["said"][:18]) == (401, "Anda sudah keluar.")
    assert not WorkingCopy.objects.exists()


def test_what_is_too_long_or_has_no_key_is_refused_with_a_sentence(desk):
    sheet = Sheet(desk, ADD)
    long = keep(sheet, _first="1", body="a" * 1_600_000)
    assert (long.status_code, long.json()["said"]) == (
        413, "Naskah terlalu panjang untuk disimpan sendiri. Tekan tombol simpan.",
    )  # fmt: skip
    assert keep(sheet, _first="1", copy_key="../x").status_code == 413
    assert not WorkingCopy.objects.exists()


def test_a_deleted_story_leaves_what_was_typed_behind(desk, editor):
    story = make_article("Air Surut")
    keep(Sheet(desk, address(story)), _first="1", title="Air Naik")
    story.delete()
    assert [(kept.copy.title, kept.usable) for kept in copies_of(editor)] == [("Air Naik", True)]
    assert Sheet(desk, found(desk, ADD)[0]).fields["title"] == "Air Naik"


def test_what_was_taken_away_meanwhile_can_still_be_read(signed_in, reporter):
    story = make_article("Air Surut", created_by=reporter)
    browser = signed_in(reporter)
    sheet = Sheet(browser, address(story))
    keep(sheet, _first="1", title="Air Naik")
    sheet.post("submit")
    keep(sheet, _first="1", title="Air Naik")
    assert not WorkingCopy.objects.exists()  # saved, and no more to be changed
    WorkingCopy.objects.create(
        user=reporter, key="k" * 8, article=story, fields={"title": ["Air Naik"]}, title="Air Naik"
    )
    (kept,) = copies_of(reporter)
    assert not kept.usable
    listed = render_to_string("admin/desk/_unsaved.html", {"unsaved": [kept]})
    assert f'href="/admin/news/article/salinan/{kept.copy.pk}/">Air Naik</a>' in listed and "Diajukan" in listed
    page = Reading(browser.get(f"/admin/news/article/salinan/{kept.copy.pk}/"))
    assert "Naik" in " ".join(page.texts("ins"))


# Who sits at a story


def beat(browser, story, **more) -> dict:
    return browser.post(f"/admin/news/article/{story.pk}/kehadiran/", more).json()


def test_the_second_at_a_story_reads_and_may_take_over(desk, signed_in, managing_editor, clock):
    story = make_article("Air Surut")
    first = Sheet(desk, address(story))
    second = Sheet(signed_in(managing_editor), address(story))
    assert [words(one) for one in marked(second.page, "data-presence-words")] == [
        "Sedang disunting Editor sejak 15.00 WIB."
    ]
    assert marked(second.page, "data-lock")[0].get("disabled") is not None
    assert second.page.all(".action-bar") == [] and first.page.all(".action-bar")
    clock.wait(seconds=30)
    assert beat(desk, story, copy_key=first.fields["copy_key"])["holder"] == ""
    second.browser.post(f"/admin/news/article/{story.pk}/ambil-alih/")
    assert LogEntry.objects.get().change_message == "Mengambil alih dari Editor."
    told = beat(desk, story, copy_key=first.fields["copy_key"])
    assert (told["holder"], told["since"]) == ("Redpel", "15.00 WIB")
    keep(first, _first="1", title="Air Naik")
    assert WorkingCopy.objects.get().title == "Air Naik"


def test_a_place_is_free_when_its_form_is_left_or_silent_for_a_minute(desk, signed_in, managing_editor, clock):
    story, other = make_article("Air Surut"), signed_in(managing_editor)

    def locked() -> bool:
        return marked(Sheet(other, address(story)).page, "data-lock")[0].get("disabled") is not None

    old, new = Sheet(desk, address(story)), Sheet(desk, address(story))
    beat(desk, story, copy_key=old.fields["copy_key"], leave="1")  # a page that was left after the next was opened
    beat(desk, story, copy_key=new.fields["copy_key"], hidden="1")
    clock.wait(seconds=149)
    assert locked()
    clock.wait(seconds=1)
    assert not locked()
    Presence.objects.all().delete()
    new = Sheet(desk, address(story))
    beat(desk, story, copy_key=new.fields["copy_key"], leave="1")
    assert not locked()
    clock.wait(seconds=60)
    assert beat(desk, story)["holder"] == "" and locked()


def test_the_heart_beat_tells_that_the_story_was_saved_elsewhere(desk, clock):
    story = make_article("Air Surut")
    sheet = Sheet(desk, address(story))
    assert beat(desk, story, version=sheet.fields["version"])["stale"] == ""
    clock.wait(minutes=5)
    Sheet(desk, address(story)).send("save", title="Lain")
    assert (
        beat(desk, story, version=sheet.fields["version"])["stale"]
        == "Berita ini disimpan di tempat lain pukul 15.05 WIB."
    )
