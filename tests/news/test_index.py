"""The index: every story of one newsroom day, by the hour, by channel, and never of a day to come."""

from datetime import timedelta

import pytest

from tests.factories import NOW, make_category, publish, publish_many, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db

TODAY = "/indeks/2026/03/18/"


def index(client, address="/indeks/") -> Reading:
    return Reading(client.get(address))


def test_a_day_begins_and_ends_at_midnight_in_the_newsroom(client):
    midnight = NOW.replace(hour=0)
    publish("Pertama hari ini", at=midnight)
    publish("Terakhir kemarin", at=midnight - timedelta(seconds=1))
    assert index(client).titles() == index(client, TODAY).titles() == ["Pertama hari ini"]
    assert index(client, "/indeks/2026/03/17/").titles() == ["Terakhir kemarin"]


def test_stories_stand_under_their_hour_newest_first(client):
    for hour, minute in ((9, 5), (9, 40), (14, 0)):
        publish(f"Pukul {hour}.{minute:02d}", at=NOW.replace(hour=hour, minute=minute))
    page = index(client)
    assert page.texts("h2")[:2] == ["Pukul 14.00 WIB", "Pukul 09.00 WIB"]
    assert page.titles() == ["Pukul 14.00", "Pukul 9.40", "Pukul 9.05"]
    assert page.text("header.page-head") == "Indeks berita Rabu, 18 Maret 2026"


def test_one_channel_can_be_read_alone(client):
    berita = make_category("Berita")
    publish("Jalan", category=make_category("Daerah", berita)), publish("Kurs", category=make_category("Ekonomi"))
    assert (
        index(client, f"{TODAY}?kanal=daerah").titles() == index(client, "/indeks/?kanal=berita").titles() == ["Jalan"]
    )
    page = index(client, f"{TODAY}?kanal=ekonomi")
    assert page.titles() == ["Kurs"]
    assert page.links("nav.pages") == ["/indeks/2026/03/17/?kanal=ekonomi"]
    assert [option.get("value") for option in page.all("option") if option.get("selected") is not None][0] == "ekonomi"


def test_a_day_without_stories_says_so(client):
    make_category("Ekonomi")
    assert "Tidak ada berita pada" in index(client).text("p.empty")
    assert "di kanal Ekonomi" in index(client, "/indeks/?kanal=ekonomi").text("p.empty")


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ({"tanggal": "2026-03-01", "kanal": ""}, "/indeks/2026/03/01/"),
        ({"tanggal": "2026-03-01", "kanal": "ekonomi", "x": "y"}, "/indeks/2026/03/01/?kanal=ekonomi"),
    ],
)
def test_the_form_is_sent_to_the_days_own_address(client, asked, address):
    make_category("Ekonomi")
    answer = client.get("/indeks/", asked)
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert client.get(address).status_code == 200


def test_an_empty_form_shows_today(client):
    publish("Hari ini")
    assert index(client, "/indeks/?tanggal=&kanal=").titles() == ["Hari ini"]


@pytest.mark.parametrize(
    "address",
    [
        "/indeks/2026/03/19/",
        "/indeks/2026/02/30/",
        "/indeks/2026/13/01/",
        "/indeks/2026/00/00/",
        "/indeks/0000/01/01/",
        "/indeks/1945/08/16/",
        "/indeks/9999/12/31/",
        "/indeks/99999999999999/1/1/",
        "/indeks/2026/3/8/",
        "/indeks/?tanggal=kemarin",
        "/indeks/?tanggal=2026-02-30",
        "/indeks/?kanal=tidak-ada",
        f"{TODAY}?sebelum=999999",
    ],
)
def test_what_is_no_day_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("place", ["", "abc", "-1", "9" * 30, "１２"])
def test_a_nonsense_place_in_the_day_is_ignored(client, place):
    publish("Hari ini")
    assert index(client, f"{TODAY}?sebelum={place}").titles() == ["Hari ini"]


def test_the_first_and_the_last_day_lead_nowhere_further(client):
    assert index(client, "/indeks/1945/08/17/").links("nav.pages") == ["/indeks/1945/08/18/"]
    assert index(client, TODAY).links("nav.pages") == ["/indeks/2026/03/17/"]


def test_a_full_day_is_read_to_its_end_by_one_link_after_another(client):
    stories = publish_many(150, every=timedelta(seconds=20))
    publish_many(5, every=timedelta(0), start=NOW.replace(hour=9))  # the same second, told apart by number
    address, seen = "/indeks/", []
    while address:
        page = index(client, address)
        seen += page.titles()
        address = next((a.get("href") for a in page.all("a.button-main")), None)
    assert len(seen) == len(set(seen)) == 155
    assert seen[:150] == [story.title for story in stories]


def test_the_way_on_stays_open_when_the_last_story_is_withdrawn(client):
    stories = publish_many(70, every=timedelta(minutes=1))
    (more,) = [a.get("href") for a in index(client).all("a.button-main")]
    withdraw(stories[59])
    assert len(index(client, more).titles()) == 10
