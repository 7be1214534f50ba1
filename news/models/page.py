"""Static pages (Redaksi, Pedoman Media Siber, ...), edited in the CMS."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from news.freshness import SITE, Fresh, FreshQuerySet
from news.models.address import OldCategorySlug
from news.paths import path_to
from news.plain import LineField
from news.prose import BodyField
from news.slugs import RESERVED, make_slug

SLUG_LENGTH = 60


class PageQuerySet(FreshQuerySet):
    def for_footer(self):
        return self.filter(in_footer=True).only("title", "slug").order_by("order", "title")


class Automatic(models.TextChoices):
    """What a page shows above its own words, made from the data and never typed."""

    NOTHING = "", "Tidak ada"
    MASTHEAD = "masthead", "Susunan redaksi"
    SITE_MAP = "site_map", "Peta situs"
    KEPT_DATA = "kept_data", "Data yang disimpan"


class Page(Fresh):
    title = LineField("judul", max_length=120)
    slug = models.SlugField("alamat", max_length=SLUG_LENGTH, unique=True)
    body = BodyField("isi", blank=True)
    automatic = models.CharField(
        "bagian otomatis",
        max_length=10,
        choices=Automatic.choices,
        default=Automatic.NOTHING,
        blank=True,
        help_text="Disusun dari data redaksi atau kanal, di atas isi halaman ini.",
    )
    order = models.PositiveSmallIntegerField("urutan", default=100)
    in_footer = models.BooleanField("tampil di kaki halaman", default=True)
    changed_at = models.DateTimeField("diubah", auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "halaman statis"
        verbose_name_plural = "halaman statis"
        ordering = ("order", "title")
        constraints = [
            models.CheckConstraint(
                name="page_slug_not_reserved",
                condition=~Q(slug__in=sorted(RESERVED)),
                violation_error_message="Alamat ini dipakai oleh portal sendiri. Pilih kata lain.",
            ),
            models.CheckConstraint(name="page_automatic_known", condition=Q(automatic__in=Automatic.values)),
        ]
        indexes = [models.Index(fields=["in_footer", "order", "title"], name="page_footer")]

    def __str__(self):
        return self.title

    def clean(self):
        self.slug = make_slug(self.slug or self.title, SLUG_LENGTH)
        category = self._meta.apps.get_model("news", "Category")
        if category.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": "Alamat ini sudah dipakai oleh sebuah kanal."})
        if OldCategorySlug.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": "Alamat ini pernah dipakai sebuah kanal dan masih mengalihkan pembaca."})

    def save(self, *args, **kwargs):
        self.slug = make_slug(self.slug or self.title, SLUG_LENGTH)
        super().save(*args, **kwargs)

    def touches(self, added=False):
        return {SITE}

    def get_absolute_url(self):
        return path_to("news:page", self.slug)
