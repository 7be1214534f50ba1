"""Without a network the stories that were read last can be read again, and nothing else is ever shown from a copy."""

import re
import time

import pytest
from django.core.signals import request_started

from news.models import Article

READY = "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')"
KEPT = "caches.open('berita-1').then((one) => one.keys()).then((all) => all.map((one) => new URL(one.url).pathname + new URL(one.url).search))"
SAVES_DATA = "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true })"
MARK = "Anda sedang luring. Salinan ini disimpan pada"


def eventually(somebody, promise: str):
    """Ask until the promise comes out true; Playwright's own waiting is content with any promise."""
    deadline = time.monotonic() + 15
    while not somebody.page.evaluate(promise):
        assert time.monotonic() < deadline, promise
        time.sleep(0.05)


@pytest.fixture
def commuter(reader):
    """Somebody who has opened the front page once and whose browser keeps stories."""
    somebody = reader(keeps_stories=True)
    somebody.open("/")
    eventually(somebody, READY)
    eventually(somebody, "caches.keys().then((names) => names.some((name) => name.startsWith('kulit-')))")
    return somebody


def kept(somebody) -> list[str]:
    return somebody.page.evaluate(KEPT)


def read(somebody, *stories):
    for story in stories:
        somebody.open(story)
        eventually(somebody, f"{KEPT}.then((all) => all.includes({story.partition('#')[0]!r}))")


def text(somebody) -> str:
    return " ".join(somebody.page.locator("main").inner_text().split())


def test_a_story_that_was_read_opens_without_a_network_and_says_when_it_was_kept(commuter, edition):
    read(commuter, edition.story)
    assert MARK not in text(commuter)
    commuter.context.set_offline(True)
    commuter.open(edition.story + "?utm_source=wa")
    assert "Menunggu alat berat" in text(commuter)
    mark = commuter.page.get_by_text(MARK)
    assert mark.is_visible()
    assert re.search(r"pada \d{1,2} [A-Z][a-z]+ \d{4} pukul \d{2}\.\d{2} WIB\.$", mark.inner_text())
    assert commuter.style("h1", "fontFamily").startswith("Newsreader"), "the style sheet is not there"


def test_the_first_page_of_a_visit_is_kept_too(reader, edition):
    somebody = reader(keeps_stories=True).open(edition.opinion)
    eventually(somebody, f"{KEPT}.then((all) => all.includes({edition.opinion!r}))")
    eventually(somebody, READY)
    somebody.context.set_offline(True)
    assert MARK in text(somebody.open(edition.opinion))


def test_a_private_page_is_asked_for_once_and_not_kept(commuter):
    """A link that works once must not be used up by a request that nobody sees."""
    asked = []

    def note(sender, environ, **kwargs):
        asked.append(environ["PATH_INFO"])

    commuter.open("/")  # the worker is in charge from here on
    request_started.connect(note)
    try:
        commuter.open("/akun/login/")
        commuter.open("/akun/signup/")
    finally:
        request_started.disconnect(note)
    assert sorted(one for one in asked if one.startswith("/akun/")) == ["/akun/login/", "/akun/signup/"]
    assert not kept(commuter)


def test_what_was_not_read_is_replaced_by_the_list_of_what_was(commuter, edition):
    read(commuter, edition.story, edition.without_photo)
    commuter.context.set_offline(True)
    commuter.open(edition.channel)
    assert commuter.page.get_by_role("heading", level=1).inner_text() == "Anda sedang luring"
    titles = commuter.page.locator("[data-kept] a")
    assert titles.first.inner_text() == "Tanggul Karangjati Selesai Diperkuat"
    assert titles.count() == 2
    titles.last.click()
    assert MARK in text(commuter)


def test_only_stories_are_kept(commuter, edition):
    for address in (
        edition.login,
        edition.home,
        edition.channel,
        edition.page,
        edition.lost,
        "/admin/login/",
        "/luring/",
    ):
        commuter.open(address)
    read(commuter, edition.story)
    assert kept(commuter) == [edition.story]
    everything = commuter.page.evaluate(
        "caches.keys().then((all) => Promise.all(all.map((one) => caches.open(one).then((found) => found.keys())))).then((all) => all.flat().map((one) => one.url))"
    )
    assert not [address for address in everything if re.search("/(admin|akun|komentar)/", address)]


def test_the_twenty_read_last_are_kept(commuter, edition):
    stories = [one.get_absolute_url() for one in Article.objects.public().select_related("category")[:23]]
    for story in stories:
        commuter.page.goto(commuter.site + story)
    read(commuter, stories[2])
    eventually(commuter, f"{KEPT}.then((all) => all.length === 20)")
    assert kept(commuter)[-1] == stories[2] and stories[0] not in kept(commuter)


def test_after_a_week_a_copy_is_no_news(commuter, edition):
    read(commuter, edition.story)
    commuter.page.evaluate(
        """caches.open("berita-1").then(async (one) => {
          const [name] = await one.keys(), old = await one.match(name), headers = new Headers(old.headers);
          headers.set("x-disimpan", Date.now() - 8 * 24 * 3600 * 1000);
          await one.put(name, new Response(await old.text(), { headers }));
        })"""
    )
    commuter.context.set_offline(True)
    commuter.open(edition.story)
    assert "Anda sedang luring" in text(commuter) and MARK not in text(commuter)
    assert not commuter.page.locator("[data-kept-part]").is_visible()


def test_caches_of_an_older_portal_go_and_stories_stay(commuter, edition):
    read(commuter, edition.story)
    commuter.page.evaluate("caches.open('kulit-lama')")
    commuter.page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    commuter.open(edition.home)
    eventually(commuter, "caches.keys().then((all) => !all.includes('kulit-lama'))")
    assert sorted(name.partition("-")[0] for name in commuter.page.evaluate("caches.keys()")) == ["berita", "kulit"]
    assert kept(commuter) == [edition.story]


def test_who_saves_data_keeps_nothing(reader, edition, commuter):
    read(commuter, edition.story)
    commuter.context.add_init_script(SAVES_DATA)
    commuter.open(edition.story)
    eventually(commuter, "caches.keys().then((names) => names.length === 0)")
    assert commuter.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_nothing_of_it_is_said_in_the_console_or_moves_the_page(commuter, edition):
    read(commuter, edition.story, edition.without_photo)
    assert commuter.said == [] and commuter.shifts() == []


def test_the_policy_lets_no_other_script_be_started(commuter):
    refused = """() => { try { trustedTypes.createPolicy("lain", {}); return false } catch { return true } }"""
    assert commuter.page.evaluate(refused)
