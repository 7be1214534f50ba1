"""Mails of acts that have no request behind them, or do not always: the worker sends them too."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string


def send(template: str, address: str, told: dict) -> None:
    """`template` is the beginning of the names of two files: subject and message. Raises OSError."""
    told = {"newsroom": settings.NEWSROOM, "site_url": settings.SITE_URL, **told}
    subject = " ".join(render_to_string(f"{template}_subject.txt", told).split())
    letter = render_to_string(f"{template}_message.txt", told).strip()
    EmailMessage(settings.EMAIL_SUBJECT_PREFIX + subject, letter, to=[address]).send()
