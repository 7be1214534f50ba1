"""The chooser of the rich text: what an editor finds in it, and who may ask."""

import pytest

from news.models import Rights
from tests.factories import NOW, make_article, make_photo, publish, withdraw

pytestmark = pytest.mark.django_db

ROOT = "/admin/news/article/sisipan/"


def found(browser, what, **query) -> list[dict]:
    answer = browser.get(f"{ROOT}{what}/", query)
    assert answer.status_code == 200
    return answer.json()["found"]


def titles(browser, **query) -> list[str]:
    return [one["title"] for one in found(browser, "berita", **query)]


def test_photographs_are_found_by_their_words_newest_first(signed_in, reporter):
    browser = signed_in(reporter)
    first, second = make_photo(caption="Pintu air Karangjati"), make_photo(caption="Pasar", place="Karangjati")
    make_photo(caption="Karangjati tanpa hak", rights=Rights.UNCLEAR)
    assert [one["id"] for one in found(browser, "foto", q="KARANGJATI")] == [second.pk, first.pk]
    assert [one["id"] for one in found(browser, "foto", q="air karangjati")] == [first.pk]
    assert len(found(browser, "foto")) == 2
    assert found(browser, "foto", q="tidak ada") == []
    (one,) = found(browser, "foto", id=first.pk)
    assert (
        one["caption"] == "Pintu air Karangjati"
        and one["credit"] == "[Foto: Istimewa]"
        and one["thumb"].endswith(".jpg")
    )


def test_stories_are_found_only_when_readers_may_see_them(signed_in, editor):
    browser = signed_in(editor)
    out = publish("Tanggul Karangjati")
    hidden = [
        make_article("Tanggul rahasia"),
        withdraw(publish("Tanggul dicabut")),
        publish("Tanggul nanti", at=NOW.replace(hour=20)),
    ]
    assert titles(browser, q="tanggul") == ["Tanggul Karangjati"]
    assert titles(browser, q="") == ["Tanggul Karangjati"]
    assert titles(browser, id=[one.pk for one in (out, *hidden)]) == ["Tanggul Karangjati"]
    assert titles(browser, q="tanggul", bukan=out.pk) == []


def test_before_a_word_is_typed_stories_of_the_same_keywords_come_first(signed_in, editor):
    publish("Bola", keywords=["Bola"])
    publish("Waduk lama", keywords=["Waduk"], at=NOW.replace(hour=8))
    publish("Waduk baru", keywords=["Waduk", "Pangan"], at=NOW.replace(hour=9))
    browser = signed_in(editor)
    assert titles(browser, kata="Waduk, Pangan, ") == ["Waduk baru", "Waduk lama"]
    assert titles(browser, kata="Belum ada") == ["Bola", "Waduk baru", "Waduk lama"]


def test_an_address_is_known_or_the_known_ones_are_named(signed_in, reporter):
    browser = signed_in(reporter)
    (one,) = found(browser, "sematan", q=" https://youtu.be/aqz-KE-bpKQ ")
    assert (one["id"], one["title"]) == ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "Sisipkan Video di YouTube")
    answer = browser.get(f"{ROOT}sematan/", {"q": "https://evil.test/"}).json()
    assert answer == {
        "found": [],
        "note": "Bukan alamat YouTube, X, Instagram, TikTok, atau video Facebook yang dikenal.",
    }


@pytest.mark.parametrize("odd", ["x" * 5000, "%", "'\"<>", "٣", "-1", "9" * 40])
def test_odd_questions_are_answered(signed_in, editor, odd):
    browser = signed_in(editor)
    for what in ("foto", "berita", "sematan"):
        assert (
            browser.get(
                f"{ROOT}{what}/", {"q": odd[:1500], "kata": odd[:1500], "id": odd[:50], "bukan": odd[:50]}
            ).status_code
            == 200
        )


@pytest.mark.parametrize("what", ["foto", "berita", "sematan"])
def test_only_who_writes_may_ask(client, signed_in, moderator, advertiser, reader, administrator, what):
    assert client.get(f"{ROOT}{what}/").status_code == 302
    assert signed_in(reader).get(f"{ROOT}{what}/").status_code == 302
    for person in (moderator, advertiser):
        assert signed_in(person).get(f"{ROOT}{what}/").status_code == 403
    assert signed_in(administrator).get(f"{ROOT}{what}/").status_code == 200  # edits static pages


def test_searching_costs_the_same_however_many_are_found(signed_in, editor, django_assert_max_num_queries):
    for _ in range(20):
        publish("Tanggul", keywords=["Waduk"])
        make_photo(caption="Tanggul")
    browser = signed_in(editor)
    for what, query in (("foto", {"q": "tanggul"}), ("berita", {"q": "tanggul"}), ("berita", {"kata": "Waduk"})):
        with django_assert_max_num_queries(8):
            assert len(found(browser, what, **query)) >= 12
