"""The acts of an editor on the form of a story, and what a reader meets after each."""

import pytest

from news.models import Article, State
from tests.conftest import PASSWORD
from tests.factories import NOW, any_category, make_article, make_person, publish
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/news/article/add/"
PAST = "Waktu itu sudah lewat. Pilih waktu nanti, atau tekan Terbitkan."


@pytest.fixture
def desk(signed_in, managing_editor):
    any_category()
    return signed_in(managing_editor)


def sheet_of(desk, story) -> Sheet:
    return Sheet(desk, f"/admin/news/article/{story.pk}/change/")


def buttons(sheet) -> list[str]:
    """The acts that are offered; laying out a manuscript is none."""
    acts = [one.get("value") for one in sheet.form.iter("button") if one.get("name") == "_act"]
    return [act for act in acts if act != "spread"]


def read(client, story) -> int:
    return client.get(story.get_absolute_url()).status_code


def test_a_story_goes_from_draft_over_schedule_to_the_readers_and_away(desk, client, clock):
    sheet = Sheet(desk, ADD)
    sheet = sheet.send("save", title="Air Surut", body="<p>Air.</p>", category=str(any_category().pk))
    story = Article.objects.get()
    assert read(client, story) == 404 and buttons(sheet) == ["save", "submit", "publish", "schedule"]

    sheet = sheet.send("schedule", publish_at="2026-03-19T07:30")
    assert sheet.said == "TERJADWAL untuk Kamis, 19 Maret 2026 pukul 07.30 WIB: Air Surut"
    assert sheet.fields["publish_at"] == "2026-03-19T07:30" and read(client, story) == 404

    sheet = sheet.send("unschedule")
    assert sheet.said == "Jadwal dibatalkan, berita kembali menjadi draf: Air Surut"
    clock.wait(days=2)
    assert read(client, story) == 404

    sheet = sheet.send("schedule", publish_at="2026-03-21T07:30")
    clock.wait(hours=16, minutes=29, seconds=59)
    assert read(client, story) == 404
    clock.wait(seconds=1)
    assert read(client, story) == 200

    sheet = sheet_of(desk, story)
    assert buttons(sheet) == ["update", "withdraw"]
    sheet = sheet.send("update", body="<p>Air sudah surut.</p>")
    assert sheet.said == "SUDAH DIPERBARUI pukul 07.30 WIB: Air Surut"
    assert "Air sudah surut." in client.get(story.get_absolute_url()).content.decode()

    asked = sheet.post("withdraw", note="Memuat identitas korban.")  # the last proof is days old
    desk.post(asked["Location"], {"password": PASSWORD, "next": sheet.address})
    gone = client.get(story.get_absolute_url())
    assert gone.status_code == 410 and "Memuat identitas korban." in gone.content.decode()
    assert "Air sudah surut." not in gone.content.decode()
    assert [move.act for move in story.moves.all()] == ["withdraw", "update", "schedule", "unschedule", "schedule"]


def test_a_story_is_published_at_once(desk, client):
    sheet = Sheet(desk, ADD).send("publish", title="Air Surut", body="<p>Air.</p>", category=str(any_category().pk))
    assert sheet.said == "SUDAH TERBIT pukul 15.00 WIB: Air Surut"
    assert read(client, Article.objects.get()) == 200


@pytest.mark.parametrize(("act", "typed", "errors"), [
    ("schedule", {}, {"publish_at": "Isi tanggal dan jam terbit."}),
    ("schedule", {"publish_at": "2026-03-18T15:00"}, {"publish_at": PAST}),
    ("schedule", {"publish_at": "2025-03-19T15:00"}, {"publish_at": PAST}),
    ("schedule", {"publish_at": "2026-04-31T15:00"}, {"publish_at": "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."}),
    ("schedule", {"publish_at": "2026-03-19T25:00"}, {"publish_at": "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."}),
    ("schedule", {"publish_at": "9999-12-31T23:59"}, {"publish_at": "Periksa tahunnya."}),
    ("schedule", {"publish_at": "2026-03-20T10:00", "expires_at": "2026-03-19T10:00"},
     {"expires_at": "Waktu berakhir harus sesudah waktu terbit."}),
    ("publish", {"expires_at": "2026-03-18T15:00"},
     {"expires_at": "Waktu itu sudah lewat. Untuk menurunkan berita sekarang, pakai Cabut."}),
    ("publish", {"body": "<p> &nbsp; </p>"}, {"body": "Isi berita masih kosong."}),
])  # fmt: skip
def test_a_move_that_lacks_something_says_what_and_keeps_the_words(desk, act, typed, errors):
    story = make_article("Air Surut")
    refused = sheet_of(desk, story).send(act, standfirst="Kalimat baru.", **typed)
    assert refused.errors == errors
    assert {name: refused.fields[name] for name in typed if name != "body"} == {
        n: v for n, v in typed.items() if n != "body"
    }
    assert refused.fields["standfirst"] == "Kalimat baru."
    stored = Article.objects.get()
    assert (stored.state, stored.standfirst) == (State.DRAFT, "Tanggul selesai dalam sehari.")
    assert not stored.moves.exists()


@pytest.mark.parametrize(("act", "before", "told"), [
    ("return", {"state": State.SUBMITTED}, "Tulis apa yang perlu diperbaiki."),
    ("withdraw", {"state": State.PUBLISHED, "published_at": NOW}, "Tulis alasan pencabutan; alasan ini dibaca publik."),
])  # fmt: skip
def test_a_return_and_a_withdrawal_ask_for_their_reason_at_its_field(desk, act, before, told):
    story = make_article(**before)
    assert sheet_of(desk, story).send(act, note="  ").errors == {"note": told}
    assert sheet_of(desk, story).send(act, note="N" * 501).errors.keys() == {"note"}
    assert Article.objects.get().state == before["state"]


def test_expiry_and_embargo_hide_a_published_story_at_their_time(desk, client, clock):
    story = publish()
    sheet_of(desk, story).send("update", embargo_until="2026-03-18T16:00", expires_at="2026-03-18T17:00")
    seen = []
    for _ in range(3):
        seen.append(read(client, story))
        clock.wait(hours=1)
    assert seen == [404, 200, 410]


def test_an_editor_who_has_left_stays_with_the_story_and_is_offered_to_no_other(desk):
    gone = make_person("Bima Arya", is_editor=True, is_active=False)
    story, other = publish("Lama", editor=gone), publish("Baru")
    assert sheet_of(desk, story).send("update", title="Lama sekali").errors == {}
    assert Article.objects.get(pk=story.pk).editor == gone
    assert set(sheet_of(desk, other).send("update", editor=str(gone.pk)).errors) == {"editor"}


def test_withdrawing_hours_after_the_last_proof_asks_for_the_password_and_then_does_it(
    signed_in, managing_editor, clock
):
    story, desk = publish(), signed_in(managing_editor)
    sheet = Sheet(desk, f"/admin/news/article/{story.pk}/change/")
    clock.wait(hours=4, seconds=1)
    asked = sheet.post("withdraw", note="Memuat identitas korban.")
    assert (
        asked["Location"].startswith("/akun/reauthenticate/?next=") and Article.objects.get().state == State.PUBLISHED
    )
    desk.post(asked["Location"], {"password": PASSWORD, "next": f"/admin/news/article/{story.pk}/change/"})
    assert Article.objects.get().withdrawal_reason == "Memuat identitas korban."


def test_many_are_not_withdrawn_without_proof_either(signed_in, managing_editor, clock):
    story, desk = publish(), signed_in(managing_editor)
    clock.wait(hours=4, seconds=1)
    typed = {"action": "bulk_withdraw", "_selected_action": story.pk, "_do": "1", "note": "Salah."}
    assert desk.post("/admin/news/article/", typed)["Location"].startswith("/akun/reauthenticate/")
    assert Article.objects.get().state == State.PUBLISHED
