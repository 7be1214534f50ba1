"""Banners sold by slot, channel and date."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from news.freshness import SITE, Fresh, FreshQuerySet, by_the_clock, first_after, linked
from news.plain import LineField


class Slot(models.TextChoices):
    """Named places of a page, in the order in which a reader meets them."""

    TOP = "top", "Atas (di atas isi halaman)"
    CHANNEL = "channel", "Kanal (di bawah daftar kanal)"
    TEXT = "text", "Dalam teks (di tengah berita)"
    BOTTOM = "bottom", "Bawah (di bawah isi halaman)"
    SIDE = "side", "Samping (di sisi berita)"


#: Slot -> the usual size in pixels, and how high a picture may be for its width.
SIZES = {
    Slot.TOP: ((970, 250), 0.3),
    Slot.CHANNEL: ((970, 250), 0.3),
    Slot.TEXT: ((680, 280), 0.85),
    Slot.BOTTOM: ((970, 250), 0.6),
    Slot.SIDE: ((300, 250), 2.1),
}
#: A picture narrower than this is a blur on every screen.
LEAST_WIDTH = 300


def check_size(slot: str, width: int, height: int) -> None:
    """Raises ValidationError for a picture that would push the news out of sight or could not be read."""
    usual, steepest = SIZES[Slot(slot)]
    advice = f"Gambar ini {width} x {height} piksel; ukuran lazim untuk slot ini {usual[0]} x {usual[1]}."
    if width < LEAST_WIDTH:
        raise ValidationError(f"Gambarnya terlalu kecil, paling sempit {LEAST_WIDTH} piksel. {advice}")
    if height > width * steepest:
        raise ValidationError(f"Gambarnya terlalu tinggi untuk slot ini. {advice}")


def check_link(address: str) -> None:
    """Raises ValidationError for an address that does not plainly name the site it leads to."""
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise ValidationError("Alamat tidak boleh memuat nama pengguna di depan tanda @.")


class BannerQuerySet(FreshQuerySet):
    def running(self, now=None):
        now = now or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)

    def edges(self, now):
        return first_after(now, self, "starts_at", "ends_at")

    def for_page(self, channels=(), now=None):
        """The running banners of a page that belongs to these channels (or to none), weakest first.

        One that is aimed at a channel is stronger than one for the whole site, a newer stronger than an older.
        """
        aims = self.model.channels.through.objects.filter(banner=OuterRef("pk"))
        running = self.running(now).annotate(aimed=Exists(aims.filter(category__in=list(channels))))
        return running.filter(Q(aimed=True) | ~Exists(aims)).order_by("aimed", "starts_at", "pk")


@by_the_clock
class Banner(Fresh):
    slot = models.CharField("slot", max_length=10, choices=Slot.choices)
    advertiser = LineField("pengiklan", max_length=80)
    alt = LineField("teks alternatif", max_length=150, help_text="Isi iklan dalam kata, untuk pembaca layar.")
    link = models.URLField("alamat tujuan", validators=[URLValidator(schemes=["http", "https"]), check_link])
    channels = models.ManyToManyField(
        "news.Category",
        verbose_name="kanal",
        blank=True,
        related_name="banners",
        help_text="Tanpa pilihan: di semua halaman. Kanal induk mencakup subkanalnya.",
    )
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
            models.CheckConstraint(
                name="banner_leads_to_a_site",
                condition=Q(link__startswith="https://") | Q(link__startswith="http://"),
                violation_error_message="Alamat tujuan harus diawali https:// atau http://.",
            ),
            models.CheckConstraint(name="banner_has_a_size", condition=Q(width__gt=0, height__gt=0)),
        ]
        indexes = [models.Index(fields=["slot", "-starts_at"], name="banner_of_slot")]

    def __str__(self):
        return f"{self.advertiser} ({self.get_slot_display()})"

    def touches(self, added=False):
        return {SITE}

    def image(self, file_format: str = "jpg") -> str:
        """Public address of the picture; `file_format` is "avif" or "jpg"."""
        return default_storage.url(f"{self.image_name}.{file_format}")

    @property
    def image_jpeg(self) -> str:
        return self.image("jpg")

    @property
    def image_avif(self) -> str:
        return self.image("avif")

    def run_label(self, now=None) -> str:
        """Where it stands in time, as the sales desk says it."""
        now = now or timezone.now()
        if self.starts_at > now:
            return "Belum mulai"
        return "Selesai" if self.ends_at and self.ends_at <= now else "Tayang"


linked(Banner.channels, SITE)
