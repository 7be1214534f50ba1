"""One module a noun; other rooms import from here."""

from accounts.models.breach import Breach
from accounts.models.consent import Consent
from accounts.models.device import Device
from accounts.models.invitation import Invitation
from accounts.models.origin_key import OriginKey
from accounts.models.processing import AppendOnly, Processing
from accounts.models.user import User, UserManager, tidy_name

__all__ = [
    "AppendOnly",
    "Breach",
    "Consent",
    "Device",
    "Invitation",
    "OriginKey",
    "Processing",
    "User",
    "UserManager",
    "tidy_name",
]
