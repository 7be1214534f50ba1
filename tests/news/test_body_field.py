"""The field of a body: by whatever road HTML comes into the database, it comes in clean."""

import pytest
from django.core import serializers
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat, Replace, Upper

from news import prose
from news.models import Article, Page
from news.prose import BodyField
from tests.factories import make_article, make_page

pytestmark = pytest.mark.django_db

DIRTY = "<p onclick=x>Air <b>surut</b>.</p><script>alert(1)</script>"
CLEAN = "<p>Air <strong>surut</strong>.</p>"


def stored(row) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def test_a_new_story_is_stored_clean_and_knows_it_at_once():
    story = make_article(body=DIRTY)
    assert stored(story) == story.body == CLEAN


def test_a_saved_story_is_stored_clean():
    story = make_article()
    story.body = DIRTY
    story.save()
    assert stored(story) == story.body == CLEAN
    story.body = DIRTY
    story.save(update_fields=["body"])
    assert stored(story) == CLEAN


@pytest.mark.parametrize("road", ["update", "bulk_update", "update_or_create", "fixture"])
def test_roads_past_save_store_it_clean_too(road):
    page = make_page("Redaksi")
    if road == "update":
        Page.objects.filter(pk=page.pk).update(body=DIRTY)
    elif road == "bulk_update":
        page.body = DIRTY
        Page.objects.bulk_update([page, make_page("Kontak")], ["body"])
    elif road == "update_or_create":
        Page.objects.update_or_create(pk=page.pk, defaults={"body": DIRTY})
    else:
        page.body = DIRTY
        for one in serializers.deserialize("json", serializers.serialize("json", [page])):
            one.save()
    assert stored(page) == CLEAN


def test_bulk_creation_stores_it_clean():
    pages = Page.objects.bulk_create([Page(title=f"Halaman {n}", slug=f"halaman-{n}", body=DIRTY) for n in range(3)])
    assert {stored(page) for page in pages} == {CLEAN} == {page.body for page in pages}
    Page.objects.bulk_create(
        [Page(pk=pages[0].pk, title="Lain", slug="halaman-0", body=DIRTY + "<p>x</p>")],
        update_conflicts=True, unique_fields=["id"], update_fields=["body"],
    )  # fmt: skip
    assert stored(pages[0]) == CLEAN + "<p>x</p>"


@pytest.mark.parametrize(
    "expression",
    [
        F("title"), Value(DIRTY), Concat(F("body"), Value("<script>")), Replace(F("body"), Value("a"), Value("<script>")), Upper("body"),
        Case(When(pk__gt=0, then=F("title")), default=F("body")), Case(When(pk__gt=0, then=F("body")), default=Value("<script>")),
        Subquery(Article.objects.filter(pk=OuterRef("pk")).values("title")[:1]),
    ],
    ids=lambda expression: type(expression).__name__,
)  # fmt: skip
def test_html_that_the_database_would_make_is_refused(expression):
    page = make_page()
    before = stored(page)
    with pytest.raises(TypeError, match="body takes HTML"), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(body=expression)
    page.body = expression
    with pytest.raises(TypeError, match="body takes HTML"), transaction.atomic():
        page.save()
    assert stored(page) == before


def test_a_new_row_takes_no_expression_either():
    with pytest.raises(TypeError, match="body takes HTML"):
        Page.objects.create(title="Baru", slug="baru", body=Value(DIRTY))


def test_bodies_may_be_copied_and_chosen():
    page = make_page(body="<p>a</p>")
    field = Page._meta.get_field("body")
    Page.objects.update(body=F("body"))
    assert stored(page) == "<p>a</p>"
    Page.objects.update(body=Value(DIRTY, output_field=field))
    assert stored(page) == CLEAN


def test_one_save_cleans_once(monkeypatch):
    page = make_page()
    calls = []
    real = prose._clean_piece
    monkeypatch.setattr(prose, "_clean_piece", lambda html: calls.append(html) or real(html))
    page.body = DIRTY
    page.full_clean()
    page.save()
    assert calls == [DIRTY]
    assert stored(page) == CLEAN


def test_what_is_stored_is_plain_text_for_every_driver():
    page = make_page(body=prose.clean(DIRTY))
    assert type(stored(page)) is str
    assert Page.objects.get(body=CLEAN) == page


def test_migrations_know_it_as_a_plain_text_field():
    _, path, args, kwargs = Page._meta.get_field("body").deconstruct()
    assert (path, args, kwargs) == ("django.db.models.TextField", [], {"verbose_name": "isi", "blank": True})
    written, _ = MigrationWriter.serialize(BodyField("isi", blank=True))
    assert written == "models.TextField(blank=True, verbose_name='isi')"
    assert issubclass(BodyField, models.TextField)
