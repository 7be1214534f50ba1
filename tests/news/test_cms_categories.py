"""Channels in the CMS: a tree of two levels whose addresses never collide and never die."""

import pytest

from news.models import Category
from tests.factories import make_article, make_category, make_page, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/news/category/", "/admin/news/category/add/"
TAKEN = "Alamat ini sudah dipakai. Pilih kata lain."
RESERVED = "Alamat ini dipakai oleh portal sendiri. Pilih kata lain."


@pytest.fixture
def desk(signed_in, managing_editor):
    return signed_in(managing_editor)


def sheet_of(desk, channel) -> Sheet:
    return Sheet(desk, f"{LIST}{channel.pk}/change/")


def test_a_channel_is_made_with_its_page_and_its_place_in_the_row(desk, client):
    berita = make_category("Berita")
    made = {
        "name": "Kabar Desa",
        "parent": str(berita.pk),
        "description": "Dari desa.",
        "order": "5",
        "in_navigation": "on",
    }
    assert Sheet(desk, ADD).post(**made).status_code == 302
    channel = Category.objects.get(name="Kabar Desa")
    assert (channel.slug, channel.parent, channel.order, channel.on_front_page) == ("kabar-desa", berita, 5, False)
    page = Reading(client.get("/kabar-desa/"))
    assert page.text("h1") == "Kabar Desa" and "/kabar-desa/" in page.links("body")


@pytest.mark.parametrize(("typed", "errors"), [
    ({"name": ""}, {"name": "Bidang ini tidak boleh kosong."}),
    ({"name": "Berita"}, {"name": "Sudah ada kanal dengan nama ini.", "slug": TAKEN}),
    ({"name": "Lain", "slug": "berita"}, {"slug": TAKEN}),
    ({"name": "Tag"}, {"slug": RESERVED}), ({"name": "Lain", "slug": "Admin!"}, {"slug": RESERVED}), ({"name": "Indeks"}, {"slug": RESERVED}),
    ({"name": "Lain", "slug": "redaksi"}, {"slug": "Alamat ini sudah dipakai oleh halaman statis."}),
    ({"name": "Lain", "slug": "dulu"}, {"slug": "Alamat ini pernah dipakai dan masih mengalihkan pembaca. Pilih kata lain."}),
    ({"name": "🔥"}, {"slug": "Tulis alamat dengan huruf atau angka."}),
    ({"name": "Lain", "order": "-1"}, {"order": "Pastikan nilai ini lebih besar dari atau sama dengan 0."}),
    ({"name": "N" * 61, "slug": "n"}, {"name": "Pastikan nilai ini mengandung paling banyak 60 karakter (sekarang 61 karakter)."}),
])  # fmt: skip
def test_a_channel_that_cannot_be_is_told_at_its_field(desk, typed, errors):
    make_category("Berita"), make_page("Redaksi", slug="redaksi")
    old = make_category("Dulu")
    old.slug = "kini"
    old.save()
    refused = Sheet(desk, ADD).send(**{"order": "1", "description": "Tetap.", **typed})
    assert refused.errors == errors
    assert {name: refused.fields[name] for name in typed} == typed and refused.fields["description"] == "Tetap."
    assert Category.objects.count() == 2


def test_the_tree_has_two_levels_and_no_circle(desk):
    berita, opini = make_category("Berita"), make_category("Opini")
    nasional = make_category("Nasional", berita)
    not_offered = "Masukkan pilihan yang valid. Pilihan tersebut bukan salah satu dari pilihan yang tersedia."
    assert sheet_of(desk, opini).send(parent=str(nasional.pk)).errors == {"parent": not_offered}
    assert sheet_of(desk, berita).send(parent=str(nasional.pk)).errors == {"parent": not_offered}
    assert sheet_of(desk, berita).send(parent=str(opini.pk)).errors == {
        "parent": "Kanal ini punya subkanal, jadi tidak bisa menjadi subkanal."
    }
    assert sheet_of(desk, opini).send(parent=str(opini.pk)).errors == {
        "parent": "Kanal tidak bisa menjadi induknya sendiri."
    }
    assert [channel.parent for channel in Category.objects.order_by("pk")] == [None, None, berita]


def test_a_renamed_channel_leads_its_readers_and_its_stories_on(desk, client):
    channel = make_category("Daerah")
    story = publish(slug="air", category=channel)
    for slug in ("kabar-daerah", "nusantara"):
        assert sheet_of(desk, channel).post(slug=slug).status_code == 302
    for old in ("daerah", "kabar-daerah"):
        assert client.get(f"/{old}/")["Location"] == "/nusantara/"
        assert client.get(f"/{old}/air/")["Location"] == "/nusantara/air/"
    assert (
        client.get("/nusantara/air/").status_code == 200 and story.title in client.get("/nusantara/").content.decode()
    )


def test_a_channel_under_another_parent_takes_its_stories_along(desk, client):
    berita, gaya, channel = make_category("Berita"), make_category("Gaya"), make_category("Kuliner")
    story = publish("Soto", category=channel)
    for parent, seen in ((berita, "/berita/"), (gaya, "/gaya/")):
        assert sheet_of(desk, channel).post(parent=str(parent.pk)).status_code == 302
        assert [
            address for address in ("/berita/", "/gaya/") if story.title in client.get(address).content.decode()
        ] == [seen]


def test_order_and_row_are_changed_in_the_list(desk, client):
    one, two = make_category("Satu", order=1), make_category("Dua", order=2)
    form = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-id": str(one.pk), "form-0-order": "9",
            "form-1-id": str(two.pk), "form-1-order": "x", "form-1-in_navigation": "on", "_save": "1"}  # fmt: skip
    assert "Masukkan keseluruhan angka bilangan." in desk.post(LIST, form).content.decode()
    assert desk.post(LIST, form | {"form-1-order": "3"}).status_code == 302
    assert list(Category.objects.in_order().values_list("name", "in_navigation")) == [("Dua", True), ("Satu", False)]
    make_article(category=one)
    assert desk.post(f"{LIST}{one.pk}/delete/", {"post": "yes"}).status_code == 403
