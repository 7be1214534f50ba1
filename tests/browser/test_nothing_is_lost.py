"""What an editor types survives a killed page, a dead server, an expired login and a colleague."""

import pytest
from django.contrib.sessions.models import Session

from news.models import Article, WorkingCopy
from tests import factories

BODY = "Warga membersihkan saluran air sejak pagi."
#: The real intervals are seconds; here nobody waits.
FAST = """addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-copies]");
  if (place) Object.assign(place.dataset, { each: 50, every: 150, pulse: 400 });
}, true)"""


@pytest.fixture(autouse=True)
def channel(live_server):
    return factories.make_category("Nasional")


@pytest.fixture
def at_story(desk):
    """`at_story(editor, story)` is that person with the form of a story open, or of a new one."""

    def sit(user, story=None):
        at = desk()
        at.context.add_init_script(FAST)
        at.sign_in(user).open(f"/admin/news/article/{story.pk}/change/" if story else "/admin/news/article/add/")
        at.body.wait_for()
        return at

    return sit


def says(at, words):
    at.page.locator(".autosave", has_text=words).wait_for()


def kept(at):
    """Everything, to the last letter: the bar tells of the last save while somebody types on."""
    at.page.locator("form:not([data-unkept]) .autosave[data-state=kept]").wait_for()


def cut(at):
    at.page.route("**/salinan/**", lambda route: route.abort())


def mend(at):
    at.page.unroute("**/salinan/**")


def test_a_killed_page_is_found_again_from_the_server_and_from_the_browser(at_story, editor):
    at = at_story(editor)
    at.fill(Judul="Saluran Bersih").type_body(BODY)
    kept(at)
    at.page.close()  # no handler runs
    at.page = at.context.new_page()
    at.open("/admin/news/article/add/")
    at.page.get_by_role("link", name="Pulihkan").click()
    assert (at.field("Judul").input_value(), at.body.inner_text()) == ("Saluran Bersih", BODY)

    # This time the network is away when the page dies: only the browser has the last words.
    cut(at)
    at.fill(Tempat="Demak")
    says(at, "Belum tersimpan: jaringan putus")
    assert at.page.evaluate("document.querySelector('form:has(.story)').hasAttribute('data-unkept')")
    at.page.wait_for_timeout(200)
    at.page.close()
    at.page = at.context.new_page()
    at.open("/admin/news/article/add/")
    at.page.get_by_role("link", name="Pulihkan").click()
    assert (at.field("Judul").input_value(), at.field("Tempat").input_value()) == ("Saluran Bersih", "Demak")
    at.choose_channel("Nasional").press("Simpan draf")
    assert at.message == "Tersimpan: Saluran Bersih"
    assert Article.objects.get().dateline_place == "Demak" and not WorkingCopy.objects.exists()
    at.open("/admin/news/article/add/")
    assert at.page.locator(".recovery-row:visible").count() == 0
    at.said[:] = [words for words in at.said if "net::ERR_FAILED" not in words]


def test_with_the_server_away_a_button_waits_and_everything_is_sent_when_it_is_back(at_story, editor):
    story = factories.make_article("Saluran Bersih")
    at = at_story(editor, story)
    cut(at)
    at.fill(Judul="Saluran Sudah Bersih")
    says(at, "jaringan putus")
    at.press("Simpan draf")
    says(at, "Tombol belum bekerja")
    assert at.field("Judul").input_value() == "Saluran Sudah Bersih"
    mend(at)
    kept(at)
    assert WorkingCopy.objects.get().title == "Saluran Sudah Bersih"
    at.press("Simpan draf")
    assert at.message == "Tersimpan: Saluran Sudah Bersih"
    at.said[:] = [words for words in at.said if "net::ERR_FAILED" not in words]


def test_an_expired_login_costs_nothing_and_goes_on_after_signing_in_elsewhere(at_story, editor):
    story = factories.make_article("Saluran Bersih")
    at = at_story(editor, story)
    Session.objects.all().delete()
    at.fill(Judul="Saluran Sudah Bersih")
    says(at, "Anda sudah keluar. Masuk lagi di tab baru")
    assert not WorkingCopy.objects.exists()
    with at.context.expect_page() as opened:
        at.page.get_by_role("link", name="Masuk lagi").click()
    form, at.page = at.page, opened.value
    at.sign_in(editor)
    at.page = form
    kept(at)
    at.press("Simpan draf")
    assert at.message == "Tersimpan: Saluran Sudah Bersih"
    # Signed out, and with the token of the former session, whatever the form asks for is refused.
    at.said[:] = [words for words in at.said if "401" not in words and "403" not in words]


def test_two_editors_take_over_and_neither_overwrites_the_other(at_story, editor, managing_editor):
    story = factories.make_article("Saluran Bersih", body=f"<p>{BODY}</p>")
    first = at_story(editor, story)
    first.fill(Judul="Saluran Sudah Bersih", Ringkasan="Lima puluh warga.")
    second = at_story(managing_editor, story)
    assert "Sedang disunting Editor sejak" in second.page.locator(".presence").inner_text()
    assert second.field("Judul").is_disabled() and second.body.get_attribute("contenteditable") == "false"
    second.press("Ambil alih")
    second.body.wait_for()

    first.page.locator(".presence", has_text="Redpel mengambil alih sejak").wait_for()
    assert first.field("Judul").input_value() == "Saluran Sudah Bersih" and not first.field("Judul").is_editable()
    kept(first)
    second.fill(Judul="Saluran Tetap Bersih", Tempat="Demak Kota").press("Simpan draf")
    assert second.message == "Tersimpan: Saluran Tetap Bersih"

    first.press("Ambil alih")
    first.page.get_by_role("link", name="Pulihkan").click()
    first.press("Simpan draf")
    assert "pilih di bawah versi mana yang dipakai" in first.page.locator(".errorlist").first.inner_text()
    assert first.field("Tempat").input_value() == "Demak Kota"
    first.page.get_by_label("Tulisan saya, seperti di kolomnya").check()
    first.press("Simpan draf")
    assert first.message == "Tersimpan: Saluran Sudah Bersih"
    story.refresh_from_db()
    assert (story.title, story.standfirst, story.dateline_place) == (
        "Saluran Sudah Bersih", "Lima puluh warga.", "Demak Kota",
    )  # fmt: skip


def test_after_saving_the_page_and_the_cursor_are_where_they_were(at_story, editor):
    story = factories.make_article("Saluran Bersih", body=f"<p>{BODY}</p>" * 30)
    at = at_story(editor, story)
    at.page.locator(".tiptap p").nth(20).click()
    at.page.keyboard.press("End")
    at.page.keyboard.type(" Sampai sore.")
    before = at.page.evaluate("scrollY")
    at.press("Simpan draf")
    at.page.locator(".messagelist").wait_for()
    at.page.locator(".tiptap:focus").wait_for()
    assert before > 300 and abs(at.page.evaluate("scrollY") - before) < 200
    said = at.page.locator(".said-here")
    assert said.is_visible() and said.inner_text().startswith("Tersimpan: ")
    at.page.keyboard.type(" Lalu pulang.")
    assert at.page.locator(".tiptap p").nth(20).inner_text() == f"{BODY} Sampai sore. Lalu pulang."
