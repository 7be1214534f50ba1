"""That somebody agreed to something, and when they took it back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class ConsentQuerySet(models.QuerySet):
    def running(self):
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """What, in which version of the words, from when, until when. UU 27/2022 article 24 asks for proof of each.

    A row of a parent was given by whoever reads the parent's mail, and for the age its `version` names.
    A row for the age says only that its person was old enough: `version` is the age that was asked for. The year of
    birth itself is compared while the form is read and kept nowhere, as nothing later needs it (article 27).
    """

    class Purpose(models.TextChoices):
        COMMENTS = "comments", "Aturan komentar"
        AGE = "age", "Sudah cukup umur"
        PARENT = "parent", "Persetujuan orang tua atau wali"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField("untuk", max_length=20, choices=Purpose.choices)
    version = models.CharField("versi", max_length=20)
    given_at = models.DateTimeField("diberikan", default=timezone.now)
    withdrawn_at = models.DateTimeField("ditarik", null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan"
        verbose_name_plural = "persetujuan"
        ordering = ("-given_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose", "version"], condition=Q(withdrawn_at=None), name="consent_running_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")), name="consent_withdrawn_later"
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_purpose_display()} {self.version}"
