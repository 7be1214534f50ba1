"""Mails about what happened to a comment: once, by choice, to the right person, and only while it is so."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as live
from django.core import mail
from django.core.mail.backends import locmem
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments.models import Appeal, Comment, ModerationAct, Notice, NoticeChoice, State, Suspension
from comments.notices import WAITS, choose, send_digest, send_notice, tell, unsubscribe_address
from comments.standing import put
from tests.factories import make_comment, publish, withdraw
from tests.reading import Reading
from tests.working import work

pytestmark = pytest.mark.django_db
How, About = NoticeChoice.How, Notice.About


@pytest.fixture
def asked(reader):
    """What the reader has written and others answer."""
    return make_comment(publish("Tanggul Diperbaiki"), reader, "Kapan selesai?")


def answer(asked, author, body="Minggu depan.", **fields) -> Comment:
    return make_comment(asked.article, author, body, parent=asked, **fields)


def test_who_is_answered_is_told_once_by_mail_with_a_way_out(asked, reader, stranger, client):
    said = answer(asked, stranger, "Minggu depan <b>kata</b> & 'mandor'.")
    assert mail.outbox == []  # not during the request
    work(), work()
    (letter,) = mail.outbox
    assert letter.to == [reader.email]
    assert letter.subject == "Orang-lain membalas komentar Anda"
    assert "Minggu depan <b>kata</b> & 'mandor'." in letter.body and "Tanggul Diperbaiki" in letter.body
    assert live.SITE_URL + said.get_absolute_url() in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["Message-ID"] == f"<notice-{Notice.objects.get().pk}@127.0.0.1>"
    out = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert out in letter.body
    path = out.removeprefix(live.SITE_URL)
    page = client.get(path)
    assert "Berhenti menerima surel?" in Reading(page).text("h1") and not page.cookies
    assert not NoticeChoice.objects.exists()  # a mail program that looks at links stops nothing
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert NoticeChoice.objects.get(user=reader).how == How.NEVER
    answer(asked, stranger, "Lagi"), work()
    assert len(mail.outbox) == 1


def test_an_address_that_was_changed_by_hand_stops_nobodys_mails(client, reader, stranger):
    path = unsubscribe_address(reader).removeprefix(live.SITE_URL)
    forged = re.sub(r"/\d+:", f"/{stranger.pk}:", path)
    for wrong in (forged, path[:-3] + "xx/", "/komentar/pemberitahuan/berhenti/1/"):
        assert client.get(wrong).status_code == client.post(wrong).status_code == 404
    reader.delete()
    assert client.post(path).status_code == 404
    assert not NoticeChoice.objects.exists()


def nobody_reads_the_mailbox(asked, said):
    EmailAddress.objects.filter(user=asked.author).update(verified=False)


def the_account_is_closed(asked, said):
    asked.author.is_active = False
    asked.author.save()


def the_account_is_gone(asked, said):
    asked.author.delete()


def the_answer_is_hidden(asked, said):
    put(said, State.REJECTED)


def the_answer_waits_too_long(asked, said):
    Comment.objects.filter(pk=said.pk).update(complained_at=timezone.now() - timedelta(hours=48))


def the_story_is_withdrawn(asked, said):
    withdraw(asked.article)


def the_comment_is_no_longer_theirs(asked, said):
    Comment.objects.filter(pk=asked.pk).update(author=None)


def they_have_stopped_it(asked, said):
    choose(asked.author, How.NEVER)


@pytest.mark.parametrize(
    "meanwhile",
    [
        nobody_reads_the_mailbox, the_account_is_closed, the_account_is_gone, the_answer_is_hidden,
        the_answer_waits_too_long, the_story_is_withdrawn, the_comment_is_no_longer_theirs, they_have_stopped_it,
    ],
)  # fmt: skip
def test_no_mail_goes_out_when_meanwhile(meanwhile, asked, stranger):
    said = answer(asked, stranger)
    meanwhile(asked, said)
    work()
    assert mail.outbox == []


def test_nobody_is_told_of_own_answers_or_of_answers_that_wait(asked, reader, stranger):
    answer(asked, reader), answer(asked, stranger, state=State.HELD)
    assert not Notice.objects.exists()
    put(Comment.objects.get(state=State.HELD), State.VISIBLE)  # let through later
    work()
    assert len(mail.outbox) == 1


def test_an_answer_that_was_hidden_and_came_back_is_told_of_once(asked, stranger):
    said = answer(asked, stranger)
    put(said, State.REJECTED), work()
    assert mail.outbox == []
    put(said, State.VISIBLE), work()
    put(said, State.HELD), put(said, State.VISIBLE), work()
    assert len(mail.outbox) == 1


def test_one_mail_a_day_at_seven_for_who_prefers_that(asked, reader, stranger, clock):
    choose(reader, How.DAILY)
    said = [answer(asked, stranger, f"Jawaban {place}") for place in range(3)]
    work()
    assert mail.outbox == [] and DBTaskResult.objects.count() == 1  # one task for the day
    put(said[1], State.REJECTED)
    clock.wait(hours=15, minutes=59), work()
    assert mail.outbox == []
    clock.wait(minutes=1), work()
    (letter,) = mail.outbox
    assert letter.subject == "2 balasan untuk komentar Anda"
    assert "Jawaban 0" in letter.body and "Jawaban 2" in letter.body and "Jawaban 1" not in letter.body
    assert "List-Unsubscribe" in letter.extra_headers
    clock.wait(days=1), work()
    assert len(mail.outbox) == 1  # nothing new, nothing sent
    answer(asked, stranger, "Esoknya")
    clock.wait(days=1), work()
    assert [len(mail.outbox), "Esoknya" in mail.outbox[-1].body] == [2, True]


def test_a_digest_that_is_run_again_sends_nothing_again(asked, reader, stranger):
    choose(reader, How.DAILY)
    answer(asked, stranger)
    assert send_digest.func(reader.pk) == "sent"
    assert send_digest.func(reader.pk) == "done before"
    assert len(mail.outbox) == 1


def test_a_notice_that_is_run_again_sends_nothing_again(asked, stranger):
    answer(asked, stranger)
    pk = Notice.objects.get().pk
    assert [send_notice.func(pk), send_notice.func(pk), send_notice.func(0)] == ["sent", "done before", "done before"]
    assert len(mail.outbox) == 1


def test_what_waits_for_the_daily_mail_goes_at_once_or_not_at_all_when_the_choice_changes(
    asked, reader, stranger, clock
):
    choose(reader, How.DAILY)
    answer(asked, stranger), answer(asked, stranger)
    choose(reader, How.EACH), work()
    assert len(mail.outbox) == 2
    choose(reader, How.DAILY)
    answer(asked, stranger), answer(asked, stranger)
    choose(reader, How.NEVER), choose(reader, How.DAILY)
    clock.wait(days=1), work()
    assert len(mail.outbox) == 2
    # Two that no task waits for any more are taken up with the choice.
    Notice.objects.update(sent_at=None)
    choose(reader, How.DAILY)
    clock.wait(days=1), work()
    assert len(mail.outbox) == 3


def test_answers_that_came_while_nobody_could_be_told_do_not_stop_later_mails(asked, reader, stranger, clock):
    choose(reader, How.DAILY)
    EmailAddress.objects.filter(user=reader).update(verified=False)
    answer(asked, stranger)
    clock.wait(days=1), work()
    EmailAddress.objects.filter(user=reader).update(verified=True)
    answer(asked, stranger, "Sesudah diperiksa")
    clock.wait(days=1), work()
    (letter,) = mail.outbox
    assert letter.subject == "1 balasan untuk komentar Anda" and "Sesudah diperiksa" in letter.body


def test_a_post_office_that_is_away_is_tried_again(asked, stranger, monkeypatch, clock):
    def refuse(*args):
        raise ConnectionRefusedError("no post today")

    with monkeypatch.context() as patch:
        patch.setattr(locmem.EmailBackend, "send_messages", refuse)
        answer(asked, stranger), work()
        assert mail.outbox == [] and Notice.objects.get().tries == 1
        clock.wait(minutes=1), work()
        assert Notice.objects.get().tries == 2
    for wait in WAITS:
        clock.wait(seconds=wait.total_seconds()), work()
    assert len(mail.outbox) == 1 and Notice.objects.get().sent_at


def test_what_the_newsroom_has_decided_is_always_told_after_a_second_thought(asked, reader, moderator, clock):
    choose(reader, How.NEVER)
    put(asked, State.REJECTED)
    act = {"comment": asked, "act": ModerationAct.Act.REJECT, "by": moderator, "about": reader}
    ModerationAct.objects.create(**act, reason=ModerationAct.Reason.SPAM)
    tell(reader, About.REJECTED, asked)
    work()
    assert mail.outbox == []
    clock.wait(seconds=16), work()
    assert mail.outbox[0].subject == "Komentar Anda tidak ditampilkan"
    assert "Iklan, judi" in mail.outbox[0].body and "Kapan selesai?" in mail.outbox[0].body
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    granted = {"decided_at": clock.now(), "granted": True, "answer": "Benar, kami keliru."}
    Appeal.objects.create(comment=asked, words="Itu pertanyaan.", **granted)
    Suspension.objects.create(
        user=reader, reason=ModerationAct.Reason.SPAM, since=clock.now(), until=clock.now() + timedelta(days=7)
    )
    tell(reader, About.APPEAL, asked), tell(reader, About.SUSPENDED, asked)
    clock.wait(seconds=16), work()
    told = {letter.subject: letter.body for letter in mail.outbox}
    assert "Benar, kami keliru." in told["Keberatan Anda dikabulkan"]
    assert "sampai 25 Maret 2026" in told["Akun Anda untuk sementara tidak dapat berkomentar"]


def test_a_rejection_that_was_undone_is_not_told(asked, reader, clock):
    put(asked, State.REJECTED)
    tell(reader, About.REJECTED, asked), tell(None, About.REJECTED, asked)
    put(asked, State.VISIBLE)
    clock.wait(seconds=16), work()
    assert mail.outbox == []


def test_the_choice_is_made_on_a_page_of_ones_own(client, reader, signed_in):
    address = reverse("comments:notices")
    assert client.get(address)["Location"].startswith("/akun/login/")
    browser = signed_in(reader)
    assert browser.post(address, {"how": "mingguan"}).status_code == 422
    kept = browser.post(address, {"how": "daily"}, follow=True)
    assert "sudah disimpan" in Reading(kept).text("p.notice")
    assert NoticeChoice.objects.get(user=reader).how == How.DAILY
