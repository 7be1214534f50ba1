"""Every address a reader without an account can open, found by walking the URLconf."""

from django.conf import settings
from django.urls import reverse

from comments.urls import urlpatterns as conversation_routes
from news.feeds import feed_addresses
from news.urls import urlpatterns as reader_routes

#: Pages that are nobody's but their reader's: they ask who is there, or open only by a secret address.
PRIVATE = {
    "comments:form", "comments:sent", "comments:edit", "comments:erase", "comments:like", "comments:mine", "comments:my-complaints",
    "comments:notices", "comments:unsubscribe", "comments:report", "comments:appeal", "comments:complaint", "news:preview", "news:preview-answer",
}  # fmt: skip
#: Of one story's conversation: not there when the story is not.
CONVERSATION = {"comments:list", "comments:more", "comments:comment", "comments:answers"}
#: Answers to no GET with a page of their own: the beacon, and the redirect of addresses with capitals.
NO_PAGES = {"news:read", "news:any-case"}
#: Name years and months, and no story.
WITHOUT_STORIES = {
    "news:archive", "news:archive-year", "news:page", "news:sitemap", "news:sitemap-stories", "news:sitemap-others",
}  # fmt: skip


def public_names() -> set[str]:
    names = {f"news:{route.name}" for route in reader_routes} | {
        f"comments:{route.name}" for route in conversation_routes
    }
    return names - PRIVATE - NO_PAGES


def _nouns(story) -> list:
    """What this story belongs to and has a feed."""
    people = [byline.person for byline in story.bylines.all()]
    return [*story.category.trail, *story.keywords.all(), *people]


def feeds_of(noun) -> list[str]:
    return [address.removeprefix(settings.SITE_URL) for address in feed_addresses(noun).values()]


def addresses_of(story, *, after=0) -> dict[str, list[str]]:
    """URL name -> addresses at which this story, its channel, keyword, person or day would show."""
    people = [byline.person for byline in story.bylines.all()]
    when = story.published_at or story.created_at
    days = [reverse("news:index-day", args=[when.year, when.month, when.day])]
    if story.category.parent:
        days += [f"{days[0]}?kanal={channel.slug}" for channel in story.category.trail]
    return {
        "news:home": ["/"],
        "news:category": [channel.get_absolute_url() for channel in story.category.trail],
        "news:page": ["/pedoman/"],
        "news:keyword": [word.get_absolute_url() for word in story.keywords.all()],
        "news:person": [person.get_absolute_url() for person in people],
        "news:search": [
            f"/cari/?q={word.slug}{order}" for word in story.keywords.all() for order in ("", "&urut=terbaru")
        ],
        "news:index": ["/indeks/", f"/indeks/?kanal={story.category.slug}"],
        "news:index-day": days,
        "news:feed": ["/feed/", "/feed/atom/", "/feed/json/"],
        "news:feed-of": [address for noun in _nouns(story) for address in feeds_of(noun)],
        "news:sitemap": ["/sitemap.xml"],
        "news:sitemap-news": ["/sitemap-news.xml"],
        "news:sitemap-stories": [f"/sitemap-{when:%Y-%m}-{min(3, (when.day + 9) // 10)}.xml"],
        "news:sitemap-others": ["/sitemap-halaman-1.xml"],
        "news:archive": ["/arsip/"],
        "news:archive-year": [f"/arsip/{when.year}/"],
        "news:archive-month": [f"/arsip/{when.year}/{when.month:02d}/"],
        "news:most-read": ["/terpopuler/", f"/terpopuler/?rentang=7-hari&kanal={story.category.slug}"],
        "news:article": [story.get_absolute_url(), f"/kanal-lain/{story.slug}/"]
        + [f"/{story.category.slug}/{old.slug}/" for old in story.old_slugs.all()],
        "comments:latest": ["/komentar/", "/komentar/?urut=disukai"],
        "comments:list": [f"/komentar/berita/{story.pk}/{order}" for order in ("", "?urut=terbaru", "?urut=disukai")],
        "comments:more": [reverse("comments:more", args=[story.pk, after])],
        "comments:comment": [reverse("comments:comment", args=[after])],
        "comments:answers": [reverse("comments:answers", args=[after])],
    }
