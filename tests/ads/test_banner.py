"""Banners: labelled, only while they run, and one question for all slots of a page."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import NOW, make_banner, publish
from tests.reading import Reading

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def shown(client, story) -> list[str]:
    page = Reading(client.get(story.get_absolute_url()))
    return [next(banner.iter("img")).get("alt") for banner in page.all("aside.banner")]


@pytest.fixture
def story():
    return publish()


def test_without_banners_nothing_stands_there(client, story):
    assert shown(client, story) == []
    assert b"Iklan" not in client.get(story.get_absolute_url()).content


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ({"starts_at": NOW}, True),
        ({"starts_at": NOW + HOUR}, False),
        ({"starts_at": NOW - HOUR, "ends_at": NOW + HOUR}, True),
        ({"starts_at": NOW - HOUR, "ends_at": NOW}, False),
    ],
)
def test_a_banner_is_seen_while_it_runs(client, story, runs, seen):
    make_banner(**runs)
    assert (shown(client, story) == ["Kopi Gayo Meriah"]) is seen


def test_the_clock_alone_starts_and_ends_it(client, story, clock):
    make_banner(starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    seen = []
    for _ in range(3):
        seen.append(bool(shown(client, story)))
        clock.wait(hours=1)
    assert seen == [False, True, False]


def test_a_banner_says_that_it_is_one(client, story):
    make_banner()
    (banner,) = Reading(client.get(story.get_absolute_url())).all("aside.banner")
    assert banner.get("aria-label") == "Iklan"
    assert "".join(banner.itertext()).strip() == "Iklan"
    link, image = next(banner.iter("a")), next(banner.iter("img"))
    assert "sponsored" in link.get("rel") and link.get("href") == "https://kopi.test/"
    assert (image.get("width"), image.get("height")) == ("970", "250")


def test_each_slot_shows_its_newest_and_no_other(client, story):
    make_banner("top", "Lama", starts_at=NOW - 2 * HOUR), make_banner("top", "Baru", starts_at=NOW - HOUR)
    make_banner("bottom", "Bawah")
    assert shown(client, story) == ["Baru", "Bawah"]


def test_all_slots_are_read_with_one_question(client, story):
    make_banner("top"), make_banner("bottom")
    client.get("/arsip/")  # what is asked once, whatever page it is
    with CaptureQueriesContext(connection) as asked:
        client.get(story.get_absolute_url())
    assert sum("ads_banner" in query["sql"] for query in asked) == 1


def test_a_banner_cannot_end_before_it_starts_or_stand_nowhere():
    for wrong in ({"ends_at": NOW - 2 * HOUR, "starts_at": NOW}, {"slot": "samping"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_banner(**wrong)
