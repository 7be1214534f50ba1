"""What stands between the paragraphs of a story, as a reader gets it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.inserts import without_inserts
from news.models import Kind, Rights
from tests.factories import NOW, make_keyword, make_page, make_photo, publish, publish_many, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db

PARAGRAPHS = "".join(f"<p>Paragraf {number}.</p>" for number in range(1, 7))


def photo_html(photo, caption="", alt="") -> str:
    return f'<figure data-photo="{photo.pk}"{alt and f" data-alt={chr(34)}{alt}{chr(34)}"}><figcaption>{caption}</figcaption></figure>'


def also(*stories) -> str:
    return "".join(f'<aside data-read-also="{story.pk}"></aside>' for story in stories)


def read(client, story, query="") -> Reading:
    answer = client.get(story.get_absolute_url() + query)
    assert answer.status_code == 200
    return Reading(answer)


def recommended(page) -> list[str]:
    """Titles under "Baca juga" in the text."""
    return [words(next(box.iter("a"))) for box in page.all("div.read-also")]


# Photographs


def test_a_photograph_shows_the_words_of_this_use(client):
    photo = make_photo(caption="Umum.", credit="Rina", rights=Rights.STAFF, alt="Pintu air")
    page = read(client, publish(body=f"<p>a</p>{photo_html(photo, 'Khusus <em>sekali</em>.', 'Alt khusus')}<p>b</p>"))
    assert page.text("figcaption") == "Khusus sekali. [Foto: Rina]"
    image = next(page.all("figure.in-text")[0].iter("img"))
    assert (image.get("alt"), image.get("loading")) == ("Alt khusus", "lazy")
    assert image.get("width") and image.get("srcset")


def test_without_words_of_its_own_it_shows_the_librarys(client):
    photo = make_photo(caption="<b>Umum</b>", credit="Rina", alt='Pintu "air"')
    page = read(client, publish(body=photo_html(photo)))
    assert page.text("figcaption") == "<b>Umum</b> [Foto: Rina]"
    assert next(page.all("figure.in-text")[0].iter("img")).get("alt") == 'Pintu "air"'


@pytest.mark.parametrize("what", ["forbidden", "out of licence", "unclear rights", "no credit"])
def test_a_photograph_that_may_not_be_shown_leaves_no_hole(client, what):
    forbidden = {"forbidden_at": NOW, "forbidden_reason": "Korban anak."} if what == "forbidden" else {}
    photo = make_photo(
        **forbidden,
        licence_until=NOW if what == "out of licence" else None,
        rights=Rights.UNCLEAR if what == "unclear rights" else Rights.STAFF,
        credit="" if what == "no credit" else "Rina",
    )
    story = publish(
        body=f'<p>a</p>{photo_html(photo, "Rahasia")}<div data-gallery="">{photo_html(photo)}</div><p>b</p>'
    )
    page = read(client, story)
    assert [one.tag for one in page.all("div.prose")[0]] == ["p", "p"]
    assert "Rahasia" not in page.text("main")


def test_a_gallery_numbers_its_photographs_and_links_each_to_its_large_one(client):
    photos = [make_photo(caption=f"Foto ke-{n}.") for n in range(3)]
    story = publish(body=f'<div data-gallery="">{"".join(map(photo_html, photos))}</div><p>a</p>')
    page = read(client, story)
    (gallery,) = page.all("section.gallery")
    assert gallery.get("aria-label") == "Galeri, 3 foto"
    assert page.texts("figcaption") == [f"{n + 1}/3 Foto ke-{n}. [Foto: Istimewa]" for n in range(3)]
    assert [a.get("href") for a in gallery.iter("a")] == [photo.rendition("16:9", 1280) for photo in photos]


def test_a_photo_story_shows_every_photograph_large_and_numbered(client):
    photos = [make_photo(caption=f"Foto ke-{n}.", credit=f"Fotografer {n}", rights=Rights.STAFF) for n in range(4)]
    body = f'<p>a</p><div data-gallery="">{"".join(map(photo_html, photos[1:3]))}</div><p>b</p>{photo_html(photos[3])}'
    page = read(client, publish(kind=Kind.PHOTO, lead_photo=photos[0], body=body))
    assert page.texts("figcaption") == [f"Foto {n + 1}/4 Foto ke-{n}. [Foto: Fotografer {n}]" for n in range(4)]
    assert len(page.all("figure.in-text")) == 3 and not page.all("section.gallery")


# Embeds, tables, quotes


def test_an_embed_is_a_box_with_a_plain_link_and_no_frame(client):
    story = publish(body='<p>a</p><div data-embed="https://www.youtube.com/watch?v=aqz-KE-bpKQ"></div>')
    answer = client.get(story.get_absolute_url())
    page = Reading(answer)
    assert page.links("figure.embed") == ["https://www.youtube.com/watch?v=aqz-KE-bpKQ"]
    assert "Video di YouTube" in page.text("figure.embed")
    assert not page.all("iframe") and not [one for one in page.all("link") if "youtube" in one.get("href", "")]
    (button,) = page.all("figure.embed")[0].iter("button")
    assert button.get("data-frame").startswith("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ")
    assert "https://www.youtube-nocookie.com" in answer["Content-Security-Policy"]


def test_a_table_scrolls_in_a_box_with_a_name(client):
    inner = "<table><tr><td>dalam</td></tr></table>"
    page = read(
        client,
        publish(
            body=f'<p>a</p><table><tr><th>Dusun</th><th>Panjang "x"</th></tr><tr><td>Krajan{inner}</td></tr></table><p>b</p>'
        ),
    )
    (box,) = page.all("div.table")
    assert (box.get("role"), box.get("tabindex"), box.get("aria-label")) == (
        "region",
        "0",
        'Tabel 1: Dusun, Panjang "x"',
    )
    assert len(list(box.iter("table"))) == 2


def test_a_quote_names_its_speaker(client):
    page = read(client, publish(body="<blockquote><p>Surut.</p><footer>Putri Kirana</footer></blockquote>"))
    assert words(page.all("blockquote")[0].find("footer")) == "Putri Kirana"


# Baca juga


def test_editors_recommend_a_story_by_its_current_title(client):
    other = publish("Judul Lama")
    story = publish(body=f"<p>a</p>{also(other)}<p>b</p>")
    other.title, other.slug = "Judul Baru", "judul-baru"
    other.save()
    page = read(client, story)
    assert recommended(page) == ["Judul Baru"]
    assert page.links("div.read-also") == [other.get_absolute_url()]


def test_only_what_is_public_is_recommended_and_never_the_story_itself(client, clock):
    later = publish("Nanti", at=NOW.replace(hour=18))
    story = publish(body="<p>a</p>")
    story.body = f'<p>a</p>{also(later, story, withdraw(publish("Dicabut")), publish("Terbit"))}<aside data-read-also="999"></aside><p>b</p>'
    story.save()
    assert recommended(read(client, story)) == ["Terbit"]
    clock.wait(hours=4)
    assert recommended(read(client, story)) == ["Nanti", "Terbit"]


def test_at_most_three_are_recommended_and_none_twice(client):
    others = [publish(f"Lain {n}") for n in range(5)]
    story = publish(body=f"<p>a</p>{also(others[0], others[0], *others[1:])}")
    assert recommended(read(client, story)) == ["Lain 0", "Lain 1", "Lain 2"]


def test_without_an_editors_choice_stories_of_the_same_keywords_are_recommended(client):
    for n in range(5):
        publish(f"Waduk {n}", keywords=["Waduk"], at=NOW.replace(hour=n))
    publish("Lebih dekat", keywords=["Waduk", "Pangan"], at=NOW.replace(hour=0))
    page = read(client, publish(body=PARAGRAPHS, keywords=["Waduk", "Pangan"]))
    prose = [one.get("class") or words(one) for one in page.all("div.prose")[0]]
    assert prose.index("read-also") == 3 and prose.count("read-also") == 1
    assert recommended(page) == ["Lebih dekat"]
    assert page.texts("section.read-also") == ["Baca juga Waduk 4 Waduk 3"]
    assert [title for title in page.titles() if title in {f"Waduk {n}" for n in range(3)}][-3:] == [
        "Waduk 2",
        "Waduk 1",
        "Waduk 0",
    ]


def test_a_short_story_and_one_with_choices_get_none_in_the_text(client):
    other = publish("Waduk", keywords=["Waduk", "Pangan"])
    page = read(client, publish(body="<p>a</p>" * 4, keywords=["Waduk"]))
    assert recommended(page) == [] and page.texts("section.read-also") == ["Baca juga Waduk"]
    chosen = publish("Pilihan")
    page = read(client, publish(body=f"{PARAGRAPHS}{also(chosen)}", keywords=["Pangan"]))
    assert recommended(page) == ["Pilihan"] and page.texts("section.read-also") == [f"Baca juga {other.title}"]


def test_a_paid_story_is_labelled_wherever_it_is_recommended(client):
    paid = publish("Kopi Enak", kind=Kind.ADVERTORIAL)
    assert (
        read(client, publish(body=f"<p>a</p>{also(paid)}")).text("div.read-also") == "Baca juga Advertorial Kopi Enak"
    )


# What it costs, and where else it is read


def test_many_inserts_ask_no_more_than_one(client):
    word = make_keyword()
    others = publish_many(12, keywords=[word])
    photos = [make_photo() for _ in range(12)]

    def cost(number):
        inserts = "".join(photo_html(photo) for photo in photos[:number]) + also(*others[:number])
        story = publish(body=f"<p>a</p>{inserts}<p>b</p>", keywords=[word.name])
        with CaptureQueriesContext(connection) as asked:
            read(client, story)
        return len(asked)

    assert cost(12) == cost(1)


def test_a_static_page_shows_photographs_and_boxed_tables_too(client):
    photo = make_photo(caption="Kantor kami.")
    make_page(slug="kontak", body=f'{photo_html(photo)}<table><tr><td>a</td></tr></table><hr data-page=""><p>b</p>')
    page = Reading(client.get("/kontak/"))
    assert page.text("figcaption") == "Kantor kami. [Foto: Istimewa]"
    assert len(page.all("div.table")) == 1 and not page.all("hr")


def test_where_only_words_can_stand_a_link_to_the_video_stays():
    body = '<p>a</p><figure data-photo="1"><figcaption>x</figcaption></figure><div data-embed="https://youtu.be/aqz-KE-bpKQ"></div>'
    assert without_inserts(f'{body}<aside data-read-also="5"></aside><p>b</p>') == (
        '<p>a</p><p><a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ">Video di YouTube</a></p><p>b</p>'
    )
