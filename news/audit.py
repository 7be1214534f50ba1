"""The audit log: who did what and when, over all stories and everything else that the CMS changes.

Read from two tables that are written anyway: the versions of stories, and Django's log of the admin. Each is walked
along an index of its own and never counted; a page asks each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import islice

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.urls import reverse

from news.dates import day_bounds, local
from news.keys import as_key
from news.models import Article, Revision
from news.tables import csv_lines

A_PAGE = 50
CHUNK = 500
#: What the admin's log calls its acts.
LOGGED = {ADDITION: "Tambah", CHANGE: "Ubah", DELETION: "Hapus"}
#: Name of an act in an address -> what people call it.
ACTS = {
    **{value: label for value, label in Revision.Act.choices if value != Revision.Act.BEFORE},
    **{f"log-{flag}": label for flag, label in LOGGED.items()},
}
HEAD = ("Waktu", "Oleh", "Tindakan", "Apa", "Catatan")


@dataclass(frozen=True)
class Asked:
    """Which entries are wanted; what is empty narrows nothing."""

    person: int | None = None
    act: str = ""
    since: date | None = None
    until: date | None = None
    story: int | None = None


@dataclass(frozen=True)
class Entry:
    """One line of the log. `source` and `key` say which row it was made of."""

    at: datetime
    who: str
    act: str
    what: str
    note: str
    address: str
    source: str
    key: int


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    #: Where the next page begins; "" on the last.
    cursor: str


def page_of(asked: Asked, cursor: str = "") -> Page:
    """The newest entries behind `cursor`, at most `A_PAGE`."""
    revisions, logged = _behind(asked, cursor)
    found = list(islice(_merged(revisions[: A_PAGE + 1], logged[: A_PAGE + 1]), A_PAGE + 1))
    shown = found[:A_PAGE]
    if len(found) == len(shown):
        return Page(shown, "")
    last = dict(zip("rl", _read(cursor), strict=True)) | {entry.source: entry.key for entry in shown}
    return Page(shown, f"{last['r'] or ''}-{last['l'] or ''}")


def table_of(asked: Asked) -> Iterator[str]:
    """The whole log as the lines of a CSV file that Excel opens as it is; nothing is held in memory."""
    revisions, logged = _behind(asked, "")
    entries = _merged(revisions.iterator(CHUNK), logged.iterator(CHUNK))
    rows = ((f"{local(one.at):%Y-%m-%d %H:%M:%S}", one.who, one.act, one.what, one.note) for one in entries)
    return csv_lines(HEAD, rows)


def _merged(revisions, logged) -> Iterator[Entry]:
    return merge(map(_of_revision, revisions), map(_of_logged, logged), key=lambda one: one.at, reverse=True)


def _read(cursor: str) -> tuple[int | None, int | None]:
    """Key of the last revision and of the last logged act that have been shown."""
    first, _, second = cursor.partition("-")
    return as_key(first), as_key(second)


def _behind(asked: Asked, cursor: str) -> tuple[QuerySet, QuerySet]:
    last_revision, last_logged = _read(cursor)
    revisions, logged = _revisions(asked), _logged(asked)
    if last_revision:
        at = Revision.objects.filter(pk=last_revision).values_list("at", flat=True).first()
        if at:
            revisions = revisions.filter(Q(at__lt=at) | Q(at=at, pk__lt=last_revision))
    if last_logged:
        logged = logged.filter(pk__lt=last_logged)
    return revisions, logged


def _revisions(asked: Asked) -> QuerySet:
    found = Revision.objects.for_list().select_related("article").defer("content", "article__body")
    found = found.exclude(act=Revision.Act.BEFORE)
    if asked.act:
        found = found.none() if asked.act.startswith("log-") else found.filter(act=asked.act)
    if asked.story:
        found = found.filter(article=asked.story)
    if asked.person:
        found = found.filter(user=asked.person)
    return found.filter(**_between("at", asked)).order_by("-at", "-pk")


def _logged(asked: Asked) -> QuerySet:
    """Django's log along its primary key, which is the order of time. Of stories only what no version tells."""
    stories = ContentType.objects.get_for_model(Article)
    told = Q(content_type=stories, action_flag__in=(ADDITION, CHANGE), change_message__startswith="[")
    found = LogEntry.objects.select_related("user", "content_type").exclude(told)
    if asked.act:
        flag = asked.act.removeprefix("log-")
        found = found.filter(action_flag=int(flag)) if flag != asked.act else found.none()
    if asked.story:
        found = found.filter(content_type=stories, object_id=str(asked.story))
    if asked.person:
        found = found.filter(user=asked.person)
    return found.filter(**_between("action_time", asked)).order_by("-pk")


def _between(name: str, asked: Asked) -> dict:
    """Whole days of the newsroom, both included."""
    bounds = {}
    if asked.since:
        bounds[f"{name}__gte"] = day_bounds(asked.since)[0]
    if asked.until:
        bounds[f"{name}__lt"] = day_bounds(asked.until)[1]
    return bounds


def _of_revision(row: Revision) -> Entry:
    return Entry(
        at=row.at,
        who=str(row.user or "-"),
        act=row.label,
        what=f"Berita: {row.article.title}",
        note=row.note,
        address=reverse("admin:news_article_history", args=[row.article_id]),
        source="r",
        key=row.pk,
    )


def _of_logged(row: LogEntry) -> Entry:
    noun = row.content_type.name if row.content_type else "?"
    return Entry(
        at=row.action_time,
        who=str(row.user or "-"),
        act=LOGGED.get(row.action_flag, "?"),
        what=f"{noun[:1].upper()}{noun[1:]}: {row.object_repr}",
        note="" if row.is_deletion() else row.get_change_message(),
        address="" if row.is_deletion() else row.get_admin_url() or "",
        source="l",
        key=row.pk,
    )
