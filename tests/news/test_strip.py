"""The breaking strip: one line over every page, from its first second to its last, and its form in the CMS."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from news.models import Strip
from tests.factories import NOW, make_article, make_page, make_strip, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
ADD = "/admin/news/strip/add/"


def strips(client, address="/") -> list[str]:
    return Reading(client.get(address)).texts("aside.strip")


def test_it_stands_on_every_page_between_the_skip_link_and_the_header(client):
    story = publish(keywords=["Waduk"])
    make_page(slug="pedoman"), make_strip("Gempa Guncang Pesisir", story)
    addresses = ["/", "/nasional/", "/tag/waduk/", "/indeks/", "/arsip/", "/terpopuler/", "/pedoman/", "/tidak-ada/"]
    for address in [*addresses, story.get_absolute_url()]:
        page = Reading(client.get(address))
        body = [part for part in page.all("body")[0] if isinstance(part.tag, str)]
        assert [part.get("class") for part in body[:3]] == ["skip", "strip", "masthead"], address
        assert page.links("aside")[:1] == [story.get_absolute_url()], address
        assert page.text("aside.strip") == "Terkini Gempa Guncang Pesisir"


def test_without_one_there_is_nothing(client):
    assert strips(client) == []


def test_it_begins_and_ends_in_the_very_second(client, clock):
    make_strip(starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    seen = []
    for moment in (
        NOW,
        NOW + HOUR - timedelta(seconds=1),
        NOW + HOUR,
        NOW + 2 * HOUR - timedelta(seconds=1),
        NOW + 2 * HOUR,
    ):
        clock.moment = moment
        seen.append(len(strips(client)))
    assert seen == [0, 0, 1, 1, 0]


def test_the_latest_of_several_is_shown_and_the_earlier_one_comes_back(client, clock):
    make_strip("Pertama", starts_at=NOW - 2 * HOUR, ends_at=NOW + 3 * HOUR)
    make_strip("Kedua", starts_at=NOW - HOUR, ends_at=NOW + HOUR)
    assert strips(client) == ["Terkini Kedua"]
    clock.wait(hours=1)
    assert strips(client) == ["Terkini Pertama"]


def test_it_goes_with_its_story_and_waits_for_one_that_is_not_out(client, clock):
    gone, later = publish("Ditarik"), publish("Nanti", at=NOW + timedelta(minutes=10))
    make_strip("Nanti", later), make_strip("Ditarik", gone, starts_at=NOW - timedelta(minutes=1))
    assert strips(client) == ["Terkini Ditarik"]
    withdraw(gone)
    assert strips(client) == []
    clock.wait(minutes=10)
    assert strips(client) == ["Terkini Nanti"]


def test_it_follows_its_story_to_a_new_address(client):
    story = publish("Satu")
    make_strip("Satu", story)
    story.slug = "alamat-baru"
    story.save()
    assert Reading(client.get("/")).links("aside")[0] == "/nasional/alamat-baru/"


@pytest.mark.parametrize(
    "wrong",
    [{"ends_at": NOW - HOUR}, {"link": ""}, {"text": ""}],
)
def test_the_database_refuses_a_strip_without_end_place_or_words(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_strip(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_strip(article=publish(), link="/indeks/")


# In the CMS


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def form(**fields):
    usual = {
        "text": "Gempa Guncang Pesisir",
        "link": "/indeks/",
        "starts_at": "2026-03-18T15:00",
        "ends_at": "2026-03-18T17:00",
    }
    return usual | fields


@pytest.mark.parametrize(
    "link",
    [
        "/nasional/tanggul-jebol/",
        "http://127.0.0.1:8000/nasional/tanggul-jebol/",
        "http://localhost/Nasional/Tanggul-Jebol?utm_source=wa",
    ],
)
def test_the_address_of_a_story_makes_the_strip_belong_to_the_story(desk, client, link):
    story = publish("Tanggul Jebol")
    assert desk.post(ADD, form(text="", link=link)).status_code == 302
    strip = Strip.objects.get()
    assert (strip.article, strip.link, strip.text) == (story, "", "Tanggul Jebol")
    assert strips(client) == ["Terkini Tanggul Jebol"]
    page = Reading(desk.get(f"/admin/news/strip/{strip.pk}/change/"))
    assert "/nasional/tanggul-jebol/" in [box.get("value") for box in page.all("input")]


def test_other_addresses_stay_as_they_are(desk):
    for link in ("/indeks/", "/tag/banjir/", "https://bmkg.test/gempa?a=b"):
        assert desk.post(ADD, form(link=link)).status_code == 302, link
    assert list(Strip.objects.order_by("pk").values_list("link", flat=True)) == [
        "/indeks/",
        "/tag/banjir/",
        "https://bmkg.test/gempa?a=b",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"link": "javascript:alert(1)"}, "Tulis alamat yang utuh"),
        ({"link": "//jahat.test/"}, "satu garis miring"),
        ({"link": "/\\jahat.test/"}, "satu garis miring"),
        ({"link": "http://[rusak/"}, "Tulis alamat yang utuh"),
        ({"link": "/nasional/tidak-ada/"}, "Tidak ada berita di alamat itu."),
        ({"link": ""}, "tidak boleh kosong"),
        ({"text": ""}, "Tulis teksnya"),
        ({"text": "a" * 121}, "120"),
        ({"ends_at": "2026-03-18T15:00"}, "Waktu berakhir harus sesudah waktu mulai."),
        ({"ends_at": ""}, "Pilih lamanya, atau isi jam berakhirnya."),
        ({"starts_at": "besok"}, "Tulis tanggal dan jam"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(desk, wrong, said):
    answer = desk.post(ADD, form() | wrong)
    page = Reading(answer)
    assert answer.status_code == 200
    assert said in " ".join(page.texts("ul.errorlist"))
    kept = {box.get("name"): box.get("value", "") for box in page.all("input")}
    assert {name: kept[name] for name in form()} == form() | wrong
    assert not Strip.objects.exists()


def test_a_quick_pick_sets_its_end_and_a_story_gives_its_words_and_address(desk):
    story = publish("Tanggul Jebol")
    page = Reading(desk.get(ADD, {"berita": story.pk}))
    values = {box.get("name"): box.get("value") for box in page.all("input")}
    assert (values["text"], values["link"]) == ("Tanggul Jebol", story.get_absolute_url())
    assert desk.post(ADD, form(link=values["link"], lasts="3", ends_at="")).status_code == 302
    strip = Strip.objects.get()
    assert (strip.article, strip.ends_at) == (story, NOW + 3 * HOUR)
    for unknown in (make_article("Draf").pk, "x", "99999999999999999999"):
        assert desk.get(ADD, {"berita": unknown}).status_code == 200


def test_the_list_says_which_one_readers_see(desk):
    make_strip("Sudah Lewat", starts_at=NOW - 3 * HOUR, ends_at=NOW - 2 * HOUR)
    make_strip("Tertutup", starts_at=NOW - 2 * HOUR), make_strip("Kini")
    make_strip("Besok", starts_at=NOW + 5 * HOUR, ends_at=NOW + 6 * HOUR), make_strip("Draf", make_article())
    page = Reading(desk.get("/admin/news/strip/"))
    told = dict(zip(page.texts("th.field-text"), page.texts("td.field-standing"), strict=True))
    assert told == {
        "Sudah Lewat": "Berakhir",
        "Tertutup": "Tidak tampil",
        "Kini": "Tampil",
        "Besok": "Terjadwal",
        "Draf": "Tidak tampil",
    }


@pytest.mark.parametrize("who", ["reporter", "editor", "moderator", "administrator"])
def test_only_the_front_desk_hangs_it_up(request, signed_in, who):
    assert signed_in(request.getfixturevalue(who)).get(ADD).status_code == 403
