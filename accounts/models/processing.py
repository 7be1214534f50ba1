"""The record of what was done with people's data: what, why, when, by whom (UU 27/2022 article 31)."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AppendOnly(TypeError):
    """A line of the record is to be changed or taken away."""


class ProcessingQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AppendOnly("The processing record only grows.")

    def delete(self):
        raise AppendOnly("The processing record only grows.")

    def forget_before(self, moment) -> int:
        """The one way out: the period of the record itself is over (`portal.retention`)."""
        return super(ProcessingQuerySet, self.filter(at__lt=moment)).delete()[0]


class Processing(models.Model):
    """One line. When its person's account goes the line stays, and names nobody any more."""

    class Act(models.TextChoices):
        REGISTERED = "registered", "Akun dibuat"
        AGREED = "agreed", "Persetujuan diberikan"
        WITHDREW = "withdrew", "Persetujuan ditarik"
        CORRECTED = "corrected", "Data diperbaiki"
        EXPORTED = "exported", "Salinan data diunduh"
        RESTRICTED = "restricted", "Pemrosesan dibatasi"
        RELEASED = "released", "Pembatasan dibuka"
        DELETED = "deleted", "Akun dihapus"
        HELD = "held", "Penghapusan ditahan"
        RETENTION = "retention", "Masa simpan habis"
        BREACH = "breach", "Pelanggaran data diberitahukan"

    act = models.CharField("yang dilakukan", max_length=12, choices=Act.choices)
    purpose = models.CharField("tujuan", max_length=200)
    at = models.DateTimeField("waktu", default=timezone.now)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", null=True, on_delete=models.SET_NULL, related_name="processing"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    receipt = models.CharField("nomor bukti", max_length=12, blank=True)
    number = models.PositiveIntegerField("banyaknya", default=1)

    objects = ProcessingQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pemrosesan"
        verbose_name_plural = "catatan pemrosesan"
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["-at", "-id"], name="processing_newest"),
            models.Index(fields=["about", "-at", "-id"], name="processing_of_account"),
            models.Index(fields=["act", "-at"], name="processing_of_kind"),
        ]

    def __str__(self):
        return f"{self.get_act_display()} {self.at:%Y-%m-%d}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("The processing record only grows.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("The processing record only grows.")
