"""An address once published leads to its story for ever, whatever is renamed afterwards."""

import pytest

from news.models import Article, Category, Keyword, Person
from news.slugs import MAX_LENGTH
from tests.factories import make_article, make_category, make_keyword, make_person, publish, withdraw

pytestmark = pytest.mark.django_db


def rename(thing, slug):
    """As a form does it: a fresh row, one change, saved."""
    thing = type(thing).objects.get(pk=thing.pk)
    thing.slug = slug
    thing.save()
    return thing


def leads_to(client, address) -> str:
    """Where one permanent redirect leads; the target answers at once."""
    answer = client.get(address)
    assert answer.status_code == 301, address
    assert client.get(answer["Location"]).status_code in (200, 410)
    return answer["Location"]


@pytest.mark.parametrize(
    ("make", "prefix"), [(make_category, "/"), (make_keyword, "/tag/"), (make_person, "/penulis/")]
)
def test_every_earlier_address_leads_straight_to_the_newest(client, make, prefix):
    thing = make(slug="pertama")
    for slug in ("kedua", "ketiga", "keempat"):
        thing = rename(thing, slug)
    for old in ("pertama", "kedua", "ketiga"):
        assert leads_to(client, f"{prefix}{old}/") == f"{prefix}keempat/"


def test_a_story_keeps_all_its_addresses(client):
    story = publish("Tanggul Jebol", slug="pertama")
    for slug in ("kedua", "ketiga", "keempat"):
        story = rename(story, slug)
    for old in ("pertama", "kedua", "ketiga"):
        assert leads_to(client, f"/nasional/{old}/") == "/nasional/keempat/"


@pytest.mark.parametrize("make", [make_category, make_keyword, make_person, publish])
def test_going_back_to_an_earlier_address_makes_no_loop(client, make):
    thing = make("Banjir Rob", slug="awal")
    first = thing.get_absolute_url()
    second = rename(thing, "lain").get_absolute_url()
    assert leads_to(client, first) == second
    rename(thing, "awal")
    assert client.get(first).status_code == 200
    assert leads_to(client, second) == first


def test_a_story_moved_to_another_channel_is_found_by_its_old_address(client):
    story = publish(slug="tanggul")
    story.category = make_category("Ekonomi")
    story.save()
    assert leads_to(client, "/nasional/tanggul/") == "/ekonomi/tanggul/"
    assert Article.objects.get().section == story.category


def test_a_renamed_channel_keeps_the_old_addresses_of_all_its_stories(client):
    stories = [publish(f"Berita {number}") for number in range(3)]
    channel = rename(stories[0].category, "dalam-negeri")
    old = rename(stories[0], "berita-nol")
    assert leads_to(client, "/nasional/") == "/dalam-negeri/"
    assert leads_to(client, "/nasional/berita-0/") == f"/dalam-negeri/{old.slug}/"
    assert leads_to(client, "/nasional/berita-1/") == "/dalam-negeri/berita-1/"
    assert channel.articles.count() == 3


def test_a_withdrawn_story_is_told_of_behind_its_old_address_too(client):
    story = rename(publish(slug="lama"), "baru")
    withdraw(story)
    answer = client.get("/nasional/lama/", follow=True)
    assert answer.redirect_chain == [("/nasional/baru/", 301)]
    assert answer.status_code == 410


def test_the_address_of_a_draft_is_not_remembered(client):
    story = rename(make_article(slug="percobaan"), "naskah")
    assert not story.old_slugs.exists()
    assert publish("Percobaan").slug == "percobaan"


def test_a_second_story_never_takes_an_address_that_another_has_or_had():
    rename(publish("Harga Beras Turun"), "harga-beras-naik")
    assert publish("Harga Beras Naik").slug == "harga-beras-naik-2"
    assert publish("Harga Beras Turun").slug == "harga-beras-turun-2"
    assert publish("Harga Beras Turun").slug == "harga-beras-turun-3"


def test_long_titles_that_are_the_same_get_numbers_too():
    title = "Sembilan " + "panjangsekali" * 7  # fills the address to its last letter
    slugs = [publish(title, slug="a" * MAX_LENGTH).slug for _ in range(12)]
    assert len(set(slugs)) == 12
    assert max(map(len, slugs)) == MAX_LENGTH


def test_two_stories_saved_at_the_same_moment_both_get_an_address(monkeypatch):
    publish("Gempa Terasa di Cilacap")
    blind = iter(["gempa-terasa-di-cilacap"])  # the other editor's row was not there yet when we looked
    look = Article.free_slug
    monkeypatch.setattr(Article, "free_slug", lambda self, text: next(blind, None) or look(self, text))
    assert publish("Gempa Terasa di Cilacap").slug == "gempa-terasa-di-cilacap-2"


def test_keywords_and_people_of_one_name_get_addresses_of_their_own():
    rename(make_keyword("Waduk"), "bendungan")
    assert make_keyword("Waduk!").slug == "waduk-2"
    make_person("Budi Santoso")
    assert make_person("Budi Santoso").slug == "budi-santoso-2"


def test_a_merged_keyword_leads_to_the_other_with_all_its_stories(client):
    first, second = make_keyword("Sembako"), make_keyword("Bahan Pokok")
    first = rename(first, "sembilan-bahan-pokok")
    publish("Satu", keywords=["Sembako"]), publish("Dua", keywords=["Sembako", "Bahan Pokok"])
    Keyword.objects.get(pk=first.pk).merge_into(second)
    assert leads_to(client, "/tag/sembako/") == leads_to(client, "/tag/sembilan-bahan-pokok/") == "/tag/bahan-pokok/"
    assert [story.title for story in Article.objects.with_keyword(second)] == ["Dua", "Satu"]


def test_addresses_are_written_small_whatever_is_typed():
    assert make_category("Kanal", slug="Dalam-Negeri").slug == "dalam-negeri"
    assert make_person("Nama", slug="BUDI").slug == "budi"
    assert make_keyword("日本").slug == "kata-kunci"
    assert Category.objects.get().get_absolute_url() == "/dalam-negeri/"
    assert Person.objects.get().get_absolute_url() == "/penulis/budi/"
