"""Banners in the CMS: the picture is kept while other fields are put right, exchanged, and gone with the banner."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ads.models import Banner
from tests.factories import publish
from tests.news import pictures as p
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
LIST, ADD = "/admin/ads/banner/", "/admin/ads/banner/add/"
WORDS = {
    "slot": "top",
    "advertiser": "Kopi Meriah",
    "alt": "Kopi Gayo",
    "link": "https://kopi.test/",
    "starts_at": "2026-03-18T10:00",
    "ends_at": "",
}
NO_SITE = "Tulis alamat situs pengiklan, misalnya https://toko.example/promo."


def picture(color=(40, 120, 60)):
    return SimpleUploadedFile("iklan.png", p.encoded(p.plain((970, 250), color), "PNG"))


@pytest.fixture
def desk(signed_in, advertiser):
    return signed_in(advertiser)


def test_a_banner_is_made_and_stands_on_the_page(desk, client):
    assert Sheet(desk, ADD).post(picture=picture(), **WORDS).status_code == 302
    banner = Banner.objects.get()
    assert (banner.width, banner.height, banner.advertiser) == (970, 250, "Kopi Meriah")
    page = client.get(publish().get_absolute_url()).content.decode()
    assert banner.image_jpeg in page and client.get(banner.image_jpeg).status_code == 200


@pytest.mark.parametrize(("typed", "errors"), [
    ({"alt": ""}, {"alt": "Bidang ini tidak boleh kosong."}),
    ({"link": "javascript:alert(1)"}, {"link": NO_SITE}), ({"link": "data:text/html,x"}, {"link": NO_SITE}),
    ({"ends_at": "2026-03-18T10:00"}, {"ends_at": "Waktu selesai harus sesudah waktu mulai."}),
    ({"starts_at": "2026-02-30T10:00"}, {"starts_at": "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."}),
    ({"advertiser": "P" * 81}, {"advertiser": "Pastikan nilai ini mengandung paling banyak 80 karakter (sekarang 81 karakter)."}),
])  # fmt: skip
def test_a_mistake_is_told_at_its_field_and_the_picture_stays(desk, shelves, typed, errors):
    refused = Sheet(desk, ADD).send(picture=picture(), **WORDS | typed)
    taken = shelves()
    assert refused.errors == errors and len(taken) == 2
    assert {name: refused.fields[name] for name in typed} == typed
    assert refused.post(**WORDS).status_code == 302
    assert shelves() == taken and Banner.objects.get().image_name in next(iter(taken))


def test_the_picture_of_a_form_that_was_left_is_thrown_away(desk, shelves):
    Sheet(desk, ADD).send(picture=picture(), **WORDS | {"alt": ""})
    left = shelves()
    assert Sheet(desk, ADD).post(picture=picture("red"), **WORDS).status_code == 302
    assert not left & shelves() and len(shelves()) == 2


def test_another_picture_takes_the_place_of_the_old_one(desk, shelves, django_capture_on_commit_callbacks):
    Sheet(desk, ADD).post(picture=picture(), **WORDS)
    banner, old = Banner.objects.get(), shelves()
    edit = f"{LIST}{banner.pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        assert Sheet(desk, edit).post(picture=picture("red")).status_code == 302
        assert Sheet(desk, edit).post(alt="Kopi lain").status_code == 302  # without a file the picture stays
    assert Banner.objects.get().alt == "Kopi lain" and len(shelves()) == 2 and not shelves() & old
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{LIST}{banner.pk}/delete/", {"post": "yes"})
    assert shelves() == set() and not Banner.objects.exists()


@pytest.mark.parametrize(
    "kept", ["2026/03/0123456789abcdef", "../../../etc/passwd", '["x",1,1]:1abc:sig', "\x00", "x" * 5000]
)
def test_no_picture_is_named_that_the_form_has_not_signed(desk, kept):
    assert set(Sheet(desk, ADD).send(kept=kept, **WORDS).errors) >= {"picture"}
    assert not Banner.objects.exists()
