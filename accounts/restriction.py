"""Restriction: the data are kept and not used, as long as their person wants it so (UU 27/2022 articles 11 and 41)."""

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.utils import timezone

from accounts.models import Processing, User
from accounts.parents import WAITING, waits
from accounts.processing import record
from accounts.signals import restriction_changed

#: Why somebody may not write, in a sentence for them.
BARRED = "Akun Anda sedang dibatasi atas permintaan Anda. Buka pembatasannya di halaman Akun, lalu kirim komentar ini."


def barred(user) -> str:
    """Why somebody whose account is restricted, or waits for a parent, may not write; "" for everybody else."""
    return BARRED if user.restricted_at else WAITING if waits(user) else ""


def restrict(user) -> bool:
    return _change(user, True)


def release(user) -> bool:
    return _change(user, False)


def _change(user, restricted: bool) -> bool:
    """Whether anything changed: a second press does nothing and tells nobody."""
    with transaction.atomic():
        before = User.objects.filter(pk=user.pk, restricted_at__isnull=restricted)
        if not before.update(restricted_at=timezone.now() if restricted else None):
            return False
        act = Processing.Act.RESTRICTED if restricted else Processing.Act.RELEASED
        record(act, "Permintaan pemilik data menurut UU 27/2022 pasal 11", about=user, by=user)
        restriction_changed.send(sender=None, user=user, restricted=restricted)
        mail = "account/email/restricted" if restricted else "account/email/released"
        told = get_adapter().send_notification_mail
        transaction.on_commit(lambda: told(mail, user, email=user.email), robust=True)
    user.restricted_at = timezone.now() if restricted else None
    return True
