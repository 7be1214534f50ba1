"""Addresses as people mistype them, and the words that belong to the portal itself."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from news.models import Category, Page
from news.slugs import RESERVED
from tests.factories import make_category, make_keyword, make_page, make_person, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_no_channel_and_no_page_takes_a_reserved_word(word):
    for thing in (Category(name="Kanal", slug=word), Page(title="Halaman", slug=word)):
        with pytest.raises(ValidationError) as refused:
            thing.full_clean()
        assert "dipakai oleh portal sendiri" in str(refused.value)
        with pytest.raises(IntegrityError), transaction.atomic():
            thing.save()


def test_a_reserved_word_in_capitals_is_still_reserved():
    with pytest.raises(ValidationError):
        Category(name="Kanal", slug="Admin").full_clean()


def test_every_first_segment_of_our_own_is_reserved():
    first = {str(route.pattern).split("/")[0] for route in get_resolver().url_patterns if str(route.pattern)}
    # No slug holds a dot or a caret: robots.txt, sw.js and the patterns of keys.
    own = {segment for segment in first if not set(".^") & set(segment)}
    own |= {"tag", "penulis", "indeks", "static"}
    assert own <= RESERVED


def test_a_page_and_a_channel_cannot_share_an_address():
    make_category("Pedoman")
    make_page("Redaksi")
    with pytest.raises(ValidationError, match="sebuah kanal"):
        Page(title="Pedoman").full_clean()
    with pytest.raises(ValidationError, match="halaman statis"):
        Category(name="Redaksi").full_clean()


@pytest.mark.parametrize("make", [make_category, make_keyword, make_person])
def test_an_address_that_still_redirects_is_refused_to_others(make):
    thing = make("Yang Pertama")
    thing.slug = "yang-baru"
    thing.save()
    other = type(thing)(name="Yang Kedua", slug="yang-pertama")
    with pytest.raises(ValidationError, match="masih mengalihkan pembaca"):
        other.full_clean()
    thing.slug = "yang-pertama"
    thing.full_clean()


def test_a_page_cannot_take_the_old_address_of_a_channel():
    channel = make_category("Daerah")
    channel.slug = "nusantara"
    channel.save()
    with pytest.raises(ValidationError, match="masih mengalihkan"):
        Page(title="Daerah", slug="daerah").full_clean()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("/nasional", "/nasional/"),
        ("/NASIONAL/", "/nasional/"),
        ("/Nasional/Tanggul-Jebol/", "/nasional/tanggul-jebol/"),
        ("/TAG/Waduk/?page=1", "/tag/waduk/?page=1"),
        ("/penulis/Putri-Kirana/", "/penulis/putri-kirana/"),
        ("/INDEKS/", "/indeks/"),
        ("/Lama/Tanggul-JEBOL/", "/nasional/tanggul-jebol/"),
        ("/indeks", "/indeks/"),
        ("/Nasional/Tanggul-Jebol", "/nasional/tanggul-jebol/"),
        ("/NASIONAL?page=1", "/nasional/?page=1"),
        ("/Indeks/2026/03/18/", "/indeks/2026/03/18/"),
        ("/Indeks/2026/03/18?kanal=nasional", "/indeks/2026/03/18/?kanal=nasional"),
        ("/Arsip/2026/03/", "/arsip/2026/03/"),
        ("/ARSIP/2026/03", "/arsip/2026/03/"),
        ("/arsip/2026", "/arsip/2026/"),
        ("/Terpopuler", "/terpopuler/"),
        ("/Lama/Tanggul-JEBOL", "/nasional/tanggul-jebol/"),
    ],
)
def test_a_missing_slash_or_capitals_cost_one_redirect(client, typed, right):
    publish("Tanggul Jebol", keywords=["Waduk"], by=[make_person("Putri Kirana")])
    answer = client.get(typed)
    assert answer.status_code == 301
    assert answer["Location"] == right
    assert client.get(right).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/NASIONAL/Tidak-Ada/",
        "/Tidak-Ada/",
        "/ADMIN/",
        "/AKUN/login/",
        "/a/b/c/d/",
        "/nasional/%00/",
        "/tag/%F0%9F%98%80/",
        "/Indeks/2026/02/30/",
        "/Static/site.css",
    ],
)
def test_capitals_open_nothing_else(client, address):
    publish()
    assert client.get(address).status_code in (400, 404)


@pytest.mark.parametrize("number", ["0", "-1", "51", "1000000000", "01", "1.0", "abc", "", "１"])
@pytest.mark.parametrize("address", ["/nasional/", "/tag/waduk/", "/penulis/putri-kirana/"])
def test_a_page_that_cannot_be_is_not_found(client, address, number):
    publish("Tanggul Jebol", keywords=["Waduk"], by=[make_person("Putri Kirana")])
    assert client.get(address, {"page": number}).status_code == 404
