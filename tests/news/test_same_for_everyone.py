"""A public page is the same for everyone: it can be kept by anybody and says nothing about its reader."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from comments.models import Comment, State
from tests.factories import make_article, make_category, make_page, make_person, make_photo, publish, withdraw
from tests.news.routes import addresses_of


@pytest.fixture
def addresses(reader):
    channel = make_category("Nasional", make_category("Berita"), on_front_page=True)
    make_page(slug="pedoman", title="Pedoman")
    story = publish(category=channel, by=[make_person()], keywords=["Waduk"], lead_photo=make_photo())
    said = Comment.objects.create(article=story, author=reader, body="Bagus.", state=State.VISIBLE)
    gone = withdraw(publish("Berita yang Dicabut", category=channel))
    every = sum(addresses_of(story, after=said.pk).values(), [])
    return [
        *every,
        gone.get_absolute_url(),
        make_article("Draf").get_absolute_url(),
        "/tidak/ada/",
        "/indeks/?tanggal=2026-03-01",
    ]


def test_no_public_page_sets_a_cookie_or_depends_on_one(client, addresses):
    for address in addresses:
        answer = client.get(address)
        assert not answer.cookies, address
        assert "cookie" not in answer.get("Vary", "").lower(), address
        assert b"csrf" not in answer.content.lower(), address


def test_a_stranger_a_reader_and_an_editor_get_the_same_bytes(client, addresses, reader, editor, signed_in):
    browsers = [client, signed_in(reader), signed_in(editor)]
    before = list(Session.objects.order_by("pk").values())
    for address in addresses:
        answers = [browser.get(address) for browser in browsers]
        assert len({(answer.status_code, answer.content) for answer in answers}) == 1, address
        assert not any(answer.cookies for answer in answers), address
    assert list(Session.objects.order_by("pk").values()) == before


def test_no_public_page_asks_who_is_there(addresses, reader, signed_in, django_assert_max_num_queries):
    browser = signed_in(reader)
    for address in addresses:
        with django_assert_max_num_queries(40) as asked:
            browser.get(address)
        tables = re.findall(
            r'FROM "(django_session|accounts_user)"', " ".join(q["sql"] for q in asked.captured_queries)
        )
        assert not tables, address


def test_unknown_words_in_an_address_change_nothing(client, addresses):
    for address in addresses:
        plain, tagged = client.get(address), client.get(address, {"utm_source": "wa", "fbclid": "x"} | _query(address))
        assert tagged.status_code == plain.status_code, address
        assert tagged.content == plain.content, address
        assert "utm_source" not in tagged.get("Location", ""), address


def _query(address):
    return dict(pair.split("=") for pair in address.partition("?")[2].split("&") if pair)


def test_a_public_page_takes_no_post(client, addresses):
    for address in addresses:
        assert client.post(address).status_code in (403, 404, 405), address
    assert client.post(reverse("news:home")).status_code == 405
