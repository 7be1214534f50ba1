"""Every address a reader without an account can open, found by walking the URLconf."""

from django.urls import reverse

from comments.urls import urlpatterns as conversation_routes
from news.urls import urlpatterns as reader_routes

#: Pages that ask who is there; they are nobody's but their reader's.
PRIVATE = {"comments:form", "comments:sent"}
#: Answers to no GET with a page of their own: the beacon, and the redirect of addresses with capitals.
NO_PAGES = {"news:read", "news:any-case"}
#: Name years and months, and no story.
WITHOUT_STORIES = {"news:archive", "news:archive-year", "news:page"}


def public_names() -> set[str]:
    names = {f"news:{route.name}" for route in reader_routes} | {f"comments:{route.name}" for route in conversation_routes}
    return names - PRIVATE - NO_PAGES


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
        "news:index": ["/indeks/", f"/indeks/?kanal={story.category.slug}"],
        "news:index-day": days,
        "news:archive": ["/arsip/"],
        "news:archive-year": [f"/arsip/{when.year}/"],
        "news:archive-month": [f"/arsip/{when.year}/{when.month:02d}/"],
        "news:most-read": ["/terpopuler/", f"/terpopuler/?rentang=7-hari&kanal={story.category.slug}"],
        "news:article": [story.get_absolute_url(), f"/kanal-lain/{story.slug}/"]
        + [f"/{story.category.slug}/{old.slug}/" for old in story.old_slugs.all()],
        "comments:more": [reverse("comments:more", args=[story.pk, after])],
    }
