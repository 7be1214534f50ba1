"""The page "Beranda" of the CMS: find a story, put it in a slot, move it, take it off; without script."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from news.frontpage import front_page
from news.models import Placement
from tests.factories import NOW, make_article, publish, publish_many, put, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db

DESK = "/admin/news/placement/"
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def form(story, slot="lead", **fields):
    return {"article": story.pk, "slot": slot, "starts_at": "", "ends_at": ""} | fields


def slots(browser) -> dict[str, str]:
    return {li.get("id"): words(li) for li in Reading(browser.get(DESK)).all("ol.slots")[0] if li.tag == "li"}


def test_the_desk_shows_what_stands_in_every_slot_and_who_filled_it(desk, managing_editor):
    newest = publish_many(12)
    put(publish("Dari Tangan", at=NOW - timedelta(days=3)), "second-1", placed_by=managing_editor, ends_at=NOW + HOUR)
    seen = slots(desk)
    assert newest[0].title in seen["lead"] and "Otomatis" in seen["lead"]
    assert "Dari Tangan Dipilih Redpel, 18 Mar 2026, 13.00 WIB · sampai 18 Mar 2026, 16.00 WIB" in seen["second-1"]
    assert "Kosong" in Reading(desk.get(DESK)).text("li#pick-1")


def test_a_story_is_found_by_words_of_its_title_or_place(desk):
    publish("Tanggul Jebol di Karangjati"), publish("Harga Cabai Turun", dateline_place="Brebes")
    make_article("Tanggul yang Belum Terbit")
    for asked, found in (("karangjati tanggul", 1), ("brebes", 1), ("", 2), ("gunung", 0), ("tanggul", 1)):
        page = Reading(desk.get(DESK, {"q": asked}))
        assert len([box for box in page.all("input") if box.get("name") == "article"]) == found, asked


def test_a_story_is_put_into_a_slot_and_readers_see_it(desk, client):
    publish("Terbaru")
    story = publish("Dipilih", at=NOW - timedelta(days=9))
    answer = desk.post(f"{DESK}pasang/", form(story), follow=True)
    assert "Dipasang di Berita utama: Dipilih" in answer.content.decode()
    assert Reading(client.get("/")).titles()[0] == "Dipilih"
    assert LogEntry.objects.get().change_message == "Dipasang di Berita utama."
    assert Placement.objects.get().placed_by.display_name == "Redpel"


def test_a_story_that_stands_elsewhere_moves(desk):
    story = publish()
    put(story, "pick-1")
    desk.post(f"{DESK}pasang/", form(story, "second-4"))
    assert Placement.objects.get().slot == "second-4"


def test_times_are_in_the_newsrooms_zone(desk):
    desk.post(f"{DESK}pasang/", form(publish(), starts_at="2026-03-18T17:00", ends_at="2026-03-18T20:00"))
    assert Placement.objects.get().starts_at == NOW + 2 * HOUR
    assert Placement.objects.get().ends_at == NOW + 5 * HOUR


def test_what_is_put_for_good_replaces_what_it_would_hide_and_keeps_what_comes_later(desk):
    put(publish("Lama"), "lead"), put(publish("Nanti"), "lead", starts_at=NOW + HOUR)
    put(publish("Sudah Habis"), "pick-1", ends_at=NOW - HOUR)
    desk.post(f"{DESK}pasang/", form(publish("Baru")))
    assert set(Placement.objects.values_list("article__title", flat=True)) == {"Baru", "Nanti"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"article": ""}, "Pilih dulu beritanya."),
        ({"article": "999999"}, "Pilih dulu beritanya."),
        ({"article": "abc"}, "Pilih dulu beritanya."),
        ({"starts_at": "kemarin"}, "Tulis tanggal dan jam"),
        ({"ends_at": "2026-03-18T14:00"}, "Waktu selesai harus sesudah waktu mulai"),
        ({"starts_at": "2026-03-19T14:00", "ends_at": "2026-03-19T13:00"}, "Waktu selesai harus sesudah waktu mulai"),
        ({"slot": "loteng"}, "loteng"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(desk, wrong, said):
    story = publish()
    answer = desk.post(f"{DESK}pasang/", form(story, "second-2", ends_at="2026-03-20T10:00") | wrong)
    page = Reading(answer)
    assert answer.status_code == 200
    assert said in " ".join(page.texts("ul.errorlist"))
    assert not Placement.objects.exists()
    fields = {box.get("name"): box.get("value") for box in page.all("input") if box.get("type") == "datetime-local"}
    assert fields["ends_at"] == wrong.get("ends_at", "2026-03-20T10:00")
    if "article" not in wrong:
        assert [box.get("value") for box in page.all("input") if box.get("checked") is not None] == [str(story.pk)]


def test_a_draft_cannot_be_put_there(desk):
    answer = desk.post(f"{DESK}pasang/", form(make_article("Draf")))
    assert "Pilih dulu beritanya." in answer.content.decode()


def test_up_down_and_off_are_plain_buttons(desk):
    placement = put(publish(), "second-2")
    for press, slot in ((f"up:{placement.pk}", "second-1"), (f"down:{placement.pk}", "second-2")):
        answer = desk.post(f"{DESK}geser/", {"tombol": press})
        assert answer["Location"] == f"{DESK}#{slot}"
        assert Placement.objects.get().slot == slot
    desk.post(f"{DESK}geser/", {"tombol": f"off:{placement.pk}"})
    assert not Placement.objects.exists()


@pytest.mark.parametrize("press", ["", "up:", "up:999", "up:x", "sideways:1"])
def test_a_button_of_a_page_that_is_out_of_date_says_so(desk, press):
    answer = desk.post(f"{DESK}geser/", {"tombol": press}, follow=True)
    assert "sudah diubah orang lain" in answer.content.decode()


def test_what_waits_and_what_is_hidden_is_told(desk):
    publish("Terbaru")
    put(publish("Nanti", at=NOW - timedelta(days=9)), "lead", starts_at=NOW + HOUR)
    gone = publish("Ditarik", at=NOW - timedelta(days=9))
    put(gone, "second-1"), withdraw(gone)
    seen = slots(desk)
    assert "Nanti (mulai 18 Mar 2026, 16.00 WIB)" in seen["lead"]
    assert "Ditarik (tidak tampil: dicabut)" in seen["second-1"]


def test_a_placement_is_changed_in_the_same_form(desk):
    placement = put(publish("Diubah"), "pick-3", ends_at=NOW + HOUR)
    page = Reading(desk.get(DESK, {"ubah": placement.pk}))
    checked = [box.get("value") for box in page.all("input") if box.get("checked") is not None]
    assert checked == [str(placement.article_id)]
    assert [option.get("value") for option in page.all("option") if option.get("selected") is not None] == ["pick-3"]


def test_the_page_of_tomorrow_can_be_seen_today(desk):
    publish("Terbaru")
    put(publish("Besok", at=NOW + timedelta(hours=20)))
    for asked, lead in (("", "Terbaru"), ("2026-03-19T12:00", "Besok")):
        answer = desk.get(f"{DESK}pratinjau/", {"pada": asked})
        assert Reading(answer).titles()[0] == lead
        assert "no-store" in answer["Cache-Control"]
    assert desk.get(f"{DESK}pratinjau/", {"pada": "lusa"})["Location"] == DESK
    assert front_page().lead.title == "Terbaru"


@pytest.mark.parametrize("who", ["reporter", "editor", "moderator", "advertiser", "administrator"])
def test_the_front_desk_belongs_to_the_managing_editor(request, signed_in, who):
    browser = signed_in(request.getfixturevalue(who))
    placement = put(publish())
    assert browser.get(DESK).status_code == 403
    assert browser.get(f"{DESK}pratinjau/").status_code == 403
    assert browser.post(f"{DESK}pasang/", form(placement.article, "pick-1")).status_code == 403
    assert browser.post(f"{DESK}geser/", {"tombol": f"off:{placement.pk}"}).status_code == 403
    assert Placement.objects.get().slot == "lead"


def test_the_desk_stands_in_the_list_of_rooms(desk):
    links = [link.get("href") for link in Reading(desk.get(reverse("admin:index"))).all("a")]
    assert DESK in links and f"{DESK}add/" not in links


def test_a_full_desk_asks_as_often_as_an_empty_one(desk, django_assert_max_num_queries):
    stories = publish_many(40)
    for slot, story in zip(["lead", "link-1", "second-1", "second-2", "pick-1", "pick-2"], stories[10:], strict=False):
        put(story, slot)
        put(stories[stories.index(story) + 12], slot, starts_at=NOW + HOUR)
    with django_assert_max_num_queries(20):
        desk.get(DESK)
