"""Lays out the demo's front page, hangs up a breaking strip, and lets the stories have been read."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model

from news import reads
from news.dates import local
from news.models import Article, FrontSlot, Keyword, Kind, Placement, ReadCount, Strip
from news.models.frontpage import PICKS
from news.models.readcount import hour_of
from portal.demo import cast

#: Stories that were read in the last week, and the most reads that one of them has in an hour.
READ, BUSIEST = 90, 140
STRIP_HOURS = 12
#: How much is read in each hour of a newsroom day, in tenths of the busiest hour.
HOURS = (1, 1, 1, 1, 2, 4, 7, 8, 8, 7, 7, 8, 9, 8, 7, 6, 6, 7, 8, 10, 10, 8, 5, 2)


def lay_out_front_page(now: datetime) -> None:
    """One story among the second ones and four as Pilihan Editor by hand, for a day and for a week."""
    editor = get_user_model().objects.get(email=f"redpel{cast.DOMAIN}")
    newest = list(Article.objects.public(now).filter(kind=Kind.NEWS).newest_first()[:40])
    pictured = sorted(newest, key=lambda story: story.lead_photo_id is None)
    chosen = {FrontSlot.SECOND_1: pictured[4], **dict(zip(PICKS, pictured[8:24:4], strict=True))}
    for slot, story in chosen.items():
        days = 1 if slot == FrontSlot.SECOND_1 else 7
        Placement.objects.create(
            slot=slot, article=story, ends_at=now + timedelta(days=days), placed_by=editor, placed_at=now
        )


def hang_up_strip(now: datetime) -> None:
    story = Article.objects.public(now).filter(kind=Kind.NEWS).newest_first()[1]
    Strip.objects.create(
        text=story.title,
        article=story,
        starts_at=now - timedelta(minutes=20),
        ends_at=now + timedelta(hours=STRIP_HOURS),
    )


def follow_topic(name: str, now: datetime) -> None:
    """Show a topic day by day, with its two oldest stories pinned for who comes new to it."""
    topic = Keyword.objects.get(name=name)
    Keyword.objects.filter(pk=topic.pk).update(is_timeline=True)
    topic.pinned.set(list(Article.objects.with_keyword(topic, now).reverse()[:2]))


def let_be_read(random: Random, now: datetime) -> None:
    """A week of reads: every story is read most when it is new, and some please more than others."""
    newest = Article.objects.public(now).newest_first().values_list("pk", "published_at")[:READ]
    counts = []
    for place, (key, published_at) in enumerate(newest):
        pleases = random.paretovariate(1.6) / (1 + place / 30)
        first = max(hour_of(published_at), hour_of(now) - timedelta(days=7))
        for number in range(int((hour_of(now) - first) / timedelta(hours=1)) + 1):
            hour = first + timedelta(hours=number)
            count = int(pleases * HOURS[local(hour).hour] * 14 / (1 + number / 6))
            counts.append(ReadCount(article_id=key, hour=hour, count=min(count, BUSIEST)))
    ReadCount.objects.bulk_create(count for count in counts if count.count)
    reads.rank()
