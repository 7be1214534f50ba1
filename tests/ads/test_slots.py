"""Where a banner stands: by slot, by channel, between two paragraphs, and never inside a paid story."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ads.models import Slot
from news.models import Kind
from tests.factories import make_banner, make_category, make_person, publish
from tests.reading import Reading

pytestmark = pytest.mark.django_db

LONG = "".join(f"<p>Paragraf ke-{number}.</p>" for number in range(1, 9))


@pytest.fixture
def channel():
    return make_category("Nasional", make_category("Berita"))


def shown(client, address) -> list[str]:
    return [next(one.iter("img")).get("alt") for one in Reading(client.get(address)).all("aside.banner")]


def test_a_story_has_a_slot_above_in_below_and_beside_it(client, channel):
    for slot in Slot.values:
        make_banner(slot, slot)
    story = publish(category=channel, body=LONG)
    page = Reading(client.get(story.get_absolute_url()))
    assert shown(client, story.get_absolute_url()) == ["top", "text", "bottom", "side"]
    names = [one.get("aria-label") for one in page.all("aside.banner")]
    assert len(set(names)) == 4 and all(name.startswith("Iklan") for name in names)
    assert page.texts("aside.banner") == ["Iklan"] * 4
    assert all("sponsored" in next(one.iter("a")).get("rel") for one in page.all("aside.banner"))


def test_a_channel_has_its_own_slot_and_other_lists_the_one_above(client, channel):
    for slot in Slot.values:
        make_banner(slot, slot)
    publish(category=channel, by=[make_person()], keywords=["Waduk"])
    assert shown(client, "/nasional/") == ["top", "channel"]
    assert shown(client, "/") == ["top", "bottom"]
    for address in ("/tag/waduk/", "/penulis/putri-kirana/", "/indeks/"):
        assert shown(client, address) == ["top"], address


def test_a_banner_aimed_at_a_channel_stands_there_and_below_it_and_nowhere_else(client, channel):
    make_banner("top", "Untuk Berita").channels.add(channel.parent)
    other = make_category("Olahraga")
    here, there = publish(category=channel), publish(category=other)
    for address in ("/berita/", "/nasional/", here.get_absolute_url()):
        assert shown(client, address) == ["Untuk Berita"], address
    for address in ("/olahraga/", there.get_absolute_url(), "/", "/indeks/"):
        assert shown(client, address) == [], address


def test_what_is_aimed_at_a_channel_goes_before_what_is_for_all(client, channel):
    make_banner("top", "Terarah").channels.add(channel)
    make_banner("top", "Umum dan lebih baru")
    assert shown(client, "/nasional/") == ["Terarah"]
    assert shown(client, "/") == ["Umum dan lebih baru"]


def test_a_paid_story_shows_nobody_elses_advertisement(client, channel):
    for slot in Slot.values:
        make_banner(slot)
    paid = publish(category=channel, body=LONG, kind=Kind.ADVERTORIAL)
    assert shown(client, paid.get_absolute_url()) == []


@pytest.mark.parametrize("address", ["/", "/nasional/", "story"])
def test_all_slots_of_a_page_cost_one_question_however_many_banners_run(client, channel, address):
    address = publish(category=channel, body=LONG).get_absolute_url() if address == "story" else address
    for number in range(12):
        make_banner(Slot.values[number % 5]).channels.add(channel)
    client.get("/arsip/")  # what is asked once, whatever page it is
    with CaptureQueriesContext(connection) as asked:
        assert shown(client, address) or address == "/"
    assert sum('FROM "ads_banner"' in query["sql"] for query in asked) == 1


def in_text(client, body) -> tuple[list[str], list[str]]:
    """The paragraphs before and behind the banner in the text."""
    story = publish(body=body, dateline_place="")
    (prose,) = Reading(client.get(story.get_absolute_url())).all("div.prose")
    tags = [one.tag for one in prose]
    place = tags.index("aside") if "aside" in tags else len(tags)
    return tags[:place], tags[place + 1 :]


def test_the_banner_in_the_text_follows_the_fourth_paragraph(client):
    make_banner("text")
    assert in_text(client, LONG) == (["p"] * 4, ["p"] * 4)


@pytest.mark.parametrize(
    ("body", "before"),
    [
        ("<p>Satu.</p>" * 5, None),  # too short: one paragraph would stand behind it
        ("<p>Satu.</p>" * 4 + "<h2>Antara</h2>" + "<p>Dua.</p>" * 3, 6),
        ("<p>Satu.</p>" * 4 + "<ul><li><p>a</p></li><li><p>b</p></li></ul>" + "<p>Dua.</p>" * 3, 6),
        ("<blockquote>" + "<p>Kutipan.</p>" * 9 + "</blockquote>", None),
        ("<p>Satu<br>dua.</p>" * 6, 4),
        ('<p>A <a href="https://a.test/" title="a > b </p><p>">b</a>.</p>' * 6, 4),
    ],
)
def test_it_never_stands_under_a_heading_or_inside_anything(client, body, before):
    make_banner("text")
    tags = in_text(client, body)
    assert (len(tags[0]) == before) if before else (tags[1] == [])
