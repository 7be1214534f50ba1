"""Pages without script, in the dark, in the colours of the system, and as a strict parser of HTML reads them."""

import html5lib
import pytest

from tests.browser.stories import PAGES

WORDS = "document.querySelector('{}').innerText.split(/\\\\s+/).join(' ')"
# Everything that a border alone tells from the paper: its colour must not be the paper's.
# The browser itself draws a checkbox, edge and all.
EDGES = """
() => [...document.querySelectorAll("button, select, input:not([type=hidden], [type=checkbox]), .button, .tags a, .paid")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    const style = getComputedStyle(one), paper = getComputedStyle(document.body).backgroundColor;
    return !parseFloat(style.borderTopWidth) || style.borderTopStyle === "none" || style.borderTopColor === paper;
  })
  .map((one) => one.outerHTML.slice(0, 90))
"""


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_free_of_errors(reader, edition, name):
    source = reader().open(getattr(edition, name), wait="commit").answer.body().decode()
    parser = html5lib.HTMLParser()
    parser.parse(source)
    assert [(place, code) for place, code, _ in parser.errors] == []


@pytest.mark.parametrize("name", PAGES)
def test_without_script_the_page_is_whole(reader, edition, name):
    path = getattr(edition, name)
    plain, scripted = reader(java_script_enabled=False).open(path), reader().open(path)
    scripted.page.evaluate("document.querySelectorAll('.needs-js').forEach((one) => one.remove())")
    for place in ("header.masthead", "nav.nav", "main", "footer.footer"):
        texts = [" ".join(one.page.locator(place).inner_text().split()) for one in (plain, scripted)]
        assert texts[0] == texts[1] != "", place
    assert plain.page.locator(".needs-js:visible").count() == 0
    assert (
        plain.page.locator("main a[href^='#']:visible, main a[href='']").count()
        == plain.page.locator("main a[href='#komentar']").count()
    )


def test_without_script_the_photographs_come(reader, edition):
    one = reader(java_script_enabled=False).open(edition.home)
    one.page.wait_for_load_state("networkidle")
    assert len(one.fetched(".avif")) > 20


def test_without_script_a_comment_is_a_plain_link_to_a_page(reader, edition):
    one = reader(java_script_enabled=False).open(edition.story)
    one.page.get_by_role("link", name="Tulis komentar").click()
    assert "/akun/login/" in one.page.url or "/komentar/" in one.page.url


@pytest.mark.parametrize("name", ["story", "home", "keyword", "index", "login"])
def test_in_the_dark_and_in_the_system_s_own_colours_every_edge_stays(reader, edition, name):
    one = reader().open(getattr(edition, name))
    for media in (
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"forced_colors": "active", "color_scheme": "light"},
    ):
        one.page.emulate_media(**media)
        assert one.page.evaluate(EDGES) == [], media


def test_in_the_system_s_own_colours_the_current_channel_and_the_focus_are_seen(reader, edition):
    one = reader(forced_colors="active").open(edition.channel)
    other, current = (
        one.style(place, "borderBottomColor") for place in (".nav a:not([aria-current])", ".nav a[aria-current]")
    )
    assert current != other
    assert other == one.style("body", "backgroundColor")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert float(one.page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")) >= 3


def test_nothing_moves_on_any_page_while_it_loads(reader, edition):
    one = reader()
    moved = {path: one.open(path).shifts() for path in edition.every}
    assert moved == dict.fromkeys(edition.every, [])


def test_no_page_says_a_word_in_the_console_and_none_keeps_anything_in_the_browser(reader, edition):
    one = reader(width=1280)
    for path in edition.every:
        one.open(path)
        assert one.kept() is None, path
        if path != edition.login:
            assert one.context.cookies() == [], path
        else:
            one.context.clear_cookies()
    answers = ("410 (Gone)", "404 (Not Found)")
    assert one.said == [f"Failed to load resource: the server responded with a status of {said}" for said in answers]
