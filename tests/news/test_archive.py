"""The archive: from the years to the months to the days, with no way that leads nowhere."""

from datetime import timedelta

import pytest

from tests.factories import NOW, make_article, publish, publish_many, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def archive(client, rest="") -> Reading:
    return Reading(client.get(f"/arsip/{rest}"))


def test_the_years_reach_from_now_to_the_oldest_story(client):
    publish(at=NOW.replace(year=2023))
    assert archive(client).links("ul.months") == [f"/arsip/{year}/" for year in (2026, 2025, 2024, 2023)]
    assert "/arsip/" in archive(client).links("footer.footer")


def test_an_empty_newsroom_has_this_year(client):
    assert archive(client).links("ul.months") == ["/arsip/2026/"]
    assert archive(client, "2026/").links("ul.months") == []
    assert "Tidak ada berita dari bulan ini." in archive(client, "2026/03/").text("p.empty")


def test_a_year_links_the_months_that_have_something_to_read(client):
    publish(at=NOW.replace(month=1, day=31)), publish()
    make_article("Draf"), publish("Nanti", at=NOW + 20 * DAY)
    page = archive(client, "2026/")
    assert page.links("ul.months") == ["/arsip/2026/01/", "/arsip/2026/03/"]
    assert "Februari: tidak ada berita" in page.texts("li")
    assert page.text("h1") == "Arsip berita 2026"


def test_a_month_shows_its_days_with_the_last_headline_of_each(client):
    publish("Pagi", at=NOW - timedelta(hours=6)), publish("Siang"), publish("Dua hari lalu", at=NOW - 2 * DAY)
    page = archive(client, "2026/03/")
    assert page.titles() == ["Siang", "Dua hari lalu"]
    assert [link for link in page.links() if link.startswith("/indeks/")] == [
        "/indeks/2026/03/18/",
        "/indeks/2026/03/16/",
    ]
    assert "Rabu, 18 Maret 2026" in page.texts("time")


def test_days_and_months_begin_at_midnight_in_the_newsroom(client):
    midnight = NOW.replace(day=1, hour=0)
    publish("Maret", at=midnight), publish("Februari", at=midnight - timedelta(seconds=1))
    assert archive(client, "2026/03/").titles() == ["Maret"]
    assert archive(client, "2026/02/").titles() == ["Februari"]
    new_year = NOW.replace(month=1, day=1, hour=0)
    publish("Malam tahun baru", at=new_year - timedelta(seconds=1))
    assert archive(client, "2025/12/").titles() == ["Malam tahun baru"]
    assert archive(client, "2025/").links("ul.months")[:1] == ["/arsip/2025/12/"]


def test_every_link_of_the_archive_leads_somewhere(client):
    publish_many(30, every=timedelta(days=11))
    seen, open_ = set(), ["/arsip/"]
    while open_:
        address = open_.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.startswith("/arsip/"):
            open_ += Reading(answer).links()
    assert len([address for address in seen if address.startswith("/indeks/20")]) == 30


def test_withdrawn_stories_are_counted_and_not_named(client):
    publish("Tetap")
    withdraw(publish("Rahasia Dicabut"))
    page = archive(client, "2026/03/")
    assert page.titles() == ["Tetap"]
    assert page.text("p.notice").startswith("1 berita dari bulan ini dicabut oleh redaksi.")
    assert not archive(client, "2026/02/").all("p.notice")


def test_the_months_lead_to_their_neighbours_and_no_further(client):
    publish(at=NOW.replace(year=2025, month=12))
    for month, neighbours in (
        ("2025/12/", ["/arsip/2025/11/", "/arsip/2026/01/"]),
        ("2026/03/", ["/arsip/2026/02/"]),
        ("2025/01/", ["/arsip/2025/02/"]),
    ):
        assert archive(client, month).links("nav.pages")[:-1] == neighbours, month


@pytest.mark.parametrize(
    "address",
    [
        "2025/",
        "2027/",
        "0000/",
        "9999/",
        "2026/00/",
        "2026/13/",
        "2026/04/",
        "2025/12/",
        "26/",
        "2026/3/",
        "abcd/",
        "2026/03/18/",
    ],
)
def test_what_is_no_month_of_ours_is_not_found(client, address):
    publish()
    assert client.get(f"/arsip/{address}").status_code == 404


def test_a_month_of_31_full_days_is_one_page(client):
    publish_many(400, every=timedelta(hours=6))
    assert len(archive(client, "2026/01/").titles()) == 31
