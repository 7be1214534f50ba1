"""Ties rooms together that do not know each other: the mailbox of this machine, and what the privacy page is made of."""

from accounts.signals import account_gone
from news.models.page import Automatic
from news.views.pages import PARTS
from portal.mailbox import forget
from portal.retention import kinds

account_gone.connect(forget, dispatch_uid="portal.forget_mails")
PARTS[Automatic.KEPT_DATA] = lambda: {"kept_data": kinds()}
