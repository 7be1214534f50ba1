"""Inviting staff by mail: a signed link that works once and for three days."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.devices import end_sessions
from accounts.models import Invitation, User
from accounts.signals import staff_joined


def _signer() -> signing.Signer:
    return signing.Signer(salt="accounts.invitation")


def send(invitation: Invitation) -> None:
    """Mail a new link; an earlier one opens nothing any more. Raises OSError when the mail cannot go out."""
    invitation.renew()
    invitation.save()
    told = {"invitation": invitation, "link": link_of(invitation), "groups": invitation.groups.all()}
    get_adapter().send_mail("account/email/invitation", invitation.email, told)


def link_of(invitation: Invitation) -> str:
    token = _signer().sign_object([invitation.pk, invitation.nonce])
    return settings.SITE_URL + reverse("accept_invitation", args=[token])


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link still opens; None for a wrong, old, used or revoked one."""
    try:
        key, nonce = _signer().unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    invitation = Invitation.objects.waiting().filter(pk=key, nonce=nonce).first()
    return invitation if invitation and timezone.now() < invitation.expires_at and not taken(invitation) else None


def taken(invitation: Invitation) -> bool:
    """Whether the address belongs to a closed account, or is the second address of somebody else's."""
    others = EmailAddress.objects.filter(email__iexact=invitation.email, verified=True)
    return (
        User.objects.filter(email=invitation.email, is_active=False).exists()
        or others.exclude(user__email=invitation.email).exists()
    )


@transaction.atomic
def accept(invitation: Invitation, password: str) -> User | None:
    """Make the account, or make a reader's account one of staff; None when somebody else was faster with this link.

    Whoever holds the link reads the mailbox, so the address counts as verified and an old password as replaced.
    """
    invitation = (
        Invitation.objects.select_for_update().waiting().filter(pk=invitation.pk, nonce=invitation.nonce).first()
    )
    if not invitation:
        return None
    user = User.objects.filter(email=invitation.email).first() or User(email=invitation.email)
    user.display_name, user.is_staff = invitation.display_name, True
    user.set_password(password)
    user.save()
    user.groups.add(*invitation.groups.all())
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    end_sessions(user)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    staff_joined.send(sender=None, user=user, person_key=invitation.person_key)
    return user


def revoke(invitation: Invitation) -> None:
    Invitation.objects.waiting().filter(pk=invitation.pk).update(revoked_at=timezone.now())
