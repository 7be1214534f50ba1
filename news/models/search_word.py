"""Words as they are spelt in titles, summaries, keywords and names: what a mistyped word may have meant."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F

from news.spelling import LONGEST, is_spelt, spelling_keys

#: Rows looked at for one question; a key of a common shape leads to a few dozen words.
MOST_ROWS = 500


class SearchWordQuerySet(models.QuerySet):
    def learn(self, words: Iterable[str]) -> None:
        """Take in the words that are not known yet. Words are never unlearned but by a rebuild: what is offered to
        readers is looked for first, so that a word of a hidden story betrays nothing."""
        spelt = {word for word in words if is_spelt(word)}
        fresh = spelt - self.known(spelt)
        rows = [self.model(key=key, word=word) for word in sorted(fresh) for key in sorted(spelling_keys(word))]
        self.bulk_create(rows, ignore_conflicts=True, batch_size=400)

    def known(self, words: Iterable[str]) -> set[str]:
        """Those of some words that have been taken in."""
        return set(self.filter(key__in=words, key=F("word")).values_list("word", flat=True))

    def near(self, words: Iterable[str]) -> set[str]:
        """Known words that share a spelling key with one of the words."""
        keys = {key for word in words for key in spelling_keys(word)}
        return set(self.filter(key__in=keys).order_by("key", "word").values_list("word", flat=True)[:MOST_ROWS])


class SearchWord(models.Model):
    """That a word can be found under a key: the word itself, or the word without one letter."""

    key = models.CharField(max_length=LONGEST)
    word = models.CharField(max_length=LONGEST)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = "ejaan"
        verbose_name_plural = "ejaan"
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_word_once")]

    def __str__(self):
        return self.word
