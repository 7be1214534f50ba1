"""The mailbox of whoever tries the portal on their own machine: the mails that it would have sent, as a page.

There is none on a real site: without settings.MAILBOX (http on this machine, mails to the console) neither the
address nor the folder exists.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.console import EmailBackend
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

KEPT_MOST = 100
GONE = "alamat yang sudah dihapus"


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    body: str
    at: datetime


class Backend(EmailBackend):
    """Writes to the console, and to the mailbox."""

    def send_messages(self, email_messages):
        for message in email_messages or ():
            keep(", ".join(message.to), str(message.subject), message.body)
        return super().send_messages(email_messages)


def keep(to: str, subject: str, body: str) -> None:
    """One file a mail; the oldest beyond a hundred go."""
    settings.MAILBOX.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = timezone.now()
    said = {"to": to, "subject": subject, "body": body, "at": now.isoformat()}
    place = settings.MAILBOX / f"{now:%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"
    unfinished = place.with_suffix(".part")
    unfinished.write_text(json.dumps(said), encoding="utf-8")
    unfinished.rename(place.with_suffix(".json"))
    for old in _files()[KEPT_MOST:]:
        old.unlink(missing_ok=True)


def _files() -> list[Path]:
    return sorted(settings.MAILBOX.glob("*.json"), reverse=True)


def _open(file: Path) -> dict | None:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # taken away in this moment


def mails() -> list[Mail]:
    """The newest first."""
    found = [said for file in _files() if (said := _open(file))]
    return [Mail(**said | {"at": datetime.fromisoformat(said["at"])}) for said in found]


def forget(sender, email: str, receipt: str, **kwargs) -> None:
    """Receiver of `account_gone`: mails to an address go with its account; the receipt stays and names nobody."""
    if not settings.MAILBOX:
        return
    for file in _files():
        said = _open(file)
        if not said or email.lower() not in json.dumps(said, ensure_ascii=False).lower():
            continue
        if receipt in said["body"]:
            said = {key: re.sub(re.escape(email), GONE, text, flags=re.IGNORECASE) for key, text in said.items()}
            file.write_text(json.dumps(said), encoding="utf-8")
        else:
            file.unlink(missing_ok=True)


@never_cache
@require_safe
def read(request):
    return render(request, "account/mailbox.html", {"mails": mails()})
