"""The row under the byline as the reader uses it: sizes, faces, ends, what is kept, what is said, by hand and by key."""

import pytest
from playwright.sync_api import expect

STEPS = ["87,5%", "100%", "112,5%", "125%", "137,5%", "150%", "175%", "200%"]
AT_360 = [16.6, 19.0, 21.4, 23.8, 26.1, 28.5, 33.3, 38.0]  # pixels of the story's text on a small phone
IN_SCOPE = [".prose > p", ".prose h2", ".prose h3", ".prose blockquote", ".prose li", ".prose td"]
OUT_OF_SCOPE = ["h1", ".standfirst", ".story-info p", ".font-row button", "figcaption", ".tags a", ".comment-text"]
NEWSREADER, ATKINSON = "Newsreader 16pt 16pt", "Atkinson Hyperlegible Next"  # as the font files call themselves
UNKNOWN = ['{"u": 9, "h": "comic", "t": "pink"}', '{"u": null, "h": 1}', "not json", "7", "null", "[]", ""]
LISTEN = """
window.said = [];
let pressed = 0;
addEventListener("click", () => { pressed = performance.now(); }, true);
const status = document.querySelector("[data-font-row] [role=status]");
new MutationObserver(() => status.textContent && said.push([status.textContent, performance.now() - pressed]))
  .observe(status, { childList: true });
"""


@pytest.fixture
def article(reader, edition):
    """`article(saved=..., width=...)`: a reader who has opened the story with everything in it."""
    return lambda **options: reader(**options).open(edition.story)


def spoken(one) -> list:
    """What the screen reader was given once the row is quiet: (text, milliseconds after the last press)."""
    one.page.wait_for_timeout(500)
    return one.page.evaluate("said")


# Sizes


def test_there_are_eight_sizes_and_the_number_between_the_buttons_names_each(article):
    one = article()
    one.smaller.click()
    found = []
    for _ in STEPS:
        found.append((one.row.locator("output").inner_text(), round(one.size(), 1)))
        one.larger.click(force=True)  # the last press meets the end
    assert found == list(zip(STEPS, AT_360, strict=True))


def test_the_text_of_the_story_grows_and_nothing_else_does(article):
    one = article()
    places = IN_SCOPE + OUT_OF_SCOPE
    before = {place: one.size(place) for place in places}
    for _ in range(6):
        one.larger.click()
    growth = {place: round(one.size(place) / before[place], 2) for place in places}
    assert growth == dict.fromkeys(IN_SCOPE, 2) | dict.fromkeys(OUT_OF_SCOPE, 1)


def test_at_the_ends_the_button_says_so_and_keeps_the_focus(article):
    for saved, end, word in (({"u": 6}, "larger", "besar"), ({}, "smaller", "kecil")):
        one = article(saved=saved)
        one.page.evaluate(LISTEN)
        button = getattr(one, end)
        assert button.get_attribute("aria-disabled") == "false"
        button.click()
        expect(button).to_have_attribute("aria-disabled", "true")
        expect(button).to_have_css("border-top-style", "dashed")
        expect(button).to_be_focused()
        before = one.size()
        button.click(force=True)
        assert one.size() == before
        assert spoken(one)[-1][0] == f"Ukuran huruf sudah paling {word}"
        expect(button).to_be_focused()


# Faces


def test_each_face_is_really_drawn_and_set_to_look_as_large_as_the_others(article):
    one = article()
    one.page.reload()  # a font that comes late is left for the next view
    serif = one.size()
    assert one.drawn_with() == [NEWSREADER]
    one.face.select_option(label="Sans")
    expect(one.page.locator("html")).to_have_attribute("data-h", "sans")
    assert set(one.drawn_with()) == set(one.drawn_with(".story-end p"))
    assert round(one.size() / serif, 2) == 0.93
    one.face.select_option(label="Jelas")
    expect(one.page.locator("html")).to_have_attribute("data-h", "jelas")
    assert one.drawn_with() == [ATKINSON]
    assert round(one.size() / serif, 2) == 0.94
    one.face.select_option(label="Serif")
    expect(one.page.locator("html")).not_to_have_attribute("data-h", "jelas")
    assert one.size() == serif
    assert one.said == []


def test_the_headline_keeps_its_face(article):
    one = article(saved={"h": "jelas"})
    one.page.reload()
    assert one.drawn_with("h1") == [NEWSREADER]
    assert one.drawn_with(".prose h2") == [ATKINSON]


def test_the_clear_face_costs_nothing_until_somebody_picks_it(article):
    one = article()
    assert [url for url in one.fetched(".woff2") if "atkinson" in url] == []
    one.face.select_option("jelas")
    expect(one.page.locator("html")).to_have_attribute("data-h", "jelas")
    assert len([url for url in one.fetched(".woff2") if "atkinson" in url]) == 1


def test_a_face_that_does_not_come_is_chosen_after_three_seconds_all_the_same(article):
    one = article()
    held = one.hold("**/atkinson*")
    one.face.select_option("jelas")
    one.page.wait_for_timeout(1500)
    assert one.attributes()["h"] is None, "the text must flow once, when the face is there"
    expect(one.page.locator("html")).to_have_attribute("data-h", "jelas", timeout=4000)
    assert len(held) == 1


def test_the_last_of_two_quick_choices_wins_whichever_font_comes_late(article):
    one = article()
    held = one.hold("**/atkinson*")
    one.face.select_option("jelas")
    one.face.select_option("sans")
    expect(one.page.locator("html")).to_have_attribute("data-h", "sans")
    for route in held:
        route.continue_()
    one.page.wait_for_timeout(300)
    assert one.attributes()["h"] == "sans"
    expect(one.face).to_have_value("sans")


# What is kept


def test_only_what_differs_from_the_default_is_kept_under_one_key(article):
    one = article(saved={"t": "gelap"})
    one.larger.click()
    assert one.kept() == {"u": 2, "t": "gelap"}
    one.face.select_option("sans")
    assert one.kept() == {"u": 2, "h": "sans", "t": "gelap"}
    one.smaller.click()
    assert one.kept() == {"h": "sans", "t": "gelap"}
    one.reset.click()
    assert one.kept() == {"t": "gelap"}, "the theme has nothing to do with the letters"
    one.page.get_by_label("Tampilan").select_option("")
    assert one.page.evaluate("Object.keys(localStorage)") == []


def test_the_choice_is_there_on_the_next_story(article, edition):
    one = article()
    one.larger.click()
    one.face.select_option("sans")
    one.open(edition.without_photo)
    assert one.attributes() == {"u": "2", "h": "sans", "t": None}
    expect(one.row.locator("output")).to_have_text("112,5%")
    expect(one.face).to_have_value("sans")


def test_what_nobody_can_have_chosen_is_ignored(article):
    one = article()
    for saved in UNKNOWN:
        one.page.evaluate("(saved) => localStorage.setItem('baca', saved)", saved)
        one.page.reload()
        assert one.attributes() == {"u": None, "h": None, "t": None}, saved
        one.larger.click()
        assert one.kept() == {"u": 2}, saved
    assert one.said == []


def test_with_storage_blocked_the_row_works_for_this_view_and_nothing_complains(reader, edition):
    one = reader()
    one.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    one.open(edition.story)
    one.larger.click()
    one.face.select_option("sans")
    one.page.get_by_label("Tampilan").select_option("gelap")
    assert one.attributes() == {"u": "2", "h": "sans", "t": "gelap"}
    assert one.said == []
    one.open(edition.story)
    assert one.attributes() == {"u": None, "h": None, "t": None}


def test_reset_takes_size_and_face_back_and_then_has_nothing_to_do(article):
    one = article(saved={"u": 4, "h": "jelas"})
    expect(one.reset).to_have_attribute("aria-disabled", "false")
    one.reset.click()
    assert one.attributes() == {"u": None, "h": None, "t": None}
    expect(one.face).to_have_value("serif")
    expect(one.reset).to_have_attribute("aria-disabled", "true")


# What a screen reader is told


def test_every_act_is_announced_in_the_words_of_the_house(article):
    one = article()
    one.page.evaluate(LISTEN)
    one.larger.click()
    assert spoken(one)[-1][0] == "Ukuran huruf 112,5 persen"
    one.face.select_option("jelas")
    expect(one.page.locator("html")).to_have_attribute("data-h", "jelas")
    assert spoken(one)[-1][0] == "Jenis huruf Jelas (Atkinson)"
    one.reset.click()
    assert spoken(one)[-1][0] == "Huruf dikembalikan ke semula"


def test_of_quick_presses_only_the_last_is_announced_when_the_finger_rests(article):
    one = article()
    one.page.evaluate(LISTEN)
    one.page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('[data-act=larger]').click()")
    (only,) = spoken(one)
    assert only[0] == "Ukuran huruf 137,5 persen"
    assert only[1] >= 250


def test_the_row_is_a_named_group_of_real_controls(article):
    one = article()
    expect(one.row).to_match_aria_snapshot("""
        - group "Pengaturan huruf artikel":
          - text: Font
          - combobox "Font":
            - option "Serif" [selected]
            - option "Sans"
            - option "Jelas"
          - text: Ukuran
          - button "A− perkecil huruf"
          - status "Ukuran": 100%
          - button "A+ perbesar huruf"
          - button "Kembalikan huruf ke semula" [disabled]: ↺
          - status
    """)
    assert one.row.locator("p[role=status]").is_visible(), "read aloud, so not taken out of the page"
    for button in (one.larger, one.smaller):
        assert button.inner_text() in button.get_attribute("aria-label"), "whoever speaks what they see must reach it"


# By key


def test_tab_enter_and_space_do_everything(article):
    one = article()
    one.face.focus()
    for button in (one.smaller, one.larger):
        one.page.keyboard.press("Tab")
        expect(button).to_be_focused()
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Space")
    assert one.attributes()["u"] == "3"
    one.page.keyboard.press("Tab")
    expect(one.reset).to_be_focused()
    one.page.keyboard.press("Enter")
    assert one.attributes()["u"] is None
    expect(one.reset).to_be_focused()


def test_plus_minus_and_zero_work_while_the_focus_is_in_the_row(article):
    one = article()
    for control in (one.face, one.smaller, one.larger, one.reset):
        control.focus()
        seen = []
        for key in ("+", "=", "-", "-", "-", "+", "0"):
            one.page.keyboard.press(key)
            seen.append(one.attributes()["u"])
        assert seen == ["2", "3", "2", None, "0", None, None]
    one.page.keyboard.press("Control++")
    assert one.attributes()["u"] is None, "the browser's own zoom is not ours"


def test_no_key_does_anything_anywhere_else(article):
    one = article()
    for place in (".wordmark", "h1", ".tags a", "[data-theme]"):
        one.page.locator(place).first.evaluate("(one) => one.focus()")
        for key in "+=-0":
            one.page.keyboard.press(key)
    assert one.attributes() == {"u": None, "h": None, "t": None}
    assert one.kept() is None
