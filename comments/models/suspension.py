"""That somebody may not comment, until a time or for good."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from comments.models.moderation_act import ModerationAct
from news.plain import LinesField


class SuspensionQuerySet(models.QuerySet):
    def running(self, now=None):
        now = now or timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), lifted_at=None)


class Suspension(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="suspensions"
    )
    since = models.DateTimeField("sejak", default=timezone.now)
    until = models.DateTimeField("sampai", null=True, blank=True, help_text="Kosong: sampai dicabut.")
    hides = models.BooleanField("sembunyikan semua komentarnya", default=False)
    reason = models.CharField("alasan", max_length=10, choices=ModerationAct.Reason.choices)
    note = LinesField("catatan", max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_at = models.DateTimeField("dicabut", null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dicabut oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = "blokir"
        verbose_name_plural = "blokir"
        ordering = ("-since", "-pk")
        constraints = [
            models.CheckConstraint(name="suspension_ends_later", condition=Q(until=None) | Q(until__gt=F("since"))),
            models.CheckConstraint(name="suspension_has_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["user"], name="suspension_running", condition=Q(lifted_at=None))]

    def __str__(self):
        return f"{self.user}: {self.get_reason_display()}"
