"""Addresses that something used to have; they redirect for ever."""

from django.db import models


class OldSlug(models.Model):
    """A slug that was public once. `remember` and `forget` keep it apart from the live ones."""

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
    category = models.ForeignKey(
        "news.Category", on_delete=models.CASCADE, related_name="old_slugs"
    )

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


def remember_slug(owner, field: str, old: str) -> None:
    """Let the address `old` lead to `owner` (an article, category, keyword or person).

    The slug that the owner has now is dropped from the old ones, so that going back to an
    earlier slug makes no loop.
    """
    model = owner.old_slugs.model
    model.objects.filter(slug=owner.slug).delete()
    if old and old != owner.slug:
        model.objects.update_or_create(slug=old, defaults={field: owner})
