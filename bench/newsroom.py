"""A newsroom to search in: the demo's published stories in a database of its own, without photographs."""

from __future__ import annotations

from datetime import datetime, timedelta

from news.models import Article, Byline, Category, Keyword, Person, SearchAlias, SearchDocument, State, Tagging
from news.prose import Cleaned, clean
from portal.demo import cast
from portal.demo.clockwork import fill_tokens
from portal.demo.stories import Story, load_stories
from portal.management.commands.setup_portal import make_aliases, make_channels


def code(story: Story) -> str:
    """How judgements name a story: the channel and number of its file."""
    return "-".join(story.name.split("-")[:2])


def fill(now: datetime) -> dict[int, str]:
    """Store the stories as they were published, hour by hour before `now`. Returns key -> code."""
    if not Category.objects.exists():
        make_channels()
    if not SearchAlias.objects.exists():
        make_aliases()
    stories = [story for story in load_stories() if story.state == "published"]
    channels = {channel.slug: channel for channel in Category.objects.all()}
    articles = [
        _article(story, channels[story.channel], now - timedelta(hours=n + 1)) for n, story in enumerate(stories)
    ]
    Article.objects.bulk_create(articles)
    people = {member.initials or member.name: Person(name=member.name, slug=member.slug) for member in cast.EVERYBODY}
    Person.objects.bulk_create(people.values())
    words = {name: None for story in stories for name in story.keywords}
    words = {name: Keyword.objects.create(name=name) for name in words}
    pairs = list(zip(articles, stories, strict=True))
    Byline.objects.bulk_create(
        Byline(article=a, person=people[name], published_at=a.published_at)
        for a, story in pairs
        for name in story.byline
    )
    Tagging.objects.bulk_create(
        Tagging(content_object=a, tag=words[name], published_at=a.published_at)
        for a, story in pairs
        for name in story.keywords
    )
    SearchDocument.objects.rewrite([article.pk for article in articles])
    return {article.pk: code(story) for article, story in pairs}


def _article(story: Story, channel: Category, when: datetime) -> Article:
    return Article(
        title=story.title,
        slug=story.name.removesuffix(".txt"),
        standfirst=fill_tokens(story.standfirst, when),
        body=Cleaned(clean(fill_tokens("".join(block.html for block in story.blocks), when))),
        dateline_place=story.place,
        category=channel,
        section_id=channel.section_id,
        kind=story.kind,
        state=State.PUBLISHED,
        published_at=when,
    )
