"""Ten times the stories cost no query more, and no list is sorted: each walks its own index."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, State
from news.archive import month_page, months_of
from news.dayindex import day_index
from news.frontpage import front_page, hot_topics
from news.models import Article, Category, Keyword, Kind, Person, ReadCount, Tagging
from news.models.readcount import hour_of
from news.reads import most_read, rank
from news.related import beside, recommended_stories, related_keywords
from tests.factories import (
    NOW,
    make_category,
    make_keyword,
    make_person,
    make_photo,
    make_reads,
    make_strip,
    publish_many,
    put,
)

pytestmark = pytest.mark.django_db

PAGES = {
    "home": "/",
    "section": "/berita/",
    "channel": "/nasional/",
    "opinion": "/opini/",
    "keyword": "/tag/waduk/",
    "person": "/penulis/putri-kirana/",
    "index": "/indeks/2026/03/18/?kanal=nasional",
    "search": "/cari/?q=berita",
    "archive": "/arsip/",
    "archive of a year": "/arsip/2026/",
    "archive of a month": "/arsip/2026/03/",
    "most read": "/terpopuler/",
    "most read of a channel": "/terpopuler/?kanal=nasional&rentang=7-hari",
    "article": None,
    "opinion article": None,
}


def newsroom(number: int, reader) -> dict[str, str]:
    """`number` stories, half of them opinions, all with comments' and lists' worth of relations."""
    berita = Category.objects.filter(slug="berita").first() or make_category("Berita")
    nasional = Category.objects.filter(slug="nasional").first() or make_category("Nasional", berita, on_front_page=True)
    opini = Category.objects.filter(slug="opini").first() or make_category("Opini", on_front_page=True)
    quiet = Category.objects.filter(slug="daerah").first() or make_category("Daerah", berita, on_front_page=True)
    person = Person.objects.first() or make_person(portrait=make_photo())
    words = list(Keyword.objects.all()) or [make_keyword(name) for name in ("Waduk", "Pangan", "Banjir")]
    news = publish_many(number, category=nasional, keywords=words, by=[person], lead_photo=make_photo(), editor=person)
    publish_many(20, category=quiet, start=NOW - timedelta(days=9))
    columns = publish_many(number, category=opini, keywords=words, by=[person], kind=Kind.OPINION)
    Comment.objects.bulk_create(
        Comment(article=news[0], author=reader, body="Bagus.", state=State.VISIBLE) for _ in range(number)
    )
    put(news[3] if number > 20 else news[4], "second-2" if number > 20 else "pick-1")
    make_strip(news[number // 2].title, news[number // 2])
    for place, story in enumerate(news[8:15]):
        make_reads(story, number + place)
    rank()
    return {"article": news[0].get_absolute_url(), "opinion article": columns[0].get_absolute_url()}


def cost(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)


def test_a_page_asks_as_often_at_150_stories_as_at_15(client, reader, capsys):
    few = PAGES | newsroom(15, reader)
    at_15 = {name: cost(client, address) for name, address in few.items()}
    many = PAGES | newsroom(150, reader)
    at_150 = {name: cost(client, address) for name, address in many.items()}
    with capsys.disabled():
        print("\nqueries a page:", at_150)
    assert at_150 == at_15
    assert max(at_150.values()) <= 15


def test_a_story_with_fifty_comments_is_drawn_with_six_questions(client, reader):
    person, words = make_person(), [make_keyword(name) for name in ("Waduk", "Pangan", "Banjir")]
    publish_many(3, category=make_category("Opini"), keywords=words, by=[person], kind=Kind.OPINION)
    stories = publish_many(12, keywords=words, by=[person], lead_photo=make_photo(), editor=person)
    story = stories[4]
    Comment.objects.bulk_create(
        Comment(article=story, author=reader, body=f"Bagus {n}.", state=State.VISIBLE) for n in range(50)
    )
    client.get(stories[0].get_absolute_url())  # what all stories of a channel share
    assert cost(client, story.get_absolute_url()) == 6


def lists(number=400):
    """Every ordered query behind a reader page, by the index that must carry it."""
    nasional, word, person = make_category("Nasional", make_category("Berita")), make_keyword("Waduk"), make_person()
    publish_many(number, category=nasional, keywords=[word], by=[person])
    publish_many(
        3 * number, category=make_category("Ekonomi"), keywords=[make_keyword("Pangan")], by=[make_person("Budi")]
    )
    everything = Article.objects.public(NOW).newest_first()
    return {
        "article_newest": everything.for_cards(),
        "article_by_category": everything.in_channel(nasional).for_cards(),
        "article_by_section": everything.in_channel(nasional.parent).for_cards(),
        "article_by_kind": everything.filter(kind=Kind.OPINION).for_cards(),
        "tagging_by_keyword": Article.objects.with_keyword(word, NOW).for_cards(),
        "byline_by_person": Article.objects.by_person(person, NOW).for_cards(),
    }


def plan(queryset) -> str:
    if connection.vendor == "sqlite":
        return queryset.explain()
    with connection.cursor() as cursor:
        # So few rows fit in the memory of a sort; at a million the planner has no such choice.
        cursor.execute(
            "ANALYZE; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
        )
    return queryset.explain()


def sorts(text: str) -> bool:
    return "TEMP B-TREE" in text or bool(re.search(r"\bSort\b", text))


@pytest.mark.parametrize("number", [1, 50])
def test_no_page_of_a_list_is_sorted(number):
    for index, queryset in lists().items():
        told = plan(queryset[20 * (number - 1) : 20 * number + 1])
        assert index in told, f"{index}\n{told}"
        assert not sorts(told), f"{index}\n{told}"


def rows_read(action) -> int:
    """Steps of SQLite's machine while `action` runs, in hundreds."""
    connection.ensure_connection()
    ticks = []
    connection.connection.set_progress_handler(lambda: ticks.append(1), 100)
    try:
        action()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return len(ticks)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
def test_a_keyword_on_every_story_costs_its_neighbours_nothing():
    word, rare = make_keyword("Waduk"), make_keyword("Langka")
    story = publish_many(300, keywords=[word])[0]
    Tagging.objects.create(content_object=story, tag=rare)
    few = rows_read(lambda: recommended_stories(story))
    publish_many(3000, keywords=[word])
    assert rows_read(lambda: recommended_stories(story)) <= few + 2
    assert len(recommended_stories(story)[0]) == 6


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
@pytest.mark.parametrize(
    "action",
    [
        front_page,
        hot_topics,
        lambda: day_index(NOW.date(), None),
        lambda: related_keywords(Keyword.objects.get()),
        lambda: list(Article.objects.by_person(Person.objects.get())[980:1001]),
        lambda: list(Article.objects.with_keyword(Keyword.objects.get())[980:1001]),
    ],
    ids=["front page", "topics", "day", "keywords beside one", "person's page 50", "keyword's page 50"],
)
def test_no_page_costs_more_in_a_fuller_newsroom(action):
    everywhere = {
        "category": make_category("Nasional", on_front_page=True),
        "keywords": [make_keyword()],
        "by": [make_person()],
    }
    publish_many(1200, **everywhere)
    few = rows_read(action)
    publish_many(3000, **everywhere, start=NOW - timedelta(seconds=30))
    assert rows_read(action) <= few * 1.2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
def test_an_old_day_or_month_costs_what_a_new_one_costs_and_a_full_month_what_a_thin_one():
    publish_many(500, every=timedelta(hours=4))
    few = rows_read(lambda: month_page(2026, 2)), rows_read(lambda: months_of(2026))
    publish_many(6000, every=timedelta(minutes=20))
    many = rows_read(lambda: month_page(2026, 2)), rows_read(lambda: months_of(2026))
    assert many[0] <= few[0] * 1.5 and many[1] <= few[1] * 1.5
    for page, new, old in (
        (day_index, (date(2026, 3, 17), None), (date(2026, 1, 1), None)),
        (month_page, (2026, 2), (2026, 1)),
    ):
        assert rows_read(lambda page=page, old=old: page(*old)) <= 1.5 * rows_read(
            lambda page=page, new=new: page(*new)
        ), page


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
def test_the_block_of_most_read_costs_the_same_however_much_was_read():
    stories = publish_many(400)
    make_reads(stories[0]), rank()
    few = rows_read(most_read)
    for hour in range(20):
        ReadCount.objects.bulk_create(
            ReadCount(article=story, hour=hour_of(NOW) - timedelta(hours=hour + 1), count=place)
            for place, story in enumerate(stories)
        )
    rank()
    assert len(beside(stories[0])["popular"]) == 5
    assert rows_read(most_read) <= few + 60  # 25 places with their stories, of 8,000 counts


def test_a_ranking_is_made_of_its_own_hours_only():
    publish_many(5)
    told = plan(ReadCount.objects.filter(hour__gt=NOW).values("article").annotate(reads=Sum("count")))
    assert "readcount_once" in told or "hour" in told, told


def test_explain_would_have_told():
    """The reading of plans can fail: a list without an index is seen to sort."""
    publish_many(50)
    assert sorts(plan(Article.objects.order_by("standfirst", "body")))
