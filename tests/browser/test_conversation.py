"""A reader in the conversation, on a phone, with and without script: nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment
from news.models import Article
from tests.browser.test_accessible import COLOURS, violations
from tests.conftest import PASSWORD
from tests.factories import make_comment, publish


@pytest.fixture
def story(live_server):
    return publish(at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def trusted(stranger, story):
    """A reader whose comments appear at once, because three of theirs can be read."""
    other = publish("Berita Lain", at=timezone.now() - timedelta(hours=2))
    for place in range(3):
        make_comment(other, stranger, f"Dulu {place}")
    return stranger


def sign_in(one, person):
    one.page.get_by_label("Alamat surel").fill(person.email)
    one.page.get_by_label("Kata sandi").fill(PASSWORD)
    one.page.get_by_role("button", name="Masuk").click()


def words_of(one):
    return one.page.get_by_role("textbox", name="Komentar Anda")


def write(one, words, button="Kirim komentar"):
    words_of(one).fill(words)
    one.page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_draft_survives_a_lost_sign_in_a_lost_connection_and_a_refusal(desk, story, trusted, script):
    one = desk(width=360, height=740, java_script_enabled=script)
    page, text = one.page, words_of(one)
    form = f"{one.site}/komentar/berita/{story.pk}/tulis/"
    page.goto(form)
    sign_in(one, trusted)

    # The session ends while somebody writes.
    text.fill("Ditulis sebelum masuk.")
    one.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Kirim komentar").click()
    sign_in(one, trusted)
    page.wait_for_url(form)
    assert text.input_value() == "Ditulis sebelum masuk."

    # The connection is gone when it is sent.
    text.fill("Ditulis di kereta.")
    one.context.set_offline(True)
    page.get_by_role("button", name="Kirim komentar").click()
    if script:
        page.get_by_text("Periksa sambungan").wait_for()
        assert text.input_value() == "Ditulis di kereta."
        one.context.set_offline(False)
        page.get_by_role("button", name="Kirim komentar").click()
    else:
        page.wait_for_url("chrome-error://**")
        one.context.set_offline(False)
        page.reload()  # sends the form again, as the browser's own button does
    page.get_by_text("Komentar Anda sudah tampil").wait_for()
    assert Comment.objects.filter(body="Ditulis di kereta.").count() == 1
    page.goto(form)
    assert text.input_value() == ""  # what was sent is no draft any more

    # The newsroom has closed the conversation meanwhile.
    text.fill("Terlambat sedikit.")
    Article.objects.filter(pk=story.pk).update(comments_open=False)
    page.get_by_role("button", name="Kirim komentar").click()
    page.get_by_text("sudah ditutup").wait_for()
    if not script:
        assert page.get_by_label("Tulisan Anda").input_value() == "Terlambat sedikit."
    one.said[:] = [words for words in one.said if "Failed to load resource" not in words]


def test_more_comments_come_into_the_page(desk, story, trusted):
    for place in range(55):
        make_comment(story, trusted, f"Ke-{place}")
    one = desk(width=360, height=740)
    one.open(story.get_absolute_url())
    more = one.page.get_by_role("link", name="Muat komentar lagi")
    more.click()
    one.page.get_by_text("Ke-54", exact=True).wait_for()
    assert one.page.locator("ol.comments > li").count() == 55 and more.count() == 0
    assert "Ke-50" in one.page.evaluate("document.activeElement.textContent")


def test_axe_finds_nothing_in_the_conversation(desk, story, trusted, moderator):
    said = make_comment(story, moderator, "Kapan selesai?", picked_at=timezone.now(), edited_at=timezone.now(), likes=2)
    for place in range(5):
        make_comment(story, trusted, f"Balasan {place}", parent=said)
    own = make_comment(story, trusted, "Milik saya")
    one = desk(width=360, height=740)
    one.page.goto(f"{one.site}/komentar/saya/")
    sign_in(one, trusted)
    one.page.wait_for_url("**/komentar/saya/")
    pages = [
        "/komentar/saya/", "/komentar/", f"/komentar/{said.pk}/balasan/", "/komentar/pemberitahuan/",
        f"/komentar/berita/{story.pk}/tulis/?balas={said.pk}", f"/komentar/berita/{story.pk}/?urut=disukai",
        f"/komentar/{said.pk}/suka/", f"/komentar/{own.pk}/ubah/", f"/komentar/{own.pk}/hapus/",
    ]  # fmt: skip
    found = {}
    for address in [*pages, story.get_absolute_url()]:
        one.open(address)
        found[address] = violations(one)
        assert one.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    one.page.emulate_media(color_scheme="dark")
    found["dark"] = violations(one, COLOURS)
    assert {address: told for address, told in found.items() if told} == {}
