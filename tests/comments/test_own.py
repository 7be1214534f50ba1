"""Own comments: changing them for some minutes, deleting them for good; and liking those of others."""

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from comments.models import Comment, Conversation, Like, State
from tests.factories import make_comment, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return publish()


@pytest.fixture
def trusted(reader):
    """Three comments of this reader can be read already."""
    other = publish("Lain")
    return [make_comment(other, reader) for _ in range(settings.READERS.held_comments)]


@pytest.fixture
def browser(reader, signed_in):
    return signed_in(reader)


def page_of(comment, act) -> str:
    return reverse(f"comments:{act}", args=[comment.pk])


def test_an_own_comment_is_changed_within_its_minutes_and_marked(browser, client, story, reader, trusted, clock):
    comment = make_comment(story, reader, "Salh ketik", picked_at=clock.now())
    assert Reading(browser.get(page_of(comment, "edit"))).text("textarea") == "Salh ketik"
    clock.wait(minutes=14)
    answer = browser.post(page_of(comment, "edit"), {"body": "Salah  ketik\u202e"})
    assert answer["Location"] == comment.get_sent_url()
    comment.refresh_from_db()
    assert (comment.body, comment.state, comment.picked_at) == ("Salah ketik", State.VISIBLE, None)
    assert comment.edited_at == clock.now()
    assert "diubah" in Reading(client.get(story.get_absolute_url())).texts("small")
    clock.wait(minutes=1)
    late = browser.post(page_of(comment, "edit"), {"body": "Terlambat"})
    assert late.status_code == 422 and Reading(late).text("textarea") == "Terlambat"
    assert "15 menit" in Reading(late).text("p.notice")
    assert "15 menit" in Reading(browser.get(page_of(comment, "edit"))).text("p.notice")
    assert Comment.objects.get(pk=comment.pk).body == "Salah ketik"


def test_changed_words_come_before_the_judge_and_what_waits_goes_on_waiting(browser, story, reader, trusted):
    visible, held = make_comment(story, reader), make_comment(story, reader, state=State.HELD, flags=["links"])
    browser.post(page_of(held, "edit"), {"body": "Tanpa tautan"})
    held.refresh_from_db()
    assert (held.state, held.body, held.flags) == (State.HELD, "Tanpa tautan", ["links"])
    Comment.objects.filter(article__title="Lain").update(state=State.HELD)  # now the account is new again
    browser.post(page_of(visible, "edit"), {"body": "Kata lain"})
    visible.refresh_from_db()
    assert (visible.state, visible.flags) == (State.HELD, ["new"])
    assert Conversation.objects.get(article=story).visible == 0


def test_the_same_words_are_no_change_and_empty_ones_are_refused(browser, story, reader):
    comment = make_comment(story, reader, "Tetap")
    assert browser.post(page_of(comment, "edit"), {"body": " Tetap "}).status_code == 302
    for body, told in (("", "Tulis dulu"), ("\u200b\u3164", "Tulis dulu"), ("a" * 2001, "2.000")):
        answer = browser.post(page_of(comment, "edit"), {"body": body})
        assert answer.status_code == 422 and told in Reading(answer).text("p.errors")
    comment.refresh_from_db()
    assert (comment.body, comment.edited_at, comment.state) == ("Tetap", None, State.VISIBLE)


def test_what_is_under_complaint_or_gone_is_not_changed(browser, story, reader, clock):
    reported = make_comment(story, reader, complained_at=clock.now())
    rejected = make_comment(story, reader, state=State.REJECTED)
    for comment, told in ((reported, "sedang diperiksa"), (rejected, "tidak tampil")):
        answer = browser.post(page_of(comment, "edit"), {"body": "Lain"})
        assert answer.status_code == 422 and told in Reading(answer).text("p.notice")
    fine = make_comment(story, reader)
    withdraw(story)
    assert browser.post(page_of(fine, "edit"), {"body": "Lain"}).status_code == 422
    assert not Comment.objects.filter(body="Lain").exists()


def test_deleting_asks_first_and_leaves_a_place_only_over_answers(browser, client, story, reader, stranger):
    lonely, answered = make_comment(story, reader, "Sendiri"), make_comment(story, reader, "Dijawab")
    make_comment(story, stranger, "Jawaban", parent=answered)
    for comment in (lonely, answered):
        assert Reading(browser.get(page_of(comment, "erase"))).text("p.comment-text") == comment.body
        assert browser.post(page_of(comment, "erase"))["Location"] == reverse("comments:mine")
    page = Reading(client.get(story.get_absolute_url()))
    assert page.texts("p.comment-text") == ["Jawaban"]
    assert page.texts("p.comment-gone") == ["Komentar ini dihapus penulisnya."]
    assert page.text("span.count") == "1 komentar"
    assert set(Comment.objects.filter(author=reader).values_list("state", "body")) == {(State.DELETED, "")}
    assert browser.post(page_of(lonely, "erase")).status_code == 404
    assert "belum menulis" in Reading(browser.get(reverse("comments:mine"))).text("main")


def test_somebody_elses_comment_is_neither_changed_nor_deleted(client, story, reader, stranger, signed_in, moderator):
    comment = make_comment(story, reader, "Milik saya")
    for person in (stranger, moderator):
        other = signed_in(person)
        for act in ("edit", "erase", "sent"):
            assert other.get(page_of(comment, act)).status_code == 404
        for act in ("edit", "erase"):
            assert other.post(page_of(comment, act), {"body": "Diubah orang"}).status_code == 404
    for act in ("edit", "erase", "like"):
        assert client.post(page_of(comment, act))["Location"].startswith("/akun/login/")
        assert "no-store" in signed_in(reader).get(page_of(comment, act))["Cache-Control"]
    comment.refresh_from_db()
    assert (comment.body, comment.state) == ("Milik saya", State.VISIBLE)


def test_one_account_likes_once_and_takes_it_back(client, story, reader, stranger, signed_in):
    comment = make_comment(story, reader)
    fan, address = signed_in(stranger), page_of(comment, "like")
    assert "Sukai komentar ini?" in Reading(fan.get(address)).text("h1")
    assert not Like.objects.exists()  # reading changes nothing
    for _ in range(2):
        assert fan.post(address, {"suka": "1"})["Location"] == address
    assert Comment.objects.get(pk=comment.pk).likes == Like.objects.count() == 1
    assert "Disukai (1)" in Reading(fan.get(address)).text("div.comment-head")
    assert "Suka (1)" in Reading(client.get(story.get_absolute_url())).text("ol.comments")
    for _ in range(2):
        fan.post(address, {"suka": "0"})
    assert Comment.objects.get(pk=comment.pk).likes == Like.objects.count() == 0
    own = signed_in(reader).post(address, {"suka": "1"})
    assert own.status_code == 422 and "komentar Anda sendiri" in Reading(own).text("p.notice")


def test_what_is_not_shown_is_not_liked(story, reader, stranger, signed_in):
    held, visible = make_comment(story, reader, state=State.HELD), make_comment(story, reader)
    fan = signed_in(stranger)
    assert fan.get(page_of(held, "like")).status_code == fan.post(page_of(held, "like")).status_code == 404
    withdraw(story)
    assert fan.post(page_of(visible, "like")).status_code == 404
    assert not Like.objects.exists()


def test_my_comments_say_what_became_of_each(browser, story, reader, stranger, clock):
    for state in (State.VISIBLE, State.HELD, State.REJECTED):
        make_comment(story, reader, f"Ini {state}", state=state)
    make_comment(story, stranger, "Bukan milik saya")
    page = Reading(browser.get(reverse("comments:mine")))
    assert page.texts("p.comment-text") == ["Ini rejected", "Ini held", "Ini visible"]
    assert [one.split()[0] for one in page.texts("div.comment-head")] == ["Ditolak", "Menunggu", "Tampil"]
    assert sum("/ubah/" in link for link in page.links()) == 2
    assert sum("/hapus/" in link for link in page.links()) == 3
    with transaction.atomic():
        for _ in range(31):
            make_comment(story, reader)
    seen = Reading(browser.get(reverse("comments:mine")))
    (more,) = [link for link in seen.links() if "setelah" in link]
    assert (
        len(seen.texts("p.comment-text"))
        + len(Reading(browser.get(reverse("comments:mine") + more[more.index("?") :])).texts("p.comment-text"))
        == 34
    )
    for broken in ("x", "0", "9" * 40):
        assert browser.get(f"{reverse('comments:mine')}?setelah={broken}").status_code == 404
