"""Somebody leaves the newsroom, or comes back: sessions end, drafts and locks go to others, bylines stay."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.devices import end_sessions
from accounts.models import User
from accounts.roles import ADMIN, ROLES
from accounts.signals import answers, staff_left

LAST_ADMIN = "Ini satu-satunya Admin yang aktif. Beri peran Admin kepada orang lain dulu."


def is_last_admin(user) -> bool:
    admins = User.objects.filter(is_active=True, groups__name=ADMIN)
    return admins.filter(pk=user.pk).exists() and not admins.exclude(pk=user.pk).exists()


def hold_admins() -> None:
    """Inside a transaction: two admins who take the role from each other at the same time do so one after the other."""
    list(Group.objects.select_for_update().filter(name=ADMIN))


def heirs(user):
    """Who may take over what somebody leaves behind: active staff who write or edit."""
    writing = [role for role, rights in ROLES.items() if "news.change_article" in rights]
    others = User.objects.filter(is_active=True, is_staff=True, groups__name__in=writing).exclude(pk=user.pk)
    return others.distinct().order_by("display_name", "email")


@transaction.atomic
def deactivate(user, by, heir=None) -> list[str]:
    """Close an account; phrases that say what was handed over.

    Raises ValidationError for one's own account and for the last admin.
    """
    hold_admins()
    if user == by:
        raise ValidationError("Anda tidak bisa menonaktifkan akun Anda sendiri.")
    if is_last_admin(user):
        raise ValidationError(LAST_ADMIN)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    return answers(staff_left, user=user, heir=heir, by=by)


def reactivate(user) -> None:
    """Open an account again, with the roles and the password it had. What was handed over stays where it is."""
    user.is_active = True
    user.save(update_fields=["is_active"])
