"""A story on several pages, and what an old story says of its age."""

from dataclasses import replace
from datetime import datetime

import pytest

from news.models import Kind
from tests.factories import NOW, WIB, make_category, make_person, make_photo, publish
from tests.reading import Reading

pytestmark = pytest.mark.django_db

BREAK = '<hr data-page="">'


def read(client, story, query="") -> Reading:
    answer = client.get(story.get_absolute_url() + query)
    assert answer.status_code == 200
    return Reading(answer)


@pytest.fixture
def long_story(db):
    return publish(
        body=f"<p>Satu.</p>{BREAK}<p>Dua.</p>{BREAK}<p>Tiga.</p>",
        by=[make_person("Putri", "PK")],
        lead_photo=make_photo(),
    )


def test_each_page_shows_its_part_with_the_dateline_first_and_the_initials_last(client, long_story):
    assert read(client, long_story).text("div.prose") == "NUSAWARTA | Demak - Satu."
    assert read(client, long_story, "?page=2").text("div.prose") == "Dua."
    assert read(client, long_story, "?page=3").text("div.prose") == "Tiga. (PK)"
    assert read(client, long_story, "?page=all").text("div.prose") == "NUSAWARTA | Demak - Satu. Dua. Tiga. (PK)"


def test_the_pages_are_linked_by_number_and_as_one(client, long_story):
    address = long_story.get_absolute_url()
    page = read(client, long_story, "?page=2")
    assert (
        page.text("nav.story-pages") == "Sebelumnya Halaman Halaman 1 Halaman 2 Halaman 3 Selanjutnya Tampilkan semua"
    )
    assert page.links("nav.story-pages") == [
        address,
        address,
        f"{address}?page=2",
        f"{address}?page=3",
        f"{address}?page=3",
        f"{address}?page=all",
    ]
    (current,) = [a for a in page.all("a") if a.get("aria-current") == "page" and "page=2" in a.get("href")]
    assert "Tampilkan semua" not in read(client, long_story, "?page=all").text("nav.story-pages")


def test_all_pages_have_one_address_for_machines_and_a_title_each(client, long_story):
    for query, title in (("", ""), ("?page=2", " - Halaman 2"), ("?page=all", "")):
        page = read(client, long_story, query)
        (canonical,) = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        assert canonical.endswith(long_story.get_absolute_url())
        assert page.text("title") == f"{long_story.title}{title} | Nusawarta"


def test_photograph_and_comments_stand_on_the_first_page_only(client, long_story):
    first, second = read(client, long_story), read(client, long_story, "?page=2")
    assert first.all("figure.lead-photo") and first.all("section.conversation")
    assert not second.all("figure.lead-photo") and not second.all("section.conversation")
    assert f"{long_story.get_absolute_url()}#komentar" in second.links("div.share")
    assert "#komentar" in first.links("div.share")


@pytest.mark.parametrize("asked", ["0", "4", "-1", "01", "1e3", "semua", "", "٢", "9" * 50])
def test_a_page_that_is_none_is_not_found(client, long_story, asked):
    assert client.get(f"{long_story.get_absolute_url()}?page={asked}").status_code == 404


def test_a_story_without_breaks_has_one_page(client):
    story = publish(body=f"{BREAK}<p>Satu.</p>{BREAK}{BREAK}")
    page = read(client, story, "?page=all")
    assert page.text("div.prose") == "NUSAWARTA | Demak - Satu."
    assert not page.all("nav.story-pages") and page.all("section.conversation")
    assert read(client, story, "?page=1").text("div.prose") == "NUSAWARTA | Demak - Satu."
    assert client.get(f"{story.get_absolute_url()}?page=2").status_code == 404


def test_a_page_with_nothing_left_to_show_is_none(client):
    story = publish(
        body=f'<p>Satu.</p>{BREAK}<figure data-photo="99"><figcaption>x</figcaption></figure>{BREAK}<p>Dua.</p>'
    )
    assert read(client, story, "?page=2").text("div.prose") == "Dua."
    assert client.get(f"{story.get_absolute_url()}?page=3").status_code == 404


# Age and reading time


@pytest.mark.parametrize(
    ("published", "notice"),
    [
        (datetime(2025, 3, 18, 9, tzinfo=WIB), []),  # 365 days
        (datetime(2025, 3, 17, 23, 59, tzinfo=WIB), ["Berita ini terbit lebih dari 1 tahun lalu. Keadaannya bisa sudah berubah."]),
        (datetime(2022, 3, 19, 9, tzinfo=WIB), ["Berita ini terbit lebih dari 3 tahun lalu. Keadaannya bisa sudah berubah."]),
        (datetime(2022, 3, 18, 9, tzinfo=WIB), ["Berita ini terbit lebih dari 4 tahun lalu. Keadaannya bisa sudah berubah."]),
    ],
)  # fmt: skip
def test_an_old_story_says_how_old_it_is(client, published, notice):
    assert read(client, publish(at=published)).texts("p.age-notice") == notice


def test_the_notice_comes_at_midnight_of_the_newsroom(client, clock):
    story = publish(at=datetime(2025, 3, 18, 9, tzinfo=WIB))
    clock.moment = NOW.replace(hour=23, minute=59)
    assert not read(client, story).all("p.age-notice")
    clock.wait(minutes=1)
    assert read(client, story).all("p.age-notice")


def test_a_channel_may_be_spared_and_the_limit_set(client, settings):
    old = datetime(2025, 10, 1, tzinfo=WIB)
    recipes = make_category("Kuliner", age_notice=False)
    settings.NEWSROOM = replace(settings.NEWSROOM, age_notice_days=30)
    assert (
        read(client, publish(at=old, kind=Kind.OPINION))
        .text("p.age-notice")
        .startswith("Tulisan ini terbit lebih dari 5 bulan lalu.")
    )
    assert not read(client, publish(at=old, category=recipes)).all("p.age-notice")
    settings.NEWSROOM = replace(settings.NEWSROOM, age_notice_days=0)
    assert not read(client, publish(at=datetime(2001, 1, 1, tzinfo=WIB))).all("p.age-notice")


def test_the_time_that_reading_takes_is_told(client):
    assert "Waktu baca 3 menit" in read(client, publish(body=f"<p>{'kata ' * 600}</p>")).text("div.story-info")


def test_a_story_is_passed_on_without_script(client):
    story = publish("Air & Api: 100%")
    links = read(client, story).links("div.share")
    address = f"http%3A%2F%2F127.0.0.1%3A8000%2Fnasional%2F{story.slug}%2F"
    assert links == [
        f"https://wa.me/?text=Air%20%26%20Api%3A%20100%25%20{address}",
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
        f"https://x.com/intent/post?text=Air%20%26%20Api%3A%20100%25&url={address}",
        f"https://t.me/share/url?url={address}&text=Air%20%26%20Api%3A%20100%25",
        "#komentar",
    ]
