"""The page "Halaman depan" of the CMS: lay out the front page in private, publish it in one go, undo it; without script."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from news.frontpage import front_page
from news.models import Arrangement, FrontDraft, Placement
from tests.factories import NOW, make_article, make_category, make_strip, publish, publish_many, put, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db

DESK = "/admin/news/placement/"
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def form(story, slot="lead", **fields):
    return {"article": story.pk, "slot": slot, "starts_at": "", "ends_at": ""} | fields


def show(browser):
    """Press "Terbitkan susunan" on the page as it stands now."""
    return press(browser, "terbitkan")


def press(browser, act):
    page = Reading(browser.get(DESK))
    form = next(form for form in page.all("form") if form.get("action") == f"{DESK}{act}/")
    fields = {box.get("name"): box.get("value") for box in form.iter("input")}
    return browser.post(f"{DESK}{act}/", fields, follow=True)


def said(answer) -> str:
    return " ".join(Reading(answer).texts("ul.messagelist"))


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


def test_candidates_of_one_channel_and_where_each_stands_already(desk):
    sport = make_category("Olahraga")
    publish("Gol di Menit Akhir", category=sport), publish("Sidang Anggaran")
    page = Reading(desk.get(DESK, {"kanal": sport.pk}))
    (found,) = [words(label) for part in page.all("fieldset.front-stories") for label in part.iter("label")]
    assert found.startswith("Gol di Menit Akhir Olahraga") and "di Berita" in found


def test_nothing_is_public_until_the_arrangement_is_published_and_then_all_of_it(desk, client, managing_editor):
    publish("Terbaru")
    story, other = publish("Dipilih", at=NOW - timedelta(days=9)), publish("Kedua", at=NOW - timedelta(days=8))
    answer = desk.post(f"{DESK}pasang/", form(story), follow=True)
    desk.post(f"{DESK}pasang/", form(other, "pick-1"))
    assert said(answer) == "Berita utama: Dipilih. Belum terbit."
    assert Reading(client.get("/")).titles()[0] == "Terbaru" and not Placement.objects.exists()
    assert Reading(desk.get(f"{DESK}pratinjau/")).titles()[0] == "Dipilih"
    assert "2 perubahan belum terbit." in Reading(desk.get(DESK)).text(".front-changes")
    assert said(show(desk)) == "Susunan terbit. Pembaca melihatnya mulai sekarang."
    assert Reading(client.get("/")).titles()[0] == "Dipilih"
    assert {str(one.placed_by) for one in Placement.objects.all()} == {str(managing_editor)}
    assert not FrontDraft.objects.exists()
    assert (
        LogEntry.objects.get().change_message
        == "Dipasang di Berita utama: Dipilih; Dipasang di Pilihan Editor 1: Kedua"
    )


def test_what_was_laid_out_may_be_thrown_away(desk):
    desk.post(f"{DESK}pasang/", form(publish()))
    press(desk, "buang")
    assert not FrontDraft.objects.exists() and "Dipilih" not in slots(desk)["lead"]


def test_the_last_arrangement_is_undone_with_who_and_when_and_done_again(desk, client):
    put(publish("Semula", at=NOW - timedelta(days=9)), "lead", ends_at=NOW + HOUR)
    until = NOW + timedelta(hours=3, microseconds=123456)
    put(publish("Tak Tersentuh", at=NOW - timedelta(days=9)), "pick-4", ends_at=until)
    desk.post(f"{DESK}pasang/", form(publish("Pengganti")))
    show(desk)
    assert "Batalkan susunan terakhir Redpel, 18 Mar 2026, 15.00 WIB" in Reading(desk.get(DESK)).text(".front-acts")
    assert said(press(desk, "batalkan")).startswith("Susunan sebelumnya tampil lagi.")
    assert Reading(client.get("/")).titles()[0] == "Semula"
    assert Placement.objects.get(slot="lead").ends_at == NOW + HOUR
    assert Placement.objects.get(slot="pick-4").ends_at == until
    log = Reading(desk.get(DESK)).text(".front-log")
    assert (
        "Susunan 2 · Redpel" in log and "Membatalkan susunan 1" in log and "Dilepas dari Berita utama: Pengganti" in log
    )
    assert "Jam diubah" not in log
    press(desk, "batalkan")
    assert Reading(client.get("/")).titles()[0] == "Pengganti"


def test_who_was_outrun_is_told_keeps_his_work_and_may_still_publish(desk, signed_in, editor_in_chief, client):
    mine, theirs = publish("Punya Saya", at=NOW - 9 * HOUR), publish("Punya Pemred", at=NOW - 8 * HOUR)
    chief = signed_in(editor_in_chief)
    desk.post(f"{DESK}pasang/", form(mine)), chief.post(f"{DESK}pasang/", form(theirs))
    stale = {"nomor": "0"}
    show(chief)
    answer = desk.post(f"{DESK}terbitkan/", stale, follow=True)
    assert "Belum diterbitkan: orang lain sudah menerbitkan susunan lain." in said(answer)
    assert Reading(client.get("/")).titles()[0] == "Punya Pemred"
    told = Reading(answer).text(".front-outrun")
    assert (
        "Pemred menerbitkan susunan lain pukul 15.00 WIB" in told and "Dipasang di Berita utama: Punya Pemred" in told
    )
    assert "Terbitkan susunan saya sebagai gantinya" in Reading(answer).text(".front-acts")
    show(desk)
    assert Reading(client.get("/")).titles()[0] == "Punya Saya" and Arrangement.objects.count() == 2
    assert "Belum diterbitkan" in said(chief.post(f"{DESK}batalkan/", {"nomor": "1"}, follow=True))


def test_only_twenty_arrangements_are_remembered(desk):
    story = publish()
    for number in range(23):
        desk.post(f"{DESK}pasang/", form(story, "pick-1" if number % 2 else "pick-2"))
        desk.post(f"{DESK}terbitkan/", {"nomor": number})
    assert list(Arrangement.objects.values_list("number", flat=True)) == list(range(23, 3, -1))


@pytest.mark.parametrize("act", ["terbitkan", "batalkan"])
def test_without_anything_to_publish_or_undo_the_desk_says_so(desk, act):
    assert said(desk.post(f"{DESK}{act}/", {"nomor": "x"}, follow=True))
    assert not Arrangement.objects.exists()


def test_a_story_that_vanishes_meanwhile_is_left_out(desk, client):
    story, other = publish("Hilang"), publish("Tetap")
    desk.post(f"{DESK}pasang/", form(story)), desk.post(f"{DESK}pasang/", form(other, "pick-1"))
    story.delete()
    show(desk)
    assert [one.article for one in Placement.objects.all()] == [other]


def test_a_story_that_stands_elsewhere_moves(desk):
    story = publish()
    put(story, "pick-1")
    desk.post(f"{DESK}pasang/", form(story, "second-4")), show(desk)
    assert Placement.objects.get().slot == "second-4"


def test_times_are_in_the_newsrooms_zone(desk):
    desk.post(f"{DESK}pasang/", form(publish(), starts_at="2026-03-18T17:00", ends_at="2026-03-18T20:00")), show(desk)
    assert Placement.objects.get().starts_at == NOW + 2 * HOUR
    assert Placement.objects.get().ends_at == NOW + 5 * HOUR


def test_what_is_put_for_good_replaces_what_it_would_hide_and_keeps_what_comes_later(desk):
    put(publish("Lama"), "lead"), put(publish("Nanti"), "lead", starts_at=NOW + HOUR)
    put(publish("Sudah Habis"), "pick-1", ends_at=NOW - HOUR)
    desk.post(f"{DESK}pasang/", form(publish("Baru"))), show(desk)
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
    assert not FrontDraft.objects.exists()
    fields = {box.get("name"): box.get("value") for box in page.all("input") if box.get("type") == "datetime-local"}
    assert fields["ends_at"] == wrong.get("ends_at", "2026-03-20T10:00")
    if "article" not in wrong:
        assert [box.get("value") for box in page.all("input") if box.get("checked") is not None] == [str(story.pk)]


def test_a_draft_cannot_be_put_there(desk):
    answer = desk.post(f"{DESK}pasang/", form(make_article("Draf")))
    assert "Pilih dulu beritanya." in answer.content.decode()


def test_up_down_and_off_are_plain_buttons(desk):
    story = publish("Dipindah", at=NOW - timedelta(days=9))
    publish_many(9), put(story, "second-2")
    for act, slot in (("up", "second-1"), ("up", "link-2"), ("down", "second-1")):
        answer = desk.post(f"{DESK}geser/", {"tombol": f"{act}:{story.pk}", "q": "air"})
        assert answer["Location"] == f"{DESK}?q=air#{slot}"
        assert "Dipindah Dipilih" in slots(desk)[slot]
    desk.post(f"{DESK}geser/", {"tombol": f"off:{story.pk}"}), show(desk)
    assert not Placement.objects.exists()


def test_a_story_carried_onto_another_changes_places_with_it(desk):
    first, second = publish("Satu", at=NOW - timedelta(days=9)), publish("Dua", at=NOW - timedelta(days=9))
    put(first, "second-1"), put(second, "pick-1")
    desk.post(f"{DESK}geser/", {"tombol": f"to:{first.pk}:pick-1"}), show(desk)
    assert dict(Placement.objects.values_list("article__title", "slot")) == {"Satu": "pick-1", "Dua": "second-1"}


def test_what_came_by_itself_is_kept_in_its_place_or_carried_to_another(desk):
    newest = publish_many(12)
    (
        desk.post(f"{DESK}geser/", {"tombol": f"to:{newest[0].pk}:lead"}),
        desk.post(f"{DESK}geser/", {"tombol": f"to:{newest[1].pk}:pick-1"}),
    )
    desk.post(f"{DESK}geser/", {"tombol": f"to:{newest[11].pk}:second-4"}), show(desk)
    titles = {one.slot: one.article for one in Placement.objects.all()}
    assert titles == {"lead": newest[0], "pick-1": newest[1], "second-4": newest[11]}
    by_itself = front_page().slots["second-3"]
    desk.post(f"{DESK}geser/", {"tombol": f"down:{by_itself.pk}"}), show(desk)
    assert {one.slot: one.article for one in Placement.objects.all()} == titles | {
        "second-4": by_itself,
        "second-3": newest[11],
    }


@pytest.mark.parametrize(
    "act", ["", "up:", "up:999", "up:x", "sideways:1", "to:{draft}:lead", "to:{live}:loteng", "off:{live}", "up:{old}"]
)
def test_a_button_of_a_page_that_is_out_of_date_says_so(desk, act):
    old = publish("Lama", at=NOW - timedelta(days=90))
    publish_many(30), publish("Baru")
    keys = {"draft": make_article("Draf").pk, "live": publish("Ada").pk, "old": old.pk}
    answer = desk.post(f"{DESK}geser/", {"tombol": act.format(**keys)}, follow=True)
    assert "sudah tidak ada di susunan ini" in said(answer) and not FrontDraft.objects.exists()


def test_an_arrangement_has_an_end(desk):
    for story in publish_many(60):
        put(story, "pick-1", starts_at=NOW + HOUR)
    story = publish("Kebanyakan")
    refused = Reading(desk.post(f"{DESK}pasang/", form(story)))
    assert "paling banyak 60 penempatan" in " ".join(refused.texts("ul.errorlist"))
    assert "paling banyak 60 penempatan" in said(
        desk.post(f"{DESK}geser/", {"tombol": f"to:{story.pk}:lead"}, follow=True)
    )


def test_what_waits_and_what_is_hidden_is_told(desk):
    publish("Terbaru")
    put(publish("Nanti", at=NOW - timedelta(days=9)), "lead", starts_at=NOW + HOUR)
    gone = publish("Ditarik", at=NOW - timedelta(days=9))
    put(gone, "second-1"), withdraw(gone)
    seen = slots(desk)
    put(publish("Besok", at=NOW - timedelta(days=9)), "lead", starts_at=NOW + 15 * HOUR)
    assert "Nanti (mulai 16.00 WIB)" in seen["lead"]
    assert "Besok (mulai besok 06.00 WIB)" in slots(desk)["lead"]
    assert "Ditarik (tidak tampil: dicabut)" in seen["second-1"]


def test_a_placement_is_changed_in_the_same_form(desk):
    placement = put(publish("Diubah"), "pick-3", ends_at=NOW + HOUR)
    page = Reading(desk.get(DESK, {"ubah": placement.article_id}))
    checked = [box.get("value") for box in page.all("input") if box.get("checked") is not None]
    assert checked == [str(placement.article_id)]
    chosen = [option.get("value") for option in page.all("option") if option.get("selected") is not None]
    assert "pick-3" in chosen


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
    assert browser.post(f"{DESK}geser/", {"tombol": f"off:{placement.article_id}"}).status_code == 403
    for act in ("terbitkan", "buang", "batalkan"):
        assert browser.post(f"{DESK}{act}/", {"nomor": "0"}).status_code == 403
    assert Placement.objects.get().slot == "lead" and not FrontDraft.objects.exists()


def test_the_desk_stands_in_the_list_of_rooms(desk):
    links = [link.get("href") for link in Reading(desk.get(reverse("admin:index"))).all("a")]
    assert DESK in links and f"{DESK}add/" not in links


def test_a_full_desk_asks_as_often_as_an_empty_one(desk, django_assert_max_num_queries):
    stories = publish_many(40)
    for slot, story in zip(["lead", "link-1", "second-1", "second-2", "pick-1", "pick-2"], stories[10:], strict=False):
        put(story, slot)
        put(stories[stories.index(story) + 12], slot, starts_at=NOW + HOUR)
    with django_assert_max_num_queries(24):
        desk.get(DESK)
    desk.post(f"{DESK}pasang/", form(stories[5], "pick-4"))
    with django_assert_max_num_queries(26):
        desk.get(DESK)


def test_the_strip_of_the_moment_stands_on_the_desk(desk):
    strip = make_strip("Gempa Guncang Pesisir")
    page = Reading(desk.get(DESK))
    assert "“Gempa Guncang Pesisir” sampai 18 Mar 2026, 16.00 WIB" in page.text(".front-strip")
    assert f"/admin/news/strip/{strip.pk}/change/" in page.links()
