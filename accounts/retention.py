"""What this room no longer needs: each function takes away what is older than a moment and answers how much it was."""

from contextlib import suppress

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.deletion import REMOVE, UNANSWERED, Refused, delete_account
from accounts.models import Consent, Invitation, OriginKey, Processing, User


def unverified_accounts(before) -> int:
    """Registrations whose address nobody has confirmed: somebody may have typed another person's."""
    verified = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    waiting = User.objects.filter(~Exists(verified), date_joined__lt=before, is_staff=False, is_superuser=False)
    known = waiting.filter(last_login=None, legal_hold="", emailaddress__isnull=False).distinct()
    keys = list(known.values_list("pk", flat=True))
    User.objects.filter(pk__in=keys).delete()
    return len(keys)


def unanswered_parents(before) -> int:
    """Accounts that wait for a parent who has not answered."""
    answered = Consent.objects.filter(user=OuterRef("pk"), purpose=Consent.Purpose.PARENT)
    waiting = User.objects.filter(~Exists(answered), parent_asked_at__lt=before, is_staff=False, legal_hold="")
    gone = 0
    for person in waiting.exclude(parent_email=""):
        with suppress(Refused):  # held, hired or deleted in this very moment
            delete_account(person, REMOVE, UNANSWERED)
            gone += 1
    return gone


def ended_sessions(before) -> int:
    """Sessions that have run out, with their devices."""
    ended = Session.objects.filter(expire_date__lt=before)
    count = ended.count()
    ended.delete()
    return count


def origin_keys(before) -> int:
    """Without the key of its day a fingerprint leads to no address any more."""
    return OriginKey.objects.filter(day__lt=timezone.localdate(before)).delete()[0]


def closed_invitations(before) -> int:
    """Accepted, taken back, or never answered."""
    closed = Q(accepted_at__lt=before) | Q(revoked_at__lt=before) | Q(sent_at__lt=before)
    return Invitation.objects.filter(closed).delete()[1].get("accounts.Invitation", 0)


def withdrawn_consents(before) -> int:
    """Consents that were taken back, or given to words that hold no more, when nobody can ask for the proof any longer."""
    return Consent.objects.filter(withdrawn_at__lt=before).delete()[0]


def processing_record(before) -> int:
    return Processing.objects.all().forget_before(before)
