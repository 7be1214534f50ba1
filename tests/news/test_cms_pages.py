"""Static pages in the CMS: an address at the root that no channel has, and clean HTML."""

import pytest

from news.models import Page
from tests.factories import make_category, make_page
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/news/page/", "/admin/news/page/add/"
RESERVED = "Alamat ini dipakai oleh portal sendiri. Pilih kata lain."


@pytest.fixture
def desk(signed_in, editor_in_chief):
    return signed_in(editor_in_chief)


def test_a_page_is_made_and_stands_in_the_footer(desk, client):
    body = "<p>Alamat: Jalan <b>Merdeka</b>.</p><script>alert(1)</script>"
    assert Sheet(desk, ADD).post(title="Hubungi & Temui Kami", body=body, order="1", in_footer="on").status_code == 302
    page = Page.objects.get()
    assert (page.slug, page.body) == ("hubungi-dan-temui-kami", "<p>Alamat: Jalan <strong>Merdeka</strong>.</p>")
    assert Reading(client.get("/hubungi-dan-temui-kami/")).text("h1") == "Hubungi & Temui Kami"
    assert "/hubungi-dan-temui-kami/" in Reading(client.get("/")).links("footer")


@pytest.mark.parametrize(("typed", "errors"), [
    ({"title": ""}, {"title": "Bidang ini tidak boleh kosong."}),
    ({"title": "Sitemap"}, {"slug": RESERVED}), ({"title": "Lain", "slug": "Feed"}, {"slug": RESERVED}),
    ({"title": "Nasional"}, {"slug": "Alamat ini sudah dipakai oleh sebuah kanal."}),
    ({"title": "Dulu"}, {"slug": "Alamat ini pernah dipakai sebuah kanal dan masih mengalihkan pembaca."}),
    ({"title": "Kontak"}, {"slug": "Alamat ini sudah dipakai. Pilih kata lain."}),
    ({"title": "???"}, {"slug": "Tulis alamat dengan huruf atau angka."}),
])  # fmt: skip
def test_a_page_that_cannot_be_is_told_at_its_field(desk, typed, errors):
    make_category("Nasional"), make_page("Kontak")
    moved = make_category("Dulu")
    moved.slug = "kini"
    moved.save()
    refused = Sheet(desk, ADD).send(body="<p>Isi.</p>", **typed)
    assert refused.errors == errors
    assert {name: refused.fields[name] for name in typed} == typed and refused.fields["body"] == "<p>Isi.</p>"
    assert Page.objects.count() == 1


def test_an_emptied_address_is_made_of_the_title(desk, client):
    page = make_page("Kontak")
    assert Sheet(desk, f"{LIST}{page.pk}/change/").post(title="Hubungi Kami", slug="").status_code == 302
    assert client.get("/hubungi-kami/").status_code == 200
    page.slug, page.title = "Alamat Lain!", "Kontak"
    page.save()
    assert client.get("/alamat-lain/").status_code == 200


def test_the_footer_is_arranged_in_the_list(desk, client):
    one, two = make_page("Satu", order=1), make_page("Dua", order=2)
    form = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-id": str(one.pk), "form-0-order": "9",
            "form-0-in_footer": "on", "form-1-id": str(two.pk), "form-1-order": "3", "_save": "1"}  # fmt: skip
    assert desk.post(LIST, form).status_code == 302
    assert Reading(client.get("/")).links("footer")[:1] == ["/satu/"] and client.get("/dua/").status_code == 200
