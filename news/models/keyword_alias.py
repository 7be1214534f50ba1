"""Other names of a keyword (sebutan lain): whoever writes one of them on a story gets the keyword itself."""

from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Lower

from news.plain import LineField


class KeywordAliasQuerySet(models.QuerySet):
    def meanings(self, names: Iterable[str]) -> dict[str, str]:
        """Name in small letters -> the keyword that is meant, for those of some names that are aliases."""
        found = self.annotate(low=Lower("name")).filter(low__in=[name.lower() for name in names])
        return {name.lower(): keyword for name, keyword in found.values_list("name", "keyword__name")}


class KeywordAlias(models.Model):
    keyword = models.ForeignKey("news.Keyword", on_delete=models.CASCADE, related_name="aliases")
    name = LineField("sebutan lain", max_length=100)

    objects = KeywordAliasQuerySet.as_manager()

    class Meta:
        verbose_name = "sebutan lain"
        verbose_name_plural = "sebutan lain"
        ordering = ("name",)
        default_permissions = ()
        constraints = [models.UniqueConstraint(Lower("name"), name="keyword_alias_once")]

    def __str__(self):
        return self.name
