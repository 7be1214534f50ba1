"""An editor types the model story into the CMS; a reader opens the page and finds every slot as it was typed."""

from dataclasses import replace

from news.models import Article, State
from tests import factories
from tests.browser import editor as desk_of
from tests.browser import model_story

STANDFIRST = "Tujuh belas pintu air bocor sejak musim hujan lalu."
ALT = "Seorang pejabat berompi berdiri di atas pintu air."


def newsroom_for(story):
    """What a newsroom has before anybody writes: channels, people, sold banners."""
    parent = None
    for name in story.channels:
        parent = factories.make_category(name, parent)
    factories.make_person("Putri Kirana", story.initials)
    factories.make_person(story.editor, is_editor=True)
    for slot, alt in (("top", story.banner_above), ("bottom", story.banner_below)):
        factories.make_banner(slot, alt, starts_at=story.moment)


def type_story(at, story):
    at.new_story()
    at.fill(Judul=story.title, Tempat=story.place, Ringkasan=STANDFIRST)
    at.field("Unggah foto").set_input_files(desk_of.photo())
    at.fill(Keterangan_foto=story.caption, Kredit=story.credit, Teks_alternatif=ALT)
    at.field("Hak pakai").select_option("Istimewa (handout)")
    at.type_body(*story.paragraphs)
    at.choose_channel(" › ".join(story.channels))
    at.field("Kata kunci").fill(", ".join(story.keywords))
    at.page.get_by_role("combobox", name="Orang").first.select_option(label=f"Putri Kirana ({story.initials})")
    at.field("Editor").select_option(label=story.editor)


def test_every_slot_of_the_model_story_reaches_the_reader_as_it_was_typed(
    desk,
    visitor,
    editor,
    settings,
    clock,
):
    story = model_story.read()
    settings.NEWSROOM = replace(settings.NEWSROOM, brand=story.brand, date_style="model")
    clock.moment = story.moment
    newsroom_for(story)
    at = desk(editor)
    type_story(at, story)
    at.press("Terbitkan")
    assert "SUDAH TERBIT pukul" in at.message
    address = at.page.get_by_role("link", name=story.title).first.get_attribute("href")

    page = visitor.open(address).page
    found = model_story.seen(page)
    assert found == story.slots
    assert list(found) == list(story.slots), "the slots stand in another order"
    assert page.locator(".standfirst").inner_text() == STANDFIRST
    assert page.locator(".lead-photo img").get_attribute("alt") == ALT
    assert page.locator(".lead-photo img").evaluate("(one) => one.complete && one.naturalWidth > 0")
    stored = Article.objects.get()
    assert (stored.state, stored.published_at, stored.created_by) == (State.PUBLISHED, story.moment, editor)
    assert stored.body.count("<p>") == len(story.paragraphs)
    assert story.place not in stored.body.split(".")[0] and f"({story.initials})" not in stored.body
