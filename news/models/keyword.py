"""Keywords (kata kunci): taggit's tags with a page of their own, a description and a merge."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Lower
from taggit.models import ItemBase, TagBase

from news.freshness import LISTS, Fresh, FreshPart, FreshQuerySet, linked
from news.models.address import refuse_old_slug, remember_slug, unused_slug
from news.models.keyword_alias import KeywordAlias
from news.models.search_document import SearchDocument
from news.numbers import stories
from news.paths import path_to
from news.plain import LineField, LinesField
from news.slugs import make_slug

#: Stories that may be pinned over a keyword's list.
PINNED = 3
#: Stories that a merge moves at a time: its memory does not grow with the keyword.
BATCH = 500
#: The stories of a keyword are counted up to here.
COUNTED = 1000


class _Counted(Subquery):
    """How many rows a query gives; with a slice no more of them are read than its end says."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()


class KeywordQuerySet(FreshQuerySet):
    def spelled(self, names: list[str]) -> list[str]:
        """Some names as they are kept: "bpbd" is BPBD, an alias is the keyword that is meant. Each once, in order."""
        meant = KeywordAlias.objects.meanings(names)
        names = [meant.get(name.lower(), name) for name in names]
        known = self.annotate(low=Lower("name")).filter(low__in=[name.lower() for name in names])
        spelling = {keyword.name.lower(): keyword.name for keyword in known}
        return list(dict.fromkeys(spelling.get(name.lower(), name) for name in names))

    def with_uses(self):
        """With the number of stories (`use_count`, counted to one more than COUNTED) and the time of the newest
        (`last_used`), along the tag's index."""
        uses = Tagging.objects.filter(tag=OuterRef("pk")).order_by()
        newest = uses.filter(published_at__isnull=False).order_by("-published_at")
        count = _Counted(uses.values("tag")[: COUNTED + 1])
        return self.annotate(use_count=count, last_used=Subquery(newest.values("published_at")[:1]))

    def unused(self):
        return self.filter(~Exists(Tagging.objects.filter(tag=OuterRef("pk"))))

    @transaction.atomic
    def delete(self):
        stories = _stories_with(list(self.values_list("pk", flat=True)))
        gone = super().delete()
        SearchDocument.objects.rename(stories)
        return gone


class Keyword(Fresh, TagBase):
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

    def touches(self, added=False):
        return set() if added else {LISTS}  # a new one has no story yet

    def get_absolute_url(self):
        return path_to("news:keyword", self.slug)

    def slugify(self, tag, i=None):
        slug = make_slug(tag) or "kata-kunci"
        return f"{slug}-{i}" if i else slug

    @property
    def use_words(self) -> str:
        """How many stories have it, of one that was read `with_uses`: "12 berita", "lebih dari 1.000 berita"."""
        return stories(min(self.use_count, COUNTED), more=self.use_count > COUNTED)

    @transaction.atomic
    def merge_into(self, other: "Keyword") -> None:
        """Give this keyword's stories, addresses, pins, aliases and its name to `other`, then delete it.

        Raises ValidationError when both are the same keyword, or one is gone.
        """
        if self.pk == other.pk:
            raise ValidationError("Kata kunci tidak bisa digabung dengan dirinya sendiri.")
        both = type(self).objects.select_for_update().filter(pk__in=[self.pk, other.pk]).order_by("pk")
        if len(both.values_list("pk")) < 2:
            raise ValidationError("Kata kunci itu sudah tidak ada.")
        self._give_stories(other)
        self.old_slugs.update(keyword=other)
        self._give_words(other)
        slug = self.slug
        self.delete()
        remember_slug(other, slug)

    def _give_stories(self, other: "Keyword") -> None:
        own, others = Tagging.objects.filter(tag=self), Tagging.objects.filter(tag=other)
        while stories := list(own.order_by("content_object").values_list("content_object_id", flat=True)[:BATCH]):
            both = list(others.filter(content_object__in=stories).values_list("content_object_id", flat=True))
            # Without writing their documents: that is done once, below.
            models.QuerySet.delete(own.filter(content_object__in=both))
            own.filter(content_object__in=stories).update(tag=other)
            SearchDocument.objects.rename(stories)

    def _give_words(self, other: "Keyword") -> None:
        self.aliases.update(keyword=other)
        known = KeywordAlias.objects.filter(name__iexact=self.name)
        if self.name.lower() != other.name.lower() and not known.exists():
            other.aliases.create(name=self.name)
        other.pinned.add(*self.pinned.order_by("-published_at")[: max(0, PINNED - other.pinned.count())])
        other.description = other.description or self.description
        other.is_timeline = other.is_timeline or self.is_timeline
        other.save(update_fields=["description", "is_timeline"])


def _stories_with(keywords: list[int]) -> list[int]:
    return list(Tagging.objects.filter(tag__in=keywords).values_list("content_object_id", flat=True))


linked(Keyword.pinned, LISTS)


class TaggingQuerySet(FreshQuerySet):
    @transaction.atomic
    def delete(self):
        """taggit takes keywords off a story by this."""
        stories = list(self.values_list("content_object_id", flat=True))
        gone = super().delete()
        SearchDocument.objects.rename(stories)
        return gone


class Tagging(FreshPart, ItemBase):
    """That a story has a keyword. Carries the story's time so that a keyword's page is one index
    range, newest first."""

    tag = models.ForeignKey(Keyword, verbose_name="kata kunci", on_delete=models.CASCADE, related_name="taggings")
    content_object = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="taggings"
    )
    published_at = models.DateTimeField(null=True, editable=False)

    whole = "content_object"
    unseen = frozenset({"published_at"})  # the story's own, which tells of it

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
