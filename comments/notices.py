"""Tells people by mail what happened to their comments: once, never the wrong person, and only what is still so.

A notice is noted and its task queued in the transaction of the act; the task looks at everything again when it runs.
After a crash a mail may go out twice, with the same Message-ID.
"""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from accounts.signals import address_asked, answers
from comments.models import Appeal, Comment, ModerationAct, Notice, NoticeChoice, State, Suspension
from news.dates import local

log = logging.getLogger(__name__)
About, How = Notice.About, NoticeChoice.How
#: Waits before another try; after the last one the failure stays in the table of tasks.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
#: An act of a moderator can be taken back for ten seconds.
SECOND_THOUGHTS = timedelta(seconds=15)
#: The newsroom's hour of the daily mail, and how many answers it names.
DIGEST_AT, DIGEST_MOST = time(7, 0), 50


class TellingFailed(Exception):
    """The mail could not be handed over, for the last time."""


def tell(user, about: str, comment: Comment) -> None:
    """Note, in the running transaction, that somebody is to be told once what happened to a comment.

    Of an answer by what they have chosen; of what the newsroom has decided always. Nobody is told nothing.
    """
    if user is None:
        return
    how = how_of(user) if about == About.REPLY else How.EACH
    if how == How.NEVER:
        return
    notice, new = Notice.objects.get_or_create(user=user, about=about, comment=comment)
    if notice.sent_at and about == About.REPLY:
        return
    if not new:  # what the newsroom decides once more is told once more
        notice.made_at, notice.sent_at = timezone.now(), None
        notice.save(update_fields=["made_at", "sent_at"])
    if how == How.DAILY:
        _plan_digest(user, notice)
    else:
        wait = None if about == About.REPLY else timezone.now() + SECOND_THOUGHTS
        send_notice.using(run_after=wait).enqueue(notice.pk)


def take_back(user, about: str, comment: Comment) -> None:
    """What was undone before the mail went out is not told."""
    Notice.objects.filter(user=user, about=about, comment=comment, sent_at=None).delete()


def tell_of_answer(answer: Comment) -> None:
    """An answer can be read now: whoever is answered is told, unless it is oneself."""
    answered = answer.parent
    if answered.author_id and answered.author_id != answer.author_id:
        tell(answered.author, About.REPLY, answer)


def how_of(user) -> str:
    return NoticeChoice.objects.filter(user=user).values_list("how", flat=True).first() or How.EACH


def choose(user, how: str) -> None:
    """Keep what somebody has chosen. What waits for the next daily mail goes at once, or not at all."""
    NoticeChoice.objects.update_or_create(user=user, defaults={"how": how})
    waiting = Notice.objects.filter(user=user, about=About.REPLY, sent_at=None)
    if how == How.NEVER:
        waiting.delete()
    elif how == How.DAILY and waiting.exists():
        send_digest.using(run_after=next_digest()).enqueue(user.pk)
    elif how == How.EACH:
        for pk in waiting.values_list("pk", flat=True):
            send_notice.enqueue(pk)


# The address that stops the mails


def _signer() -> signing.Signer:
    return signing.Signer(salt="comments.notices")


def unsubscribe_address(user) -> str:
    return settings.SITE_URL + reverse("comments:unsubscribe", args=[_signer().sign(user.pk)])


def subscriber(signed: str) -> int | None:
    """The key of whoever was sent this address, or None."""
    try:
        return int(_signer().unsign(signed))
    except (signing.BadSignature, ValueError):
        return None


# What the worker does


@task
def send_notice(pk: int) -> str:
    """Send one notice, unless that was done or there is nothing to tell any more."""
    notice = (
        Notice.objects.select_related("user", "comment__article__category", "comment__author").filter(pk=pk).first()
    )
    if notice is None or notice.sent_at:
        return "done before"
    address = answers(address_asked, user=notice.user)
    if not address:
        return "nobody to tell"
    if notice.about == About.REPLY and how_of(notice.user) != How.EACH:
        return "chosen otherwise"
    told = _STILL_SO[notice.about](notice)
    if told is None:
        return "no longer so"
    try:
        _mail(f"notice-{notice.pk}", notice.user, address[0], f"comments/email/{notice.about}", told)
    except OSError as error:
        Notice.objects.filter(pk=pk).update(tries=F("tries") + 1)
        if notice.tries >= len(WAITS):
            raise TellingFailed(f"notice {pk}: {error}") from error
        send_notice.using(run_after=timezone.now() + WAITS[notice.tries]).enqueue(pk)
        return "later"
    Notice.objects.filter(pk=pk).update(sent_at=timezone.now(), tries=F("tries") + 1)
    return "sent"


@task
def send_digest(user_pk: int) -> str:
    """Send the answers of a day in one mail, and plan the next where some came meanwhile."""
    waiting = Notice.objects.filter(user=user_pk, about=About.REPLY, sent_at=None).order_by("made_at", "pk")
    notices = list(waiting.select_related("user", "comment__article__category", "comment__author")[:DIGEST_MOST])
    if not notices:
        return "done before"
    user = notices[0].user
    address = answers(address_asked, user=user)
    if not address:
        waiting.delete()  # else the next answer would take these for a mail that is planned
        return "nobody to tell"
    if how_of(user) != How.DAILY:
        return "chosen otherwise"
    found = [(notice, _answer(notice)) for notice in notices]
    told = [answer for _, answer in found if answer]
    if told:
        try:
            _mail(f"digest-{notices[0].pk}", user, address[0], "comments/email/digest", {"answers": told})
        except OSError as error:
            return _digest_later(notices[0], error)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(sent_at=timezone.now())
    if waiting.exists():
        send_digest.using(run_after=next_digest()).enqueue(user_pk)
    return "sent" if told else "no longer so"


def _digest_later(first: Notice, error: Exception) -> str:
    Notice.objects.filter(pk=first.pk).update(tries=F("tries") + 1)
    if first.tries >= len(WAITS):
        raise TellingFailed(f"digest of {first.user_id}: {error}") from error
    send_digest.using(run_after=timezone.now() + WAITS[first.tries]).enqueue(first.user_id)
    return "later"


def next_digest(now: datetime | None = None) -> datetime:
    moment = local(now or timezone.now())
    today = moment.replace(hour=DIGEST_AT.hour, minute=DIGEST_AT.minute, second=0, microsecond=0)
    return today if today > moment else today + timedelta(days=1)


def _plan_digest(user, notice: Notice) -> None:
    """One task for all answers of a day: the first of them queues it."""
    others = Notice.objects.filter(user=user, about=About.REPLY, sent_at=None).exclude(pk=notice.pk)
    if not others.exists():
        send_digest.using(run_after=next_digest()).enqueue(user.pk)


# What a mail says, as long as it is so


def _answer(notice: Notice) -> dict | None:
    answer = notice.comment
    answered = answer.parent
    still = answer.is_visible() and answer.article.is_public() and answered and answered.author_id == notice.user_id
    return {"answer": answer, "answered": answered, "link": _link(answer)} if still else None


def _rejection(notice: Notice) -> dict | None:
    comment = notice.comment
    if comment.state != State.REJECTED or comment.author_id != notice.user_id:
        return None
    acts = ModerationAct.objects.filter(comment=comment, act=ModerationAct.Act.REJECT, undone_at=None)
    return {
        "comment": comment,
        "act": acts.order_by("-at", "-pk").first(),
        "link": _site(reverse("comments:appeal", args=[notice.comment_id])),
    }


def _appeal(notice: Notice) -> dict | None:
    appeal = Appeal.objects.filter(comment=notice.comment, decided_at__isnull=False).first()
    if appeal is None or notice.comment.author_id != notice.user_id:
        return None
    return {
        "comment": notice.comment,
        "appeal": appeal,
        "link": _site(reverse("comments:appeal", args=[notice.comment_id])),
    }


def _suspension(notice: Notice) -> dict | None:
    running = Suspension.objects.running().filter(user=notice.user).order_by("-since", "-pk").first()
    return (
        {"comment": notice.comment, "suspension": running, "link": _site(reverse("comments:mine"))} if running else None
    )


_STILL_SO = {About.REPLY: _answer, About.REJECTED: _rejection, About.APPEAL: _appeal, About.SUSPENDED: _suspension}


def _link(comment: Comment) -> str:
    return _site(comment.get_absolute_url())


def _site(path: str) -> str:
    return settings.SITE_URL + path


def _mail(key: str, user, address: str, template: str, told: dict) -> None:
    """Hand one mail over. Raises OSError when nobody takes it."""
    stop = unsubscribe_address(user)
    context = told | {
        "user": user,
        "newsroom": settings.NEWSROOM,
        "site_url": settings.SITE_URL,
        "stop": stop,
        "choices": _site(reverse("comments:notices")),
    }
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    headers = {"Message-ID": f"<{key}@{urlsplit(settings.SITE_URL).hostname}>", "Auto-Submitted": "auto-generated"}
    if template.endswith(("reply", "digest")):
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(subject, render_to_string(f"{template}_message.txt", context), to=[address], headers=headers).send()
