"""Addresses that something used to have; they redirect for ever."""

from django.core.exceptions import ValidationError
from django.db import models

from news.slugs import MAX_LENGTH, free_slug

#: Letters that the longest number behind a taken slug may need ("-99999").
SUFFIX = 6


class OldSlug(models.Model):
    """A slug that was public once. The functions below keep it apart from the live ones."""

    slug = models.SlugField("alamat lama", max_length=100, unique=True)
    since = models.DateTimeField("sejak", auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.slug


class OldArticleSlug(OldSlug):
    article = models.ForeignKey("news.Article", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = "alamat lama berita"
        verbose_name_plural = "alamat lama berita"


class OldCategorySlug(OldSlug):
    category = models.ForeignKey("news.Category", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = "alamat lama kanal"
        verbose_name_plural = "alamat lama kanal"


class OldKeywordSlug(OldSlug):
    keyword = models.ForeignKey("news.Keyword", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = "alamat lama kata kunci"
        verbose_name_plural = "alamat lama kata kunci"


class OldPersonSlug(OldSlug):
    person = models.ForeignKey("news.Person", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = "alamat lama penulis"
        verbose_name_plural = "alamat lama penulis"


def remember_slug(owner, old: str) -> None:
    """Let the address `old` lead to `owner` (an article, category, keyword or person).

    The slug that the owner has now is dropped from the old ones, so that going back to an
    earlier slug makes no loop.
    """
    relation = owner._meta.get_field("old_slugs")
    past = relation.related_model.objects
    past.filter(slug=owner.slug).delete()
    if old and old != owner.slug:
        past.update_or_create(slug=old, defaults={relation.field.name: owner})


def unused_slug(owner, wanted: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3, ... that nothing of this kind has or had."""
    live = type(owner).objects.exclude(pk=owner.pk)
    past = slugs_of_others(owner)
    if not (live.filter(slug=wanted).exists() or past.filter(slug=wanted).exists()):
        return wanted
    # The number takes the place of a long slug's last letters.
    stem = wanted[: MAX_LENGTH - SUFFIX]
    taken = {
        slug for rows in (live, past) for slug in rows.filter(slug__startswith=stem).values_list("slug", flat=True)
    }
    return free_slug(wanted, taken)


def slugs_of_others(owner):
    """Old slugs that lead to something else than `owner`."""
    relation = owner._meta.get_field("old_slugs")
    return relation.related_model.objects.exclude(**{relation.field.name: owner.pk})


def refuse_old_slug(owner) -> None:
    """Raise ValidationError when readers who come by `owner.slug` are still sent elsewhere."""
    if slugs_of_others(owner).filter(slug=owner.slug).exists():
        raise ValidationError({"slug": "Alamat ini pernah dipakai dan masih mengalihkan pembaca. Pilih kata lain."})
