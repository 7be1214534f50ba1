"""For eyes that need more: high contrast, the device's own colours, no motion, no script, and very large letters."""

import pytest

from portal import assets
from portal.identity import Newsroom

DOORS = ("/akun/login/", "/akun/signup/", "/akun/password/reset/", "/luring/", "/pedoman/", "/tidak/ada/")
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
MOVING = """[...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
}).map((one) => one.className || one.nodeName)"""
#: Text whose own colour is nearer to its paper than 7 to 1, by the formula of WCAG 2.
FAINT = """() => {
  const light = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = (one) => { const own = getComputedStyle(one).backgroundColor;
    return own !== "rgba(0, 0, 0, 0)" ? own : one.parentElement ? paper(one.parentElement) : "rgb(255, 255, 255)"; };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
    .filter((one) => ratio(light(getComputedStyle(one).color), light(paper(one))) < 7)
    .map((one) => `${one.className || one.nodeName}: ${one.textContent.trim().slice(0, 30)}`);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["home", "story", "index", "login", "page", "lost"])
def test_who_asks_for_more_contrast_gets_seven_to_one(reader, edition, scheme, page):
    somebody = reader(contrast="more", color_scheme=scheme).open(getattr(edition, page))
    assert somebody.page.evaluate("matchMedia('(prefers-contrast: more)').matches")
    assert somebody.page.evaluate(FAINT) == []


def test_lines_are_as_strong_as_letters_then(reader, edition):
    somebody = reader(contrast="more").open(edition.story)
    assert somebody.style(".story-info", "borderTopColor") == somebody.style("body", "color") == BLACK
    assert somebody.style("time", "color") == BLACK


def test_a_brand_of_our_own_gives_way_to_the_ink(reader, edition):
    css = assets.build("site.css", Newsroom(color="#0a7a55", color_dark="#7fd4b0"))
    somebody = reader(contrast="more").open(edition.story)
    somebody.page.evaluate(
        "(css) => { const one = new CSSStyleSheet(); one.replaceSync(css); document.adoptedStyleSheets = [one] }", css
    )
    assert somebody.style(".kicker", "color") == BLACK


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_devices_own_colours_what_matters_is_a_line(reader, edition, scheme):
    somebody = reader(width=1280, forced_colors="active", color_scheme=scheme).open(edition.channel)
    here, elsewhere = ".nav a[aria-current]", ".nav a:not([aria-current])"
    paper = somebody.style("body", "backgroundColor")
    assert somebody.style(here, "borderBottomColor") != paper
    assert somebody.style(elsewhere, "borderBottomColor") == paper
    somebody.open(edition.story)
    for place in (".button", "select", ".tags a"):
        assert somebody.style(place, "borderTopWidth") == "1px", place
        assert somebody.style(place, "borderTopColor") != paper, place


def test_the_focus_is_seen_in_the_devices_own_colours(reader, edition):
    somebody = reader(forced_colors="active").open(edition.story)
    for _ in range(12):
        somebody.page.keyboard.press("Tab")
        ring = somebody.page.evaluate(
            "(({ outlineStyle, outlineWidth }) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert ring == ["solid", "3px"]


@pytest.mark.parametrize("page", ["home", "story", "login"])
def test_nothing_moves_for_anybody(reader, edition, page):
    somebody = reader(reduced_motion="reduce").open(getattr(edition, page))
    assert somebody.page.evaluate(MOVING) == []
    assert somebody.page.evaluate("document.getAnimations().length") == 0
    assert reader().open(getattr(edition, page)).page.evaluate(MOVING) == []


def test_without_script_every_page_is_whole_and_nothing_is_dead(reader, edition):
    somebody = reader(java_script_enabled=False)
    for address in [*edition.every, *DOORS]:
        somebody.page.goto(somebody.site + address)
        assert somebody.page.locator("h1").count() == 1, address
        assert len(somebody.page.locator("main").inner_text().split()) > 8, address
        dead = somebody.page.locator(".needs-js, button[type=button]").all()
        assert not any(one.is_visible() for one in dead), address
        assert somebody.page.get_by_role("contentinfo").get_by_role("link").count() >= 3, address


@pytest.mark.parametrize("address", DOORS)
def test_letters_of_twice_the_size_fit_on_the_smallest_screen(reader, address):
    somebody = reader(width=320)
    somebody.browser_font_size(32)
    somebody.open(address)
    assert somebody.size("body") == 32
    assert somebody.sideways() <= 0
    hidden = somebody.page.evaluate(
        "[...document.querySelectorAll('main a, main button, main input, main label, h1')]"
        ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML)"
    )
    assert hidden == []
