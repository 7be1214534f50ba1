"""That somebody agreed to something."""

from django.conf import settings
from django.db import models


class Consent(models.Model):
    """That a person agreed to something: what, in which version of the words, and when."""

    class Purpose(models.TextChoices):
        COMMENTS = "comments", "Aturan komentar"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField("untuk", max_length=20, choices=Purpose.choices)
    version = models.CharField("versi", max_length=20)
    given_at = models.DateTimeField("diberikan", auto_now_add=True)

    class Meta:
        verbose_name = "persetujuan"
        verbose_name_plural = "persetujuan"
        ordering = ("-given_at",)
        constraints = [models.UniqueConstraint(fields=["user", "purpose", "version"], name="consent_once")]

    def __str__(self):
        return f"{self.user}: {self.get_purpose_display()} {self.version}"
