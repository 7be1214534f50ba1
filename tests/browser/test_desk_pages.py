"""Every page of the CMS as an editor meets it: no barrier, nothing in the console, nothing sideways, not too heavy."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from news.history import record
from news.workflow import make_move
from tests import factories
from tests.browser import stories
from tests.browser.test_accessible import COLOURS

WIDTHS = (360, 1280)
PAGES = {
    "sign in": "/akun/login/?next=/admin/",
    "dashboard": "/admin/",
    "calendar": "/admin/news/article/kalender/",
    "week": "/admin/news/article/kalender/?minggu={tomorrow}",
    "stories": "/admin/news/article/",
    "new story": "/admin/news/article/add/",
    "story": "/admin/news/article/{story}/change/",
    "history": "/admin/news/article/{story}/history/",
    "comparison": "/admin/news/article/{draft}/banding/?lama={version}",
    "preview links": "/admin/news/article/{draft}/tautan-pratinjau/",
    "photographs": "/admin/news/photo/",
    "photograph": "/admin/news/photo/{photo}/change/",
    "keywords": "/admin/news/keyword/",
    "keyword": "/admin/news/keyword/{keyword}/change/",
    "delete a keyword": "/admin/news/keyword/{keyword}/delete/",
    "people": "/admin/news/person/",
    "person": "/admin/news/person/{person}/change/",
    "channels": "/admin/news/category/",
    "channel": "/admin/news/category/add/",
    "static pages": "/admin/news/page/",
    "comments": "/admin/comments/comment/",
    "new photograph": "/admin/news/photo/add/",
    "many photographs": "/admin/news/photo/banyak/",
    "captions": "/admin/news/photo/keterangan/?foto={photo}",
    "static page": "/admin/news/page/{page}/change/",
    "second step": "/akun/2fa/",
    "app for codes": "/akun/2fa/totp/activate/",
    "devices": "/akun/perangkat/",
    "password": "/admin/password_change/",
    "front desk": "/admin/news/placement/",
    "notes": "/admin/news/article/{story}/catatan/",
    "merge": "/admin/news/keyword/gabung/?kata={keyword}",
    "alike": "/admin/news/keyword/mirip/",
}
#: Words of Django, allauth, taggit and the editor that nobody has translated.
ENGLISH = re.compile(
    r"\b(Name|Slug|Add|Change|Delete|Save|Search|History|Home|View|Password|Title|Sign|Insert|Toggle|Edit|Remove|bold"
    r"|italic|paragraph|heading|list|undo|redo|rule|Breadcrumbs|Sidebar|the|and|with|of)\b"
)


@pytest.fixture
def pages(live_server, managing_editor):
    """Addresses in a newsroom with stories in every state and photographs."""
    person = factories.make_person("Putri Kirana", "PK", is_editor=True)
    channel = factories.make_category("Nasional", factories.make_category("Berita"))
    photos = stories.many_photos(14)
    usual = {"category": channel, "by": [person], "editor": person, "keywords": ["Banjir", "Aceh Besar"]}
    made = [factories.make_article(f"Warga {n} Memperbaiki Tanggul", lead_photo=photos[n], **usual) for n in range(8)]
    make_move(made[0], "publish", managing_editor, note="Mendesak.")
    make_move(made[1], "schedule", managing_editor, at=timezone.now() + timedelta(days=1), note="Mendesak.")
    make_move(made[2], "submit", managing_editor)
    version = record(made[3], "save", managing_editor)
    made[3].title, made[3].body = "Tanggul Selesai", "<p>Pekerjaan itu selesai sore.</p><p>Warga pulang.</p>"
    made[3].save()
    keys = {
        "draft": made[3].pk,
        "version": version.pk,
        "story": made[0].pk,
        "tomorrow": timezone.localdate() + timedelta(days=1),
        "photo": photos[0].pk,
        "keyword": made[0].keywords.first().pk,
        "person": person.pk,
        "page": factories.make_page().pk,
    }
    return {name: address.format(**keys) for name, address in PAGES.items()}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_barrier_hangs_out_of_the_window_or_speaks_in_the_console(desk, pages, managing_editor, width):
    at = desk(width=width, color_scheme="light")
    faults = []
    for name, address in pages.items():
        if name == "dashboard":
            at.sign_in(managing_editor)
        status = at.open(address).status
        faults += [f"{name}: {status}"] * (status != 200) + faults_of(name, at)
    at.open(pages["new story"])
    at.press("Terbitkan")
    faults += faults_of("new story with errors", at)
    assert not faults, "\n".join(faults)


def faults_of(name, at) -> list[str]:
    """What is wrong with the page that is open in the light: axe in the light and in the dark, console, width."""
    found = [f"console: {words}" for words in at.said]
    violations = Axe().run(at.page).response["violations"]
    at.page.emulate_media(color_scheme="dark")
    # Buttons fade from one colour to the other.
    at.page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished)).then(() => true)")
    violations += Axe().run(at.page, options=COLOURS).response["violations"]
    at.page.emulate_media(color_scheme="light")
    at.said.clear()  # axe itself applies styles, which our policy forbids
    found += [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in violations]
    found += [f"{at.sideways()} px sideways"] * (at.sideways() > 0)
    return [f"{name}: {words}" for words in found]


def test_no_page_speaks_english(desk, pages, managing_editor):
    at, found = desk(managing_editor), {}
    for name, address in pages.items():
        at.open(address)
        at.page.wait_for_load_state("networkidle")
        if words := sorted(set(ENGLISH.findall(_all_words(at.page)))):
            found[name] = words
    assert found == {}


def _all_words(page) -> str:
    """What is read on the page, shown or announced, without what people have typed and without icons."""
    return page.evaluate("""() => {
      const out = [];
      for (const one of document.body.querySelectorAll("*")) {
        for (const name of ["title", "aria-label", "placeholder", "alt"]) out.push(one.getAttribute(name) ?? "");
        if (one.matches("input[type=submit], input[type=button]")) out.push(one.value);
        if (one.matches("script, style, template, .tiptap, .tiptap *, .material-icons, textarea")) continue;
        for (const part of one.childNodes) if (part.nodeType === Node.TEXT_NODE) out.push(part.data);
      }
      return out.join(" | ");
    }""")


@pytest.mark.parametrize("name", ["new story", "story"])
def test_the_form_of_a_story_is_light(desk, pages, managing_editor, name):
    state = desk(managing_editor).context.storage_state()
    at = desk(storage_state=state)
    arrived = {}
    tools = at.context.new_cdp_session(at.page)
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda event: arrived.update({event["requestId"]: event["encodedDataLength"]}))
    at.open(pages[name])
    at.page.wait_for_load_state("networkidle")
    assert sum(arrived.values()) <= 350_000
    assert len(arrived) <= 20
    assert at.body.is_visible()


def test_every_button_of_the_editor_is_drawn_as_one_picture(desk, pages, managing_editor):
    at = desk(managing_editor)
    at.open(pages["new story"])
    at.body.wait_for()
    buttons = at.page.locator(".prose-menubar button.material-icons:visible")
    assert buttons.count() >= 10
    # A name that is not in the font is written out, letter by letter.
    assert [one for one in buttons.all() if one.bounding_box()["width"] > 34] == []
