"""axe finds nothing on any page: WCAG 2.0 to 2.2 A and AA and its own best practice, two widths, two themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.stories import PAGES

WIDTHS = (360, 1280)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


#: Of all rules those that a theme can break; the others are tried in the light.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
THEMES = {"light": RULES, "dark": COLOURS}


def violations(one, rules=RULES) -> list[str]:
    found = Axe().run(one.page, options=rules).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def everywhere(one) -> dict:
    """(width, theme) -> what axe has against the page that is open."""
    found = {}
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        for theme, rules in THEMES.items():
            one.page.emulate_media(color_scheme=theme)
            found[width, theme] = violations(one, rules)
    return found


CLEAN = {(width, theme): [] for width in WIDTHS for theme in THEMES}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(reader, edition, name):
    assert everywhere(reader().open(getattr(edition, name))) == CLEAN


@pytest.mark.parametrize("name", ["story", "opinion", "photo_story", "page"])
@pytest.mark.parametrize("saved", [{"u": 0}, {"u": 7, "h": "jelas"}])
def test_axe_finds_nothing_in_the_smallest_and_in_the_largest_and_clearest_letters(reader, edition, name, saved):
    assert everywhere(reader(saved=saved).open(getattr(edition, name))) == CLEAN


def test_axe_finds_nothing_at_the_door_that_writing_a_comment_leads_to(reader, edition):
    one = reader().open(edition.story)
    with one.page.expect_navigation():
        one.page.get_by_role("link", name="Tulis komentar").click()
    assert everywhere(one) == CLEAN


def test_axe_would_find_something(reader, edition):
    """A check that cannot fail tells nothing."""
    one = reader().open(edition.story)
    one.page.evaluate("document.querySelector('.lead-photo img').removeAttribute('alt')")
    assert [name.partition(":")[0] for name in violations(one)] == ["image-alt"]


@pytest.mark.parametrize("name", PAGES)
def test_the_landmarks_are_one_banner_one_main_one_footer_and_named_navigation(reader, edition, name):
    page = reader().open(getattr(edition, name)).page
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    for role in ("navigation", "complementary"):
        names = [one.evaluate("(one) => one.getAttribute('aria-label')") for one in page.get_by_role(role).all()]
        assert all(names) and len(set(names)) == len(names), (role, names)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels


def test_the_skip_link_is_first_and_leads_past_the_channels(reader, edition):
    one = reader().open(edition.story)
    one.page.keyboard.press("Tab")
    skip = one.page.get_by_role("link", name="Langsung ke isi")
    assert skip.evaluate("(one) => one === document.activeElement && one.getBoundingClientRect().left >= 0")
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_focus_is_never_under_the_row_of_channels(reader, edition):
    one = reader().open(edition.story)
    one.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    covered = one.page.locator(".nav").bounding_box()["height"]
    one.page.locator(".footer a").last.focus()
    hidden = []
    for _ in range(25):
        one.page.keyboard.press("Shift+Tab")
        place = one.page.evaluate(
            "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
            " return [one.outerHTML.slice(0, 80), box.top, box.bottom, innerHeight] })()"
        )
        if place[1] < covered - 1 or place[2] > place[3] + 1:
            hidden.append(place)
    assert hidden == []
