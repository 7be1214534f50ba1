"""Giving and taking power asks for the password again after some hours, and loses nothing that was typed."""

import pytest
from django.contrib.auth.models import Group

from tests.conftest import PASSWORD
from tests.reading import Reading
from tests.writing import Sheet

AGAIN = "/akun/reauthenticate/"


@pytest.fixture
def desk(signed_in, administrator, clock):
    return signed_in(administrator)


def test_a_form_that_comes_too_late_is_saved_after_the_password(desk, reader, clock):
    page = f"/admin/accounts/user/{reader.pk}/change/"
    sheet = Sheet(desk, page)
    clock.wait(hours=4, seconds=1)
    asked = sheet.post(display_name="Nama Baru", groups=[str(Group.objects.get(name="Editor").pk)])
    assert asked["Location"].startswith(f"{AGAIN}?next=")
    reader.refresh_from_db()
    assert reader.display_name != "Nama Baru"
    wrong = desk.post(asked["Location"], {"password": "salah-sandi-9", "next": page})
    assert "Tulis kata sandi sekali lagi" in Reading(wrong).text("h1")
    desk.post(asked["Location"], {"password": PASSWORD, "next": page})
    reader.refresh_from_db()
    assert (reader.display_name, reader.is_staff) == ("Nama Baru", True)


@pytest.mark.parametrize("page", [
    "user/add/", "user/{}/change/", "user/{}/password/", "user/{}/nonaktifkan/", "user/{}/langkah-kedua/",
    "user/{}/akhiri-sesi/", "user/{}/aktifkan/", "invitation/add/",
])  # fmt: skip
def test_every_page_that_gives_or_takes_power_asks(desk, reader, clock, page):
    address = f"/admin/accounts/{page.format(reader.pk)}"
    clock.wait(hours=3, minutes=59)
    assert desk.get(address).status_code == 200
    clock.wait(minutes=1)
    assert desk.get(address)["Location"].startswith(AGAIN)
    assert desk.get("/admin/accounts/user/").status_code == 200, "looking needs no proof"


def test_ones_own_second_step_asks_after_ten_minutes(desk, clock):
    clock.wait(minutes=9)
    assert desk.get("/akun/2fa/totp/activate/").status_code == 200
    clock.wait(minutes=1)
    assert desk.get("/akun/2fa/totp/activate/")["Location"].startswith(AGAIN)
