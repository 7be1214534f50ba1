"""Ten seconds in which a wrong press can be taken back, by whoever pressed."""

from datetime import timedelta

import pytest

from news.models import Article, Keyword, State
from tests.factories import NOW, make_article, make_keyword, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"
LATER = NOW + timedelta(days=1)


def undo(browser, story) -> str:
    """What is said on the page that follows."""
    return " ".join(Reading(browser.post(f"{LIST}{story.pk}/batalkan/", follow=True)).texts("ul.messagelist"))


@pytest.mark.parametrize(("before", "act"), [
    ({"state": State.SUBMITTED}, "publish"),
    ({"state": State.DRAFT}, "schedule"),
    ({"state": State.PUBLISHED, "published_at": LATER}, "publish"),
    ({"state": State.PUBLISHED, "published_at": NOW - timedelta(hours=1)}, "withdraw"),
])  # fmt: skip
def test_a_press_is_taken_back_to_how_the_story_stood(signed_in, managing_editor, client, clock, before, act):
    story, desk = make_article(**before), signed_in(managing_editor)
    clock.wait(minutes=5)
    typed = {"publish_at": "2026-03-20T07:30", "note": "Keliru."}
    assert Sheet(desk, f"{LIST}{story.pk}/change/").post(act, **typed).status_code == 302
    clock.wait(seconds=9)
    bar = Reading(desk.get(LIST if act == "withdraw" else f"{LIST}{story.pk}/change/")).all("form.undo")
    assert [form.get("action") for form in bar] == [f"{LIST}{story.pk}/batalkan/"]
    assert "csrfmiddlewaretoken" in [field.get("name") for field in bar[0].iter("input")]
    assert undo(desk, story).startswith("Dibatalkan")
    stored = Article.objects.get()
    assert (stored.state, stored.published_at) == (before["state"], before.get("published_at"))
    assert stored.moves.first().act == "undo" and stored.withdrawal_reason == ""
    public = act == "withdraw"
    assert client.get(stored.get_absolute_url()).status_code == (200 if public else 404)
    assert "Sudah tidak bisa dibatalkan" in undo(desk, story) or "tidak bisa: Batalkan" in undo(desk, story)


def test_an_update_is_taken_back_with_all_that_it_changed(signed_in, managing_editor, client, clock):
    kept, typed = (
        make_keyword("Tanggul"),
        {"title": "Salah Total", "slug": "alamat-salah", "keywords": "Keliru", "dateline_place": ""},
    )
    story, desk = publish("Tanggul Selesai", expires_at=LATER, keywords=[kept]), signed_in(managing_editor)
    former = story.get_absolute_url()
    typed |= {"body": "<p>Bukan ini.</p>", "lead_caption": "Bukan ini.", "comments_open": "", "expires_at": ""}
    assert Sheet(desk, f"{LIST}{story.pk}/change/").post("update", **typed).status_code == 302
    assert client.get("/nasional/alamat-salah/").status_code == 200
    clock.wait(seconds=9)
    assert len(Reading(desk.get(f"{LIST}{story.pk}/change/")).all("form.undo")) == 1
    assert undo(desk, story).startswith("Dibatalkan; berita kembali seperti sebelumnya (Terbit)")
    page = client.get(former)
    assert page.status_code == 200 and b"Salah Total" not in page.content
    assert client.get("/nasional/alamat-salah/")["Location"] == former
    stored = Article.objects.get()
    assert (stored.title, stored.slug, stored.body, stored.dateline_place) == (
        "Tanggul Selesai", "tanggul-selesai", story.body, "Demak"
    )  # fmt: skip
    assert (stored.comments_open, stored.expires_at, [*stored.keywords.names()]) == (True, LATER, ["Tanggul"])
    assert [one.act for one in stored.revisions.all()] == ["undo", "update", "before"]
    assert stored.revisions.all()[1].content["title"] == "Salah Total"
    assert "Sudah tidak bisa dibatalkan" in undo(desk, story)


def test_what_was_deleted_meanwhile_does_not_come_back_and_is_named(signed_in, managing_editor, clock):
    story, desk = publish(keywords=[make_keyword("Tanggul")]), signed_in(managing_editor)
    Sheet(desk, f"{LIST}{story.pk}/change/").post("update", keywords="Banjir")
    Keyword.objects.get(name="Tanggul").delete()
    assert "tidak ikut dipulihkan: kata kunci Tanggul" in undo(desk, story)
    assert Article.objects.get().moves.first().act == "undo"


def test_after_its_time_or_after_somebody_else_it_is_refused(signed_in, editor, managing_editor, clock):
    desk, late, touched = signed_in(editor), make_article("Telat"), make_article("Tersentuh")
    for story in (late, touched):
        Sheet(desk, f"{LIST}{story.pk}/change/").post("publish")
    assert "Sudah tidak bisa dibatalkan" in undo(signed_in(managing_editor), late)  # who did not press
    clock.wait(seconds=1)
    Sheet(signed_in(managing_editor), f"{LIST}{touched.pk}/change/").post("update", standfirst="Sudah diubah.")
    assert "Sudah tidak bisa dibatalkan" in undo(desk, touched)
    clock.wait(seconds=15)
    assert Reading(desk.get(f"{LIST}{late.pk}/change/")).all("form.undo") == []
    assert "Sudah tidak bisa dibatalkan" in undo(desk, late)
    assert set(Article.objects.values_list("state", flat=True)) == {State.PUBLISHED}


def test_who_may_not_withdraw_does_not_undo_and_a_look_changes_nothing(signed_in, reporter, editor):
    story = publish(created_by=reporter)
    assert signed_in(reporter).post(f"{LIST}{story.pk}/batalkan/").status_code == 302
    assert signed_in(editor).get(f"{LIST}{story.pk}/batalkan/").status_code == 405
    assert Article.objects.get().state == State.PUBLISHED
