"""Accounts in the CMS: people, and invitations."""

from accounts.admin.invitation import InvitationAdmin
from accounts.admin.user import UserAdmin

__all__ = ["InvitationAdmin", "UserAdmin"]
