"""Byline people: reporters, editors, photographers and columnists, with their initials."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Upper

from news.freshness import LISTS, SITE, Fresh, FreshQuerySet
from news.models.address import refuse_old_slug, remember_slug, unused_slug
from news.models.search_document import SearchDocument
from news.paths import path_to
from news.plain import LineField, LinesField
from news.slugs import make_slug


class PersonQuerySet(FreshQuerySet):
    def active(self):
        return self.filter(is_active=True)

    def staff(self):
        """Those whom the page Redaksi names."""
        return self.active().filter(on_staff=True).exclude(role="").order_by("name")

    def editors(self):
        """Those who may stand behind "Editor :"."""
        return self.active().filter(is_editor=True).order_by("name")


class Person(Fresh):
    unseen = frozenset({"user"})

    name = LineField("nama", max_length=80)
    slug = models.SlugField("alamat", max_length=90, unique=True, blank=True)
    initials = models.CharField(
        "inisial",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z]{1,6}$", "Inisial hanya huruf, paling banyak enam.")],
        help_text="Kode di akhir berita, misalnya PK. Tiap kode hanya untuk satu orang.",
    )
    role = LineField("jabatan", max_length=80, blank=True)
    bio = LinesField("profil", max_length=1000, blank=True)
    portrait = models.ForeignKey(
        "news.Photo",
        verbose_name="potret",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="portrait_of",
    )
    is_editor = models.BooleanField("editor", default=False, help_text="Muncul di pilihan Editor.")
    on_staff = models.BooleanField(
        "anggota redaksi", default=False, help_text="Namanya tampil di halaman Redaksi menurut jabatannya."
    )
    is_active = models.BooleanField("masih bekerja di sini", default=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="akun",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "penulis"
        verbose_name_plural = "penulis"
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                Upper("initials"),
                name="person_initials_once",
                condition=~Q(initials=""),
                violation_error_message="Inisial ini sudah dipakai orang lain.",
            )
        ]
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self):
        return self.name

    def clean(self):
        self.slug = make_slug(self.slug)
        refuse_old_slug(self)

    @transaction.atomic
    def save(self, *args, **kwargs):
        old = type(self).objects.filter(pk=self.pk).values("slug", "name").first()
        self.slug = make_slug(self.slug) or unused_slug(self, make_slug(self.name) or "penulis")
        super().save(*args, **kwargs)
        if old and old["slug"] != self.slug:
            remember_slug(self, old["slug"])
        if old and old["name"] != self.name:
            SearchDocument.objects.rename(self.bylines.values_list("article_id", flat=True))

    def touches(self, added=False):
        # Redaksi names the staff at once; everybody else stands nowhere before a story names them.
        return {SITE} if self.on_staff else set() if added else {LISTS}

    def get_absolute_url(self):
        return path_to("news:person", self.slug)

    @property
    def shown_portrait(self):
        """The portrait as long as readers may see it."""
        return self.portrait if self.portrait and self.portrait.may_be_shown() else None
