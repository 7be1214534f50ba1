"""Until when a story is wanted and who is on it: written in its form, private to the CMS."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from news.models import Assignment, Priority, State
from tests.factories import NOW, make_article, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db


def form(browser, story) -> Sheet:
    return Sheet(browser, f"/admin/news/article/{story.pk}/change/")


def test_an_editor_says_until_when_and_who_and_takes_it_back(signed_in, editor, reporter):
    story = make_article(created_by=reporter)
    sheet = form(signed_in(editor), story)
    after = sheet.send("save", due_at="2026-03-18T18:00", assignee=str(reporter.pk), priority="1")
    asked = Assignment.objects.get()
    assert (asked.due_at, asked.assignee, asked.priority) == (NOW + timedelta(hours=3), reporter, Priority.URGENT)
    assert (after.fields["due_at"], after.fields["assignee"]) == ("2026-03-18T18:00", str(reporter.pk))
    assert "Rabu, 18 Maret 2026, dalam 3 jam" in after.page.texts("output")
    after.send("save", due_at="", assignee="", priority="2")
    assert not Assignment.objects.exists()


def test_who_cannot_open_the_story_is_not_put_on_it(signed_in, editor, reporter, django_user_model):
    other = django_user_model.objects.create_user("lain@nusawarta.test", display_name="Sari", is_staff=True)
    other.groups.set(reporter.groups.all())
    sheet = form(signed_in(editor), make_article(created_by=reporter))
    after = sheet.send("save", assignee=str(other.pk))
    assert after.errors["assignee"] == "Sari tidak bisa membuka berita ini. Pilih penulisnya atau seorang editor."
    assert after.send("save", assignee=str(editor.pk)).errors == {}


def test_only_staff_who_may_write_are_offered(signed_in, editor, reporter, reader, moderator, advertiser):
    sheet = form(signed_in(editor), make_article(created_by=reporter))
    (offered,) = [one for one in sheet.page.all("select") if one.get("name") == "assignee"]
    assert {option.get("value") for option in offered.iter("option")} == {"", str(editor.pk), str(reporter.pk)}
    assert "assignee" in sheet.send("save", assignee=str(moderator.pk)).errors


def test_a_reporter_says_it_of_the_own_story_and_of_no_other(signed_in, reporter, editor):
    own, other = make_article(created_by=reporter), make_article("Lain", created_by=editor)
    form(signed_in(reporter), own).send("save", due_at="2026-03-18T18:00")
    assert Assignment.objects.get().article == own
    address = f"/admin/news/article/{other.pk}/change/"
    assert signed_in(reporter).post(address, {"due_at": "2026-03-18T18:00"}).status_code == 404
    assert not Assignment.objects.filter(article=other).exists()


def test_the_list_shows_what_is_wanted_of_unfinished_stories(signed_in, editor, reporter):
    Assignment.objects.create(article=make_article("Naskah"), due_at=NOW + timedelta(hours=2), assignee=reporter)
    Assignment.objects.create(article=publish("Selesai"), due_at=NOW + timedelta(hours=2), assignee=reporter)
    make_article("Tanpa Tenggat")
    page = Reading(signed_in(editor).get("/admin/news/article/"))
    asked = [text for text in page.texts(".list-moment") if "Tenggat" in text or "Reporter" in text]
    assert asked == ["Tenggat hari ini 17.00 · Reporter"]


def test_readers_see_nothing_of_it_and_pay_nothing_for_it(client, reporter):
    story = publish()
    bare = client.get(story.get_absolute_url()).content
    Assignment.objects.create(article=story, assignee=reporter, priority=Priority.URGENT, due_at=NOW)
    assert client.get(story.get_absolute_url()).content == bare


def test_an_unknown_priority_is_refused_by_the_database_too():
    story = make_article(state=State.SUBMITTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(article=story, priority=9)


def test_who_is_deleted_leaves_the_story_and_its_deadline(reporter):
    story = make_article()
    Assignment.objects.create(article=story, assignee=reporter, due_at=NOW)
    reporter.delete()
    assert Assignment.objects.values_list("article", "assignee", "due_at").get() == (story.pk, None, NOW)
