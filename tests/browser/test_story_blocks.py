"""What stands in a story's text, in a real browser: chosen by an editor with the keyboard, used by a reader."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from accounts import roles
from news.models import Article
from tests.browser.stories import many_photos
from tests.factories import make_photo, publish

VIDEO = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
# A browser with an Indonesian voice that speaks at once, or as long as the test wants.
VOICE = """
window.said = []; window.silenced = 0;
window.SpeechSynthesisUtterance = function (text) { this.text = text };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "en-US" }, { lang: "id-ID", name: "Damayanti" }], addEventListener() {},
  speak(one) { said.push([one.text.trim(), one.lang]); if (said.length < window.most) setTimeout(() => one.onend()) },
  pause() { this.paused = true }, resume() { this.paused = false }, cancel() { silenced++ }, paused: false,
} });
window.most = 99;
"""


def figures(photos) -> str:
    return "".join(f'<figure data-photo="{one.pk}"><figcaption>Foto {one.pk}.</figcaption></figure>' for one in photos)


def captioned(number, words) -> list:
    photos = many_photos(number)
    for place, photo in enumerate(photos):
        photo.caption = words.format(place)
        photo.save()
    return photos


# Readers


@pytest.fixture
def visit(new_context, live_server, transactional_db):
    """`visit(story, width=360)` opens a story; the page knows what was `said` and `asked` of other sites."""

    def go(story, width=360, script="", **options):
        context = new_context(viewport={"width": width, "height": 740}, **options)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda one: page.asked.append(one.url))
        context.route(
            lambda url: not url.startswith(live_server.url),
            lambda route: route.fulfill(body="<p>lain</p>", content_type="text/html"),
        )
        if script:
            page.add_init_script(script)
        page.goto(live_server.url + story.get_absolute_url())
        return page

    return go


def elsewhere(page, live_server) -> list[str]:
    return [url for url in page.asked if not url.startswith((live_server.url, "data:"))]


def test_an_embed_asks_nobody_until_its_button_is_pressed(visit, live_server):
    page = visit(publish(body=f'<p>a</p><div data-embed="{VIDEO}"></div><p>b</p>'))
    button = page.get_by_role("button", name="Tampilkan Video di YouTube di sini")
    button.scroll_into_view_if_needed()
    size = page.locator(".embed-stage").bounding_box()
    assert elsewhere(page, live_server) == [] and not [url for url in page.asked if "later" in url]
    button.press("Enter")
    frame = page.locator("iframe")
    frame.wait_for()
    assert frame.get_attribute("sandbox") and frame.get_attribute("title") == "Video di YouTube"
    assert frame.get_attribute("referrerpolicy") == "strict-origin-when-cross-origin"
    assert page.locator(".embed-stage").bounding_box() == size
    page.frame_locator("iframe").get_by_text("lain").wait_for()
    assert [url.split("/")[2] for url in elsewhere(page, live_server)] == ["www.youtube-nocookie.com"]
    assert page.said == []


def test_without_script_an_embed_is_a_plain_link(visit):
    page = visit(publish(body=f'<p>a</p><div data-embed="{VIDEO}"></div>'), java_script_enabled=False)
    assert page.get_by_role("link", name="Buka di YouTube").get_attribute("href") == VIDEO
    assert not page.get_by_role("button", name="Tampilkan").is_visible()
    assert page.get_by_role("link", name="WhatsApp").is_visible()
    page.locator(".share-more summary").click()
    assert page.get_by_role("link", name="Telegram").is_visible()
    assert not page.locator("[data-copy]").is_visible() and not page.locator("[data-listen]").is_visible()


def test_a_gallery_is_walked_with_the_keyboard_and_gives_the_focus_back(visit):
    photos = many_photos(3)
    page = visit(publish(body=f'<p>a</p><div data-gallery="">{figures(photos)}</div>'), width=1280)
    links = page.locator(".gallery a")
    links.nth(1).focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="Galeri foto")
    viewer.wait_for()
    assert viewer.locator("figcaption").inner_text().startswith(f"2/3 Foto {photos[1].pk}.")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert viewer.locator("figcaption").inner_text().startswith("1/3")
    page.wait_for_function(
        "() => document.querySelector('dialog img').complete && document.querySelector('dialog img').naturalWidth > 600"
    )
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")  # a closed one that still stands there has no role any more
    assert page.evaluate("[...document.querySelectorAll('.gallery a')].indexOf(document.activeElement)") == 2
    assert page.said == []


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(visit):
    cells = "".join(f"<td>{'kabupaten' * 2}{n}</td>" for n in range(6))
    page = visit(publish(body=f"<p>a</p><table><tr>{cells}</tr></table>"), width=320)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth") == 0
    box = page.get_by_role("region", name="Tabel 1")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.table').scrollLeft > 0")


def test_a_story_is_read_aloud_without_its_boxes(visit):
    body = f"<p>Satu. Dua!</p>{figures(many_photos(1))}<table><tr><td>Sel</td></tr></table><blockquote><p>Tiga.</p><footer>Putri</footer></blockquote>"
    page = visit(publish("Judul Berita", body=body), script=VOICE)
    listen = page.get_by_role("button", name="Dengarkan")
    listen.click()
    page.wait_for_function("() => said.length >= 5 && !document.querySelector('[data-listen] button + button')")
    assert {lang for _, lang in page.evaluate("said")} == {"id-ID"}
    spoken = " ".join(text for text, _ in page.evaluate("said"))
    assert spoken == "Judul Berita NUSAWARTA | Demak - Satu. Dua! Tiga. Putri"
    assert page.said == []


def test_listening_is_paused_resumed_and_stopped(visit):
    page = visit(publish(body="<p>Satu. Dua.</p>"), script=VOICE + "window.most = 1;")
    button = page.locator("[data-listen] button").first
    button.press("Enter")
    page.get_by_role("button", name="Berhenti").wait_for()
    assert button.inner_text() == "Jeda"
    button.press("Enter")
    assert button.inner_text() == "Lanjutkan" and page.evaluate("speechSynthesis.paused")
    button.press("Enter")
    assert button.inner_text() == "Jeda" and not page.evaluate("speechSynthesis.paused")
    page.get_by_role("button", name="Berhenti").press("Enter")
    assert button.inner_text() == "Dengarkan" and page.evaluate("silenced") == 1
    assert page.evaluate("document.activeElement.textContent") == "Dengarkan"


def test_without_an_indonesian_voice_nothing_is_offered(visit):
    page = visit(publish(), script=VOICE.replace("id-ID", "ms-MY"))
    assert not page.get_by_role("button", name="Dengarkan").is_visible()


def test_the_address_is_copied(visit, live_server):
    story = publish()
    page = visit(story, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".share-more summary").click()
    page.get_by_role("button", name="Salin tautan").click()
    page.get_by_role("button", name="Tautan disalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(story.get_absolute_url())
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="Telegram").is_visible()


# Editors


@pytest.fixture
def desk(new_context, live_server, transactional_db):
    """`desk(story)` is a story's form, open before an editor."""
    editor = get_user_model().objects.create_user("meja@nusawarta.test", "x", display_name="Meja", is_staff=True)
    editor.groups.add(Group.objects.get(name=roles.EDITOR))
    browser = Client()
    browser.force_login(editor)
    context = new_context(viewport={"width": 1280, "height": 1000})
    context.add_cookies([{"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": live_server.url}])

    def sit_down(story):
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{live_server.url}/admin/news/article/{story.pk}/change/")
        page.locator(".tiptap").wait_for()
        return page

    return sit_down


def body(page) -> str:
    return page.locator("[name=body]").input_value()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def choose(page, name, typed, found):
    """Open the chooser from the menu, type, wait for a result with those words, and take the first."""
    press(page, name)
    page.keyboard.type(typed)
    page.locator(".chooser li button", has_text=found).first.wait_for()
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")


def test_every_insert_is_chosen_by_keyboard_and_comes_back_as_it_was_saved(desk):
    photo = captioned(1, "Pintu air Karangjati.")[0]
    other = publish("Tanggul Selesai Diperkuat")
    story = publish(body="<p>Satu.</p><p>Dua.</p>")
    page = desk(story)
    page.locator(".tiptap p").first.click()
    page.keyboard.press("End")
    choose(page, "Sisipkan foto", "karangjati", "Pintu air")
    choose(page, "Sisipkan Baca juga", "tanggul", "Tanggul Selesai")
    choose(page, "Sisipkan sematan video atau unggahan", "https://youtu.be/aqz-KE-bpKQ", "Sisipkan Video di YouTube")
    press(page, "Sisipkan pemisah halaman")
    press(page, "Sisipkan kutipan dengan penutur")
    page.keyboard.type("Air surut.")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Putri Kirana")
    page.keyboard.press("Enter")
    page.keyboard.type("Tiga. ")
    figure = f'<figure data-photo="{photo.pk}"><figcaption>Pintu air Karangjati.</figcaption></figure>'
    inserted = body(page)
    assert figure in inserted and f'<aside data-read-also="{other.pk}"></aside>' in inserted
    assert f'<div data-embed="{VIDEO}"></div>' in inserted and '<hr data-page="">' in inserted
    assert "<blockquote><p>Air surut.</p><footer>Putri Kirana</footer></blockquote><p>Tiga. " in inserted
    page.locator("button[name=_act][value=update]").click()
    page.locator(".messagelist, .messages").first.wait_for()
    page.locator(".insert-readalso", has_text="Tanggul Selesai Diperkuat").wait_for()
    stored = Article.objects.get(pk=story.pk).body
    assert stored == body(page) == page.evaluate("document.querySelector('.tiptap').editor.getHTML()")
    assert stored == inserted.replace("Tiga. ", "Tiga.")
    assert page.said == []


def test_a_gallery_of_several_photographs_grows_and_shrinks(desk):
    photos = captioned(3, "Hari ke-{}.")
    page = desk(publish(body="<p>Satu.</p>"))
    page.locator(".tiptap p").first.click()
    press(page, "Sisipkan galeri foto")
    page.locator(".chooser li button").nth(1).click()
    page.locator(".chooser li button").nth(0).click()
    page.get_by_role("button", name="Sisipkan 2 foto").click()
    assert [f'data-photo="{one.pk}"' in body(page) for one in photos] == [False, True, True]
    page.get_by_role("button", name="Tambah foto").click()
    page.locator(".chooser li button", has_text="Hari ke-0.").click()
    page.get_by_role("button", name="Sisipkan 1 foto").click()
    assert body(page).count("data-photo") == 3
    page.get_by_role("button", name="Hapus foto").first.click()
    assert body(page).count("data-photo") == 2
    page.get_by_role("button", name="Hapus galeri").click()
    assert body(page) == "<p>Satu.</p><p></p>"
    assert page.said == []


def test_a_photographs_words_are_changed_in_place(desk):
    photo = make_photo(caption="Umum.", alt="Pintu air")
    page = desk(publish(body=f'<p>Satu.</p><figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'))
    page.locator(".insert-photo figcaption").click()
    page.keyboard.type("Khusus.")
    alt = page.get_by_role("textbox", name="Teks alternatif foto ini")
    page.wait_for_function("() => document.querySelector('.insert-photo input').placeholder.includes('Pintu air')")
    alt.fill("Pintu terbuka")
    alt.press("Tab")
    assert (
        f'<figure data-photo="{photo.pk}" data-alt="Pintu terbuka"><figcaption>Khusus.</figcaption></figure>'
        in body(page)
    )


def test_what_readers_will_not_see_is_said_in_the_text(desk):
    page = desk(
        publish(
            body='<p>a</p><figure data-photo="999"><figcaption>x</figcaption></figure><aside data-read-also="999"></aside>'
        )
    )
    page.get_by_text("Foto ini tidak ada lagi atau belum boleh tampil").wait_for()
    page.get_by_text("berita ini tidak tampil").wait_for()


def test_the_chooser_covers_nothing_says_what_is_wrong_and_escapes_to_the_text(desk):
    page = desk(publish(body="<p>Satu.</p>"))
    page.locator(".tiptap p").first.click()
    press(page, "Sisipkan sematan video atau unggahan")
    page.keyboard.type("https://evil.test/video")
    page.get_by_text("Bukan alamat YouTube").wait_for()
    page.keyboard.press("Enter")  # neither inserts nor sends the form
    assert page.locator("dialog[open]").count() == 0 and page.locator(".chooser").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".chooser").count() == 0
    page.wait_for_function(
        "document.activeElement.closest('.tiptap')"
    )  # the text takes the keyboard with the next frame
    page.keyboard.type("x")
    assert "x" in body(page)
