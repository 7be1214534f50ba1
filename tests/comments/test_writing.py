"""Writing a comment: behind a sign-in, once, in turn, and never lost."""

from uuid import uuid4

import pytest
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
    for parent in (elsewhere.pk, waiting.pk, rejected.pk, orphan.pk, 999999, 10**30, "abc"):
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
