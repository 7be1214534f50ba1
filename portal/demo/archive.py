"""Scales the demo to a million stories: recombines the originals' paragraphs, places and people, in bulk."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.db import transaction

from news import search
from news.dates import local
from news.models import Article, Byline, Category, Keyword, Person, Photo, SearchDocument, State, Tagging
from news.models.photo_use import count_uses
from news.prose import Cleaned, clean
from news.slugs import make_slug
from portal.demo import cast
from portal.demo.clockwork import DAYS_BACK, HOURS, fill_tokens, own_times
from portal.demo.progress import Progress
from portal.demo.stories import Story, load_stories

BATCH = 2000
#: The archive lies behind the originals' 60 days and reaches back one to ten years.
STORIES_A_DAY, LEAST_DAYS, MOST_DAYS = 100, 365, 3650
WITH_PHOTO = 5 / 6
MIDDLES = (2, 6)  # paragraphs taken from other stories of the channel
_HOURS, _WEIGHTS = list(HOURS), list(HOURS.values())


@dataclass
class Pool:
    """The paragraphs of a channel that fit into any of its stories, cleaned once for all."""

    stories: list[Story] = field(default_factory=list)
    middles: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)


def add_archive(count: int, seed: int, now: datetime, silent: bool = False) -> None:
    """Add `count` published stories, written by the account that nobody can sign in to."""
    if count <= 0:
        return
    begun = Article.objects.filter(created_by__email=cast.ARCHIVE).count()
    archive = Archive(seed + begun, now, count, begun)
    with Progress("Arsip", count, silent=silent) as progress, search.expecting_many():
        for start in range(0, count, BATCH):
            part = range(start, min(start + BATCH, count))
            _store([archive.compose(number) for number in part])
            progress.advance(len(part))
    count_uses()


def _store(composed: list[tuple[Article, list[int], list[int]]]) -> None:
    articles = [article for article, _, _ in composed]
    with transaction.atomic(), own_times(Article, "created_at", "saved_at"):
        Article.objects.bulk_create(articles)
        Byline.objects.bulk_create(
            Byline(article_id=article.pk, person_id=person, position=position, published_at=article.published_at)
            for article, people, _ in composed
            for position, person in enumerate(people)
        )
        Tagging.objects.bulk_create(
            Tagging(content_object_id=article.pk, tag_id=keyword, published_at=article.published_at)
            for article, _, keywords in composed
            for keyword in keywords
        )
        SearchDocument.objects.rewrite([article.pk for article in articles])


class Archive:
    """Composes stories one by one; the same numbers give the same stories."""

    def __init__(self, seed: int, now: datetime, count: int, begun: int):
        self.random, self.count, self.begun = Random(seed), count, begun
        self.days = min(MOST_DAYS, max(LEAST_DAYS, count // STORIES_A_DAY))
        self.first_day = local(now).replace(minute=0, second=0, microsecond=0) - timedelta(days=DAYS_BACK + self.days)
        self.stories = [story for story in load_stories() if not story.is_opinion]
        self.places = sorted({story.place for story in self.stories})
        self.channels = {channel.slug: channel for channel in Category.objects.all()}
        self.keywords = dict(Keyword.objects.values_list("name", "pk"))
        self.people = dict(Person.objects.exclude(initials="").values_list("initials", "pk"))
        self.photos = list(Photo.objects.filter(portrait_of=None, added_by__email__in=photographers()))
        self.writer = get_user_model().objects.get(email=cast.ARCHIVE)
        self.html = {
            story.name: [clean(block.html) for block in story.blocks if block.kind == "p"] for story in self.stories
        }
        self.pools = self._pools()

    def _pools(self) -> dict[str, Pool]:
        pools: dict[str, Pool] = defaultdict(Pool)
        for story in self.stories:
            pool, plain = pools[story.channel], self.html[story.name]
            pool.stories.append(story)
            pool.middles += plain[2:-1]
            pool.ends.append(plain[-1])
            pool.keywords += [name for name in story.keywords if name in self.keywords]
        return pools

    def compose(self, number: int) -> tuple[Article, list[int], list[int]]:
        """The `number`th story of this run, with the keys of its people and of its keywords."""
        turn, which = divmod(self.begun + number, len(self.stories))
        story = self.stories[which]
        round_, step = divmod(turn, len(self.places))
        place = self.places[(step + which) % len(self.places)]
        when = self._when(number)
        title = _elsewhere(story.title, story.place, place, round_)
        channel = self.channels[story.channel]
        photo = self.random.choice(self.photos) if self.photos and self.random.random() < WITH_PHOTO else None
        article = Article(
            title=title,
            slug=f"{make_slug(title, 78)}-{self.begun + number + 1}",
            standfirst=_moved(fill_tokens(story.standfirst, when), story.place, place),
            body=Cleaned(_moved(fill_tokens(self._body(story), when), story.place, place)),
            dateline_place=place,
            category_id=channel.pk,
            section_id=channel.section_id,
            kind=story.kind,
            lead_photo=photo,
            editor_id=self.people[self.random.choice(cast.EDITORS).initials],
            # In bulk, past `workflow.make_move`: nobody moved these stories.
            state=State.PUBLISHED,
            published_at=when,
            created_at=when - timedelta(hours=2),
            saved_at=when,
            created_by=self.writer,
        )
        return article, self._names(story), self._tags(story)

    def _when(self, number: int) -> datetime:
        """Oldest first, so that every index grows at its end."""
        day = self.first_day + timedelta(days=number * self.days // self.count)
        hour = self.random.choices(_HOURS, _WEIGHTS)[0]
        return day.replace(hour=hour, minute=self.random.randrange(60), second=self.random.randrange(60))

    def _body(self, story: Story) -> str:
        pool, own = self.pools[story.channel], self.html[story.name]
        middles = self.random.sample(pool.middles, min(len(pool.middles), self.random.randint(*MIDDLES)))
        return "".join([*own[:2], *middles, self.random.choice(pool.ends)])

    def _names(self, story: Story) -> list[int]:
        others = self.random.sample(cast.REPORTERS, 2)
        names = [story.byline[0], *(member.initials for member in others)] if self.random.random() < 0.15 else None
        chosen = dict.fromkeys((names or [self.random.choice((story.byline[0], others[0].initials))])[:2])
        return [self.people[initials] for initials in chosen]

    def _tags(self, story: Story) -> list[int]:
        names = [*story.keywords[:2], *self.random.sample(self.pools[story.channel].keywords, 3)]
        return list(dict.fromkeys(self.keywords[name] for name in names if name in self.keywords))


def photographers() -> list[str]:
    return [member.email for member in cast.PHOTOGRAPHERS]


def _moved(text: str, old: str, new: str) -> str:
    """The text with one place for another, as a whole word: "Solo" is not in "Solok"."""
    return re.sub(rf"\b{re.escape(old)}\b", new, text) if old in text else text


def _elsewhere(title: str, old: str, new: str, round_: int) -> str:
    """A title moved to another place; from the second round on it carries a number as well."""
    moved = _moved(title, old, new)
    moved = f"{new}: {title}" if moved == title else moved
    number = round_ + 2 if old == new else round_ + 1
    return moved if number == 1 else f"{moved} ({number})"
