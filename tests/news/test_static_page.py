"""Static pages: the newsroom's own words, at the root and in the footer."""

import pytest

from tests.factories import make_page
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def test_a_page_shows_its_title_and_its_words(client):
    make_page("Pedoman Media Siber", body="<h2>Asas</h2><p>Berita harus <strong>berimbang</strong>.</p>")
    page = Reading(client.get("/pedoman-media-siber/"))
    assert page.text("h1") == "Pedoman Media Siber"
    assert page.text("div.prose") == "Asas Berita harus berimbang."
    assert page.text("title") == "Pedoman Media Siber | Nusawarta"
    assert page.text("nav.crumbs") == "Beranda Pedoman Media Siber"


def test_scripts_never_reach_a_page_whoever_saves_it(client):
    make_page("Redaksi", body='<p onclick="x()">Kami<script>alert(1)</script></p><iframe src="//x"></iframe>')
    answer = client.get("/redaksi/")
    assert Reading(answer).text("div.prose") == "Kami"
    assert b"alert" not in answer.content and b"onclick" not in answer.content and b"iframe" not in answer.content


def test_the_footer_lists_the_pages_that_ask_for_it_in_order(client):
    make_page("Redaksi", order=2), make_page("Tentang Kami", order=1), make_page("Halaman Lepas", in_footer=False)
    (footer,) = Reading(client.get("/redaksi/")).all("footer.footer")
    assert [a.text for a in footer.iter("a")][:3] == ["Tentang Kami", "Redaksi", "Indeks berita"]


def test_a_page_that_is_not_there_is_not_found(client):
    assert client.get("/kontak/").status_code == 404
    assert client.head("/kontak/").status_code == 404
