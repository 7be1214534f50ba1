"""Letters about a breach: to the people whose data it was, and to the agency (UU 27/2022 article 46 paragraph 2).

The people are written to by the worker, in bundles; a bundle that a dead mail server stops goes on from there later.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from accounts.models import Breach, Processing, User
from accounts.processing import record

log = logging.getLogger(__name__)
BUNDLE = 100
#: After a mail server that is away.
PAUSE = timedelta(minutes=5)
#: Six hours of a mail server that is away; then somebody must press again.
TRIES = 72


def affected_by(breach: Breach):
    """Whose data it was, by key."""
    people = User.objects.filter(is_active=True) if breach.everyone else breach.affected.filter(is_active=True)
    return people.order_by("pk")


def letter_to_person(breach: Breach) -> str:
    return _letter("person", breach)


def letter_to_agency(breach: Breach) -> str:
    return _letter("agency", breach)


def _letter(whom: str, breach: Breach) -> str:
    told = {
        "breach": breach,
        "newsroom": settings.NEWSROOM,
        "site_url": settings.SITE_URL,
        "number": affected_by(breach).count(),
    }
    return render_to_string(f"account/email/breach_{whom}.txt", told).strip()


def write_to_people(breach: Breach) -> bool:
    """Queue the letters; False when that was done already."""
    with transaction.atomic():
        first = Breach.objects.filter(pk=breach.pk, letters_queued_at=None)
        if not first.update(letters_queued_at=timezone.now()):
            return False
        write_on.enqueue(breach.pk, 0, TRIES)
    return True


def tell_agency(breach: Breach, by) -> bool:
    """Note that the agency has its letter; False when that was noted already."""
    if not Breach.objects.filter(pk=breach.pk, agency_told_at=None).update(agency_told_at=timezone.now()):
        return False
    record(Processing.Act.BREACH, "Surat kepada lembaga menurut UU 27/2022 pasal 46", by=by)
    return True


@task()
def write_on(breach_id: int, after: int, tries: int) -> None:
    """The next bundle of letters, to people behind a key."""
    breach = Breach.objects.filter(pk=breach_id, persons_told_at=None).first()
    if breach is None:
        return
    letter, subject = letter_to_person(breach), f"{settings.EMAIL_SUBJECT_PREFIX}Pemberitahuan tentang data Anda"
    for person in affected_by(breach).filter(pk__gt=after)[:BUNDLE]:
        try:
            EmailMessage(subject, letter, to=[person.email]).send()
        except OSError:
            _later(breach, after, tries)
            return
        after = person.pk
    if affected_by(breach).filter(pk__gt=after).exists():
        write_on.enqueue(breach_id, after, TRIES)
        return
    with transaction.atomic():
        if Breach.objects.filter(pk=breach_id, persons_told_at=None).update(persons_told_at=timezone.now()):
            number = affected_by(breach).count()
            record(Processing.Act.BREACH, "Surat kepada pemilik data menurut UU 27/2022 pasal 46", number=number)


def _later(breach: Breach, after: int, tries: int) -> None:
    if tries > 1:
        write_on.using(run_after=timezone.now() + PAUSE).enqueue(breach.pk, after, tries - 1)
        return
    log.error("the letters about breach %d stopped: the mail server is away", breach.pk)
    Breach.objects.filter(pk=breach.pk).update(letters_queued_at=None)
