"""How often a story was read, by the hour, and the rankings made of it. Nothing about who read it is kept anywhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Sum

from news.models.article_set import NOT_ON_CARDS, ON_CARDS


def hour_of(moment: datetime) -> datetime:
    """The beginning of the hour; the same in every zone of Indonesia, as all are whole hours apart."""
    return moment.replace(minute=0, second=0, microsecond=0)


class ReadCountQuerySet(models.QuerySet):
    def add(self, hour: datetime, articles: list[int], reads: int) -> None:
        """The same number of reads more for each of some stories: two queries for all."""
        rows = [ReadCount(article_id=key, hour=hour, count=0) for key in articles]
        self.bulk_create(rows, ignore_conflicts=True)
        self.filter(hour=hour, article__in=articles).update(count=F("count") + reads)

    def ranking(self, since: datetime, most: int) -> list[tuple[int, int]]:
        """(key of a story, reads) of the hours after `since`, most read first, at most `most`."""
        found = self.filter(hour__gt=since).values_list("article").annotate(reads=Sum("count"))
        return list(found.order_by("-reads", "-article")[:most])


class ReadCount(models.Model):
    article = models.ForeignKey(
        "news.Article",
        verbose_name="berita",
        on_delete=models.CASCADE,
        related_name="read_counts",
        db_index=False,  # with an index of its own SQLite would walk all hours, story by story
    )
    hour = models.DateTimeField("jam")
    count = models.PositiveIntegerField("dibaca")

    objects = ReadCountQuerySet.as_manager()

    class Meta:
        verbose_name = "jumlah dibaca"
        verbose_name_plural = "jumlah dibaca"
        constraints = [models.UniqueConstraint(fields=["hour", "article"], name="readcount_once")]

    def __str__(self):
        return f"{self.article_id}: {self.count}"


class MostReadQuerySet(models.QuerySet):
    def of_last(self, window: timedelta, now: datetime):
        """The ranking of a window of whole hours, unless nobody has made one for as long as the window is."""
        return self.filter(hours=window // timedelta(hours=1), made_at__gt=now - window).order_by("position")

    def with_stories(self):
        """All that a card of the story needs, in the same query."""
        found = self.select_related(*(f"article__{name}" for name in ON_CARDS))
        return found.defer(*(f"article__{name}" for name in NOT_ON_CARDS))

    def with_titles(self):
        """All that a link to the story needs, and whether it is still public."""
        shown = ("title", "slug", "kind", "state", "published_at", "expires_at", "embargo_until", "category__slug")
        return self.select_related("article__category").only(*(f"article__{name}" for name in shown))


class MostRead(models.Model):
    """One place of a ranking. It is made beside the requests, so that a page costs one short query."""

    hours = models.PositiveSmallIntegerField("jam")
    position = models.PositiveSmallIntegerField("peringkat")
    article = models.ForeignKey("news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="ranks")
    made_at = models.DateTimeField("dihitung")

    objects = MostReadQuerySet.as_manager()

    class Meta:
        verbose_name = "peringkat terpopuler"
        verbose_name_plural = "peringkat terpopuler"
        constraints = [models.UniqueConstraint(fields=["hours", "position"], name="mostread_place_once")]

    def __str__(self):
        return f"{self.hours} jam, {self.position}: {self.article_id}"
