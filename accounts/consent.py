"""What a reader agrees to before writing, in the words and the version that were shown; giving it and taking it back.

Three points: Pedoman Pemberitaan Media Siber, clause 3c. Who agreed to what and when is kept, as
UU 27/2022 articles 20 to 24 ask. New words are asked for before the next comment, not at every page.
"""

from django import forms
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import Consent, Processing
from accounts.processing import record

#: Raise it when a word of TEXT changes: the version stands in every consent, and everybody is asked again.
VERSION = "2026-11"
TEXT = (
    "Saya tidak akan menulis hal yang bohong, fitnah, sadis, atau cabul.",
    "Saya tidak akan menulis hal yang memuat prasangka dan kebencian terkait suku, agama, ras, "
    "dan antargolongan, atau menganjurkan kekerasan.",
    "Saya tidak akan menulis hal yang diskriminatif atas dasar jenis kelamin dan bahasa, atau "
    "merendahkan orang yang lemah, miskin, sakit, atau cacat.",
)
PURPOSES = {
    Consent.Purpose.COMMENTS: "Menerima komentar menurut Pedoman Pemberitaan Media Siber butir 3",
    Consent.Purpose.PARENT: "Persetujuan orang tua atau wali menurut UU 27/2022 pasal 25",
    Consent.Purpose.AGE: "Memastikan batas umur menurut UU 27/2022 pasal 25",
}


class RulesField(forms.BooleanField):
    """The three points with one box, never ticked for anybody."""

    def __init__(self, **options):
        usual = {
            "label": "Saya setuju dengan ketiga aturan ini:",
            "help_text": "<br>".join(f"({number}) {point}" for number, point in enumerate(TEXT, start=1)),
            "error_messages": {"required": "Anda perlu menyetujui ketiga aturan ini untuk berkomentar."},
        }
        super().__init__(**usual | options)


class RulesForm(forms.Form):
    agreed = RulesField()


def _by(user, purpose):
    """Who says it. A parent has no account here."""
    return None if purpose == Consent.Purpose.PARENT else user


def has_agreed(user) -> bool:
    """Whether somebody agrees to the rules as they stand now. One query."""
    running = Consent.objects.running()
    return running.filter(user=user, purpose=Consent.Purpose.COMMENTS, version=VERSION).exists()


@transaction.atomic
def agree(user, purpose=Consent.Purpose.COMMENTS, version: str = "") -> None:
    """Keep that somebody agrees, to the rules of today unless it says to what. Twice is once; older words end with it."""
    now, version = timezone.now(), version or VERSION
    running = Consent.objects.running().filter(user=user, purpose=purpose)
    running.exclude(version=version).update(withdrawn_at=Greatest(F("given_at"), Value(now)))
    _, is_new = running.get_or_create(user=user, purpose=purpose, version=version, defaults={"given_at": now})
    if is_new:
        record(Processing.Act.AGREED, PURPOSES[purpose], about=user, by=_by(user, purpose))


@transaction.atomic
def withdraw(user, purpose=Consent.Purpose.COMMENTS) -> bool:
    """Take a consent back: nothing more is taken in for its purpose, from this moment. False when there was none."""
    running = list(Consent.objects.running().select_for_update().filter(user=user, purpose=purpose))
    for consent in running:
        consent.withdrawn_at = max(timezone.now(), consent.given_at)
        consent.save(update_fields=["withdrawn_at"])
    if running:
        record(Processing.Act.WITHDREW, PURPOSES[purpose], about=user, by=_by(user, purpose))
    return bool(running)
