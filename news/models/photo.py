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
from django.utils import timezone

from news.credits import bare_credit, printed_credit
from news.dates import stamp
from news.freshness import LISTS, Fresh, FreshQuerySet, by_the_clock, first_after
from news.plain import LineField
from news.renditions import SHAPES, rendition_name, rendition_size, rendition_widths, share_file

AI_LABEL = "Gambar buatan AI"


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


#: Words that tell a search what a photograph is; together they are `search_text`.
SEARCHED = ("caption", "credit", "source", "keywords", "people", "place", "alt")
SEARCH_WORDS = 8
#: Columns that a page needs for none of its pictures, and those that only words under a picture tell.
NOT_SHOWN = (
    *("digest", "place", "people", "keywords", "forbidden_reason", "forbidden_by", "taken_at", "focal_x", "focal_y"),
    *("added_at", "added_by", "recent_at", "used_times", "search_text"),
)
ITS_WORDS = ("caption", "credit", "rights", "alt", "source", "made_with_ai")


class PhotoQuerySet(FreshQuerySet):
    def newest_first(self):
        return self.order_by("-added_at", "-pk")

    def recent_first(self):
        """Those that were used or brought in last."""
        return self.order_by("-recent_at", "-pk")

    def showable(self, now=None):
        """Photographs that readers may see where they stand: the same rule as `Photo.may_be_shown`."""
        licensed = Q(licence_until=None) | Q(licence_until__gt=now or timezone.now())
        return self.filter(licensed, forbidden_at=None)

    def publishable(self, now=None):
        """Photographs that may be put on a public page: the same rule as `Photo.obstacle`."""
        return self.showable(now).exclude(rights=Rights.UNCLEAR).exclude(credit="")

    def edges(self, now):
        return first_after(now, self, "licence_until")

    def search(self, typed: str):
        """Photographs with each typed word somewhere in their own words, in any case."""
        found = self
        for word in typed.casefold().split()[:SEARCH_WORDS]:
            found = found.filter(search_text__contains=word)
        return found


@by_the_clock
class Photo(Fresh):
    unseen = frozenset({"recent_at", "used_times", "search_text", "people", "place", "keywords", "added_by"})

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
    source = LineField("sumber", max_length=80, blank=True, help_text="Kantor berita, lembaga, atau akun asalnya.")
    place = LineField("tempat", max_length=80, blank=True)
    people = LineField("orang", max_length=250, blank=True, help_text="Siapa yang terlihat, pisahkan dengan koma.")
    keywords = LineField("kata kunci", max_length=250, blank=True, help_text="Untuk pencarian di pustaka.")
    made_with_ai = models.BooleanField(
        "gambar buatan AI", default=False, help_text="Pembaca melihat “Gambar buatan AI” di keterangannya."
    )
    licence_until = models.DateTimeField(
        "izin pakai sampai", null=True, blank=True, help_text="Sesudah waktu ini pembaca tidak melihatnya lagi."
    )
    forbidden_at = models.DateTimeField("dilarang", null=True, blank=True, editable=False)
    forbidden_reason = LineField("alasan dilarang", max_length=200, blank=True, editable=False)
    forbidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dilarang oleh",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
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
    recent_at = models.DateTimeField("terakhir dipakai atau ditambahkan", default=timezone.now, editable=False)
    used_times = models.PositiveIntegerField("dipakai", default=0, editable=False)
    search_text = models.TextField("kata pencarian", blank=True, editable=False)

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
            models.CheckConstraint(name="photo_rights_known", condition=Q(rights__in=Rights.values)),
            models.CheckConstraint(name="photo_ai_is_told", condition=~Q(rights="ai") | Q(made_with_ai=True)),
            models.CheckConstraint(
                name="photo_forbidden_has_reason", condition=Q(forbidden_at=None) | ~Q(forbidden_reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["-added_at", "-id"], name="photo_newest"),
            models.Index(fields=["-recent_at", "-id"], name="photo_recent"),
            models.Index(fields=["rights", "-added_at", "-id"], name="photo_by_rights"),
            models.Index(fields=["added_by", "-added_at", "-id"], name="photo_by_owner"),
            # What somebody has to look after is little: asked of those alone.
            models.Index(fields=["-added_at", "-id"], name="photo_unused", condition=Q(used_times=0)),
            models.Index(fields=["-added_at", "-id"], name="photo_uncredited", condition=Q(credit="")),
            models.Index(fields=["-added_at", "-id"], name="photo_uncaptioned", condition=Q(caption="")),
            models.Index(fields=["-added_at", "-id"], name="photo_without_alt", condition=Q(alt="")),
            models.Index(fields=["-added_at", "-id"], name="photo_forbidden", condition=Q(forbidden_at__isnull=False)),
            models.Index(fields=["licence_until"], name="photo_licence", condition=Q(licence_until__isnull=False)),
        ]

    def __str__(self):
        return self.caption or self.alt or f"Foto {self.pk}"

    def save(self, *args, **kwargs):
        self.made_with_ai = self.made_with_ai or self.rights == Rights.AI
        self.search_text = " ".join(filter(None, (getattr(self, name) for name in SEARCHED))).casefold()
        if (only := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*only, "made_with_ai", "search_text"}
        super().save(*args, **kwargs)

    def touches(self, added=False):
        return set() if added else {LISTS}  # a new one stands nowhere yet

    # Whether it may be used

    def obstacle(self, now=None) -> str:
        """Why a photograph may not stand on a public page, in Indonesian; "" when it may."""
        if self.forbidden_at:
            return f"Foto ini tidak boleh dipakai: {self.forbidden_reason.rstrip('.')}."
        if self.is_out_of_licence(now):
            return f"Izin pakai foto ini habis {stamp(self.licence_until)}."
        if not self.credit.strip():
            return "Kredit foto belum diisi. Tulis nama fotografernya, atau Istimewa."
        # Of the rights classes only this one says that nobody has looked yet.
        if self.rights == Rights.UNCLEAR:
            return "Hak pakai foto masih Belum jelas. Pilih hak pakainya."
        return ""

    def may_be_shown(self, now=None) -> bool:
        """Whether readers may go on seeing it where it already stands. What is still to be published asks `obstacle`."""
        return self.forbidden_at is None and not self.is_out_of_licence(now)

    def is_out_of_licence(self, now=None) -> bool:
        return self.licence_until is not None and self.licence_until <= (now or timezone.now())

    # Its words

    @property
    def credit_line(self) -> str:
        """ "[Foto: Istimewa]", as it stands behind the caption; "" without a credit."""
        return printed_credit(self.credit, self.rights, self.source)

    @property
    def credit_name(self) -> str:
        """ "Foto: Istimewa": the same without brackets."""
        return bare_credit(self.credit_line)

    @property
    def ai_label(self) -> str:
        """What readers must be told of a picture that nobody took (Dewan Pers, Peraturan 1/2025)."""
        return AI_LABEL if self.made_with_ai else ""

    # Its files

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

    @property
    def small(self) -> str:
        """A thumbnail for lists of the CMS."""
        return self.rendition("3:2", self.widths("3:2")[0])

    @property
    def tile(self) -> str:
        """The same for the grid of the library."""
        return self.rendition("3:2", self.widths("3:2")[:2][-1])

    @property
    def crops(self) -> dict[str, str]:
        """One address of each shape: what the focal point makes of it. Of a forbidden one there are none."""
        if self.forbidden_at:
            return {}
        shapes = {"wide": ("16:9", 1), "card": ("3:2", 1), "square": ("1:1", 1)}
        return {
            name: self.rendition(shape, widths[min(which, len(widths) - 1)])
            for name, (shape, which) in shapes.items()
            for widths in [self.widths(shape)]
        }

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
