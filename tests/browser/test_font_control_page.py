"""What the font control must not disturb: the first paint, the place one reads at, other tabs, paper, old browsers."""

import json
from itertools import product

import pytest
from playwright.sync_api import expect

SIZES = {0: 16.6, 1: 19.0, 2: 21.4, 3: 23.8, 4: 26.1, 5: 28.5, 6: 33.3, 7: 38.0}
FACTORS = {None: 1, "sans": 0.93, "jelas": 0.94}
# Every size and every face, with each theme.
SAVED = [
    {"u": u, "h": face, "t": ("terang", "gelap")[u % 2]}
    for u, face in zip(SIZES, [None, "sans", "jelas"] * 3, strict=False)
]
PLACES = (
    "[...document.querySelectorAll('.prose > *')].map((one) => Math.round(one.getBoundingClientRect().top * 10) / 10)"
)


def ids(saved) -> str:
    return f"{saved['u']}-{saved['h']}-{saved['t']}"


@pytest.fixture
def article(reader, edition):
    return lambda **options: reader(**options).open(edition.story)


# Before the first paint


@pytest.mark.parametrize("saved", SAVED, ids=ids)
def test_a_saved_choice_is_there_at_the_first_paint_and_nothing_ever_moves(article, edition, saved):
    one = article(saved=saved)  # a cold cache
    wanted = pytest.approx(SIZES[saved["u"]] * FACTORS[saved["h"]], abs=0.06)
    for _ in range(2):
        seen = one.page.evaluate("[...new Set(sizes)]")
        assert [float(size.removesuffix("px")) for size in seen] == [wanted], "drawn twice"
        assert one.shifts() == []
        one.open(edition.story)  # a warm one
    assert one.said == []


def test_the_choice_needs_nothing_but_the_page_itself(reader, edition):
    one = reader(saved={"u": 5, "h": "sans", "t": "gelap"})
    one.page.route("**/reader.*.js", lambda route: route.abort())
    one.open(edition.story)
    assert one.attributes() == {"u": "5", "h": "sans", "t": "gelap"}
    assert "js" in one.page.locator("html").get_attribute("class")
    assert round(one.size(), 1) == round(SIZES[5] * 0.93, 1)
    assert one.style("body", "backgroundColor") == "rgb(19, 21, 25)"


def test_a_font_that_comes_late_moves_nothing(reader, edition):
    for saved in ({}, {"u": 4, "h": "jelas"}):
        one = reader(saved=saved)
        held = one.hold("**/*.woff2")
        one.open(edition.story, wait="domcontentloaded")
        one.page.wait_for_timeout(400)
        assert held
        for route in held:
            route.continue_()
        one.page.wait_for_timeout(400)
        assert one.shifts() == []


def test_the_chosen_face_is_fetched_before_the_style_sheet_asks_for_it(article):
    one = article(saved={"h": "jelas"})
    assert one.page.locator("head link[rel=preload][href*=atkinson]").count() == 1
    assert len([url for url in one.fetched(".woff2") if "atkinson" in url]) == 1, "twice would be the wrong preload"


# The reading place


def in_the_middle(one):
    """Scroll into the story; returns the number of the paragraph at the top of the window."""
    one.page.evaluate("scrollTo(0, document.querySelectorAll('.prose > *')[5].getBoundingClientRect().top - 100)")
    tops = one.page.evaluate(PLACES)
    return next(number for number, top in enumerate(tops) if top >= 56)


def moved(one, number, act) -> float:
    before = one.page.evaluate(PLACES)[number]
    act()
    one.rest()
    return abs(one.page.evaluate(PLACES)[number] - before)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_paragraph_one_reads_stays_where_it_is(article, width):
    one = article(width=width)
    one.larger.focus()
    number = in_the_middle(one)
    for key in "++++++-0":
        assert moved(one, number, lambda key=key: one.page.keyboard.press(key)) <= 1, key
    assert one.page.evaluate("scrollY") > 500


def test_the_paragraph_stays_when_the_face_changes_or_another_tab_changes_something(article, edition):
    one = article()
    other = one.new_tab()
    other.goto(one.site + edition.story)
    row = other.get_by_role("group", name="Pengaturan huruf artikel")
    number = in_the_middle(one)

    def pick():
        row.get_by_role("combobox").select_option("jelas")
        expect(one.page.locator("html")).to_have_attribute("data-h", "jelas")

    def press():
        row.get_by_role("button", name="A+").click()
        expect(one.page.locator("html")).to_have_attribute("data-u", "2")

    assert moved(one, number, pick) <= 1
    assert moved(one, number, press) <= 1


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_button_under_the_finger_does_not_move_in_eight_presses(article, width):
    one = article(width=width)
    one.larger.scroll_into_view_if_needed()
    start = one.larger.bounding_box()
    for button, presses in ((one.larger, 6), (one.smaller, 2)):
        for _ in range(presses):
            button.click()
            assert one.larger.bounding_box() == start


def test_on_a_small_phone_the_row_is_one_line(article):
    row = article().row
    controls = [row.locator(place).bounding_box() for place in ("select", "[data-act=smaller]", "[data-act=reset]")]
    assert max(box["y"] for box in controls) < min(box["y"] + box["height"] for box in controls)
    assert all(round(box["height"]) >= 44 and round(box["width"]) >= 44 for box in controls)


# Other tabs, and the way back


def test_open_tabs_follow_at_once_in_everything(article, edition):
    one = article()
    other = one.new_tab()
    other.goto(one.site + edition.without_photo)
    one.larger.click()
    one.face.select_option("sans")
    one.page.get_by_label("Tampilan").select_option("gelap")
    for name, value in (("u", "2"), ("h", "sans"), ("t", "gelap")):
        expect(other.locator("html")).to_have_attribute(f"data-{name}", value)
    expect(other.locator("[data-font-row] output")).to_have_text("112,5%")
    expect(other.locator("#huruf")).to_have_value("sans")
    expect(other.get_by_label("Tampilan")).to_have_value("gelap")
    one.reset.click()
    expect(other.locator("[data-font-row] output")).to_have_text("100%")
    assert one.said == []


def test_a_page_that_comes_back_from_the_cache_of_pages_reads_again(article):
    """No storage event reaches a page that sleeps in that cache; the driver has none, so its waking is told by hand."""
    page = article().page
    page.evaluate("localStorage.setItem('baca', JSON.stringify({ u: 3 }))")
    expect(page.locator("html")).not_to_have_attribute("data-u", "3")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("html")).to_have_attribute("data-u", "3")
    expect(page.locator("[data-font-row] output")).to_have_text("125%")


# Without script, on paper, with another font size in the browser, with long words


def test_without_script_the_row_is_not_there_and_takes_no_room(article):
    with_script, without = article(), article(java_script_enabled=False)
    assert without.row.count() == 0
    assert without.page.locator("[data-font-row]").bounding_box() is None
    gaps = [
        one.top(".lead-photo") - one.top(".story-info") - one.height(".story-info") for one in (without, with_script)
    ]
    assert gaps[1] - gaps[0] == pytest.approx(with_script.height("[data-font-row]"), abs=1)


def test_the_font_size_of_the_browser_multiplies_with_ours(article):
    one = article(saved={"u": 7}, width=1280, height=900)
    columns = "getComputedStyle(document.querySelector('.grid-story')).gridTemplateColumns.split(' ').length"
    assert one.page.evaluate(columns) == 2
    before = one.size()
    one.browser_font_size(32)
    one.rest()
    assert one.size() == pytest.approx(before * 2, rel=0.1), "a part of the size is of the window's width"
    assert one.page.evaluate(columns) == 1, "breakpoints follow the reader's font size"


def test_on_paper_the_reader_s_size_and_face_do_not_count(article):
    for saved in ({}, {"u": 7, "h": "jelas", "t": "gelap"}):
        one = article(saved=saved)
        one.page.emulate_media(media="print")
        assert one.style(".prose > p", "fontSize") == "14.6667px", "11 points"
        assert one.style(".prose > p", "fontFamily").startswith("Newsreader")
        assert one.style("body", "backgroundColor") == "rgb(255, 255, 255)"
        assert one.page.locator("[data-font-row]").bounding_box() is None


def test_long_words_break_and_from_150_percent_they_are_parted(reader, edition):
    one = reader(width=320)
    one.open(edition.story)
    for u, face in product(SIZES, ("serif", "sans", "jelas")):
        one.page.evaluate("(saved) => localStorage.setItem('baca', saved)", json.dumps({"u": u, "h": face}))
        one.page.evaluate("dispatchEvent(new StorageEvent('storage', { key: 'baca' }))")
        assert one.sideways() == 0, (u, face)
        assert one.style(".prose > p", "hyphens") == ("auto" if u >= 5 else "manual")
        assert one.style(".prose > p", "overflowWrap") in ("break-word", "anywhere")
