"""Writing a comment: behind a sign-in, once, in turn, and never lost."""

import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from comments.models import Comment, State
from news.models import Article
from tests.factories import make_article, make_comment, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return publish()


@pytest.fixture
def browser(reader, signed_in):
    return signed_in(reader)


def form_of(story) -> str:
    return reverse("comments:form", args=[story.pk])


def send(browser, story, body="Semoga lekas surut.", **fields):
    return browser.post(form_of(story), {"body": body, "token": str(uuid4())} | fields)


def test_a_stranger_signs_in_first_and_comes_back_to_the_form(client, story, reader):
    for answer in (client.get(form_of(story)), send(client, story)):
        assert answer.status_code == 302
        assert answer["Location"] == f"/akun/login/?next={form_of(story)}"
    assert not Comment.objects.exists()
    client.force_login(reader)
    assert client.get(form_of(story)).status_code == client.head(form_of(story)).status_code == 200


def test_the_first_three_comments_of_an_account_wait(browser, story, reader):
    for _ in range(3):
        answer = send(browser, story)
        assert answer.status_code == 302
        assert "setelah diperiksa redaksi" in Reading(browser.get(answer["Location"])).text("div.notice")
    assert set(Comment.objects.values_list("state", flat=True)) == {State.HELD}
    Comment.objects.update(state=State.VISIBLE)
    answer = send(browser, story, "Sekarang langsung")
    assert Comment.objects.latest("pk").state == State.VISIBLE
    notice = Reading(browser.get(answer["Location"]))
    assert "sudah tampil" in notice.text("div.notice")
    assert notice.text("p.comment-text") == "Sekarang langsung"


def test_rejected_comments_do_not_make_an_account_trusted(browser, story, reader):
    for _ in range(5):
        make_comment(story, reader, state=State.REJECTED)
    send(browser, story)
    assert Comment.objects.latest("pk").state == State.HELD


def test_the_page_with_the_answer_belongs_to_its_writer(browser, story, client, stranger, signed_in):
    address = send(browser, story)["Location"]
    assert browser.get(address).status_code == 200
    assert signed_in(stranger).get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert browser.get(address)["Cache-Control"].find("no-store") >= 0


def test_the_same_form_sent_twice_makes_one_comment(browser, story, signed_in, stranger):
    token = str(uuid4())
    first, again = send(browser, story, token=token), send(browser, story, token=token)
    assert first["Location"] == again["Location"]
    assert Comment.objects.count() == 1
    other = send(signed_in(stranger), story, token=token)  # somebody else's token leads nowhere
    assert signed_in(stranger).get(other["Location"]).status_code == 404
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "Tulis dulu"),
        (" \n\t ", "Tulis dulu"),
        ("\u200b\u202e", "Tulis dulu"),
        ("\u3164\u200d\u2800 \xad", "Tulis dulu"),
        ("\x07\x1b", "Tulis dulu"),
        ("a" * 2001, "paling panjang 2.000"),
    ],
)
def test_a_refusal_says_why_and_keeps_the_text(browser, story, body, said):
    answer = send(browser, story, body)
    page = Reading(answer)
    assert answer.status_code == 422
    assert said in page.text("p.errors")
    assert page.text("textarea") == body.strip(" \n\t")
    assert not Comment.objects.exists()


def test_two_thousand_letters_and_line_breaks_fit_as_the_browser_counts_them(browser, story):
    assert send(browser, story, "satu\r\n" * 399 + "akhir").status_code == 302
    assert Comment.objects.get().body == "satu\n" * 399 + "akhir"
    assert send(browser, story, "ab\x00c\u200bd\u202e 👍").status_code == 302
    assert Comment.objects.latest("pk").body == "abcd 👍"


def test_ten_a_minute_and_then_a_pause(browser, story, reader, clock):
    token = str(uuid4())
    for place in range(10):
        assert send(browser, story, f"Ke-{place}", **({"token": token} if place == 9 else {})).status_code == 302
    clock.wait(seconds=20)
    answer = send(browser, story, "Kesebelas")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "40"
    assert Reading(answer).text("textarea") == "Kesebelas"
    assert send(browser, story, "Ke-9", token=token).status_code == 302  # what was taken is acknowledged again
    assert Comment.objects.count() == 10
    clock.wait(seconds=40)
    assert send(browser, story, "Kesebelas").status_code == 302


def test_one_account_does_not_slow_another(browser, story, reader, stranger, signed_in):
    for _ in range(10):
        make_comment(story, reader)
    assert send(browser, story).status_code == 429
    assert send(signed_in(stranger), story).status_code == 302


def test_a_closed_story_takes_none(browser, story):
    Article.objects.update(comments_open=False)
    assert "sudah ditutup" in Reading(browser.get(form_of(story))).text("p.notice")
    assert send(browser, story).status_code == 422
    assert not Comment.objects.exists()


def test_a_story_that_is_not_out_has_no_form(browser, story):
    draft = make_article("Draf")
    withdraw(story)
    for one in (draft, story):
        assert browser.get(form_of(one)).status_code == 404
        answer = send(browser, one, "Teks saya")
        assert answer.status_code == 422 and Reading(answer).text("textarea") == "Teks saya"
        assert "sudah tidak ada" in Reading(answer).text("p.notice")
        assert one.title not in answer.content.decode()  # nor does it say what it would have been
    number = story.pk
    story.delete()
    assert send(browser, draft, "x").content.count(b"sudah tidak ada") == 1
    assert browser.post(f"/komentar/berita/{number}/tulis/", {"body": "Teks saya"}).status_code == 422
    assert not Comment.objects.exists()


def test_an_answer_goes_under_the_comment_it_answers(browser, story, reader):
    first = make_comment(story, reader)
    reply = make_comment(story, reader, "Balasan", parent=first)
    shown = Reading(browser.get(f"{form_of(story)}?balas={first.pk}"))
    assert [field.get("value") for field in shown.all("input") if field.get("name") == "parent"] == [str(first.pk)]
    send(browser, story, "Ke komentar", parent=first.pk), send(browser, story, "Ke balasan", parent=reply.pk)
    assert list(Comment.objects.order_by("-pk")[:2].values_list("parent", flat=True)) == [first.pk, first.pk]


def test_an_answer_to_what_is_not_there_is_refused(browser, story, reader):
    elsewhere = make_comment(publish("Lain"), reader)
    waiting, rejected = make_comment(story, reader, state=State.HELD), make_comment(story, reader, state=State.REJECTED)
    orphan = make_comment(story, reader, parent=rejected)
    count = Comment.objects.count()
    for parent in (elsewhere.pk, waiting.pk, rejected.pk, orphan.pk, 999999, 10**30, "9" * 5000, "abc"):
        answer = send(browser, story, "Teks saya", parent=parent)
        assert answer.status_code == 422, parent
        assert Reading(answer).text("textarea") == "Teks saya"
    assert Comment.objects.count() == count


@pytest.mark.parametrize("token", ["", "abc"])
def test_a_form_without_its_token_is_refused_and_keeps_the_text(browser, story, token):
    answer = send(browser, story, "Teks saya", token=token)
    assert answer.status_code == 422 and Reading(answer).text("textarea") == "Teks saya"


def test_a_comment_needs_the_forms_secret(reader, story, client):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(reader)
    assert send(strict, story).status_code == 403
    assert not Comment.objects.exists()


def test_reading_the_form_changes_nothing(browser, story):
    browser.get(form_of(story)), browser.put(form_of(story)), browser.delete(form_of(story))
    assert not Comment.objects.exists()


def test_what_is_sent_is_kept_as_plain_words(browser, story):
    for sent, kept in (
        ("<b>tebal</b> &amp; <script>x()</script>", "<b>tebal</b> &amp; <script>x()</script>"),
        ("harga \u202e0001 pR\u202c naik\u2067!", "harga 0001 pR naik!"),
        ("ab\x00c\x1b[2J\x85d", "abc[2J\nd"),
        ("Satu\n\n\n\n\n\nDua   tiga\t\tempat", "Satu\n\nDua tiga empat"),
        ("👨\u200d👩\u200d👧 keluarga", "👨\u200d👩\u200d👧 keluarga"),
    ):
        assert send(browser, story, sent).status_code == 302, sent
        assert Comment.objects.latest("pk").body == kept
    linked = send(browser, story, " ".join(f"https://contoh{place}.test" for place in range(50)))
    assert linked.status_code in (302, 422)
    assert linked.status_code == 302 or Reading(linked).text("textarea").count("https://") == 50


def test_who_has_not_agreed_to_the_rules_writes_nothing_and_loses_nothing(browser, story, reader):
    reader.consents.all().delete()
    answer = send(browser, story, "Teks saya")
    assert answer.status_code == 422 and "menyetujui ketiga aturan" in Reading(answer).text("p.errors")
    assert Reading(answer).text("textarea") == "Teks saya"
    assert not Comment.objects.exists()


def test_what_is_sent_behind_the_end_of_a_session_stands_in_the_form_after_signing_in(client, story, reader):
    first = make_comment(story, reader)
    sent = send(client, story, "Ditulis sebelum masuk", parent=first.pk)
    assert sent["Location"].startswith("/akun/login/")
    client.post(sent["Location"], {"login": reader.email, "password": "sandi-uji-coba-17"})
    page = Reading(client.get(form_of(story)))
    assert page.text("textarea") == "Ditulis sebelum masuk"
    assert "Pembaca" in page.text("blockquote.answered")
    assert Reading(client.get(form_of(publish("Lain")))).text("textarea") == ""
    assert send(client, story, "Ditulis sebelum masuk").status_code == 302
    assert Reading(client.get(form_of(story))).text("textarea") == ""


@pytest.fixture
def slowly(settings):
    settings.READERS = replace(settings.READERS, form_seconds=2)


def fields_of(answer) -> dict:
    """What a browser would send of a form as it stands."""
    page = Reading(answer)
    found = {one.get("name"): one.get("value") or "" for one in page.all("input") if one.get("name")}
    return found | {"body": page.text("textarea")}


def test_a_machine_is_told_politely_and_a_person_sends_once_more(browser, story, slowly, clock, reader):
    typed = fields_of(browser.get(form_of(story))) | {"body": "Teks saya"}
    too_fast = browser.post(form_of(story), typed)
    assert too_fast.status_code == 422 and "Terlalu cepat" in Reading(too_fast).text("p.errors")
    assert Reading(too_fast).text("textarea") == "Teks saya"
    clock.wait(seconds=2)
    assert browser.post(form_of(story), fields_of(too_fast)).status_code == 302

    typed = fields_of(browser.get(form_of(story))) | {"body": "Semalam"}
    clock.wait(hours=25)
    old = browser.post(form_of(story), typed)
    assert old.status_code == 422 and "usang" in Reading(old).text("p.errors")
    clock.wait(seconds=3)
    again = fields_of(old)
    assert again["token"] == typed["token"] and again["opened"] != typed["opened"]
    assert browser.post(form_of(story), again).status_code == 302

    trap = fields_of(browser.get(form_of(story))) | {"body": "Beli di sini", "website": "https://iklan.test"}
    clock.wait(seconds=3)
    caught = browser.post(form_of(story), trap)
    assert caught.status_code == 422 and "tersembunyi" in Reading(caught).text("p.errors")
    assert fields_of(caught)["website"] == "" and Reading(caught).text("textarea") == "Beli di sini"
    assert Comment.objects.filter(author=reader).count() == 2


def test_the_stamp_of_another_story_account_or_hand_opens_nothing(browser, story, slowly, clock, stranger, signed_in):
    other = signed_in(stranger)
    stamps = [
        fields_of(browser.get(form_of(publish("Lain"))))["opened"],
        fields_of(other.get(form_of(story)))["opened"],
        "", "x", "x:y", "WzEsMSwxXQ:aaaa",
    ]  # fmt: skip
    clock.wait(seconds=5)
    for stamp in stamps:
        answer = send(browser, story, "Teks saya", opened=stamp)
        assert answer.status_code == 422 and Reading(answer).text("textarea") == "Teks saya", stamp
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_send_one_form_at_the_same_moment_make_one_comment(reader, signed_in):
    story, token, answers = publish(), str(uuid4()), []

    def press(browser):
        try:
            answers.append(send(browser, story, token=token))
        finally:
            connection.close()

    tabs = [threading.Thread(target=press, args=(signed_in(reader),)) for _ in range(4)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert Comment.objects.count() == 1
    assert {answer["Location"] for answer in answers} == {Comment.objects.get().get_sent_url()} and len(answers) == 4


def test_a_closed_story_keeps_what_was_written(browser, story):
    Article.objects.update(comments_open=False)
    answer = send(browser, story, "Teks saya")
    assert answer.status_code == 422 and Reading(answer).text("textarea") == "Teks saya"
    assert "sudah ditutup" in Reading(answer).text("p.notice")
