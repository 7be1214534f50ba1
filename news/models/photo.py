"""Photographs of the library: one private master, public renditions in three shapes."""

import contextlib
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage, storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from news.plain import LineField
from news.renditions import SHAPES, rendition_name, rendition_size, rendition_widths, share_file


class Rights(models.TextChoices):
    """Under which right a photograph is shown. "Belum jelas" may not be published."""

    STAFF = "staff", "Foto redaksi"
    CONTRIBUTOR = "contributor", "Kontributor"
    AGENCY = "agency", "Kantor berita"
    HANDOUT = "handout", "Istimewa (handout)"
    SOCIAL = "social", "Media sosial"
    SCREENSHOT = "screenshot", "Tangkapan layar"
    ILLUSTRATION = "illustration", "Ilustrasi"
    AI = "ai", "Dibuat dengan AI"
    UNCLEAR = "unclear", "Belum jelas"


class PhotoQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-added_at", "-pk")

    def publishable(self):
        """Photographs that may stand on a public page."""
        return self.exclude(rights=Rights.UNCLEAR).exclude(credit="")


class Photo(models.Model):
    name = models.CharField("nama berkas", max_length=80, unique=True, editable=False)
    digest = models.CharField("sidik isi", max_length=64, unique=True, editable=False, help_text="SHA-256 berkas asal.")
    width = models.PositiveIntegerField("lebar", editable=False, help_text="Piksel master.")
    height = models.PositiveIntegerField("tinggi", editable=False, help_text="Piksel master.")
    caption = LineField("keterangan", max_length=400, blank=True, help_text="Satu kalimat: siapa, di mana, kapan.")
    credit = LineField("kredit", max_length=120, blank=True, help_text="Nama fotografer, atau Istimewa.")
    rights = models.CharField("hak pakai", max_length=16, choices=Rights.choices, default=Rights.UNCLEAR)
    alt = LineField(
        "teks alternatif",
        max_length=250,
        blank=True,
        help_text="Apa yang terlihat, untuk pembaca yang tidak melihat foto.",
    )
    place = LineField("tempat", max_length=80, blank=True)
    taken_at = models.DateTimeField("diambil", null=True, blank=True)
    focal_x = models.FloatField(
        "titik fokus mendatar",
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="0 = tepi kiri, 1 = tepi kanan.",
    )
    focal_y = models.FloatField(
        "titik fokus tegak",
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="0 = tepi atas, 1 = tepi bawah.",
    )
    added_at = models.DateTimeField("ditambahkan", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "foto"
        verbose_name_plural = "foto"
        ordering = ("-added_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="photo_focal_point_inside",
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
            ),
            models.CheckConstraint(name="photo_has_size", condition=Q(width__gt=0, height__gt=0)),
        ]
        indexes = [models.Index(fields=["-added_at", "-id"], name="photo_newest")]

    def __str__(self):
        return self.caption or self.alt or f"Foto {self.pk}"

    @property
    def credit_line(self) -> str:
        """ "Foto: Istimewa", as it stands in brackets behind the caption; "" without a credit."""
        if not self.credit:
            return ""
        if self.rights == Rights.AI:
            return f"Gambar AI: {self.credit}"
        if self.rights == Rights.ILLUSTRATION:
            return f"Ilustrasi: {self.credit.removeprefix('Ilustrasi ')}"
        return f"Foto: {self.credit}"

    def widths(self, shape: str) -> list[int]:
        """Widths in pixels that exist of a shape ("16:9", "3:2", "1:1"), smallest first."""
        return rendition_widths(self.width, self.height, shape)

    def size(self, shape: str, width: int) -> tuple[int, int]:
        return rendition_size(shape, width)

    def rendition(self, shape: str, width: int, file_format: str = "jpg") -> str:
        """Public address of one rendition; `file_format` is "avif" or "jpg"."""
        return default_storage.url(self.rendition_file(shape, width, file_format))

    def rendition_file(self, shape: str, width: int, file_format: str = "jpg") -> str:
        """The same rendition's file, relative to the media root."""
        return f"{rendition_name(self.name, shape, width)}.{file_format}"

    def share_file(self) -> str:
        """The picture for links to a story with this photograph, relative to the media root."""
        return share_file(self.name)

    def srcset(self, shape: str, file_format: str) -> str:
        return ", ".join(f"{self.rendition(shape, width, file_format)} {width}w" for width in self.widths(shape))

    def master_name(self) -> str:
        """The private master's file, relative to the masters' root."""
        return f"{self.name}.jpg"

    def file_names(self) -> list[str]:
        """Every public file of this photograph, relative to the media root."""
        return [
            self.rendition_file(shape, width, file_format)
            for shape in SHAPES
            for width in self.widths(shape)
            for file_format in ("avif", "jpg")
        ] + [self.share_file()]


def delete_files(public_names: list[str], master_name: str = "") -> None:
    """Take files out of the storages. One that cannot be deleted is left, not an error after the fact."""
    for name in public_names:
        with contextlib.suppress(OSError):
            default_storage.delete(name)
    if master_name:
        with contextlib.suppress(OSError):
            storages["masters"].delete(master_name)


def delete_files_later(photo: Photo) -> None:
    """Delete a photograph's files as soon as the transaction holds."""
    transaction.on_commit(partial(delete_files, photo.file_names(), photo.master_name()))


@receiver(post_delete, sender=Photo)
def _files_follow_the_row(instance, **kwargs):
    # A signal, so that also a bulk deletion in the CMS takes a photograph off the web.
    delete_files_later(instance)
