"""The smallest phone and the largest letters: nothing hangs out of the window and everything can be hit."""

import pytest

from tests.browser.stories import PAGES

CONTROLS = "button, select, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, .button, nav.nav a, .footer nav a"
# Links inside a sentence are as high as its line; a card's headline is hit anywhere on the card.
LINKS = "a:not(p a, .prose a, .skip, h3 a, small a, label a)"
TOO_SMALL = """
([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < least - .5 || box.width < least - .5)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)
"""
# What is wider than the window and not inside a box that scrolls by itself.
HANGING = """
() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 90)).slice(0, 5)
"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_hangs_out_of_a_narrow_window(reader, edition, name):
    one = reader(width=320).open(getattr(edition, name))
    found = {"320": one.sideways()}
    one.browser_font_size(32)
    for width in (320, 640):
        one.page.set_viewport_size({"width": width, "height": 740})
        one.rest()
        found[f"{width}, letters of 200 %"] = one.sideways()
    assert found == dict.fromkeys(found, 0), one.page.evaluate(HANGING)


def test_a_story_in_the_largest_letters_of_the_browser_and_of_ours(reader, edition):
    one = reader(width=320, saved={"u": 7}).open(edition.story)
    one.browser_font_size(32)
    one.rest()
    assert one.sideways() == 0, one.page.evaluate(HANGING)


def test_a_wide_table_scrolls_in_its_own_box(reader, edition):
    one = reader(width=320, saved={"u": 7}).open(edition.story)
    table = one.page.locator(".prose table").first
    assert table.evaluate("(one) => one.closest('.table').scrollWidth > one.closest('.table').clientWidth")
    assert table.evaluate("(one) => one.closest('.table').getBoundingClientRect().right") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_every_control_can_be_hit_with_a_thumb_and_every_link_with_a_fingertip(reader, edition, name):
    one = reader(width=360).open(getattr(edition, name))
    assert one.page.evaluate(TOO_SMALL, [CONTROLS, 44]) == []
    assert one.page.evaluate(TOO_SMALL, [LINKS, 24]) == []


@pytest.mark.parametrize(("width", "least", "most"), [(360, 32, 40), (1280, 60, 72)])
def test_a_line_of_the_story_is_as_long_as_an_eye_likes_it(reader, edition, width, least, most):
    one = reader(width=width).open(edition.story)
    one.page.reload()  # the second view surely has the font
    characters = one.page.evaluate("""
      (() => {
        const text = document.querySelector(".prose > p:nth-of-type(2)"), range = document.createRange();
        range.selectNodeContents(text);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top / 10)));
        return text.textContent.length / lines.size;
      })()
    """)
    assert least - 3 <= characters <= most
