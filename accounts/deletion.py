"""A reader deletes their account: with their words, or leaving these without a name (UU 27/2022 articles 8 and 43).

The receipt is mailed while the address is still known (article 45); then everything goes in one transaction.
"""

import json
import logging
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone

from accounts.devices import end_sessions
from accounts.mails import send
from accounts.models import Invitation, Processing, User
from accounts.processing import record
from accounts.receipts import new_receipt
from accounts.signals import account_going, account_gone

log = logging.getLogger(__name__)

#: What becomes of what somebody has written.
KEEP, REMOVE = "keep", "remove"
STAFF = "Akun awak redaksi ditutup oleh redaksi. Mintalah kepada Admin."
HELD = "Akun ini belum boleh dihapus karena datanya diperlukan menurut hukum: {ground}"
BOUND = "Akun ini masih terikat pada naskah redaksi. Tulis kepada redaksi agar dilepaskan dulu."
TWICE = "Akun ini baru saja dihapus."


@dataclass(frozen=True)
class Ground:
    """Why an account is deleted: in the mail to its person, and in the record."""

    said: str
    purpose: str


OWN_WISH = Ground("atas permintaan Anda", "Permintaan pemilik data menurut UU 27/2022 pasal 8")

REFUSED = Ground("karena orang tua atau wali Anda tidak setuju", "Orang tua tidak setuju (UU 27/2022 pasal 25)")
UNANSWERED = Ground(
    "karena orang tua atau wali Anda tidak menjawab dalam 30 hari", "Orang tua tidak menjawab (UU 27/2022 pasal 25)"
)


class Refused(Exception):
    """Why an account stays, in a sentence for its person."""


def obstacle(user) -> str:
    """Why somebody cannot delete their account; "" when they can."""
    if user.is_staff or user.is_superuser:
        return STAFF
    return HELD.format(ground=user.legal_hold) if user.legal_hold else ""


def delete_account(user, words: str, ground: Ground = OWN_WISH) -> str:
    """The receipt's number. Raises Refused when the account must stay."""
    if reason := obstacle(user):
        if user.legal_hold:
            record(Processing.Act.HELD, "Penghapusan ditahan: ada dasar hukum", about=user, by=user)
        raise Refused(reason)
    try:
        Collector(using=user._state.db, origin=user).collect([user])  # before a mail says that it is done
    except ProtectedError as error:
        raise Refused(BOUND) from error
    receipt = new_receipt()
    _tell(user, words, receipt, ground)
    _erase(user, words, receipt, ground)
    return receipt


def _tell(user, words: str, receipt: str, ground: Ground) -> None:
    told = {"words": words, "receipt": receipt, "ground": ground.said, "moment": timezone.now()}
    try:
        send("account/email/deleted", user.email, told)
    except OSError as error:
        # The number is on the page as well; a dead mail server must not keep anybody's data here. What the server has
        # answered may hold the address, which must not end up in the log.
        log.error("the receipt %s could not be mailed: %s", receipt, type(error).__name__)


@transaction.atomic
def _erase(user, words: str, receipt: str, ground: Ground) -> None:
    user = User.objects.select_for_update().filter(pk=user.pk).first()
    if reason := obstacle(user) if user else TWICE:  # held, hired or deleted in this very moment
        raise Refused(reason)
    account_going.send(sender=None, user=user, words=words)
    forget_traces(user)
    end_sessions(user)
    forget_sessions_of(user.email)
    record(Processing.Act.DELETED, ground.purpose, receipt=receipt)
    email = user.email
    user.delete()
    transaction.on_commit(lambda: account_gone.send_robust(sender=None, email=email, receipt=receipt))


def forget_traces(user) -> None:
    """What our own tables would still say of somebody when their row is gone."""
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    about.update(object_repr="Akun yang dihapus", change_message="")
    Invitation.objects.filter(email=user.email).delete()


def forget_sessions_of(email: str) -> None:
    """Sessions of nobody that hold an address all the same: a registration or a reset that was not finished."""
    unnamed = Session.objects.filter(device=None, expire_date__gt=timezone.now())
    holding = [
        one.pk
        for one in unnamed.iterator()
        if email in json.dumps(one.get_decoded(), default=str, ensure_ascii=False).lower()
    ]
    Session.objects.filter(pk__in=holding).delete()
