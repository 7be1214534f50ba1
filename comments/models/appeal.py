"""What the author of a rejected comment says against it, once; another moderator decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.plain import LinesField


class Appeal(models.Model):
    comment = models.OneToOneField(
        "comments.Comment", verbose_name="komentar", on_delete=models.CASCADE, related_name="appeal"
    )
    words = LinesField("keberatan", max_length=1000)
    made_at = models.DateTimeField("dibuat", default=timezone.now)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditolak oleh",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Tidak memutus keberatan ini.",
    )
    decided_at = models.DateTimeField("diputuskan", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="diputuskan oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    granted = models.BooleanField("dikabulkan", null=True)
    answer = LinesField("jawaban", max_length=1000, blank=True)

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ("made_at", "pk")
        constraints = [
            models.CheckConstraint(name="appeal_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="appeal_decided_or_open",
                condition=Q(decided_at=None, granted=None) | Q(decided_at__isnull=False, granted__isnull=False),
            ),
            models.CheckConstraint(
                name="appeal_decided_by_another",
                condition=Q(decided_by=None) | Q(rejected_by=None) | ~Q(decided_by=models.F("rejected_by")),
            ),
        ]
        indexes = [models.Index(fields=["made_at", "id"], name="appeal_open", condition=Q(decided_at=None))]

    def __str__(self):
        return self.words[:60]
