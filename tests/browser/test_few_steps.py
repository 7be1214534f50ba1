"""How much an editor has to do until the model story is scheduled: steps, page loads and windows are counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from news.models import Article
from tests import factories
from tests.browser import editor as desk_of
from tests.browser import model_story
from tests.browser.test_editor_writes import ALT, newsroom_for


class Counted:
    """An editor of whom every step is counted: a field filled, something picked, dropped, pasted or pressed."""

    def __init__(self, at):
        self.at, self.steps, self.loads, self.windows = at, [], 0, 0
        at.page.on("framenavigated", lambda frame: self._load(frame))
        at.page.on("dialog", lambda dialog: self._window())
        at.page.on("popup", lambda page: self._window())

    def _load(self, frame):
        self.loads += frame.parent_frame is None

    def _window(self):
        self.windows += 1

    def step(self, name, act):
        act()
        self.steps.append(name)
        self.windows += self.at.page.locator("dialog[open]").count()

    def fill(self, label, text):
        self.step(label, lambda: self.at.field(label).fill(text))

    def press(self, name, within=None):
        self.step(name, lambda: (within or self.at.page).get_by_role("button", name=name, exact=True).click())

    def drop_photo(self):
        self.step("Foto", lambda: self.at.field("Unggah foto").set_input_files(desk_of.photo()))

    def schedule(self, moment):
        self.step("Jadwalkan…", lambda: self.at.panel("Jadwalkan"))
        self.fill("Jadwal terbit", moment.strftime("%Y-%m-%dT%H:%M"))
        loads = self.loads
        self.press("Jadwalkan")
        assert self.at.message.startswith("TERJADWAL untuk ")
        self.loads = loads  # the page that says so is the end of the way


@pytest.fixture
def story(settings, clock, live_server):
    story = model_story.read()
    settings.NEWSROOM = replace(settings.NEWSROOM, brand=story.brand, date_style="model")
    clock.moment = story.moment - timedelta(hours=2)
    newsroom_for(story)
    return story


def test_with_everything_typed(desk, managing_editor, story):
    """Its five keywords are suggested from the text, because other stories have them."""
    factories.make_person("Redpel", user=managing_editor)
    factories.publish(
        "Pintu Lain", keywords=[*story.keywords, "PMI", "Karangjati"][:5], at=story.moment - timedelta(days=40)
    )
    one = Counted(desk(managing_editor))
    one.at.page.wait_for_load_state()  # a key does nothing before its script is there
    one.at.page.keyboard.press("n")
    one.at.body.wait_for()
    one.fill("Judul", story.title)
    one.fill("Tempat", story.place)
    one.drop_photo()
    one.fill("Keterangan foto", story.caption)
    one.fill("Kredit", story.credit)
    one.step("Hak pakai", lambda: one.at.field("Hak pakai").select_option("Istimewa (handout)"))
    one.fill("Teks alternatif", ALT)
    one.step("Isi", lambda: one.at.type_body(*story.paragraphs))
    one.step("Kanal", lambda: one.at.choose_channel(" › ".join(story.channels)))
    one.at.page.locator("[data-keyword]").nth(4).wait_for()
    one.press("Pakai semua saran")
    one.step("Editor", lambda: one.at.field("Editor").select_option(label=story.editor))
    one.schedule(story.moment)
    print(f"typed: {len(one.steps)} steps {one.steps}, {one.loads} page load, {one.windows} windows")
    assert (len(one.steps) <= 15, one.loads, one.windows) == (True, 1, 0)
    stored = Article.objects.get(title=story.title)
    assert len(stored.keywords.names()) == 5 and set(story.keywords) <= set(stored.keywords.names())


def test_with_the_manuscript_pasted_whole(desk, visitor, managing_editor, story, clock):
    one = Counted(desk(managing_editor))
    one.at.page.wait_for_load_state()  # a key does nothing before its script is there
    one.at.page.keyboard.press("n")
    one.at.body.wait_for()
    one.step("Tempel naskah", lambda: one.at.paste("", model_story.OWN.read_text("utf-8")))
    panel = one.at.page.get_by_role("region", name="Saran dari naskah")
    panel.wait_for()
    one.press("Pakai semua saran", panel)
    one.drop_photo()
    one.fill("Teks alternatif", ALT)
    one.schedule(story.moment)
    print(f"smart paste: {len(one.steps)} steps {one.steps}, {one.loads} page load, {one.windows} windows")
    assert (len(one.steps) <= 9, one.loads, one.windows) == (True, 1, 0)

    clock.moment = story.moment
    stored = Article.objects.get()
    assert model_story.seen(visitor.open(stored.get_absolute_url()).page) == story.slots


def test_a_manuscript_replaces_nothing_typed_and_is_taken_back_whole(desk, managing_editor, story):
    at = desk(managing_editor).new_story()
    at.fill(Judul="Judul saya").paste("", model_story.OWN.read_text("utf-8"))
    panel = at.page.get_by_role("region", name="Saran dari naskah")
    panel.wait_for()
    assert "mengganti “Judul saya”" in panel.inner_text()
    panel.get_by_role("button", name="Pakai semua saran").click()
    assert "1 kolom sudah Anda isi dan tidak diganti." in panel.get_by_role("status").inner_text()
    assert at.field("Judul").input_value() == "Judul saya" and at.field("Tempat").input_value() == story.place
    assert "Beranda /" not in at.body.inner_text()
    panel.get_by_role("button", name="Ganti Judul").click()
    assert at.field("Judul").input_value() == story.title
    panel.get_by_role("button", name="Urungkan saran").click()
    assert at.field("Judul").input_value() == "Judul saya" and at.field("Tempat").input_value() == ""
    assert "Beranda /" in at.body.inner_text()


def test_hints_are_mended_in_their_place_and_keys_lead_to_the_fields(desk, managing_editor, story):
    factories.publish("Tanggul Karangjati Diperkuat Warga", at=story.moment - timedelta(days=2))
    at = desk(managing_editor).new_story()
    at.body.wait_for()
    at.fill(Judul="Tanggul Karangjati Diperkuat").type_body("Awal.", "Warga di lakukan pendataan pada Pebruari.")
    at.page.get_by_role("button", name="Ganti di lakukan").click()
    at.page.get_by_role("button", name="Ganti Pebruari").click()
    assert at.body.inner_text().endswith("Warga dilakukan pendataan pada Februari.")
    assert "Tanggul Karangjati Diperkuat Warga" in at.page.locator("[data-similar]").inner_text()
    expect(at.page.locator("[data-word-count]")).to_have_text("6 kata · 1 menit baca")
    assert at.page.locator(".meter").first.inner_text() == "28 huruf · masih pendek"
    keys, focus = at.page.keyboard, "document.activeElement.name || document.activeElement.className"
    keys.press("Alt+2")
    assert at.page.evaluate(focus) == "dateline_place"
    keys.press("?")
    assert at.page.get_by_role("region", name="Tombol pintas").is_hidden()
    keys.press("Alt+5")
    assert "tiptap" in at.page.evaluate(focus)
    keys.press("Control+End")
    keys.press("Control+k")
    at.page.get_by_role("button", name="Tanggul Karangjati Diperkuat Warga").wait_for()
    keys.press("Enter")
    assert at.body.locator("a").get_attribute("href").endswith("/tanggul-karangjati-diperkuat-warga/")
    at.choose_channel(" › ".join(story.channels))
    keys.press("Control+s")
    assert at.message.startswith("Tersimpan")
    at.page.locator("h1").click()
    keys.press("?")
    assert at.page.get_by_role("region", name="Tombol pintas").is_visible()
