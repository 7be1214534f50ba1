"""Notes beside the form of a story: made from what is selected, and leading back to it after the text was changed."""

from axe_playwright_python.sync_playwright import Axe

from news.models import Note
from tests import factories

BODY = "<p>Air naik sejak pagi dan air surut sore harinya.</p><p>Warga menunggu kabar.</p>"
SELECT = """([start, end]) => {
  const text = document.querySelector(".tiptap p").firstChild;
  const selection = getSelection();
  selection.setBaseAndExtent(text, start, text, end);
}"""
#: The editor hears of a selection a little later than the page.
SELECTED = """words => {
  const { state } = document.querySelector(".tiptap").editor;
  return state.doc.textBetween(state.selection.from, state.selection.to) === words;
}"""


def test_a_note_is_made_of_the_selected_words_and_finds_them_again(desk, editor, reporter):
    story = factories.make_article("Banjir", created_by=reporter, body=BODY)
    at = desk(editor)
    at.open(f"/admin/news/article/{story.pk}/change/")
    at.body.click()
    at.page.evaluate(SELECT, [24, 27])  # the second "air"
    at.page.wait_for_function(SELECTED, arg="air")
    at.page.keyboard.press("Control+Alt+KeyM")
    panel = at.page.get_by_role("complementary", name="Catatan")
    panel.get_by_label("Kata-kata yang dimaksud").wait_for()
    at.page.wait_for_function("document.activeElement.name === 'text'")
    assert panel.get_by_label("Kata-kata yang dimaksud").input_value() == "air"
    assert panel.get_by_label("Tentang").input_value() == "body"
    panel.get_by_label("Untuk").select_option(label="Reporter")
    at.page.keyboard.type("Surut sampai berapa?")
    panel.get_by_role("button", name="Simpan catatan").click()
    panel.get_by_text("Catatan untuk Reporter tersimpan.").wait_for()
    note = Note.objects.get()
    assert (note.quote, note.before[-4:], note.after[:6]) == ("air", "dan ", " surut")
    assert Axe().run(at.page).response["violations"] == []
    at.said.clear()  # axe itself applies styles, which our policy forbids

    at.body.click()
    at.page.evaluate(SELECT, [0, 0])
    at.page.keyboard.type("Di hulu, air tenang. ")
    panel.get_by_role("link", name="Tunjukkan di naskah").click()
    at.page.wait_for_function("getSelection().toString() === 'air'")
    before = at.page.evaluate("getSelection().anchorNode.data.slice(0, getSelection().anchorOffset)")
    assert before.endswith("sejak pagi dan ")
    panel.get_by_role("button", name="Selesai").click()
    panel.get_by_role("button", name="Buka lagi").wait_for()
    assert not Note.objects.open().exists()
    at.page.set_viewport_size({"width": 360, "height": 800})
    assert at.sideways() <= 0
    at.page.evaluate("onbeforeunload = null")
