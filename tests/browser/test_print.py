"""On paper: A4, 11 point, the links written out, nothing to press, and the address of the story."""

import re

import pytest
from django.conf import settings

A4 = (595, 842)  # points


@pytest.fixture
def paper(reader):
    """`paper(address)` is a page as its printer sees it."""

    def lay_out(address, **options):
        somebody = reader(width=794, height=1123, **options).open(address)
        somebody.page.emulate_media(media="print")
        somebody.rest()
        return somebody

    return lay_out


def shown(somebody, place) -> bool:
    found = somebody.page.locator(place)
    return any(found.nth(number).is_visible() for number in range(found.count()))


def test_the_sheet_is_a4_and_the_text_11_points(paper, edition):
    somebody = paper(edition.story, saved={"u": 7, "h": "jelas", "t": "gelap"})
    assert somebody.size() == pytest.approx(11 / 72 * 96, abs=0.1)
    assert somebody.style("body", "fontSize") == somebody.style(".prose > p", "fontSize")
    assert all(face.startswith("Newsreader") for face in somebody.drawn_with())
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", somebody.page.pdf(prefer_css_page_size=True))
    assert boxes and all(abs(float(w) - A4[0]) < 2 and abs(float(h) - A4[1]) < 2 for w, h in boxes)


def test_black_on_white_whatever_the_screen_is(paper, edition):
    somebody = paper(edition.story, saved={"t": "gelap"}, color_scheme="dark")
    assert somebody.style("body", "color") == "rgb(0, 0, 0)"
    assert somebody.style("body", "backgroundColor") == "rgb(255, 255, 255)"


def test_the_story_is_there_and_nothing_to_press(paper, edition):
    somebody = paper(edition.story)
    for place in ("h1", ".story-info time", ".lead-photo img", "figcaption", ".prose", ".story-end p"):
        assert shown(somebody, place), place
    for place in ("nav", "button", "select", "input", ".conversation", ".beside", ".banner", ".share", ".skip"):
        assert not shown(somebody, place), place


def test_links_are_written_out(paper, edition):
    somebody = paper(edition.story)
    written = somebody.page.locator(".prose a").first.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "https://bnpb.test/" in written


def test_the_whole_address_of_the_story_is_on_it(paper, edition):
    somebody = paper(edition.story)
    address = somebody.page.locator(".address")
    assert address.is_visible() and address.inner_text() == settings.SITE_URL + edition.story


@pytest.mark.parametrize("page", ["home", "channel", "index", "page", "person", "lost"])
def test_other_pages_can_be_printed_too(paper, edition, page):
    somebody = paper(getattr(edition, page))
    words = somebody.page.locator("main").inner_text()
    assert len(words.split()) > 8
    assert not shown(somebody, "nav") and not shown(somebody, "button")
    assert somebody.sideways() <= 0
