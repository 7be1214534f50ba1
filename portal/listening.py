"""Ties rooms together that do not know each other: the mailbox of this machine, what the privacy page is made of, and
the caches outside."""

from django.db import connection

from accounts.signals import account_gone
from news.freshness import tags_touched
from news.models.page import Automatic
from news.views.pages import PARTS
from portal.edge import tell_later
from portal.mailbox import forget
from portal.retention import kinds


def empty_journal(sender, **kwargs) -> None:
    """SQLite keeps former pages in its write-ahead log; what was deleted must not lie on there. Busy readers: later."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


account_gone.connect(empty_journal, dispatch_uid="portal.empty_journal")
account_gone.connect(forget, dispatch_uid="portal.forget_mails")
tags_touched.connect(tell_later, dispatch_uid="portal.tell_caches")
PARTS[Automatic.KEPT_DATA] = lambda: {"kept_data": kinds()}
