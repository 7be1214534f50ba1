"""Opens the demo newsroom: accounts, people, photographs, stories, comments and banners, always the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from news.dates import local
from news.models import Article
from portal.demo import cast
from portal.demo.archive import add_archive
from portal.demo.banners import make_banners
from portal.demo.clearing import clear_demo, demo_articles, demo_comments
from portal.demo.clockwork import publication_times
from portal.demo.conversation import USUAL_COMMENTS, Conversation, make_readers
from portal.demo.desk import Desk
from portal.demo.front import follow_topic, hang_up_strip, lay_out_front_page, let_be_read
from portal.demo.library import USUAL_PHOTOS, make_library
from portal.demo.liveliness import enliven
from portal.demo.moderated import fill_moderators_desk
from portal.demo.people import choose_password, make_accounts, make_people
from portal.demo.progress import Progress
from portal.demo.stories import Story, load_stories

SEED = 17081945
#: Comments of an unscaled demo stand under this many of the newest stories.
TALKED_ABOUT = 90


def open_newsroom(*, articles: int = 0, comments: int = 0, photos: int = 0, silent: bool = False) -> str:
    """Make the demo, or bring one that exists up to the numbers asked for. Returns the password.

    A demo that fails half-way is taken away again.
    """
    now = timezone.now()
    password = choose_password()
    if not demo_articles().exists():
        clear_demo(keep_password=True)  # what a run that was killed has left
        try:
            _make(password, comments or USUAL_COMMENTS, photos or USUAL_PHOTOS, now, silent)
        except BaseException:
            clear_demo()
            raise
    else:
        make_accounts(password)
    add_archive(articles - demo_articles().count(), SEED, now, silent)
    _add_comments(comments - demo_comments().count(), now, silent)
    return password


def _make(password: str, comments: int, photos: int, now: datetime, silent: bool) -> None:
    stories = load_stories()
    with transaction.atomic():
        users = make_accounts(password)
        readers = make_readers()
    library = make_library(stories, photos, users, now, silent)
    with transaction.atomic():
        people = make_people(users, library.portraits)
        random = Random(SEED)
        desk = Desk(users, people, library, random, now)
        _publish_all(desk, stories, random, now, silent)
        desk.recommend(stories)
        _add_comments(min(comments, USUAL_COMMENTS), now, silent=True, readers=readers)
        fill_moderators_desk(users[f"moderator{cast.DOMAIN}"], now)
        enliven(Random(SEED + 1), readers, users[f"editor{cast.DOMAIN}"], now)
        make_banners(now)
        lay_out_front_page(now)
        hang_up_strip(now)
        follow_topic("pangan", now)
        let_be_read(random, now)


def _publish_all(desk: Desk, stories: list[Story], random: Random, now: datetime, silent: bool) -> None:
    live = [story for story in stories if story.state == "published"]
    random.shuffle(live)
    # The newest story leads the front page: it should have everything that a lead can have.
    live.sort(key=lambda story: not (story.scene and story.standfirst and story.kind == "berita"))
    lead, rest = live[0], live[1:]
    random.shuffle(rest)
    times = publication_times(random, now, len(live))
    plan = list(zip([lead, *rest], times, strict=True))
    plan += [(story, _unusual_time(story, number, now)) for number, story in enumerate(stories) if story not in live]
    with Progress("Berita", len(plan), silent=silent) as progress:
        for story, when in sorted(plan, key=lambda pair: pair[1]):
            desk.handle(story, when)
            progress.advance()


def _unusual_time(story: Story, number: int, now: datetime) -> datetime:
    """Tomorrow morning for scheduled stories, some days ago for a withdrawn one, lately for the others."""
    if story.state == "scheduled":
        tomorrow = local(now) + timedelta(days=1)
        return tomorrow.replace(hour=6 + number % 4, minute=30, second=0, microsecond=0)
    if story.state == "withdrawn":
        return local(now).replace(hour=9, minute=12, second=0, microsecond=0) - timedelta(days=4)
    return now - timedelta(minutes=25 + 37 * (number % 11))


def _add_comments(wanted: int, now: datetime, silent: bool, readers: list | None = None) -> None:
    if wanted <= 0:
        return
    public = Article.objects.public(now).newest_first().select_related("category")
    under = TALKED_ABOUT if wanted <= USUAL_COMMENTS else max(TALKED_ABOUT, wanted // 20)
    articles = list(public.defer("body")[:under])
    conversation = Conversation(Random(SEED + wanted), readers or make_readers(), now)
    with Progress("Komentar", wanted, silent=silent) as progress:
        for start in range(0, wanted, 10_000):
            part = min(10_000, wanted - start)
            with transaction.atomic():
                conversation.write(articles, part)
            progress.advance(part)
