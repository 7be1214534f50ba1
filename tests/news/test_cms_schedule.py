"""A story is scheduled by one button or by an exact time, says so in words, and comes out by the clock alone."""

from datetime import timedelta

import pytest

from news.models import Article, State
from news.scheduling import picks
from tests.factories import NOW, make_category, publish
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
NEW = "/admin/news/article/add/"
BODY = "<p>Warga Desa Karangjati memperbaiki tanggul sungai bersama-sama sejak pagi.</p>"


@pytest.fixture
def sheet(signed_in, editor):
    """The form of a new story that lacks nothing but its act."""
    channel = make_category("Nasional")
    sheet = Sheet(signed_in(editor), NEW)
    sheet.fields |= {
        "title": "Warga Memperbaiki Tanggul",
        "body": BODY,
        "category": str(channel.pk),
        "reason": "Mendesak.",
    }
    return sheet


def buttons(page) -> dict[str, str]:
    """Words on a quick pick -> what it sends."""
    return {words(one): one.get("value") for one in page.all("button") if one.get("name") == "_jadwal"}


def test_three_times_are_offered_each_with_its_distance(sheet):
    assert list(buttons(sheet.page)) == [
        "+15 menit 15.15 WIB",
        "17.00 WIB dalam 2 jam",
        "Besok 06.00 WIB dalam 15 jam",
    ]


def test_one_button_schedules_and_the_query_brings_the_story_out_with_every_worker_dead(sheet, client, clock):
    pressed = buttons(sheet.page)["17.00 WIB dalam 2 jam"]
    after = sheet.send(_jadwal=pressed)
    assert "TERJADWAL untuk Rabu, 18 Maret 2026 pukul 17.00 WIB" in after.said
    assert "Rabu, 18 Maret 2026, dalam 2 jam" in after.page.texts("output")
    address = Article.objects.get().get_absolute_url()
    clock.wait(hours=1, minutes=59)
    assert client.get(address).status_code == 404
    clock.wait(minutes=1)
    assert client.get(address).status_code == 200
    assert "Warga Memperbaiki Tanggul" in client.get("/").content.decode()


def test_a_quarter_of_an_hour_is_counted_from_the_press_and_not_from_the_page(sheet, clock):
    clock.wait(hours=3)
    sheet.send(_jadwal=buttons(sheet.page)["+15 menit 15.15 WIB"])
    assert Article.objects.get().published_at == NOW + timedelta(hours=3, minutes=15)


@pytest.mark.parametrize(("pressed", "said"), [
    ("2026-03-18T14:00+07:00", "Waktu itu sudah lewat. Pilih waktu nanti, atau tekan Terbitkan."),
    ("kapan-kapan", "Isi tanggal dan jam terbit."), ("2026-03-18T17:00", "Isi tanggal dan jam terbit."),
])  # fmt: skip
def test_a_time_that_is_over_or_is_none_is_told_at_the_field(sheet, pressed, said):
    after = sheet.send(_jadwal=pressed)
    assert after.errors["publish_at"] == said
    assert after.fields["title"] == "Warga Memperbaiki Tanggul"
    assert not Article.objects.exists()


@pytest.mark.parametrize(("field", "said"), [
    ("expires_at", "Waktu itu sudah lewat. Untuk menurunkan berita sekarang, pakai Cabut."),
    ("embargo_until", "Waktu itu sudah lewat. Pilih waktu nanti, atau kosongkan."),
    ("due_at", "Waktu itu sudah lewat. Pilih tenggat nanti, atau kosongkan."),
])  # fmt: skip
def test_no_other_time_may_be_set_into_the_past(sheet, field, said):
    assert sheet.send("save", **{field: "2026-03-18T14:59"}).errors[field] == said


def test_a_time_that_has_passed_since_it_was_set_stops_nobody(signed_in, editor, clock):
    story = publish(embargo_until=NOW + timedelta(minutes=10, seconds=7), expires_at=NOW + timedelta(hours=1))
    clock.wait(hours=2)
    after = Sheet(signed_in(editor), f"/admin/news/article/{story.pk}/change/").send("update", title="Tanggul Selesai")
    assert after.errors == {} and Article.objects.get().title == "Tanggul Selesai"


def test_a_scheduled_story_is_moved_and_called_back_in_its_form(sheet):
    after = sheet.send("schedule", publish_at="2026-03-20T06:30")
    assert "Jumat, 20 Maret 2026, dalam 1 hari 15 jam" in after.page.texts("output")
    after = after.send("schedule", publish_at="2026-03-21T06:30")
    assert after.fields["publish_at"] == "2026-03-21T06:30"
    after.send("unschedule")
    assert Article.objects.get().state == State.DRAFT


@pytest.mark.parametrize(("hours", "labels"), [
    (0, ["+15 menit", "17.00 WIB", "Besok 06.00 WIB"]), (2.5, ["+15 menit", "Besok 06.00 WIB", "Besok 17.00 WIB"]),
    (11, ["+15 menit", "06.00 WIB", "17.00 WIB"]), (1.99, ["+15 menit", "Besok 06.00 WIB", "Besok 17.00 WIB"]),
])  # fmt: skip
def test_the_usual_hours_are_the_next_ones(hours, labels):
    assert [pick.label for pick in picks(NOW + timedelta(hours=hours))] == labels


def test_the_zone_of_the_newsroom_stands_behind_every_time(sheet):
    assert set(Reading(sheet.answer).texts(".moment-zone")) == {"WIB"}
