"""Somebody at a desk of the newsroom, with a browser: signs in, types stories, presses what stands there."""

import re

from tests.conftest import PASSWORD
from tests.news.pictures import encoded, quarters

NOISE = re.compile(r"Password forms should have|autocomplete attributes")


def photo(name="foto.jpg", data: bytes | None = None, kind="image/jpeg") -> dict:
    """A file as it is chosen in an upload field."""
    return {"name": name, "mimeType": kind, "buffer": encoded(quarters((1280, 853))) if data is None else data}


class Editor:
    """One browser profile with one tab; `said` is its console, errors of loading and of the policy included."""

    def __init__(self, new_context, site, width=1280, height=900, **options):
        self.site = site
        self.context = new_context(viewport={"width": width, "height": height}, **options)
        self.context.set_default_timeout(15_000)
        self.said = []
        self.context.on("page", self._listen)
        self.page = self.context.new_page()

    def _listen(self, tab):
        tab.on(
            "console",
            lambda message: NOISE.search(message.text) or self.said.append(f"{message.text} {message.location['url']}"),
        )
        tab.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path):
        answer = self.page.goto(self.site + path)
        self.page.evaluate("document.fonts.ready.then(() => 0)")
        return answer

    def sign_in(self, user):
        self.open("/admin/")
        self.page.get_by_label("Alamat surel").fill(user.email)
        self.page.get_by_label("Kata sandi").fill(PASSWORD)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.get_by_role("heading", name="Meja redaksi").wait_for()
        return self

    def come_in(self, browser):
        """With the session of a test's client; signing in is tried elsewhere."""
        session = browser.cookies["sessionid"].value
        self.context.add_cookies([{"name": "sessionid", "value": session, "url": self.site}])
        return self

    # The form of a story

    def new_story(self):
        self.page.get_by_role("link", name="Tulis berita").first.click()
        return self

    def field(self, label):
        return self.page.get_by_label(label, exact=True)

    @property
    def body(self):
        return self.page.get_by_role("textbox", name="Isi berita")

    def fill(self, **fields):
        """Text fields by their label; spaces of a label are written as `_`."""
        for label, text in fields.items():
            self.field(label.replace("_", " ")).fill(text)
        return self

    def type_body(self, *paragraphs):
        self.body.click()
        for place, words in enumerate(paragraphs):
            if place:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(words)
        return self

    def paste(self, html, text=""):
        """What Ctrl+V does with these contents of the clipboard."""
        self.body.click()
        self.body.evaluate(
            """(area, [html, text]) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              clipboardData.setData("text/plain", text);
              area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            [html, text],
        )
        return self

    def choose_channel(self, name):
        self.page.get_by_role("radio", name=name, exact=True).check()
        return self

    def short_story(self, title="Warga Membersihkan Saluran", channel="Nasional"):
        """The least that can be published."""
        self.new_story().fill(Judul=title).type_body("Warga membersihkan saluran air sejak pagi.")
        return self.choose_channel(channel)

    def press(self, label):
        self.page.get_by_role("button", name=label, exact=True).click()
        return self

    def go_out(self, label):
        """Press what brings a story out, and say why it goes out although something is missing."""
        self.press(label)
        self.field("Alasan tetap terbit").fill("Mendesak.")
        return self.press(f"Tetap {label.lower()}")

    def panel(self, label):
        """The part of the bar that asks for something before it acts."""
        self.page.locator("summary", has_text=label).click()
        return self.page.locator("details.act-panel[open]")

    # What the form says

    @property
    def message(self):
        return self.page.locator(".messagelist li").inner_text()

    def error_at(self, name):
        return self.page.locator(f".field-{name} .errorlist").inner_text()

    def sideways(self):
        return self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
