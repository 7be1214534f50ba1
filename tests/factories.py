"""The world of the tests: rows with fixed data, made by plain functions. No files, no photographs are drawn."""

from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from zoneinfo import ZoneInfo

from ads.models import Banner
from comments.models import Comment
from comments.models import State as CommentState
from comments.standing import put as put_comment
from news.models import (
    Article,
    Byline,
    Category,
    Keyword,
    Page,
    Person,
    Photo,
    Placement,
    ReadCount,
    Rights,
    State,
    Strip,
)
from news.models.readcount import hour_of
from news.prose import clean

WIB = ZoneInfo("Asia/Jakarta")
#: The moment at which every test plays unless it says otherwise: a Wednesday afternoon.
NOW = datetime(2026, 3, 18, 15, 0, tzinfo=WIB)
BODY = clean(
    "<p>Warga Desa Karangjati memperbaiki tanggul sungai bersama-sama sejak pagi.</p><p>Pekerjaan itu selesai sore.</p>"
)

_number = count(1)


def make_category(name="Nasional", parent=None, **fields) -> Category:
    return Category.objects.create(name=name, parent=parent, **{"slug": "", **fields})


def make_person(name="Putri Kirana", initials="", **fields) -> Person:
    return Person.objects.create(name=name, initials=initials, **fields)


def make_keyword(name="Pangan", **fields) -> Keyword:
    return Keyword.objects.create(name=name, **fields)


def make_page(title="Tentang Kami", **fields) -> Page:
    return Page.objects.create(**{"title": title, "slug": "", "body": "<p>Kami menulis apa adanya.</p>", **fields})


def make_photo(name=None, **fields) -> Photo:
    """Only the row: templates draw addresses of files that nobody has made."""
    name = name or f"foto-{next(_number)}"
    usual = {
        "digest": sha256(name.encode()).hexdigest(),
        "width": 1600,
        "height": 1000,
        "caption": "Warga memperbaiki tanggul.",
        "credit": "Istimewa",
        "rights": Rights.HANDOUT,
        "alt": "Lima orang mengangkat karung pasir.",
    }
    return Photo.objects.create(name=name, **usual | fields)


def any_category() -> Category:
    return Category.objects.filter(slug="nasional").first() or make_category()


def make_article(title="Warga Memperbaiki Tanggul", *, keywords=(), by=(), **fields) -> Article:
    """A draft; `by` holds people or (person, role) pairs, `keywords` names."""
    usual = {"body": BODY, "standfirst": "Tanggul selesai dalam sehari.", "dateline_place": "Demak"}
    article = Article.objects.create(
        title=title, **usual | {"category": fields.pop("category", None) or any_category()} | fields
    )
    for position, one in enumerate(by):
        person, role = one if isinstance(one, tuple) else (one, Byline.Role.REPORTER)
        Byline.objects.create(article=article, person=person, role=role, position=position)
    article.keywords.add(*keywords)
    return article


def publish(title="Warga Memperbaiki Tanggul", *, at=None, **fields) -> Article:
    """A story that has been out for an hour, or since `at`; past the workflow, which has tests of its own."""
    return make_article(title, state=State.PUBLISHED, published_at=at or NOW - timedelta(hours=1), **fields)


def withdraw(article: Article, reason="Memuat identitas korban.") -> Article:
    article.state, article.withdrawn_at, article.withdrawal_reason = State.WITHDRAWN, NOW, reason
    article.save()
    return article


def publish_many(number: int, *, every=timedelta(minutes=7), start=None, **fields) -> list[Article]:
    """`number` stories in bulk, newest first, as the demo makes them."""
    category = fields.pop("category", None) or any_category()
    keywords, by = fields.pop("keywords", ()), fields.pop("by", ())
    start, first = start or NOW - timedelta(minutes=1), next(_number)
    stories = Article.objects.bulk_create(
        Article(
            title=f"Berita {first} ke-{place}",
            slug=f"berita-{first}-ke-{place}",
            category=category,
            section_id=category.section_id,
            state=State.PUBLISHED,
            published_at=start - place * every,
            **{"body": BODY, "standfirst": "Ringkasan."} | fields,
        )
        for place in range(number)
    )
    through = Article.keywords.through
    through.objects.bulk_create(
        through(tag=keyword, content_object=story, published_at=story.published_at)
        for story in stories
        for keyword in keywords
    )
    Byline.objects.bulk_create(
        Byline(person=person, article=story, published_at=story.published_at, position=place)
        for story in stories
        for place, person in enumerate(by)
    )
    return stories


def put(article, slot="lead", **fields) -> Placement:
    """Put a story on the front page by hand."""
    return Placement.objects.create(article=article, slot=slot, **{"placed_at": NOW - timedelta(hours=2)} | fields)


def make_strip(text="Gempa Guncang Pesisir", article=None, **fields) -> Strip:
    usual = {
        "link": "" if article else "/indeks/",
        "starts_at": NOW - timedelta(minutes=5),
        "ends_at": NOW + timedelta(hours=1),
    }
    return Strip.objects.create(text=text, article=article, **usual | fields)


def make_reads(article, count=1, at=None) -> ReadCount:
    """So many reads of a story in the hour of `at`; no ranking is made of them yet."""
    return ReadCount.objects.create(article=article, hour=hour_of(at or NOW), count=count)


def make_banner(slot="top", alt="Kopi Gayo Meriah", **fields) -> Banner:
    usual = {
        "advertiser": "Kopi Meriah",
        "link": "https://kopi.test/",
        "image_name": f"iklan-{next(_number)}",
        "width": 970,
        "height": 250,
        "starts_at": NOW - timedelta(days=1),
    }
    return Banner.objects.create(slot=slot, alt=alt, **usual | fields)


def make_comment(article, author, body="Semoga lekas surut.", *, at=None, **fields) -> Comment:
    fields = {"state": CommentState.VISIBLE} | fields
    comment = Comment(article=article, author=author, body=body, **fields)
    put_comment(comment, fields["state"])
    if at:
        Comment.objects.filter(pk=comment.pk).update(created_at=at)
    return comment
