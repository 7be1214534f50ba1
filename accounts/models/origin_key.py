"""The key of one day with which network addresses are made unreadable."""

import secrets

from django.db import models


def new_key() -> str:
    return secrets.token_hex(32)


class OriginKey(models.Model):
    """Thrown away when its day is over: after that nobody, we included, finds the address behind a fingerprint."""

    day = models.DateField(primary_key=True)
    key = models.CharField(max_length=64, default=new_key, editable=False)

    class Meta:
        verbose_name = "kunci sidik"
        verbose_name_plural = "kunci sidik"

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"
