"""What in the database is the demo's own, and taking it away without touching anybody else's work."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet

from ads.models import Banner
from comments.models import Comment, Complaint, ModerationAct
from news.models import Article, Keyword, Person, Photo
from news.photos import throw_away, throw_away_banner
from news.search import rebuild
from news.slugs import make_slug
from portal.demo import cast
from portal.demo.banners import ADVERTISERS
from portal.demo.conversation import reader_email, reader_names
from portal.demo.people import password_file
from portal.demo.progress import Progress
from portal.demo.stories import load_stories

BATCH = 1000


def accounts() -> list[str]:
    """The address of every account that the demo makes."""
    staff = [member.email for member in cast.STAFF]
    readers = [reader_email(name) for name in reader_names()]
    return [*(account.email for account in cast.ACCOUNTS), *staff, *readers, cast.ARCHIVE]


def demo_articles() -> QuerySet:
    """The demo's stories: the archive's, and the originals as long as they keep their address.

    What a newcomer writes with an account of the demo is the newcomer's.
    """
    originals = [make_slug(story.title) for story in load_stories()]
    return Article.objects.filter(
        Q(created_by__email=cast.ARCHIVE) | Q(created_by__email__in=accounts(), slug__in=originals)
    )


def real_articles() -> QuerySet:
    return Article.objects.exclude(pk__in=demo_articles().values("pk"))


def demo_comments() -> QuerySet:
    return Comment.objects.filter(author__email__endswith=cast.READER_DOMAIN)


def clear_demo(*, keep_password: bool = False, silent: bool = True) -> list[str]:
    """Take the demo away, rows and files. Returns what had to stay because real stories use it."""
    _clear_moderation()
    _clear_articles(silent)
    with transaction.atomic():
        get_user_model().objects.filter(email__in=[reader_email(name) for name in reader_names()]).delete()
        _clear_banners()
        _clear_keywords()
        kept = [*_clear_people(), *_clear_photos()]
        get_user_model().objects.filter(email__in=accounts()).delete()
    if not Article.objects.exists():
        list(rebuild())  # nobody is offered a word of the demo
    if not keep_password:
        password_file().unlink(missing_ok=True)
    _drop_empty_folders(settings.MEDIA_ROOT)
    _drop_empty_folders(settings.MASTERS_ROOT)
    return kept


def _clear_articles(silent: bool) -> None:
    keys = list(demo_articles().order_by("pk").values_list("pk", flat=True))
    with Progress("Menghapus", len(keys), silent=silent) as progress:
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            Article.objects.filter(pk__in=part).delete()
            progress.advance(len(part))


def _clear_moderation() -> None:
    """The log and the complaints outlive comments, as proof; of the demo there is nothing to prove."""
    Complaint.objects.filter(comment__in=demo_comments()).delete()
    ModerationAct.objects.filter(about__email__endswith=cast.READER_DOMAIN).delete()


def _clear_banners() -> None:
    for advertiser in ADVERTISERS:
        for banner in Banner.objects.filter(advertiser=advertiser.name, link=advertiser.link):
            name = banner.image_name
            banner.delete()
            transaction.on_commit(lambda name=name: throw_away_banner(name))


def _clear_keywords() -> None:
    names = {name for story in load_stories() for name in story.keywords}
    Keyword.objects.filter(name__in=names, taggings=None, description="").delete()


def _clear_people() -> list[str]:
    kept = []
    for member in cast.EVERYBODY:
        for person in Person.objects.filter(slug=member.slug, initials=member.initials, role=member.role):
            try:
                with transaction.atomic():
                    person.delete()
            except ProtectedError:
                kept.append(f"penulis {person.name}")
    return kept


def _clear_photos() -> list[str]:
    kept = []
    emails = [member.email for member in cast.PHOTOGRAPHERS]
    for photo in Photo.objects.filter(added_by__email__in=emails):
        try:
            with transaction.atomic():
                throw_away(photo)
        except ProtectedError:
            kept.append(f"foto {photo.pk}")
    return kept


def _drop_empty_folders(root: Path) -> None:
    for folder in sorted(root.glob("**/"), reverse=True):
        if folder != root and not any(folder.iterdir()):
            folder.rmdir()
