"""Keywords (kata kunci): taggit's tags with a page of their own, a description and a merge."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from news.models.address import refuse_old_slug, remember_slug, unused_slug
from news.models.search_document import SearchDocument
from news.plain import LineField, LinesField
from news.slugs import make_slug


class KeywordQuerySet(models.QuerySet):
    @transaction.atomic
    def delete(self):
        stories = _stories_with(list(self.values_list("pk", flat=True)))
        gone = super().delete()
        SearchDocument.objects.rename(stories)
        return gone


class Keyword(TagBase):
    name = LineField("name", unique=True, max_length=100)
    description = LinesField("keterangan", blank=True, max_length=500)
    pinned = models.ManyToManyField(
        "news.Article",
        verbose_name="berita yang disematkan",
        blank=True,
        related_name="pinned_on",
        help_text="Paling banyak tiga, untuk yang baru datang ke topik ini. Tampil di atas daftar selama terbit.",
    )
    is_timeline = models.BooleanField(
        "tampil sebagai linimasa", default=False, help_text="Untuk peristiwa yang berjalan: beritanya disusun per hari."
    )

    objects = KeywordQuerySet.as_manager()

    class Meta:
        verbose_name = "kata kunci"
        verbose_name_plural = "kata kunci"
        ordering = ("name",)

    def clean(self):
        self.slug = make_slug(self.slug)
        refuse_old_slug(self)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.slug = make_slug(self.slug) or unused_slug(self, self.slugify(self.name))
        old = type(self).objects.filter(pk=self.pk).values("slug", "name").first()
        # TagBase.save would only make a slug, which is done; Model.save does the rest.
        models.Model.save(self, *args, **kwargs)
        if old and old["slug"] != self.slug:
            remember_slug(self, old["slug"])
        if old and old["name"] != self.name:
            SearchDocument.objects.rename(_stories_with([self.pk]))

    @transaction.atomic
    def delete(self, *args, **kwargs):
        stories = _stories_with([self.pk])
        gone = super().delete(*args, **kwargs)
        SearchDocument.objects.rename(stories)
        return gone

    def get_absolute_url(self):
        return reverse("news:keyword", args=[self.slug])

    def slugify(self, tag, i=None):
        slug = make_slug(tag) or "kata-kunci"
        return f"{slug}-{i}" if i else slug

    @transaction.atomic
    def merge_into(self, other: "Keyword") -> None:
        """Give this keyword's stories and addresses to `other`, then delete it.

        Raises ValidationError when both are the same keyword.
        """
        if self.pk == other.pk:
            raise ValidationError("Kata kunci tidak bisa digabung dengan dirinya sendiri.")
        stories = _stories_with([self.pk])
        already = Tagging.objects.filter(tag=other).values("content_object_id")
        Tagging.objects.filter(tag=self).exclude(content_object_id__in=already).update(tag=other)
        self.old_slugs.update(keyword=other)
        if not other.pinned.exists():
            other.pinned.set(self.pinned.all())
        slug = self.slug
        self.delete()
        remember_slug(other, slug)
        SearchDocument.objects.rename(stories)


def _stories_with(keywords: list[int]) -> list[int]:
    return list(Tagging.objects.filter(tag__in=keywords).values_list("content_object_id", flat=True))


class TaggingQuerySet(models.QuerySet):
    @transaction.atomic
    def delete(self):
        """taggit takes keywords off a story by this."""
        stories = list(self.values_list("content_object_id", flat=True))
        gone = super().delete()
        SearchDocument.objects.rename(stories)
        return gone


class Tagging(ItemBase):
    """That a story has a keyword. Carries the story's time so that a keyword's page is one index
    range, newest first."""

    tag = models.ForeignKey(Keyword, verbose_name="kata kunci", on_delete=models.CASCADE, related_name="taggings")
    content_object = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="taggings"
    )
    published_at = models.DateTimeField(null=True, editable=False)

    objects = TaggingQuerySet.as_manager()

    class Meta:
        verbose_name = "pemakaian kata kunci"
        verbose_name_plural = "pemakaian kata kunci"
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tagging_once")]
        indexes = [
            models.Index(fields=["tag", "-published_at", "-content_object"], name="tagging_by_keyword"),
            models.Index(fields=["-published_at", "tag"], name="tagging_lately"),
        ]

    def __str__(self):
        return f"{self.content_object}: {self.tag}"

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.published_at = self.content_object.published_at
        super().save(*args, **kwargs)
        SearchDocument.objects.rename([self.content_object_id])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        gone = super().delete(*args, **kwargs)
        SearchDocument.objects.rename([self.content_object_id])
        return gone
