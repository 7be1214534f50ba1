"""Writes the record of what is done with people's data. Nothing in it says what the data were."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Processing


@transaction.atomic
def record(act, purpose: str, *, about=None, by=None, receipt: str = "", number: int = 1) -> Processing:
    """One line; `by` is nobody for what the clock does."""
    return Processing.objects.create(
        act=act, purpose=purpose, at=timezone.now(), about=about, by=by, receipt=receipt, number=number
    )
