"""Photographs of the library in the CMS: brought in, described, cropped anew, and kept while something shows them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import Photo
from news.photos import take_in
from tests.factories import make_article, make_person, make_photo, publish
from tests.news import pictures as p
from tests.news.pictures import WORDS
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
LIST, ADD = "/admin/news/photo/", "/admin/news/photo/add/"


def file(data=None, name="foto.jpg"):
    return SimpleUploadedFile(name, data or p.encoded(p.quarters()))


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def sheet_of(browser, photo) -> Sheet:
    return Sheet(browser, f"{LIST}{photo.pk}/change/")


def test_a_photograph_is_described_when_it_comes_in_and_later(desk, managing_editor):
    assert Sheet(desk, ADD).post(file=file(), **WORDS).status_code == 302
    photo = Photo.objects.get()
    assert photo.added_by == managing_editor
    sheet = sheet_of(desk, photo)
    assert {name: sheet.fields[name] for name in WORDS} == WORDS
    assert sheet.post(caption="Sawah di Demak.", rights="agency", taken_at="").status_code == 302
    photo.refresh_from_db()
    assert (photo.caption, photo.rights, photo.credit, photo.taken_at) == ("Sawah di Demak.", "agency", "Rahmat", None)


@pytest.mark.parametrize(("field", "value", "told"), [
    ("caption", "K" * 401, "Pastikan nilai ini mengandung paling banyak 400 karakter (sekarang 401 karakter)."),
    ("rights", "curian", "Masukkan pilihan yang valid. curian bukan salah satu dari pilihan yang tersedia."),
    ("taken_at", "2026-02-30T10:00", "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."),
])  # fmt: skip
def test_a_mistake_beside_a_new_photograph_keeps_it_and_the_words(desk, shelves, field, value, told):
    refused = Sheet(desk, ADD).send(file=file(), **WORDS | {field: value})
    stored = shelves()
    assert refused.errors == {field: told} and refused.fields["kept"] == str(Photo.objects.get().pk)
    kept = set(WORDS) - {"rights"}
    assert {name: refused.fields[name] for name in kept} == {name: (WORDS | {field: value})[name] for name in kept}
    assert refused.post(**WORDS).status_code == 302
    assert Photo.objects.get().credit == "Rahmat" and shelves() == stored


def test_a_file_that_is_there_already_is_told_with_its_name(desk, clock):
    take_in(file(), caption="Sawah lama.")
    clock.wait(seconds=1)
    refused = Sheet(desk, ADD).send(file=file(name="lain.png"), **WORDS)
    assert refused.errors == {"file": "“Sawah lama.” sudah ada di pustaka. Ubah keterangannya di sana."}
    assert Photo.objects.get().caption == "Sawah lama."


def test_without_a_file_there_is_no_photograph(desk):
    assert Sheet(desk, ADD).send(**WORDS).errors == {"file": "Pilih berkas foto."}
    other = make_photo()  # nobody names a photograph that they have not brought in
    assert Sheet(desk, ADD).send(kept=str(other.pk), **WORDS).errors == {"file": "Pilih berkas foto."}


def test_another_focal_point_gives_new_addresses_to_the_crops(desk, client, django_capture_on_commit_callbacks):
    photo = take_in(file(), credit="Rahmat", rights="staff")
    story = publish(lead_photo=photo)
    old = photo.rendition("1:1", 192)
    with django_capture_on_commit_callbacks(execute=True):
        assert sheet_of(desk, photo).post(focal_x="0.1", focal_y="0.9").status_code == 302
    photo.refresh_from_db()
    assert photo.rendition("1:1", 192) != old and photo.name in client.get(story.get_absolute_url()).content.decode()
    assert client.get(old).status_code == 404 and client.get(photo.rendition("1:1", 192)).status_code == 200


@pytest.mark.parametrize("focal", ["-0.1", "1.5", "nan", "inf", "tengah", "1e400", ""])
def test_a_focal_point_outside_is_told_at_its_field(desk, shelves, focal):
    photo, before = take_in(file()), shelves()
    refused = sheet_of(desk, photo).send(focal_x=focal, caption="Baru.")
    assert set(refused.errors) == {"focal_x"} and refused.fields["caption"] == "Baru."
    assert shelves() == before and Photo.objects.get().name == photo.name


def test_a_master_that_is_lost_is_told_and_the_photograph_stays(desk, settings):
    photo = take_in(file())
    (settings.MASTERS_ROOT / photo.master_name()).unlink()
    assert sheet_of(desk, photo).send(focal_x="0.2").errors == {
        "focal_x": "Foto ini tidak bisa dipotong ulang; berkas asalnya tidak terbaca."
    }


@pytest.mark.parametrize("shown", ["story", "portrait"])
def test_what_something_shows_is_not_deleted(desk, shelves, shown):
    photo = take_in(file())
    make_article(lead_photo=photo) if shown == "story" else make_person(portrait=photo)
    before = shelves()
    assert desk.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    answer = desk.post(LIST, {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"})
    assert answer.status_code in (200, 302) and shelves() == before and Photo.objects.exists()


def test_a_deletion_takes_the_files_away(desk, shelves, django_capture_on_commit_callbacks):
    one, two = take_in(file()), take_in(file(p.encoded(p.plain())))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{LIST}{one.pk}/delete/", {"post": "yes"})
        desk.post(LIST, {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"})
    assert not Photo.objects.exists() and shelves() == set()
