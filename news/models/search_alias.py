"""Acronyms and other names for the same thing, kept by editors: Kemendagri is Kementerian Dalam Negeri."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from news.freshness import Fresh, FreshQuerySet
from news.models.search_word import SearchWord
from news.plain import LineField
from news.stemming import stems, words

#: The longest name that is recognised in what a reader types.
MOST_WORDS = 8


class SearchAliasQuerySet(FreshQuerySet):
    def about(self, phrases: Iterable[str]):
        """The aliases one side of which is among some phrases of stems."""
        phrases = list(phrases)
        return self.filter(Q(short_stems__in=phrases) | Q(full_stems__in=phrases)).order_by("pk")


class SearchAlias(Fresh):
    """One pair. Search looks for both sides whenever one of them is typed, so a change holds at once: no story has to
    be written anew."""

    short = LineField("singkatan atau sebutan", max_length=60, help_text="Misalnya: Kemendagri")
    full = LineField("sama dengan", max_length=120, help_text="Misalnya: Kementerian Dalam Negeri")
    short_stems = models.CharField(max_length=120, editable=False, db_index=True)
    full_stems = models.CharField(max_length=240, editable=False, db_index=True)

    objects = SearchAliasQuerySet.as_manager()

    class Meta:
        verbose_name = "sinonim pencarian"
        verbose_name_plural = "sinonim pencarian"
        ordering = ("short", "full")
        constraints = [models.UniqueConstraint(fields=["short_stems", "full_stems"], name="search_alias_once")]

    def __str__(self):
        return f"{self.short} = {self.full}"

    def clean(self):
        self._stem()
        for name in ("short", "full"):
            found = getattr(self, f"{name}_stems").split()
            if getattr(self, name) and not found:
                raise ValidationError({name: "Tulis paling sedikit satu kata."})
            if len(found) > MOST_WORDS:
                raise ValidationError({name: f"Paling banyak {MOST_WORDS} kata."})
        if self.short_stems and self.short_stems == self.full_stems:
            raise ValidationError({"full": "Keduanya sudah sama bagi mesin pencari; tidak perlu sinonim."})
        both = {self.short_stems, self.full_stems}
        others = type(self).objects.exclude(pk=self.pk).filter(short_stems__in=both, full_stems__in=both)
        if others.exists():
            raise ValidationError({"full": "Pasangan ini sudah ada."})

    @transaction.atomic
    def save(self, *args, **kwargs):
        self._stem()
        super().save(*args, **kwargs)
        SearchWord.objects.learn(words(f"{self.short} {self.full}"))

    def _stem(self) -> None:
        # One letter may stand for a whole word ("㍿"); the fields hold what an ordinary name needs.
        self.short_stems, self.full_stems = " ".join(stems(self.short))[:120], " ".join(stems(self.full))[:240]
