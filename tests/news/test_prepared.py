"""A question whose SQL is written once answers what it would answer anew, whatever it is asked with."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.db.models.query import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from comments.models import Comment
from news.models import Article, Byline, Keyword, Tagging
from news.models.byline import read_bylines
from news.prepared import MOST_FORMS, prepared
from tests import factories

pytestmark = pytest.mark.django_db


@prepared
def by_slug(slug: str, now) -> QuerySet:
    return Article.objects.public(now).for_page().filter(slug=slug)


@prepared
def by_key(key: int) -> QuerySet:
    return Article.objects.filter(pk=key)


@prepared
def among(keys: tuple[int, ...], whole: bool) -> QuerySet:
    found = Article.objects.for_cards().filter(pk__in=keys).newest_first()
    return found.defer(None) if whole else found


@prepared
def titles_before(now, part: slice) -> QuerySet:
    return Article.objects.public(now).newest_first().values_list("title", flat=True)[part]


@prepared
def told_of(article: int, now) -> QuerySet:
    answers = Comment.objects.visible(now).filter(parent=OuterRef("pk"))
    return Comment.objects.under(article, now).annotate(has_answers=Exists(answers), name=F("author__display_name"))


@pytest.fixture
def stories(clock):
    clock.wait(hours=5)
    return [
        factories.publish(f"Berita {n}", keywords=["Pangan"], at=factories.NOW + timedelta(hours=n)) for n in range(5)
    ]


def same(found: list, asked: QuerySet) -> bool:
    """Equal rows in the same order, and equal in all that was fetched with them."""
    rows = list(asked)
    return found == rows and [fetched(one) for one in found] == [fetched(one) for one in rows]


def fetched(row) -> object:
    if not hasattr(row, "_state"):
        return row
    own = {name: value for name, value in row.__dict__.items() if not name.startswith("_")}
    return own | {name: fetched(one) for name, one in row._state.fields_cache.items() if one}


def test_it_answers_as_the_question_itself_with_other_values_each_time(stories, clock):
    for story in (*stories, stories[0]):
        found = by_slug(story.slug, clock.now())
        assert found == [story]
        assert same(found, by_slug.question(story.slug, clock.now()))
    assert by_slug("tidak-ada", clock.now()) == []
    assert by_key(stories[0].pk) == [stories[0]]
    assert by_key(10**30) == by_key(9_000_000_000_000_001) == []
    assert by_slug(stories[4].slug, stories[4].published_at - timedelta(seconds=1)) == []


def test_tuples_of_any_length_are_asked_for_and_rows_bring_what_belongs_to_them(stories, django_assert_num_queries):
    keys = [story.pk for story in stories]
    for number in (1, 2, 3, 5):
        assert same(among(tuple(keys[:number]), False), among.question(tuple(keys[:number]), False))
    assert "body" not in among((keys[0],), False)[0].__dict__
    assert among((keys[0],), True)[0].__dict__["body"] == stories[0].body
    with django_assert_num_queries(1):
        assert {one.category.name for one in among(tuple(keys), False)} == {"Nasional"}


def test_moments_that_the_question_makes_of_the_one_it_is_given_move_with_it(stories, clock, reader):
    comment = factories.make_comment(stories[0], reader, complained_at=clock.now())
    assert told_of(stories[0].pk, clock.now()) == [comment]
    assert told_of(stories[0].pk, clock.now() + timedelta(hours=47)) == [comment]
    assert told_of(stories[0].pk, clock.now() + timedelta(hours=49)) == []
    assert same(told_of(stories[0].pk, clock.now()), told_of.question(stories[0].pk, clock.now()))


def test_slices_make_questions_of_their_own_and_no_more_are_remembered_than_a_list_needs(stories, clock):
    assert titles_before(clock.now(), slice(0, 2)) == ["Berita 4", "Berita 3"]
    assert titles_before(clock.now(), slice(2, 4)) == ["Berita 2", "Berita 1"]
    before = set(getattr(connection, "_asked", ()))
    for start in [*range(MOST_FORMS + 5)] * 2:
        part = slice(start, start + 1)
        assert titles_before(clock.now(), part) == list(titles_before.question(clock.now(), part))
    assert len(getattr(connection, "_asked", set()) - before) <= MOST_FORMS


def test_asking_again_writes_no_sql(stories, clock, monkeypatch):
    by_slug(stories[0].slug, clock.now())
    monkeypatch.setattr(SQLCompiler, "setup_query", None)
    with CaptureQueriesContext(connection) as asked:
        assert by_slug(stories[1].slug, clock.now()) == [stories[1]]
    assert len(asked) == 1
    assert stories[1].slug in asked[0]["sql"]


def test_rows_at_hand_stand_in_for_a_prefetch(stories, django_assert_num_queries):
    person = factories.make_person()
    Byline.objects.create(article=stories[0], person=person)
    fresh = list(Article.objects.filter(pk__in=[stories[0].pk, stories[1].pk]).order_by("pk"))
    with django_assert_num_queries(1):
        read_bylines(fresh)
        read_bylines(fresh)
        assert [[line.person for line in one.bylines.all()] for one in fresh] == [[person], []]
    assert Keyword.objects.get() == Tagging.objects.filter(content_object=stories[0]).get().tag


def planned() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'question_%'")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_a_pool_that_loses_what_was_planned_gets_the_whole_question(django_assert_num_queries):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's driver plans a question once by itself")
    story = factories.publish("Satu")
    connection.close()
    assert by_key(story.pk) == [story]
    assert planned() == 0  # a connection that is asked once plans nothing
    assert by_key(story.pk) == [story]
    assert planned() == 1
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert by_key(story.pk) == [story]
    with django_assert_num_queries(1) as asked:
        by_key(story.pk)
    assert "news_article" in asked[0]["sql"]  # what is logged can be read
