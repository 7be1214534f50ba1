"""Two who write one story, and a story that is long: nobody's words are lost."""

import pytest

from news.models import Article
from tests.factories import any_category, make_article
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"


@pytest.fixture
def desk(signed_in, editor):
    any_category()
    return signed_in(editor)


def sheet_of(desk, story) -> Sheet:
    return Sheet(desk, f"/admin/news/article/{story.pk}/change/")


def test_who_saves_over_a_colleagues_change_is_told_and_keeps_the_text(desk, clock):
    story = make_article("Air Surut")
    mine, theirs = sheet_of(desk, story), sheet_of(desk, story)
    clock.wait(minutes=5)
    theirs.send("save", title="Air Surut Kemarin")
    for act in ("save", "publish"):
        refused = mine.send(act, title="Air Surut Hari Ini", body="<p>Panjang sekali.</p>")
        assert refused.errors[""].startswith("Berita ini sudah disimpan orang lain pukul 15.05 WIB")
        assert (refused.fields["title"], refused.fields["body"]) == ("Air Surut Hari Ini", "<p>Panjang sekali.</p>")
        assert Article.objects.get().title == "Air Surut Kemarin"
    assert refused.send("save").errors == {}  # told once, pressed again: meant
    assert Article.objects.get().title == "Air Surut Hari Ini"


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
