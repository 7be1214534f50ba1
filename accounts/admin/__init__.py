"""Accounts in the CMS: people, invitations, and what the law asks to be written down about their data."""

from accounts.admin.breach import BreachAdmin
from accounts.admin.invitation import InvitationAdmin
from accounts.admin.processing import ProcessingAdmin
from accounts.admin.user import UserAdmin

__all__ = ["BreachAdmin", "InvitationAdmin", "ProcessingAdmin", "UserAdmin"]
