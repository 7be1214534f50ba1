"""The door speaks the language of the house: what is missing or wrong is said plainly, at its field."""

import pytest

from tests.reading import Reading

pytestmark = pytest.mark.django_db
FILLED = {
    "email": "baru@pembaca.test",
    "password1": "sawah-hijau-17",
    "password2": "sawah-hijau-17",
    "display_name": "Sari",
    "birth_year": "1990",
    "agreed": "on",
}


@pytest.mark.parametrize(
    ("address", "typed", "said"),
    [
        ("/akun/login/", {"login": "", "password": ""}, ["Tulis alamat surel akun Anda.", "Tulis kata sandi Anda."]),
        ("/akun/login/", {"login": "sari", "password": "x"}, ["Tulis alamat surel yang lengkap, misalnya nama@contoh.id."]),
        ("/akun/password/reset/", {"email": ""}, ["Tulis alamat surel Anda."]),
        ("/akun/password/reset/", {"email": "a@b"}, ["Tulis alamat surel yang lengkap, misalnya nama@contoh.id."]),
        ("/akun/signup/", FILLED | {"password1": "", "password2": ""}, ["Buat kata sandi.", "Tulis kata sandi yang sama sekali lagi."]),
        ("/akun/signup/", FILLED | {"password1": "pendek", "password2": "pendek"}, ["terlalu pendek"]),
        ("/akun/signup/", FILLED | {"password1": "password1234", "password2": "password1234"}, ["terlalu mudah ditebak"]),
        ("/akun/signup/", FILLED | {"password1": "baru@pembaca", "password2": "baru@pembaca"}, ["terlalu mirip dengan nama atau alamat surel"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_plainly(client, address, typed, said):
    answer = client.post(address, typed)
    assert answer.status_code == 200
    errors = " ".join(Reading(answer).texts("p.errors"))
    for words in said:
        assert words in errors


def test_the_fields_have_names_of_the_house(client):
    assert Reading(client.get("/akun/login/")).texts("label")[:3] == [
        "Alamat surel",
        "Kata sandi",
        "Tetap masuk di perangkat ini",
    ]
    assert "Kata sandi sekali lagi" in Reading(client.get("/akun/signup/")).texts("label")


def test_the_password_can_still_be_reset(client, reader, mailoutbox):
    answer = client.post("/akun/password/reset/", {"email": reader.email}, follow=True)
    assert Reading(answer).text("h1") == "Periksa surel Anda"
    assert [mail.to for mail in mailoutbox] == [[reader.email]]
