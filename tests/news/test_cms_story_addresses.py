"""The address of a story as its editor makes it: free, readable, and led to from every address it ever had."""

import pytest

from news.models import Article
from tests.factories import any_category, make_article, make_category, publish
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"


@pytest.fixture
def desk(signed_in, editor):
    any_category()
    return signed_in(editor)


def sheet_of(desk, story) -> Sheet:
    return Sheet(desk, f"/admin/news/article/{story.pk}/change/")


@pytest.mark.parametrize(("title", "slug", "made"), [
    ("Air Surut", "", "air-surut"), ("Air Surut", "  Banjir/Reda  ", "banjir-reda"), ("اردو", "", "berita"),
    ("Admin", "admin", "admin"), ("Air", "../../etc", "etc"), ("Air", "<script>", "script"), ("Air", "a" * 200, "a" * 90),
    ("12345", "", "12345"), ("Air", "🔥", "air"),
])  # fmt: skip
def test_any_words_make_an_address(desk, title, slug, made):
    saved = Sheet(desk, ADD).send(
        "publish", title=title, slug=slug, body="<p>Air.</p>", category=str(any_category().pk)
    )
    assert saved.errors == {}
    assert Article.objects.get().slug == made
    assert desk.get(f"/nasional/{made}/").status_code == 200


def test_a_taken_address_gets_a_number_and_no_error(desk):
    for title in ("Air Surut", "Air Surut", "Lain"):
        saved = Sheet(desk, ADD).send("save", title=title, slug="air-surut", category=str(any_category().pk))
        assert saved.errors == {}
    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == [
        "air-surut",
        "air-surut-2",
        "air-surut-3",
    ]


def test_the_address_of_a_draft_changes_and_leaves_no_trace(desk, client):
    story = make_article(slug="lama")
    sheet_of(desk, story).send("publish", slug="baru")
    assert client.get("/nasional/lama/").status_code == 404
    assert client.get("/nasional/baru/").status_code == 200


def test_every_address_a_published_story_had_leads_to_it_at_once(desk, client):
    story = publish(slug="satu")
    for slug in ("dua", "tiga", "satu", "empat"):
        assert sheet_of(desk, story).send("update", slug=slug).errors == {}
    for old in ("satu", "dua", "tiga"):
        answer = client.get(f"/nasional/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/nasional/empat/")
    assert client.get("/nasional/empat/").status_code == 200


def test_another_story_cannot_take_an_address_that_still_leads_somewhere(desk, client):
    story = publish(slug="satu")
    sheet_of(desk, story).send("update", slug="dua")
    Sheet(desk, ADD).send("publish", title="Lain", slug="satu", body="<p>a</p>", category=str(any_category().pk))
    assert Article.objects.get(title="Lain").slug == "satu-2"
    assert client.get("/nasional/satu/")["Location"] == "/nasional/dua/"


def test_an_emptied_address_is_made_of_the_title_and_the_old_one_leads_there(desk, client):
    story = publish("Air Surut", slug="lama")
    sheet_of(desk, story).send("update", slug="")
    assert client.get("/nasional/lama/")["Location"] == "/nasional/air-surut/"


def test_a_story_in_another_channel_is_led_to_from_the_old_one(desk, client):
    story, other = publish(slug="air"), make_category("Daerah", make_category("Berita"))
    assert sheet_of(desk, story).send("update", category=str(other.pk)).errors == {}
    answer = client.get("/nasional/air/")
    assert (answer.status_code, answer["Location"]) == (301, "/daerah/air/")
    assert story.title in client.get("/berita/").content.decode()
    sheet_of(desk, story).send("update", slug="air-bah", category=str(any_category().pk))
    for old in ("/nasional/air/", "/daerah/air/", "/daerah/air-bah/"):
        assert client.get(old)["Location"] == "/nasional/air-bah/"
