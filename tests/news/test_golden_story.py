"""The 13 slots of a story's story, in order, each from its own field, compared as plain text."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.utils.html import escape

from news.models import Rights
from tests.factories import WIB, make_article, make_banner, make_category, make_person, make_photo
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db

TITLE = "Kepala Dinas PUPR Dorong Perbaikan 17 Pintu Air di Karangjati"
# As an editor types it: mixed quotes, a backtick in a name, acronyms, two spaces, odd capitals.
PARAGRAPHS = [
    "Kepala Dinas Pekerjaan Umum dan Penataan Ruang (PUPR) Ma`ruf Lesmana mendorong perbaikan 17 pintu air. ",
    "Hal itu ia sampaikan dalam rapat bertema “SIAGA BERSAMA, Karangjati penuh keSIAPan”, Kamis (17/3/2022).",
    '"Air tidak menunggu anggaran," katanya. Warga menyebutnya "janji lama", lalu menambahkan: <b>tidak</b> & seterusnya.',
    "Rapat dihadiri BPBD, PMI, dan 3 desa.  Pintu pertama selesai bulan depan.",
]


@pytest.fixture
def story(client, settings, clock):
    """The story in the preset that prints the date line of the model story."""
    settings.NEWSROOM = replace(settings.NEWSROOM, brand="NUSAWARTA.TEST", date_style="model")
    clock.moment = datetime(2022, 4, 1, 15, 0, tzinfo=WIB)
    for slot, alt in (("top", "bakso urat"), ("bottom", "survei warga")):
        make_banner(slot, alt, starts_at=clock.moment)
    written = make_article(
        TITLE,
        category=make_category("Daerah", make_category("Berita")),
        standfirst="",
        dateline_place="Karangjati",
        body="".join(f"<p>{escape(one)}</p>" for one in PARAGRAPHS),
        lead_photo=make_photo(
            caption="Pintu air (PA) Karangjati dan Ma`ruf Lesmana.", credit="Istimewa", rights=Rights.HANDOUT
        ),
        by=[make_person("Putri Kirana", "PK")],
        editor=make_person("Alfian Nurdin"),
        state="published",
        published_at=clock.moment,
    )
    return Reading(client.get(written.get_absolute_url()))


def exact(element) -> str:
    return "".join(element.itertext())


def test_01_the_banner_above_says_that_it_is_one(story):
    banner = story.all("aside.banner")[0]
    assert banner.get("aria-label") == "Iklan"
    assert exact(banner).strip() == "Iklan"
    assert next(banner.iter("img")).get("alt") == "bakso urat"


def test_02_the_breadcrumb_comes_from_the_tree_of_channels(story):
    assert story.text("nav.crumbs") == f"Beranda Berita Daerah {TITLE}"


def test_03_the_title_stands_once_as_a_heading(story):
    assert story.texts("h1") == [TITLE]


def test_04_the_date_line_is_the_house_style_of_the_preset(story):
    time = [one for one in story.all("div.story-info")[0].iter("time")]
    assert [exact(one) for one in time] == ["Jum`at, 01 April 2022 15:00 WIB"]
    assert time[0].get("datetime") == "2022-04-01T15:00+07:00"


def test_05_the_font_control_is_there(story):
    row = story.text("div.font-row")
    assert row.startswith("Font") and "Ukuran" in row and "A−" in row and "A+" in row


def test_06_the_caption_and_the_credit_are_two_things(story):
    assert story.text("figcaption") == "Pintu air (PA) Karangjati dan Ma`ruf Lesmana. [Foto: Istimewa]"


def test_07_to_09_dateline_body_and_initials_are_as_typed(story):
    told = [words(one) for one in story.all("div.prose")[0].findall("p")]
    read = [" ".join(one.split()) for one in PARAGRAPHS]  # a browser shows two spaces as one
    assert told == [f"NUSAWARTA.TEST | Karangjati - {read[0]}", *read[1:3], f"{read[3]} (PK)"]


def test_10_without_keywords_there_is_no_label(story):
    assert not story.all("#kata-kunci")
    assert "Kata kunci" not in story.text("footer.story-end")


def test_11_the_editor_is_named(story):
    assert "Editor : Alfian Nurdin" in story.text("footer.story-end")


def test_12_the_banner_below_is_another(story):
    assert next(story.all("aside.banner")[1].iter("img")).get("alt") == "survei warga"


def test_13_the_conversation_ends_it(story):
    assert story.text("section.conversation").startswith("Komentar Anda")


def test_the_slots_stand_in_this_order(story):
    order = [
        story.all("aside.banner")[0],
        story.all("nav.crumbs")[0],
        story.all("h1")[0],
        story.all("div.story-info")[0],
        story.all("div.font-row")[0],
        story.all("figcaption")[0],
        story.all("div.prose")[0],
        story.all("footer.story-end")[0],
        story.all("aside.banner")[1],
        story.all("section.conversation")[0],
    ]
    everything = list(story.root.iter())
    places = [everything.index(one) for one in order]
    assert places == sorted(places)
