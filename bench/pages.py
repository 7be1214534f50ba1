"""Inside a portal: the newsroom that `make bench` measures, and the same words for whoever is measured beside it."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from django.db.models import Count
from django.utils import timezone

from bench.newsroom import fill
from comments.models import Comment, State
from comments.standing import recount
from news.models import Article, Category, Keyword, Kind, Photo, ReadCount, Rights
from news.models.readcount import hour_of
from news.reads import rank
from portal.demo.clockwork import own_times
from portal.demo.conversation import load_comments, make_readers

#: The article that is measured.
PARAGRAPHS, KEYWORDS, COMMENTS = 10, 5, 50
PHOTOS = 12
#: A word that stands in many stories.
SOUGHT = "warga"


def make(told: str) -> None:
    """Fill an empty portal, and write what is in it and where into a file."""
    fill(timezone.now())
    _add_photos()
    _add_reads()
    story = _measured()
    _add_comments(story)
    Path(told).write_text(json.dumps({"addresses": _addresses(story), "content": _content(story)}))


def _measured() -> Article:
    """A story of the usual size; all of its keywords lead to it."""
    found = Article.objects.public().filter(kind=Kind.NEWS).annotate(words=Count("keywords")).filter(words=KEYWORDS)
    return next(story for story in found.newest_first() if story.body.count("<p>") == PARAGRAPHS)


def _add_photos() -> None:
    """Only rows: a page says where photographs lie, and nobody fetches them here."""
    photos = Photo.objects.bulk_create(
        Photo(
            name=f"bench-{number}",
            digest=sha256(str(number).encode()).hexdigest(),
            width=1200,
            height=800,
            caption="Warga memperbaiki tanggul bersama-sama.",
            credit="Istimewa",
            rights=Rights.HANDOUT,
            alt="Lima orang mengangkat karung pasir.",
        )
        for number in range(PHOTOS)
    )
    for place, story in enumerate(Article.objects.order_by("pk")):
        story.lead_photo = photos[place % PHOTOS]
        story.save(update_fields=["lead_photo"])


def _add_reads() -> None:
    hour = hour_of(timezone.now())
    ReadCount.objects.bulk_create(
        ReadCount(article=story, hour=hour, count=1000 - place)
        for place, story in enumerate(Article.objects.public().order_by("slug"))
    )
    rank()


def _add_comments(story: Article) -> None:
    readers, bodies = make_readers(), load_comments()["umum"]
    with own_times(Comment, "created_at"):
        Comment.objects.bulk_create(
            Comment(
                article=story,
                author=readers[place % len(readers)],
                body=bodies[place % len(bodies)].replace("{tempat}", story.dateline_place),
                state=State.VISIBLE,
                created_at=story.published_at + timedelta(seconds=place),
            )
            for place in range(COMMENTS)
        )
    recount([story.pk])


def _addresses(story: Article) -> dict[str, str]:
    return {
        "article": story.get_absolute_url(),
        "home": "/",
        "channel": story.category.get_absolute_url(),
        "keyword": _busiest(story).get_absolute_url(),
        "search": f"/cari/?q={SOUGHT}",
    }


def _busiest(story: Article) -> Keyword:
    """The story's keyword with the longest list."""
    return story.keywords.annotate(stories=Count("taggings")).order_by("-stories", "pk")[0]


def _content(story: Article) -> dict:
    """All that another system needs for pages with the same words."""
    reads = dict(ReadCount.objects.values_list("article", "count"))
    found = Article.objects.public().for_feed().newest_first()
    comments = Comment.objects.under(story).select_related("author")
    return {
        "measured": story.slug,
        "keyword": _busiest(story).slug,
        "sought": SOUGHT,
        "channels": list(Category.objects.filter(articles__isnull=False).distinct().values("name", "slug")),
        "stories": [
            {
                "title": one.title,
                "slug": one.slug,
                "standfirst": one.standfirst,
                "body": str(one.body),
                "place": one.dateline_place,
                "channel": one.category.slug,
                "keywords": [keyword.name for keyword in one.keywords.all()],
                "by": [byline.name for byline in one.bylines.all()],
                "published": one.published_at.isoformat(),
                "caption": one.lead_photo.caption,
                "reads": reads[one.pk],
            }
            for one in found
        ],
        "comments": [
            {"name": one.author.display_name, "body": one.body, "written": one.created_at.isoformat()}
            for one in comments
        ],
    }
