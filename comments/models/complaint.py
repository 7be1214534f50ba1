"""What somebody reports about a comment, and what the newsroom decided (Pedoman Pemberitaan Media Siber 3e to 3h)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.receipts import new_receipt
from comments.models.comment import COMPLAINT_TIME
from news.plain import LinesField


class ComplaintQuerySet(models.QuerySet):
    def open(self):
        """Not decided yet, the oldest first."""
        return self.filter(decided_at=None).order_by("received_at", "pk")


class Complaint(models.Model):
    """The comment may be gone; the complaint and its decision are kept as long as retention says, as proof."""

    class Reason(models.TextChoices):
        """The three points of clause 3c, and what else makes a comment unfit."""

        FALSE = "false", "Bohong atau fitnah"
        OBSCENE = "obscene", "Sadis atau cabul"
        HATRED = "hatred", "Kebencian SARA atau anjuran kekerasan"
        DEMEANING = "demeaning", "Merendahkan jenis kelamin, bahasa, orang lemah, miskin, sakit, atau cacat"
        SPAM = "spam", "Iklan, judi, atau penipuan"
        PRIVACY = "privacy", "Membuka data pribadi orang"
        OTHER = "other", "Lainnya"

    class Decision(models.TextChoices):
        REMOVED = "removed", "Komentar dihapus dari halaman"
        EDITED = "edited", "Komentar disunting"
        KEPT = "kept", "Komentar tetap tampil"
        GONE = "gone", "Komentar sudah dihapus penulisnya"

    comment = models.ForeignKey(
        "comments.Comment", verbose_name="komentar", null=True, on_delete=models.SET_NULL, related_name="complaints"
    )
    reason = models.CharField("alasan", max_length=10, choices=Reason.choices)
    details = LinesField("penjelasan", max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pelapor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="complaints",
    )
    origin = models.CharField("asal", max_length=32, blank=True, editable=False)
    receipt = models.CharField("nomor laporan", max_length=12, unique=True, default=new_receipt, editable=False)
    received_at = models.DateTimeField("diterima", default=timezone.now)
    escalated = models.PositiveSmallIntegerField("peringatan terkirim", default=0, help_text="Jam: 24 atau 40.")
    decided_at = models.DateTimeField("diputuskan", null=True, blank=True)
    decision = models.CharField("keputusan", max_length=8, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diputuskan oleh",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = LinesField("keterangan keputusan", max_length=1000, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan"
        verbose_name_plural = "laporan"
        ordering = ("received_at", "pk")
        constraints = [
            models.CheckConstraint(name="complaint_reason_known", condition=~Q(reason="")),
            models.CheckConstraint(
                name="complaint_decided_or_open",
                condition=Q(decided_at=None, decision="") | (Q(decided_at__isnull=False) & ~Q(decision="")),
            ),
        ]
        indexes = [
            models.Index(fields=["received_at", "id"], name="complaint_open", condition=Q(decided_at=None)),
            models.Index(fields=["comment", "received_at"], name="complaint_of_comment"),
            models.Index(fields=["by", "-received_at"], name="complaint_of_reader"),
            models.Index(fields=["received_at"], name="complaint_with_origin", condition=~Q(origin="")),
            models.Index(fields=["origin", "received_at"], name="complaint_of_network", condition=~Q(origin="")),
            models.Index(fields=["received_at", "decided_at"], name="complaint_in_time"),
        ]

    def __str__(self):
        return self.receipt

    def get_absolute_url(self):
        return reverse("comments:complaint", args=[self.receipt])

    @property
    def due_at(self):
        return self.received_at + COMPLAINT_TIME

    @property
    def person(self):
        """Who reports, as far as one can tell: what the same person says again counts once."""
        return self.by_id or self.origin or self.receipt
