"""Odd and hostile characters in every plain field: shown as text on every page, stored without what nobody sees."""

import re
from urllib.parse import urlencode

import pytest
from django.apps import apps

from news.models import Article, Keyword
from tests.factories import any_category, make_photo, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\"'&amp;"
UNSEEN = "A\u200bir\u202e \x01su\x07r\ufeffut\x7f\x85"
EMOJI = "👩\u200d🌾 Ωñ 水 مرحبا e\u0301"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture
def desk(signed_in, editor_in_chief):
    return signed_in(editor_in_chief)


def story_of(words: str) -> dict:
    return {"title": words, "dateline_place": words, "standfirst": words, "lead_caption": words, "lead_alt": words,
            "photo_credit": words, "keywords": words, "bylines-0-name_override": words, "body": "<p>Air.</p>",
            "lead_photo": str(make_photo(caption="", alt="", credit="").pk), "photo_words_of": "", "photo_rights": "staff",
            "category": str(any_category().pk)}  # fmt: skip


def public_pages(story) -> list[str]:
    return [
        story.get_absolute_url(),
        "/",
        "/nasional/",
        "/indeks/",
        *(word.get_absolute_url() for word in story.keywords.all()),
    ]


def desk_pages(story) -> list[str]:
    edit, photo = f"/admin/news/article/{story.pk}/", f"/admin/news/photo/{story.lead_photo_id}/"
    words = [
        f"/admin/news/keyword/{word.pk}/{page}/"
        for word in story.keywords.all()
        for page in ("change", "delete", "history")
    ]
    lists = [f"/admin/news/{noun}/" for noun in ("article", "photo", "keyword")]
    return [f"{edit}change/", f"{edit}history/", f"{edit}pratinjau/", f"{photo}change/", "/admin/", *lists, *words]


def assert_only_text(answer):
    assert answer.status_code == 200
    page, source = Reading(answer), answer.content.decode()
    assert not CONTROL.search(source), CONTROL.search(source)
    assert not [one for one in page.root.iter("img") if one.get("src") == "x" or one.get("onerror")]
    assert not [
        one
        for one in page.root.iter("script")
        if "alert(1)" in (one.text or "") and one.get("type") != "application/ld+json"
    ]
    assert "49" not in page.text("title")


@pytest.mark.parametrize(
    "words", [MARKUP[:60], UNSEEN, EMOJI, "</title><script>alert(1)</script>", "-->]]><!--", "%s%d{0}{x}\\u0000"]
)
def test_every_page_shows_the_words_as_text(desk, client, words):
    sheet = Sheet(desk, ADD).send("publish", **story_of(words))
    assert sheet.errors == {}, sheet.errors
    story = Article.objects.get()
    for address in public_pages(story):
        assert_only_text(client.get(address))
    for address in desk_pages(story):
        assert_only_text(desk.get(address))
    shown = " ".join(CONTROL.sub("", words).split())
    assert story.title == shown
    reading = Reading(client.get(story.get_absolute_url()))
    assert reading.text("h1") == shown and shown in reading.text("title")


def test_what_nobody_sees_is_stored_nowhere(desk):
    Sheet(desk, ADD).send("publish", **story_of(UNSEEN))
    story = Article.objects.get()
    stored = [story.title, story.dateline_place, story.standfirst, story.lead_caption, story.lead_alt, story.slug,
              story.lead_photo.credit, story.bylines.get().name, *story.keywords.names()]  # fmt: skip
    assert set(stored) == {"Air surut", "air-surut"}
    assert desk.get("/admin/news/article/kata-kunci/?q=air").json() == {"names": ["Air surut"]}


def test_an_emoji_keeps_the_joiner_it_is_made_with(desk):
    Sheet(desk, ADD).send("publish", **story_of(EMOJI))
    assert Article.objects.get().title == EMOJI and Keyword.objects.get().name == EMOJI


FIELDS = [
    "title", "standfirst", "dateline_place", "slug", "body", "lead_caption", "photo_credit", "keywords", "category",
    "editor", "kind", "lead_photo", "publish_at", "expires_at", "note", "version", "photo_words_of",
    "bylines-0-name_override", "bylines-0-person", "bylines-0-id", "bylines-TOTAL_FORMS", "_act",
]  # fmt: skip


@pytest.mark.parametrize("words", ["a\x00b", "\ud800", "9" * 5000, "%FF"], ids=["nul", "half", "long", "no utf-8"])
def test_nothing_sent_in_any_field_breaks_the_form(desk, words):
    """As bytes, because no browser would send some of it."""
    story, form = publish("Ada"), Sheet(desk, ADD).fields | story_of("Air")
    sent = [(f"/admin/news/article/{story.pk}/change/", {field: words}) for field in FIELDS]
    for address, odd in [*sent, (ADD, dict.fromkeys(FIELDS, words))]:
        body = urlencode(form | {"_act": "publish"} | odd, errors="surrogatepass").replace("%25FF", "%FF")
        answer = desk.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 302), (address, odd)


@pytest.mark.parametrize(("noun", "fields"), [
    ("category", ("name", "description")), ("keyword", ("name", "description")), ("person", ("name", "role", "bio")), ("page", ("title",)),
])  # fmt: skip
@pytest.mark.parametrize("words", [MARKUP[:50], UNSEEN, EMOJI])
def test_the_other_nouns_are_shown_as_text_too(desk, client, noun, fields, words):
    answer = Sheet(desk, f"/admin/news/{noun}/add/").post(**dict.fromkeys(fields, words), slug="uji")
    assert answer.status_code == 302
    row = apps.get_model("news", noun).objects.get(slug="uji")
    assert {getattr(row, name) for name in fields} == {"Air surut" if words == UNSEEN else words}
    assert_only_text(client.get(row.get_absolute_url()))
    for page in (f"{row.pk}/change/", f"{row.pk}/history/", ""):
        assert_only_text(desk.get(f"/admin/news/{noun}/{page}"))
