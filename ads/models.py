"""Banners sold by slot and date."""

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from news.plain import LineField


class Slot(models.TextChoices):
    """Named places of a page, in the order in which a reader meets them."""

    TOP = "top", "Atas (di atas remah roti)"
    BOTTOM = "bottom", "Bawah (di atas komentar)"


class BannerQuerySet(models.QuerySet):
    def running(self, now=None):
        now = now or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)


class Banner(models.Model):
    slot = models.CharField("slot", max_length=10, choices=Slot.choices)
    advertiser = LineField("pengiklan", max_length=80)
    alt = LineField(
        "teks alternatif", max_length=150, help_text="Isi iklan dalam kata, untuk pembaca layar."
    )
    link = models.URLField("alamat tujuan")
    image_name = models.CharField(max_length=80, unique=True, editable=False)
    width = models.PositiveIntegerField("lebar", editable=False)
    height = models.PositiveIntegerField("tinggi", editable=False)
    starts_at = models.DateTimeField("mulai", default=timezone.now)
    ends_at = models.DateTimeField("selesai", null=True, blank=True)

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = "iklan"
        verbose_name_plural = "iklan"
        ordering = ("slot", "-starts_at")
        constraints = [
            models.CheckConstraint(
                name="banner_ends_after_start",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message="Waktu selesai harus sesudah waktu mulai.",
            ),
            models.CheckConstraint(name="banner_slot_known", condition=Q(slot__in=Slot.values)),
        ]
        indexes = [models.Index(fields=["slot", "-starts_at"], name="banner_of_slot")]

    def __str__(self):
        return f"{self.advertiser} ({self.get_slot_display()})"

    def image(self, file_format: str = "jpg") -> str:
        """Public address of the picture; `file_format` is "avif" or "jpg"."""
        return default_storage.url(f"{self.image_name}.{file_format}")

    @property
    def image_jpeg(self) -> str:
        return self.image("jpg")

    @property
    def image_avif(self) -> str:
        return self.image("avif")
