"""The first page of the CMS: from each room what a person has to do there today, by that person's rights."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ads.models import Banner, Slot
from comments.desk import desk_of
from news import desks
from news.notes import notes_for
from news.reads import most_read
from news.working_copies import copies_of

ROWS = desks.ROWS
#: Rows of a pile that somebody else works off.
FEW = 3
#: No list of the machines or of the sales desk is longer.
COUNTED = 1000
SOON = timedelta(days=7)
MANY_READ = 5


def dashboard(user, stories, now: datetime) -> dict:
    """Name of a pile -> what lies in it; a pile that is not this person's is missing. At most fifteen queries for a role.

    `stories` is a queryset of the stories that this person may see.
    """
    piles = {}
    if user.has_perm("news.add_article"):
        piles |= {"own": desks.own_stories(stories, user), "unsaved": copies_of(user), "notes": notes_for(user)}
    if user.has_perm("news.publish_article"):
        piles |= {
            "waiting": desks.waiting(stories),
            "scheduled": desks.scheduled(stories, now),
            "due": desks.due(stories, now),
            "lacking": desks.lacking(stories, now),
            "most_read": most_read(most=MANY_READ),
        }
    elif "own" in piles:
        piles |= {"due": desks.due(stories, now, user), "read_today": desks.read_today(user, now)}
    if user.has_perm("news.withdraw_article"):
        piles["today_by_channel"], piles["today_by_person"] = desks.published_today(now)
    if user.has_perm("comments.view_comment"):
        most = ROWS if user.has_perm("comments.change_comment") else FEW
        piles["conversation"] = desk_of(user, most, now)
    if user.has_perm("ads.view_banner"):
        piles["banners"] = _banners(now)
    if user.has_perm("accounts.change_user"):
        piles["machines"] = _machines()
    return piles


@dataclass(frozen=True)
class Banners:
    """What runs, what begins or ends within a week, and the slots that are unsold."""

    running: int
    beginning: list[Banner]
    ending: list[Banner]
    unsold: list[str]


def _banners(now: datetime) -> Banners:
    """One query: a newsroom has tens of banners that are not over, not thousands."""
    current = list(Banner.objects.exclude(ends_at__lte=now).order_by("starts_at", "pk")[:COUNTED])
    running = [banner for banner in current if banner.starts_at <= now]
    beginning = [banner for banner in current if now < banner.starts_at <= now + SOON]
    ending = sorted((one for one in running if one.ends_at and one.ends_at <= now + SOON), key=lambda one: one.ends_at)
    sold = {banner.slot for banner in running}
    unsold = [slot.label for slot in Slot if slot not in sold]
    return Banners(len(running), beginning[:ROWS], ending[:ROWS], unsold)


@dataclass(frozen=True)
class Machines:
    """Whether the work in the background is done, and how much room is left."""

    failed: list[DBTaskResult]
    waiting: int
    free: int
    total: int

    @property
    def is_nearly_full(self) -> bool:
        return self.free < self.total / 10


def _machines() -> Machines:
    tasks = DBTaskResult.objects
    failed = tasks.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[:ROWS]
    disk = shutil.disk_usage(_existing(Path(settings.MEDIA_ROOT)))
    return Machines(list(failed), tasks.filter(status=TaskResultStatus.READY)[:COUNTED].count(), disk.free, disk.total)


def _existing(folder: Path) -> Path:
    """The folder of photographs, or what will hold it before the first is taken in."""
    return next(one for one in (folder, *folder.parents) if one.exists())
