"""Smart paste: a manuscript of any habit is read into the slots of a story, and no word of it gets lost."""

import re
from dataclasses import asdict

import pytest

from news.gazetteer import known_places
from news.manuscript import read
from news.manuscript_lines import from_text
from news.prose import clean, plain_text
from tests.news.manuscripts import BODY, FIRST, LAST, MANUSCRIPTS, SECOND, TITLE

BRANDS = ("NUSAWARTA", "Nusawarta")


def reading(html):
    return read(html, BRANDS, known_places())


def paragraphs(html: str) -> list[str]:
    return [plain_text(one) for one in re.findall(r"<p>(.*?)</p>", clean(html))]


@pytest.mark.parametrize("name", MANUSCRIPTS)
def test_a_manuscript_is_read_as_an_editor_reads_it(name):
    text, slots = MANUSCRIPTS[name]
    found = reading(clean(from_text(text)))
    expected = {slot: value for slot, value in slots.items() if slot != "body"}
    assert {slot: value for slot, value in asdict(found).items() if value and slot != "body"} == expected
    assert paragraphs(found.body) == slots.get("body", BODY)


def test_the_dress_of_a_manuscript_from_a_word_processor_stays():
    html = (
        f"<h2>{TITLE}</h2><p><strong>KABAR.TEST | Demak -</strong> Warga <em>bekerja</em> &amp; menata karung sejak pagi."
        f"<br>{SECOND}</p><ul><li><p>Cangkul</p></li></ul><blockquote><p>Kami siap.</p></blockquote>"
        f"<p>{LAST} <strong>(PK)</strong></p>"
    )
    found = reading(html)
    assert (found.title, found.place, found.initials) == (TITLE, "Demak", ["PK"])
    assert clean(found.body) == clean(
        f"<p>Warga <em>bekerja</em> &amp; menata karung sejak pagi.</p><p>{SECOND}</p><ul><li><p>Cangkul</p></li></ul>"
        f"<blockquote><p>Kami siap.</p></blockquote><p>{LAST}</p>"
    )


def test_whatsapps_marks_and_bullets_become_dress():
    html = clean(from_text("Warga *sepakat* dan _rukun_, bukan 3 * 4 * 5 atau nama_berkas_ini.\n- Cangkul\n- Karung"))
    assert html == (
        "<p>Warga <strong>sepakat</strong> dan <em>rukun</em>, bukan 3 * 4 * 5 atau nama_berkas_ini.</p>"
        "<ul><li><p>Cangkul</p></li><li><p>Karung</p></li></ul>"
    )


@pytest.mark.parametrize(
    "odd", ["", " ", "\n\n", "<b>", "(PK)", "Editor:", "Judul:\nEditor:", "Beranda / ", "*" * 500, "(" * 3000]
)
def test_odd_manuscripts_are_read_too(odd):
    found = reading(clean(from_text(odd)))
    assert isinstance(found.body, str)


def test_a_manuscript_of_five_hundred_paragraphs_is_read_whole_and_at_once():
    text = "\n\n".join(
        [TITLE, f"DEMAK, KABAR.TEST - {FIRST}", *[f"{SECOND} Bagian {n}." for n in range(500)], f"{LAST} (PK)"]
    )
    found = reading(clean(from_text(text)))
    assert (found.title, found.place, found.initials) == (TITLE, "Demak", ["PK"])
    assert len(paragraphs(found.body)) == 502
