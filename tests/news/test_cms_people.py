"""People in the CMS: initials that belong to one, a page, a portrait, and an address for each of two of one name."""

import pytest

from news.models import Person
from tests.factories import make_person, make_photo, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/news/person/", "/admin/news/person/add/"


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def sheet_of(browser, person) -> Sheet:
    return Sheet(browser, f"{LIST}{person.pk}/change/")


def test_a_person_is_made_with_a_page_and_a_portrait(desk, client):
    photo = make_photo("potret")
    made = {
        "name": "Putri Kirana",
        "initials": "PK",
        "role": "Reporter",
        "bio": "Menulis soal desa.\r\nTinggal di Demak.",
        "portrait": str(photo.pk),
    }
    assert Sheet(desk, ADD).post(**made, is_editor="on", is_active="on").status_code == 302
    person = Person.objects.get()
    assert (person.slug, person.portrait, person.is_editor, person.bio) == (
        "putri-kirana",
        photo,
        True,
        made["bio"].replace("\r", ""),
    )
    page = client.get("/penulis/putri-kirana/").content.decode()
    assert "Menulis soal desa." in page and "potret" in page


@pytest.mark.parametrize(("typed", "errors"), [
    ({"name": ""}, {"name": "Bidang ini tidak boleh kosong."}),
    ({"name": "Lain", "initials": "pk"}, {"initials": "Inisial ini sudah dipakai Putri Kirana."}),
    ({"name": "Lain", "initials": "P K"}, {"initials": "Inisial hanya huruf, paling banyak enam."}),
    ({"name": "Lain", "initials": "P1"}, {"initials": "Inisial hanya huruf, paling banyak enam."}),
    ({"name": "Lain", "slug": "putri-kirana"}, {"slug": "Alamat ini sudah dipakai. Pilih kata lain."}),
    ({"name": "Lain", "bio": "P" * 1001}, {"bio": "Pastikan nilai ini mengandung paling banyak 1000 karakter (sekarang 1001 karakter)."}),
    ({"name": "N" * 81}, {"name": "Pastikan nilai ini mengandung paling banyak 80 karakter (sekarang 81 karakter)."}),
    ({"name": "Lain", "portrait": "999999"}, {"portrait": "Masukkan pilihan yang valid. Pilihan tersebut bukan salah satu dari pilihan yang tersedia."}),
])  # fmt: skip
def test_a_person_who_cannot_be_is_told_at_the_field(desk, typed, errors):
    make_person("Putri Kirana", "PK")
    refused = Sheet(desk, ADD).send(**{"role": "Reporter", **typed})
    assert refused.errors == errors and refused.fields["role"] == "Reporter"
    assert {name: refused.fields[name] for name in typed if name != "portrait"} == {
        n: v for n, v in typed.items() if n != "portrait"
    }
    assert Person.objects.count() == 1


def test_two_people_of_one_name_have_an_address_each(desk, client):
    for initials in ("PK", "PKA"):
        Sheet(desk, ADD).post(name="Putri Kirana", initials=initials, is_active="on")
    assert list(Person.objects.order_by("pk").values_list("slug", flat=True)) == ["putri-kirana", "putri-kirana-2"]
    assert client.get("/penulis/putri-kirana-2/").status_code == 200


def test_a_changed_address_leads_on_and_a_changed_name_stands_above_the_stories(desk, client):
    person = make_person("Putri Kirana", "PK")
    story = publish(by=[person])
    sheet_of(desk, person).post(name="Putri Kirana Dewi", slug="putri-dewi")
    assert client.get("/penulis/putri-kirana/")["Location"] == "/penulis/putri-dewi/"
    assert "Putri Kirana Dewi" in client.get(story.get_absolute_url()).content.decode()


def test_only_who_may_see_accounts_connects_one_with_a_person(signed_in, desk, reporter, django_user_model):
    person = make_person("Putri Kirana")
    assert "user" not in sheet_of(desk, person).fields
    sheet_of(desk, person).post(user=str(reporter.pk))
    assert Person.objects.get().user is None
    owner = signed_in(django_user_model.objects.create_superuser("pemilik@nusawarta.test"))
    sheet_of(owner, person).post(user=str(reporter.pk))
    assert Person.objects.get().user == reporter
    assert set(Sheet(owner, ADD).send(name="Lain", user=str(reporter.pk)).errors) == {"user"}
    sheet_of(desk, person).post(role="Redaktur")  # who may not see the account does not cut it off
    assert Person.objects.get().user == reporter


def test_a_reporter_finds_the_own_name_above_a_new_story(signed_in, reporter):
    person = make_person("Putri Kirana", user=reporter)
    sheet = Sheet(signed_in(reporter), "/admin/news/article/add/")
    assert (sheet.fields["bylines-0-person"], sheet.fields["bylines-0-role"]) == (str(person.pk), "reporter")


def test_who_has_left_stands_below_the_others_in_a_byline(desk):
    make_person("Ani", is_active=False), make_person("Zul")
    page = Reading(desk.get("/admin/news/article/add/"))
    select = next(one for one in page.root.iter("select") if one.get("name") == "bylines-0-person")
    assert [option.text for option in select.iter("option")] == ["Pilih nama", "Zul", "Ani"]
