"""Data go when their time is over, by a table that readers can read; the tables of the newsroom stay as they are."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import RequestFactory

from accounts.models import Consent, Invitation, OriginKey, Processing, User
from accounts.origins import fingerprint, network, today
from comments.models import Comment, Complaint, ModerationAct, Notice, State
from portal.retention import enforce, kinds
from tests.factories import NOW, make_comment, make_page, publish
from tests.reading import Reading
from tests.working import work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def ago(**time):
    return NOW - timedelta(**time)


def request_from(address: str):
    return RequestFactory().get("/", REMOTE_ADDR=address)


def test_each_kind_goes_when_its_time_is_over_and_not_before(reader, stranger, moderator):
    story = publish()
    for days in (6, 8):  # origins are kept for seven days
        make_comment(story, reader, f"{days} hari", at=ago(days=days), origin="a" * 32)
        Complaint.objects.create(reason="spam", origin="b" * 32, received_at=ago(days=days), by=reader)
    old = {"at": ago(days=181), "state": State.REJECTED}
    rejected = make_comment(story, reader, "Ditolak lama", **old)
    answered = make_comment(story, reader, "Ditolak dan dibalas", **old)
    reply = make_comment(story, stranger, "Balasan", parent=answered)
    argued = make_comment(story, reader, "Ditolak dan dilaporkan", **old)
    Complaint.objects.create(comment=argued, reason="false", received_at=NOW)
    held = make_comment(story, stranger, "Ditahan", **old)
    User.objects.filter(pk=stranger.pk).update(legal_hold="Perkara 7")
    empty = make_comment(story, reader, "", at=ago(days=31), state=State.DELETED)
    decided = {"decided_at": ago(days=731), "decision": "kept"}
    Complaint.objects.create(reason="spam", received_at=ago(days=732), **decided)
    Complaint.objects.create(reason="spam", received_at=ago(days=732), by=stranger, **decided)
    ModerationAct.objects.create(act="approve", at=ago(days=731), by=moderator, about=reader)
    ModerationAct.objects.create(act="approve", at=ago(days=729), by=moderator, about=reader)
    Notice.objects.update_or_create(user=reader, about="reply", comment=reply, defaults={"sent_at": ago(days=31)})
    Notice.objects.create(user=reader, about="rejected", comment=reply, made_at=ago(days=99))  # not sent yet
    unsure = User.objects.create_user("tanpa-kepastian@pembaca.test", date_joined=ago(days=8))
    unsure.emailaddress_set.create(email=unsure.email, primary=True)
    by_hand = User.objects.create_user("buatan-admin@pembaca.test", date_joined=ago(days=800))
    Invitation.objects.create(email="undangan@a.test", display_name="U", nonce="x", sent_at=ago(days=91))
    for key in ("lewat", "jalan"):
        Session.objects.create(pk=key, session_data="", expire_date=NOW + timedelta(hours=1 if key == "jalan" else -1))
    OriginKey.objects.create(day=ago(days=1).date())
    today(request_from("203.0.113.7"))
    Consent.objects.create(
        user=reader, purpose="comments", version="2020", given_at=ago(days=999), withdrawn_at=ago(days=731)
    )
    Processing.objects.create(act="exported", purpose="Lama", at=ago(days=1826), about=reader)
    taken = enforce()
    assert taken == {
        "unverified": 1, "consents": 1, "sessions": 1, "origins": 2, "origin_keys": 1, "deleted": 1, "rejected": 1,
        "complaints": 1, "moderation": 1, "notices": 1, "invitations": 1, "processing": 1,
    }  # fmt: skip
    assert not Comment.objects.filter(pk__in=[rejected.pk, empty.pk]).exists()
    assert Comment.objects.filter(pk__in=[answered.pk, reply.pk, argued.pk, held.pk]).count() == 4
    assert Comment.objects.exclude(origin="").get().body == "6 hari"
    assert User.objects.filter(pk=by_hand.pk).exists() and not User.objects.filter(pk=unsure.pk).exists()
    assert Processing.objects.filter(act="retention").count() == len(taken)
    said = StringIO()
    call_command("retention", stdout=said)
    assert said.getvalue() == "Nothing is over its time.\n"


def test_the_worker_does_it_once_a_day(reader, monkeypatch):
    done = []
    monkeypatch.setattr("portal.worker.enforce", lambda: done.append(1))
    work()
    work()
    assert done == [1]


def test_one_table_that_fails_keeps_no_data_in_the_others(reader, monkeypatch, caplog):
    make_comment(publish(), reader, at=ago(days=8), origin="a" * 32)

    def broken(before):
        raise RuntimeError

    monkeypatch.setattr("accounts.retention.unverified_accounts", broken)
    taken = enforce()
    assert taken["origins"] == 1 and "unverified" not in taken and "unverified failed" in caplog.text


def test_readers_read_the_table_that_is_enforced(client):
    page = make_page("Kebijakan Privasi", automatic="kept_data")
    said = Reading(client.get(page.get_absolute_url())).text("dl.kept").replace(" Untuk", "Untuk")
    for kind in kinds():
        assert f"{kind.what}Untuk: {kind.purpose}. Dasar: {kind.basis}. Disimpan: {kind.kept}." in said
        assert (kind.days is None) == (kind.enforce is None), kind.key


def test_a_fingerprint_is_the_same_today_strange_tomorrow_and_never_an_address(clock, settings):
    first, again, other = (fingerprint(request_from(one)) for one in ("203.0.113.7", "203.0.113.7", "203.0.113.8"))
    assert first == again != other and len(first) == 32 and int(first, 16) >= 0
    assert fingerprint(request_from("2001:db8:1:2::1")) == fingerprint(request_from("2001:db8:1:2:ffff::9"))
    assert fingerprint(request_from("2001:db8:1:3::1")) != fingerprint(request_from("2001:db8:1:2::1"))
    assert network("::ffff:203.0.113.7") == "203.0.113.7" and network("") == ""
    clock.wait(days=1)
    assert fingerprint(request_from("203.0.113.7")) != first
    settings.READERS = type(settings.READERS)(origin_days=0)
    assert fingerprint(request_from("203.0.113.7")) == ""
    assert today(request_from("203.0.113.7"))
