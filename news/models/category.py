"""Channels (kanal): a tree of two levels, such as Berita > Nasional."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from news.freshness import SITE, Fresh, FreshQuerySet
from news.models.address import refuse_old_slug, remember_slug
from news.paths import path_to
from news.plain import LineField
from news.slugs import RESERVED, make_slug

SLUG_LENGTH = 60


class CategoryQuerySet(FreshQuerySet):
    def in_order(self):
        return self.order_by("order", "name")

    def for_navigation(self):
        """The channels of the row under the header."""
        return self.filter(in_navigation=True).in_order()

    def roots(self):
        return self.filter(parent=None)


class Category(Fresh):
    name = LineField("nama", max_length=60, unique=True)
    slug = models.SlugField("alamat", max_length=SLUG_LENGTH, unique=True, help_text="Bagian pertama alamat berita.")
    parent = models.ForeignKey(
        "self",
        verbose_name="kanal induk",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    description = LineField("keterangan", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=100)
    in_navigation = models.BooleanField("tampil di baris kanal", default=True)
    on_front_page = models.BooleanField(
        "punya blok di beranda", default=False, help_text="Empat berita terbaru kanal ini."
    )

    age_notice = models.BooleanField(
        "tandai berita lama",
        default=True,
        help_text="Berita yang terbit lebih dari setahun lalu diberi keterangan umurnya. Matikan untuk kanal yang "
        "tulisannya tidak lekas usang.",
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = "kanal"
        verbose_name_plural = "kanal"
        ordering = ("order", "name")
        constraints = [
            models.CheckConstraint(
                name="category_slug_not_reserved",
                condition=~Q(slug__in=sorted(RESERVED)),
                violation_error_message="Alamat ini dipakai oleh portal sendiri. Pilih kata lain.",
            ),
            models.CheckConstraint(
                name="category_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=models.F("id")),
                violation_error_message="Kanal tidak bisa menjadi induknya sendiri.",
            ),
        ]
        indexes = [models.Index(fields=["order", "name"], name="category_order")]

    def __str__(self):
        return self.name

    def clean(self):
        self.slug = make_slug(self.slug or self.name, SLUG_LENGTH)
        if self.pk and self.parent_id == self.pk:
            raise ValidationError({"parent": "Kanal tidak bisa menjadi induknya sendiri."})
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": "Kanal hanya bertingkat dua. Pilih kanal yang tidak punya induk."})
        if self.parent and self.pk and self.children.exists():
            raise ValidationError({"parent": "Kanal ini punya subkanal, jadi tidak bisa menjadi subkanal."})
        page = self._meta.apps.get_model("news", "Page")
        if page.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": "Alamat ini sudah dipakai oleh halaman statis."})
        refuse_old_slug(self)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.slug = make_slug(self.slug or self.name, SLUG_LENGTH)
        old = type(self).objects.filter(pk=self.pk).values("slug", "parent_id").first()
        super().save(*args, **kwargs)
        if old and old["slug"] != self.slug:
            remember_slug(self, old["slug"])
        if old and old["parent_id"] != self.parent_id:
            # A story knows its section so that a section's list is one index range.
            self.articles.update(section_id=self.section_id)

    def touches(self, added=False):
        return {SITE}

    def get_absolute_url(self):
        return path_to("news:category", self.slug)

    @property
    def section_id(self) -> int:
        """Primary key of the top of this branch: the channel itself when it has no parent."""
        return self.parent_id or self.pk

    @property
    def trail(self) -> list["Category"]:
        """From the top of the tree down to this channel, for the breadcrumb."""
        return [self.parent, self] if self.parent else [self]
