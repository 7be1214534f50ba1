"""Whose photograph it is to describe: a reporter's own until it is out, an editor's always."""

import pytest

from news.models import Article, Photo, State
from tests.factories import make_article, make_photo, publish
from tests.news.pictures import WORDS
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/news/photo/", "/admin/news/photo/add/"
NOT_YOURS = "Foto ini dari pustaka: kredit dan hak pakainya hanya diubah editor, atau pengunggahnya sebelum dipakai."


def sheet_of(browser, photo) -> Sheet:
    return Sheet(browser, f"{LIST}{photo.pk}/change/")


def test_a_reporter_describes_what_is_their_own_until_it_is_out(signed_in, reporter, editor):
    browser, mine = signed_in(reporter), make_photo("punyaku", added_by=reporter)
    story = make_article(created_by=reporter, lead_photo=mine)
    assert sheet_of(browser, mine).post(caption="Baru.").status_code == 302
    Article.objects.filter(pk=story.pk).update(state=State.SUBMITTED)
    for photo in (mine, make_photo("orang", added_by=editor)):
        assert (
            browser.post(f"{LIST}{photo.pk}/change/", {**WORDS, "focal_x": "0.5", "focal_y": "0.5"}).status_code == 403
        )
    assert Sheet(browser, ADD).send(kept=str(mine.pk), **WORDS).errors == {"file": "Pilih berkas foto."}
    assert Photo.objects.get(pk=mine.pk).credit == "Istimewa"


def test_a_reporters_story_changes_no_photograph_of_others(signed_in, reporter):
    photo = make_photo(caption="", alt="")
    publish("Terbit", lead_photo=photo)
    form = {
        "title": "Punyaku",
        "category": str(Article.objects.get().category_id),
        "lead_photo": str(photo.pk),
        "photo_words_of": str(photo.pk),
    }
    add = Sheet(signed_in(reporter), "/admin/news/article/add/")
    assert add.send("save", **form, photo_credit="Saya", photo_rights="handout").errors == {"photo_credit": NOT_YOURS}
    assert (
        add.send(
            "save", **form, photo_credit="Istimewa", photo_rights="handout", lead_caption="Ini.", lead_alt="Itu."
        ).errors
        == {}
    )
    photo.refresh_from_db()
    assert (photo.credit, photo.caption, photo.alt) == ("Istimewa", "", "")
    assert Article.objects.get(title="Punyaku").lead_caption == "Ini."


def test_an_editor_mends_the_credit_from_the_story_that_shows_it(signed_in, editor, reporter):
    photo = make_photo(added_by=reporter)
    story = publish(lead_photo=photo)
    saved = Sheet(signed_in(editor), f"/admin/news/article/{story.pk}/change/").send("update", photo_credit="Rahmat")
    assert saved.errors == {} and Photo.objects.get().credit == "Rahmat"
