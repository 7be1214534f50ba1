"""A word that the newsroom adds to the filter of comments."""

from django.db import models
from django.db.models import Q

from comments.folding import fold
from news.plain import LineField


class FilterWord(models.Model):
    """`folded` is the word as the filter compares it: see `comments.folding`."""

    class Kind(models.TextChoices):
        BANNED = "banned", "Terlarang: komentar ditolak"
        SUSPECT = "suspect", "Mencurigakan: komentar menunggu"

    word = LineField("kata", max_length=80)
    folded = models.CharField("bentuk banding", max_length=80, unique=True, editable=False)
    kind = models.CharField("jenis", max_length=8, choices=Kind.choices, default=Kind.SUSPECT)
    added_at = models.DateTimeField("ditambahkan", auto_now_add=True)

    class Meta:
        verbose_name = "kata saringan"
        verbose_name_plural = "kata saringan"
        ordering = ("word",)
        constraints = [
            models.CheckConstraint(name="filter_word_says_something", condition=~Q(folded="")),
            models.CheckConstraint(name="filter_word_kind_known", condition=Q(kind__in=["banned", "suspect"])),
        ]

    def __str__(self):
        return self.word

    def save(self, *args, **kwargs):
        self.folded = fold(self.word)[: self._meta.get_field("folded").max_length]
        super().save(*args, **kwargs)
