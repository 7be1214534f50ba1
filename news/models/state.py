"""Where a story stands, what kind it is, and the one rule of what a reader may see."""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Where a story stands. "Terjadwal" is a published story whose time has not come."""

    DRAFT = "draft", "Draf"
    SUBMITTED = "submitted", "Diajukan"
    RETURNED = "returned", "Dikembalikan"
    PUBLISHED = "published", "Terbit"
    WITHDRAWN = "withdrawn", "Dicabut"


#: States in which a story's address answers readers: with the story, or with why it is gone.
ANSWERING = frozenset({State.PUBLISHED, State.WITHDRAWN})


class Kind(models.TextChoices):
    NEWS = "berita", "Berita"
    OPINION = "opini", "Opini"
    ADVERTORIAL = "advertorial", "Advertorial"
    PHOTO = "foto", "Foto"
    VIDEO = "video", "Video"


def may_be_seen(now, before=None) -> Q:
    """What a reader may see at `now` (aware datetime): the one rule, used by every list.

    `before` narrows it to what was published before then. It takes the place of `now` there: told two ends, SQLite
    may walk the index down from the wrong one.
    """
    return Q(
        Q(expires_at=None) | Q(expires_at__gt=now),
        Q(embargo_until=None) | Q(embargo_until__lte=now),
        Q(published_at__lt=before) if before and before <= now else Q(published_at__lte=now),
        state=State.PUBLISHED,
    )
