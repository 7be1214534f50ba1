"""Somebody below the minimum age may write once a parent has agreed: the letter, its link, and what it is good for.

Only where READERS_AGE_WITH_PARENT lets them register at all (UU 27/2022 article 25, PP 17/2025).
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django_tasks import task

from accounts.consent import agree, withdraw
from accounts.mails import send
from accounts.models import Consent, User

#: Why somebody may not write yet, in a sentence for them.
WAITING = (
    "Akun ini menunggu persetujuan orang tua atau wali. Lihat keadaannya di halaman Akun, lalu kirim komentar ini."
)
#: Between two letters to a parent: nobody is to be written to again and again by an account.
PAUSE = timedelta(days=1)
#: After a mail server that is away, and how often: six hours.
AGAIN, TRIES = timedelta(minutes=5), 72
SALT = "accounts.parents"


def waits(user) -> bool:
    """Whether a parent has not agreed yet, or not any more. A query only for whom it concerns."""
    running = Consent.objects.running().filter(user_id=user.pk, purpose=Consent.Purpose.PARENT)
    return bool(user.parent_email) and not running.exists()


def is_answered(user) -> bool:
    """Whether a parent has ever agreed. From then on nobody else is asked: the word of this one counts."""
    return Consent.objects.filter(user=user, purpose=Consent.Purpose.PARENT).exists()


def may_ask_at(user):
    """From when a letter may go out again; None for at once."""
    free = user.parent_asked_at and user.parent_asked_at + PAUSE
    return free if free and free > timezone.now() else None


@transaction.atomic
def ask(user, address: str = "") -> bool:
    """Queue a letter to a parent, at another address if one is given; False when one has gone out today."""
    now = timezone.now()
    turn = User.objects.filter(pk=user.pk).exclude(parent_email="").exclude(parent_asked_at__gt=now - PAUSE)
    if not turn.update(parent_asked_at=now, parent_email=(address or user.parent_email).lower()):
        return False
    write_to_parent.enqueue(user.pk, TRIES)
    return True


def ask_at_first(sender, request, user, **kwargs) -> None:
    """Receiver of allauth's `user_logged_in`: nobody has an account here before the own address is proven."""
    if user.parent_email and user.parent_asked_at is None:
        ask(user)


@task()
def write_to_parent(user_id: int, tries: int) -> None:
    child = User.objects.filter(pk=user_id, is_active=True).exclude(parent_email="").first()
    if child is None or not waits(child):
        return
    try:
        send("account/email/parent", child.parent_email, {"child": child, "link": link_of(child)})
    except OSError:
        if tries <= 1:
            raise
        write_to_parent.using(run_after=timezone.now() + AGAIN).enqueue(user_id, tries - 1)


def _digest(child) -> str:
    """Of the parent's address: when another one is asked, the first link opens nothing any more."""
    return salted_hmac(SALT, child.parent_email).hexdigest()[:20]


def link_of(child) -> str:
    token = signing.Signer(salt=SALT).sign_object([child.pk, _digest(child)])
    return settings.SITE_URL + reverse("parent", args=[token])


def child_of(token: str) -> User | None:
    """Whose parent holds a link. It stays good as long as there is the account: a consent can be taken back."""
    try:
        key, digest = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    child = User.objects.filter(pk=key, is_active=True).exclude(parent_email="").first()
    return child if child and constant_time_compare(digest, _digest(child)) else None


@transaction.atomic
def agree_for(child) -> None:
    """A parent agrees; the child is told. Twice is once."""
    User.objects.select_for_update().get(pk=child.pk)
    if not waits(child):
        return
    agree(child, Consent.Purpose.PARENT, str(settings.READERS.minimum_age))
    _tell("account/email/parent_agreed", child)


@transaction.atomic
def take_back_for(child) -> None:
    """A parent takes the consent back: nothing more is taken in. What was written stays until the account goes."""
    if withdraw(child, Consent.Purpose.PARENT):
        _tell("account/email/parent_withdrew", child)


def _tell(mail: str, child) -> None:
    transaction.on_commit(lambda: send(mail, child.email, {"child": child}), robust=True)
