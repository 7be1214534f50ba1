"""That personal data got out of our hands: what, whose, since when known, and who has been told (UU 27/2022, 46)."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

#: "Paling lambat 3 x 24 jam": article 46 paragraph 1.
TIME_TO_TELL = timedelta(hours=72)


class Breach(models.Model):
    title = models.CharField("peristiwa", max_length=120)
    happened_at = models.DateTimeField("terjadi sejak", null=True, blank=True, help_text="Kosong: belum diketahui.")
    known_at = models.DateTimeField("diketahui", default=timezone.now, help_text="Sejak saat ini 3 x 24 jam berjalan.")
    data = models.TextField("data yang terungkap", max_length=1000, help_text="Misalnya: alamat surel, nama tampilan.")
    course = models.TextField("bagaimana terjadi", max_length=2000)
    remedy = models.TextField("upaya penanganan", max_length=2000, help_text="Yang sudah dan akan kami lakukan.")
    advice = models.TextField(
        "saran untuk pembaca", max_length=1000, blank=True, help_text="Misalnya: ganti kata sandi."
    )
    everyone = models.BooleanField("semua akun terdampak", default=False)
    affected = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="akun terdampak",
        blank=True,
        related_name="breaches",
        help_text="Bila tidak semua akun.",
    )
    letters_queued_at = models.DateTimeField("surat disiapkan", null=True, editable=False)
    persons_told_at = models.DateTimeField("pemilik data diberi tahu", null=True, blank=True)
    agency_told_at = models.DateTimeField("lembaga diberi tahu", null=True, blank=True)

    class Meta:
        verbose_name = "pelanggaran data"
        verbose_name_plural = "pelanggaran data"
        ordering = ("-known_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_at=None) | Q(happened_at__lte=F("known_at")), name="breach_known_after_it_happened"
            ),
            models.CheckConstraint(
                condition=Q(persons_told_at=None) | Q(persons_told_at__gte=F("known_at")),
                name="breach_persons_told_later",
            ),
            models.CheckConstraint(
                condition=Q(agency_told_at=None) | Q(agency_told_at__gte=F("known_at")), name="breach_agency_told_later"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def due_at(self):
        """Until when the persons and the agency must have been told."""
        return self.known_at + TIME_TO_TELL

    @property
    def is_told(self) -> bool:
        return bool(self.persons_told_at and self.agency_told_at)

    def is_late(self, now=None) -> bool:
        return not self.is_told and (now or timezone.now()) > self.due_at
