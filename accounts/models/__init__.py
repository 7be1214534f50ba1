"""One module a noun; other rooms import from here."""

from accounts.models.consent import Consent
from accounts.models.device import Device
from accounts.models.invitation import Invitation
from accounts.models.user import User, UserManager, tidy_name

__all__ = ["Consent", "Device", "Invitation", "User", "UserManager", "tidy_name"]
