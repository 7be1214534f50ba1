"""The last part of an address."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import URLPattern, get_resolver
from hypothesis import example, given
from hypothesis import strategies as st

from news.models import Category, Page
from news.slugs import MAX_LENGTH, RESERVED, free_slug, make_slug
from tests.factories import publish


@pytest.mark.django_db
def test_a_story_gets_its_address_from_its_title(client):
    story = publish("Salat Jum`at di Masjid “Baiturrahman” & Doa Bersama")
    assert story.get_absolute_url() == "/nasional/salat-jumat-di-masjid-baiturrahman-dan-doa-bersama/"
    assert client.get(story.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_a_second_story_of_the_same_title_gets_a_number():
    assert [publish("Harga Beras Naik").slug for _ in range(3)] == [
        "harga-beras-naik",
        "harga-beras-naik-2",
        "harga-beras-naik-3",
    ]


@pytest.mark.parametrize(
    "text, slug",
    [
        ("Jum`at Jum'at Jum’at Jum‘at Jum´at Jumʼat", "jumat jumat jumat jumat jumat jumat"),
        ('Kata "kutip" dan “lengkung”', "kata kutip dan lengkung"),
        ("Upah & Harga", "upah dan harga"),
        ("Anggaran 2020–2021 naik — lagi", "anggaran 2020 2021 naik lagi"),
        ("Rp14.900 untuk 3,5 persen", "rp14900 untuk 3 5 persen"),
        ("Jalan Aceh/Medan", "jalan aceh medan"),
        ("  Café Ñandú -- É  ", "cafe nandu e"),
        ("yang di dan untuk", "yang di dan untuk"),
        ("🙂 !!! نص", ""),
    ],
)
def test_quotes_are_dropped_and_other_signs_part_words(text, slug):
    assert make_slug(text) == slug.replace(" ", "-")


def test_a_long_title_is_cut_at_a_word():
    slug = make_slug("pemerintah " * 20)
    assert slug == "-".join(["pemerintah"] * 8) and len(slug) <= MAX_LENGTH
    assert make_slug("a" * 89 + " b" + " c") == "a" * 89
    assert make_slug("a" * 88 + " b" + " c") == "a" * 88 + "-b"
    assert make_slug("a" * 200) == "a" * MAX_LENGTH


@example("0000_0", 5)
@example("aduh_-kok_-begitu", 6)
@given(st.text(max_size=300), st.integers(5, 120))
def test_an_address_is_words_and_hyphens_and_never_too_long(text, length):
    slug = make_slug(text, length)
    assert slug == "" or re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)*", slug)
    assert len(slug) <= length
    assert make_slug(slug, length) == slug


@given(st.text("ab-", min_size=1, max_size=12).map(lambda text: text.strip("-") or "a"), st.integers(0, 30))
def test_a_free_address_is_free_and_fits(wanted, others):
    taken = {wanted, *(f"{wanted[: 12 - len(f'-{n}')].rstrip('-')}-{n}" for n in range(2, others))}
    slug = free_slug(wanted, taken, 12)
    assert slug not in taken and len(slug) <= 12
    assert free_slug(wanted, set(), 12) == wanted


def test_every_first_word_of_the_portals_own_addresses_is_reserved():
    def first_words(patterns, before=""):
        for one in patterns:
            route = before + str(one.pattern)
            if "/" in route.strip("/") or isinstance(one, URLPattern):
                yield route.strip("/^$").split("/")[0]
            else:
                yield from first_words(one.url_patterns, route)

    # A slug holds no dot, so files (robots.txt) are in nobody's way.
    words = {word for word in first_words(get_resolver().url_patterns) if word and not set(word) & set("<.")}
    assert words <= RESERVED
    assert {"admin", "media", "static", "indeks", "tag", "penulis", "akun", "komentar"} <= words | {"static"}


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["admin", "indeks", "media"])
def test_no_channel_and_no_page_takes_a_reserved_word(word):
    for one in (Category(name=word, slug=word), Page(title=word, slug=word, body="<p>x</p>")):
        with pytest.raises(ValidationError, match="dipakai oleh portal"):
            one.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            one.save()
