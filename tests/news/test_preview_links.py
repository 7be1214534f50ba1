"""A link for somebody without an account: opens one story until its time is over, and says nothing to anybody else."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from news.models import PreviewLink, State
from tests.factories import make_article, make_photo, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(signed_in, editor):
    return signed_in(editor)


def links_page(story) -> str:
    return f"/admin/news/article/{story.pk}/tautan-pratinjau/"


def make_link(desk, story, for_whom="Bu Ratna, BPBD", hours=24) -> PreviewLink:
    desk.post(links_page(story), {"for_whom": for_whom, "hours": hours})
    return PreviewLink.objects.order_by("pk").last()


def test_the_link_shows_the_saved_story_to_who_has_no_account(desk, client, clock):
    story = make_article("Air Surut", lead_photo=make_photo())
    link = make_link(desk, story)
    answer = client.get(link.get_absolute_url())
    said = answer.content.decode()
    assert answer.status_code == 200 and "Air Surut" in said
    assert "Pratinjau untuk Bu Ratna, BPBD; belum terbit, jangan disebarkan." in said
    assert "Naskah yang tersimpan 18 Maret 2026, 15.00 WIB" in said
    assert "data-read" not in said and "data-keep" not in said and "csrf" not in said
    story.title = "Air Surut Kembali"
    story.save()
    assert "Air Surut Kembali" in client.get(link.get_absolute_url()).content.decode()


def test_nobody_keeps_it_finds_it_or_is_told_where_it_was_and_no_session_is_read(desk, client, reader, signed_in):
    link = make_link(desk, make_article())
    before = list(Session.objects.order_by("pk").values())
    for browser in (client, signed_in(reader), desk):
        answer = browser.get(link.get_absolute_url())
        assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer" and "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies and "cookie" not in answer.get("Vary", "").lower()
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert len(list(Session.objects.all())) >= len(before)
    assert client.post(link.get_absolute_url()).status_code == 405


def test_an_expired_and_a_revoked_link_are_closed(desk, client, clock):
    story = make_article("Air Surut")
    hour, day, week = (make_link(desk, story, hours=hours) for hours in (1, 24, 168))
    clock.wait(minutes=59)
    assert client.get(hour.get_absolute_url()).status_code == 200
    clock.wait(minutes=1)
    closed = client.get(hour.get_absolute_url())
    assert closed.status_code == 410 and "tidak berlaku lagi" in closed.content.decode()
    assert "Air Surut" not in closed.content.decode() and "no-store" in closed["Cache-Control"]
    assert client.get(day.get_absolute_url()).status_code == 200
    desk.post(f"{links_page(story)}cabut/", {"tautan": day.pk})
    assert client.get(day.get_absolute_url()).status_code == 410
    clock.wait(hours=166)
    assert client.get(week.get_absolute_url()).status_code == 200
    clock.wait(hours=2)
    assert client.get(week.get_absolute_url()).status_code == 410


def test_an_address_that_is_not_ours_is_refused_before_the_database_is_asked(desk, client, django_assert_num_queries):
    address = make_link(desk, make_article()).get_absolute_url()
    key, signature = re.fullmatch(r"/pratinjau/(\d+)[.]([^/]+)/", address).groups()
    assert len(signature) >= 40
    forged = [f"{int(key) + 1}.{signature}", f"{key}.{signature[:-2]}", key, f"{key}.", "x.y", signature, "%C3%A9.a"]
    with django_assert_num_queries(0):
        for one in forged:
            answer = client.get(f"/pratinjau/{one}/")
            assert answer.status_code == 404 and "tidak dikenal" in answer.content.decode()
            assert "no-store" in answer["Cache-Control"]


def test_once_the_story_is_out_the_link_leads_to_its_address_and_never_to_what_was_taken_back(desk, client, clock):
    story = make_article()
    link = make_link(desk, story)
    story.state, story.published_at = State.PUBLISHED, clock.now()
    story.save()
    answer = client.get(link.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, story.get_absolute_url())
    assert answer["Referrer-Policy"] == "no-referrer"
    withdraw(story)
    assert client.get(link.get_absolute_url()).status_code == 410


def test_who_was_sent_the_link_agrees_and_the_newsroom_reads_it_beside_the_form(desk, client, clock):
    story = make_article("Air Surut")
    link = make_link(desk, story)
    address = f"{link.get_absolute_url()}jawaban/"
    assert address in client.get(link.get_absolute_url()).content.decode()
    page = Reading(client.get(address))
    assert page.text("h1") == "Jawab redaksi" and "Air Surut" in page.text("header.page-head")
    version = next(field.get("value") for field in page.all("input") if field.get("name") == "version")
    sent = client.post(address, {"answer": "agreed", "note": "  Nama kami benar.  ", "version": version})
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert "Setuju terbit. Jawaban ini sampai di redaksi 18 Maret 2026, 15.00 WIB." in Reading(
        client.get(address)
    ).text("p.notice")
    shown = Reading(desk.get(links_page(story)))
    assert "Setuju terbit, dijawab" in shown.text("p.preview-link-answer") and "berubah" not in shown.text(
        "p.preview-link-answer"
    )
    assert shown.text("blockquote") == "Nama kami benar."
    clock.wait(minutes=1)
    story.save()
    assert "untuk naskah yang sejak itu berubah" in Reading(desk.get(links_page(story))).text("p.preview-link-answer")
    client.post(address, {"answer": "agreed", "note": "", "version": version})  # had the old words before the eyes
    assert "untuk naskah yang sejak itu berubah" in Reading(desk.get(links_page(story))).text("p.preview-link-answer")


@pytest.mark.parametrize(("typed", "told"), [
    ({}, "Pilih salah satu jawaban."),
    ({"answer": "publish"}, "Pilih salah satu jawaban."),
    ({"answer": "changes", "note": " \u200b "}, "Tulis apa yang perlu diubah."),
    ({"answer": "changes", "note": "x" * 1001}, "Catatan paling panjang 1.000 karakter. Sekarang 1001 karakter."),
])  # fmt: skip
def test_an_answer_that_says_nothing_is_refused_with_its_words_kept(desk, client, typed, told):
    link = make_link(desk, make_article())
    answer = client.post(f"{link.get_absolute_url()}jawaban/", typed)
    assert answer.status_code == 422 and Reading(answer).texts("p.errors") == [told]
    assert typed.get("note", "").strip("\u200b ") in answer.content.decode()
    link.refresh_from_db()
    assert (link.answer, link.answered_at) == ("", None)


def test_nobody_answers_by_a_closed_link_or_from_another_site(desk, story_out, clock):
    link, browser = make_link(desk, make_article()), Client(enforce_csrf_checks=True)
    address = f"{link.get_absolute_url()}jawaban/"
    assert browser.post(address, {"answer": "agreed"}).status_code == 403
    page = browser.get(address)
    assert (
        "no-store" in page["Cache-Control"]
        and page["Referrer-Policy"] == "same-origin"
        and "noindex" in page["X-Robots-Tag"]
    )
    assert browser.post("/pratinjau/1.salah/jawaban/", {"answer": "agreed"}).status_code in (403, 404)
    clock.wait(hours=25)
    assert browser.get(address).status_code == 410
    assert desk.post(address, {"answer": "agreed"}).status_code == 410
    assert not PreviewLink.objects.exclude(answer="").exists()
    assert desk.get(f"{story_out.get_absolute_url()}jawaban/").status_code == 302


@pytest.fixture
def story_out(desk, clock):
    """A link whose story has come out since."""
    story = make_article("Sudah Terbit")
    link = make_link(desk, story)
    story.state, story.published_at = State.PUBLISHED, clock.now()
    story.save()
    return link


def test_links_are_listed_and_made_and_revoked_beside_the_form(desk, editor, clock):
    story = make_article()
    page = desk.get(f"/admin/news/article/{story.pk}/change/").content.decode()
    assert "Tautan pratinjau" in page and links_page(story) in page
    link = make_link(desk, story)
    page = Reading(desk.get(f"/admin/news/article/{story.pk}/change/"))
    shown = [field.get("value") for field in page.all("input") if field.get("readonly") is not None]
    assert len(shown) == 1 and shown[0].endswith(link.get_absolute_url())
    assert "berlaku sampai" in page.text("span.preview-link-state")
    assert (link.expires_at - link.made_at).total_seconds() == 24 * 3600 and link.made_by == editor
    refused = desk.post(links_page(story), {"for_whom": " ", "hours": "9999"}).content.decode()
    assert "Tulis nama atau jabatan penerimanya." in refused and PreviewLink.objects.count() == 1
    for _ in range(12):
        make_link(desk, story)
    assert PreviewLink.objects.count() == 10


def test_no_link_is_made_for_a_published_story_or_by_who_may_not_change_it(desk, signed_in, reporter, managing_editor):
    live, foreign = publish(), make_article("Punya Editor")
    make_link(desk, live)
    assert not PreviewLink.objects.exists()
    assert "alamat publiknya" in desk.get(links_page(live)).content.decode()
    own = make_article("Punya Sendiri", created_by=reporter)
    browser = signed_in(reporter)
    assert make_link(browser, own).made_by == reporter
    assert browser.post(links_page(foreign), {"for_whom": "X", "hours": 24}).status_code == 404
    other = make_link(desk, foreign)
    assert browser.post(f"{links_page(own)}cabut/", {"tautan": other.pk}).status_code == 404
    assert browser.post(f"{links_page(foreign)}cabut/", {"tautan": other.pk}).status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None
