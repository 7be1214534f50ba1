"""Appeals: the author reads why, asks once for another look, and somebody else decides."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from comments.models import Appeal, Comment, Complaint, Notice, State
from tests.comments.desk import Desk
from tests.conftest import _person
from tests.factories import make_comment, publish
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(moderator, signed_in):
    return Desk(signed_in(moderator))


@pytest.fixture
def second(db):
    return _person("sari", "Moderator")


@pytest.fixture
def rejected(desk, reader):
    comment = make_comment(publish(), reader, "Menurut saya tidak begitu")
    desk.press("reject:off-topic", comment, note="Ini soal jalan lain.")
    return comment


def page_of(comment) -> str:
    return reverse("comments:appeal", args=[comment.pk])


def appeal(browser, comment, words_="Saya menanggapi paragraf kedua."):
    return browser.post(page_of(comment), {"words": words_})


def test_the_author_reads_the_reason_and_appeals_once(rejected, reader, stranger, signed_in, client):
    browser = signed_in(reader)
    page = Reading(browser.get(page_of(rejected)))
    assert "Tidak berhubungan dengan beritanya" in page.text("div.notice") and "Ini soal jalan lain." in page.text(
        "div.notice"
    )
    assert client.get(page_of(rejected)).status_code == 302
    assert signed_in(stranger).get(page_of(rejected)).status_code == 404
    assert appeal(signed_in(stranger), rejected).status_code == 404
    assert appeal(browser, rejected, " ").status_code == 422
    refused = appeal(browser, rejected, "a" * 1001)
    assert refused.status_code == 422 and Reading(refused).text("textarea") == "a" * 1001
    assert appeal(browser, rejected)["Location"] == page_of(rejected)
    page = Reading(browser.get(page_of(rejected)))
    assert "Moderator lain sedang memeriksanya" in page.text("main") and not page.all("textarea")
    assert "hanya bisa diajukan sekali" in Reading(appeal(browser, rejected)).text("main")
    shown = make_comment(rejected.article, reader, "Tampil")
    assert appeal(browser, shown).status_code == 422 and Appeal.objects.count() == 1


def test_who_has_rejected_does_not_decide_and_reads_why(rejected, reader, signed_in, desk, moderator):
    appeal(signed_in(reader), rejected)
    case = desk.case(rejected, "keberatan")
    assert "Anda yang menolak komentar ini." in words(case) and not list(case.iter("button"))
    assert "Anda yang menolak" in desk.press("grant", seen=[f"{rejected.pk}:"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(decided_by=moderator)


def test_another_moderator_grants_it_and_the_comment_appears(rejected, reader, signed_in, desk, second):
    Complaint.objects.create(comment=rejected, reason="spam", decision="removed", decided_at=rejected.created_at)
    appeal(signed_in(reader), rejected)
    other = Desk(signed_in(second))
    assert other.press("grant", rejected, answer="Anda benar.") == "Keberatan dikabulkan."
    assert Comment.objects.get(pk=rejected.pk).state == State.VISIBLE
    assert Complaint.objects.get().decision == "kept"
    assert Notice.objects.filter(about="appeal", user=reader).exists()
    page = Reading(signed_in(reader).get(page_of(rejected))).text("main")
    assert "Keberatan Anda dikabulkan." in page and "Anda benar." in page
    assert "Sari lebih dulu memutus" in other.press("uphold", seen=[f"{rejected.pk}:"])
    other.undo(rejected.acts.get(act="grant"))
    assert Comment.objects.get(pk=rejected.pk).state == State.REJECTED
    assert Complaint.objects.get().decision == "removed" and not Notice.objects.filter(about="appeal").exists()
    assert other.bodies("keberatan") == ["Menurut saya tidak begitu"]
    other.press("uphold", rejected)
    assert "tidak dikabulkan" in Reading(signed_in(reader).get(page_of(rejected))).text("main")
    assert Comment.objects.get(pk=rejected.pk).state == State.REJECTED and not other.bodies("keberatan")


def test_with_one_moderator_a_head_of_the_newsroom_decides(rejected, reader, signed_in, editor_in_chief, editor):
    appeal(signed_in(reader), rejected)
    head = Desk(signed_in(editor_in_chief))
    names = [button.get("value") for button in head.case(rejected, "keberatan").iter("button")]
    assert names == ["grant", "uphold"]
    assert signed_in(editor).get("/admin/comments/comment/").status_code == 403
    assert head.press("uphold", rejected, answer="Tetap.") == "Keberatan ditolak."
    assert Appeal.objects.get().decided_by == editor_in_chief


def test_who_has_rejected_may_think_again_and_the_appeal_is_granted_with_it(rejected, reader, signed_in, desk):
    appeal(signed_in(reader), rejected)
    desk.press("approve", seen=[f"{rejected.pk}:"])
    decided = Appeal.objects.get()
    assert decided.granted and decided.decided_by is None
    desk.undo(rejected.acts.get(act="approve"))
    assert Appeal.objects.get().granted is None
