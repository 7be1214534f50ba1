"""JSON-LD and Open Graph: what search engines and messengers read of a page, whatever its words are."""

import json
import re
from datetime import timedelta

import pytest
from django.conf import settings as live
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news import structured_data as data
from news.models import Article, Kind
from news.plain import line
from portal.demo.stories import load_stories
from tests.factories import (
    NOW,
    make_article,
    make_category,
    make_keyword,
    make_page,
    make_person,
    make_photo,
    publish,
    publish_many,
)
from tests.news.machines import HOSTILE, linked_data, metas
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?\+07:00")
CARD = {
    "og:image:width": ["1200"],
    "og:image:height": ["630"],
    "twitter:card": ["summary_large_image"],
    "og:locale": ["id_ID"],
}


def story(**fields):
    usual = {
        "category": make_category("Nasional", make_category("Berita")),
        "by": [make_person("Putri Kirana", "PK")],
        "editor": make_person("Alfatur", is_editor=True),
        "keywords": ["Waduk", "Demak"],
        "lead_photo": make_photo(),
        "updated_at": NOW - timedelta(minutes=10),
    }
    return publish("Air Waduk Turun", **usual | fields)


def test_a_story_says_who_wrote_what_when_and_where(client):
    article = story()
    url = live.SITE_URL + article.get_absolute_url()
    told = linked_data(client.get(article.get_absolute_url()))["NewsArticle"]
    assert told["headline"] == "Air Waduk Turun" and len(told["headline"]) <= 110
    assert told["mainEntityOfPage"] == {"@type": "WebPage", "@id": url}
    assert (told["datePublished"], told["dateModified"]) == ("2026-03-18T14:00:00+07:00", "2026-03-18T14:50:00+07:00")
    assert [(one["name"], one["url"]) for one in told["author"]] == [
        ("Putri Kirana", f"{live.SITE_URL}/penulis/putri-kirana/")
    ]
    assert told["editor"]["name"] == "Alfatur"
    assert told["dateline"] == "Demak" and told["isAccessibleForFree"] is True
    assert told["articleSection"] == ["Berita", "Nasional"] and told["keywords"] == ["Waduk", "Demak"]
    assert told["publisher"]["name"] == "Nusawarta" and told["publisher"]["logo"]["width"] == 512
    sizes = [(one["width"], one["height"]) for one in told["image"]]
    assert sizes == [(1280, 720), (640, 427), (1200, 630)]
    assert all(one["url"].startswith(f"{live.SITE_URL}/media/") for one in told["image"])


def test_a_page_says_where_it_stands(client):
    article = story()
    way = linked_data(client.get(article.get_absolute_url()))["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in way] == [1, 2, 3, 4]
    shown = Reading(client.get(article.get_absolute_url())).all("nav.crumbs")[0]
    assert [one["name"] for one in way] == [" ".join("".join(item.itertext()).split()) for item in shown.iter("li")]
    assert [one["item"] for one in way][1:3] == [f"{live.SITE_URL}/berita/", f"{live.SITE_URL}/nasional/"]
    for address in ("/nasional/", "/tag/waduk/", "/penulis/putri-kirana/"):
        way = linked_data(client.get(address))["BreadcrumbList"]["itemListElement"]
        assert way[-1]["item"] == live.SITE_URL + address


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Kind.OPINION, "OpinionNewsArticle"), (Kind.ADVERTORIAL, "AdvertiserContentArticle"), (Kind.PHOTO, "NewsArticle")],
)
def test_an_opinion_and_a_paid_story_are_called_so(client, kind, name):
    assert name in linked_data(client.get(story(kind=kind).get_absolute_url()))


def test_the_home_page_says_who_we_are_and_by_which_rules(client):
    publish()
    for title in ("Kode Etik", "Redaksi", "Hak Jawab dan Koreksi"):
        make_page(title)
    told = linked_data(client.get("/"))
    room = told["NewsMediaOrganization"]
    assert room["ethicsPolicy"] == f"{live.SITE_URL}/kode-etik/"
    assert room["correctionsPolicy"] == f"{live.SITE_URL}/hak-jawab-dan-koreksi/"
    assert room["masthead"] == f"{live.SITE_URL}/redaksi/" and "publishingPrinciples" not in room
    assert room["legalName"] == live.NEWSROOM.publisher and room["contactPoint"]["email"] == live.NEWSROOM.email
    assert (
        told["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{live.SITE_URL}/cari/?q={{search_term_string}}"
    )
    assert linked_data(client.get("/redaksi/"))["NewsMediaOrganization"]["@id"] == room["@id"]


def test_the_page_of_a_person_says_who_that_is(client):
    make_person("Putri Kirana", "PK", role="Reporter", bio="Meliput waduk.", portrait=make_photo())
    told = linked_data(client.get("/penulis/putri-kirana/"))["ProfilePage"]["mainEntity"]
    assert (told["@type"], told["name"], told["jobTitle"], told["description"]) == (
        "Person",
        "Putri Kirana",
        "Reporter",
        "Meliput waduk.",
    )
    assert told["image"]["width"] == 192 and told["worksFor"]["name"] == "Nusawarta"


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_out_of_the_data_or_the_head(client, title):
    article = story(
        by=[make_person("Budi </script>")], keywords=[make_keyword("a</script><b>").name], lead_caption=title
    )
    article.title = title
    article.save()
    answer = client.get(article.get_absolute_url())
    told = linked_data(answer)
    assert told["NewsArticle"]["headline"] == line(title)
    assert told["NewsArticle"]["author"][0]["name"] == "Budi </script>"
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode())
    assert block.isascii() and not set("<>&") & set(block) and block.isprintable()
    scripts = [one for one in Reading(answer).all("script") if not one.get("src") and not one.get("type")]
    assert len(scripts) == 1  # the preferences
    assert metas(answer)["og:title"] == [line(title)]


def test_every_story_of_the_demo_has_whole_data():
    channel, person = make_category(), make_person()
    for number, one in enumerate(load_stories()):
        article = Article(
            pk=number + 1,
            title=one.title,
            slug=f"berita-{number}",
            kind=one.kind,
            category=channel,
            standfirst=one.standfirst,
        )
        article.body, article.published_at, article.dateline_place, article.editor = (
            "".join(block.html for block in one.blocks),
            NOW,
            one.place,
            person,
        )
        written = data.written(
            data.news_article(article), data.breadcrumb([channel], article.title, "https://a.example/")
        )
        told, way = json.loads(written.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))[
            "@graph"
        ]
        assert told["headline"] == one.title and way["itemListElement"][-1]["name"] == one.title
        assert TIME.fullmatch(told["datePublished"]) and told["dateModified"] >= told["datePublished"]
        assert told["author"] and told["description"] and told["wordCount"] > 60
        assert all(value not in ("", None, [], {}) for value in told.values()), one.name


def test_a_preview_tells_machines_nothing(signed_in, editor):
    draft = make_article("Rahasia", created_by=editor)
    answer = signed_in(editor).get(f"/admin/news/article/{draft.pk}/pratinjau/")
    assert "ld+json" not in answer.content.decode() and metas(answer)["robots"] == ["noindex"]
    assert "article:published_time" not in metas(answer)


def test_a_link_to_a_story_shows_all_that_open_graph_knows(client):
    article = story()
    told = metas(client.get(article.get_absolute_url()))
    assert CARD.items() <= told.items()
    assert told["og:type"] == ["article"] and told["og:site_name"] == ["Nusawarta"]
    assert told["og:url"] == [live.SITE_URL + article.get_absolute_url()]
    assert told["og:description"] == ["Tanggul selesai dalam sehari."]
    assert told["og:image:alt"] == ["Lima orang mengangkat karung pasir."]
    assert told["article:section"] == ["Nasional"] and told["article:tag"] == ["Waduk", "Demak"]
    assert told["article:author"] == [f"{live.SITE_URL}/penulis/putri-kirana/"]
    assert TIME.fullmatch(told["article:published_time"][0]) and TIME.fullmatch(told["article:modified_time"][0])


def test_a_link_to_a_story_may_have_a_title_of_its_own(client):
    answer = client.get(story(share_title="Waduk Surut, Sawah Menunggu").get_absolute_url())
    told = metas(answer)
    assert told["og:title"] == ["Waduk Surut, Sawah Menunggu"]
    page = Reading(answer)
    assert page.text("h1") == "Air Waduk Turun"
    assert any("Waduk%20Surut%2C%20Sawah%20Menunggu" in link for link in page.links("div.share"))


def test_a_paid_story_is_called_so_in_a_link_to_it(client):
    told = metas(client.get(story(kind=Kind.ADVERTORIAL).get_absolute_url()))
    assert told["og:title"] == ["Advertorial: Air Waduk Turun"]
    assert told["og:image:alt"] == ["Advertorial: Air Waduk Turun"]


@pytest.mark.parametrize("address", ["/", "/nasional/", "/tag/waduk/", "/penulis/putri-kirana/", "/indeks/2026/03/18/"])
def test_a_link_to_any_page_has_a_picture(client, address):
    story()
    told = metas(client.get(address))
    assert CARD.items() <= told.items() and told["og:image"][0].startswith(f"{live.SITE_URL}/static/img/share.")
    assert told["og:url"] == [live.SITE_URL + address]


def test_the_pages_of_a_list_know_their_neighbours(client):
    publish_many(50)
    link = {one.get("rel"): one.get("href") for one in Reading(client.get("/nasional/?page=2")).all("link")}
    assert (link["prev"], link["next"]) == ("/nasional/", "/nasional/?page=3")
    assert link["canonical"] == f"{live.SITE_URL}/nasional/?page=2"
    link = {one.get("rel"): one.get("href") for one in Reading(client.get("/nasional/?page=3")).all("link")}
    assert "next" not in link


def test_what_machines_read_costs_a_story_no_query_by_names_or_keywords(client, django_assert_num_queries):
    few = publish("Sedikit", by=[make_person("A")], keywords=["x"])
    many = publish("Banyak", by=[make_person(f"Orang {n}") for n in range(8)], keywords=[f"kata {n}" for n in range(9)])
    client.get(few.get_absolute_url())  # what is asked once, whatever story it is
    with CaptureQueriesContext(connection) as asked:
        client.get(few.get_absolute_url())
    with django_assert_num_queries(len(asked)):
        client.get(many.get_absolute_url())
