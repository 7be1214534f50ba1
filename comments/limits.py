"""How often one account and one network address may send comments: who is too fast is told how long to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from comments.models import Comment

MINUTE = timedelta(minutes=1)
#: So many refused comments in a row of minutes: who tries out what passes has to pause.
REFUSALS, REFUSAL_SECONDS = 10, 600


def seconds_to_wait(author, origin: str = "", now: datetime | None = None) -> int:
    """Seconds until an author may send the next comment; 0 when it may be now.

    `origin` is the fingerprint of the network address, "" when it is not known. Whole villages share one address, so
    that limit (`READERS.per_minute_address`) is wider than an account's.
    """
    now = now or timezone.now()
    rules, recent = settings.READERS, Comment.objects.filter(created_at__gt=now - MINUTE)
    waits = [_until_fewer(recent.filter(author=author), rules.per_minute, now)]
    if origin:
        waits.append(_until_fewer(recent.filter(origin=origin), rules.per_minute_address, now))
    if cache.get(_key(author), 0) >= REFUSALS:
        waits.append(REFUSAL_SECONDS)
    return max(waits)


def _until_fewer(recent, most: int, now: datetime) -> int:
    """Seconds until the last `most` of some comments are not all within a minute."""
    times = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:most])
    if len(times) < most:
        return 0
    return max(1, 60 - int((now - times[-1]).total_seconds()))


def note_refusal(author) -> None:
    """Count that a comment was refused: it is not kept, so that nothing else counts it."""
    cache.set(_key(author), cache.get(_key(author), 0) + 1, REFUSAL_SECONDS)


def _key(author) -> str:
    return f"comments-refused:{author.pk}"
