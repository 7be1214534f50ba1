"""The log of moderation: who did what with which comment, when and why; along an index, never counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from comments.models import ModerationAct
from news.dates import day_bounds, local
from news.tables import csv_lines

A_PAGE = 50
CHUNK = 500
HEAD = ("Waktu", "Oleh", "Tindakan", "Alasan", "Catatan", "Penulis", "Nomor komentar", "Komentar", "Sebelum disunting", "Dari", "Menjadi", "Diurungkan")  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Which acts are wanted; what is empty narrows nothing."""

    moderator: int | None = None
    author: int | None = None
    comment: int | None = None
    act: str = ""
    reason: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Page:
    acts: list[ModerationAct]
    #: Key of the last act; None when nothing is behind it.
    cursor: int | None


def page_of(asked: Asked, after: int | None = None) -> Page:
    found = _acts(asked)
    if after:
        at = ModerationAct.objects.filter(pk=after).values_list("at", flat=True).first()
        found = found.filter(Q(at__lt=at) | Q(at=at, pk__lt=after)) if at else found
    acts = list(found[: A_PAGE + 1])
    return Page(acts[:A_PAGE], acts[A_PAGE - 1].pk if len(acts) > A_PAGE else None)


def table_of(asked: Asked) -> Iterator[str]:
    """All of it, as the lines of a CSV file."""
    return csv_lines(HEAD, map(_cells, _acts(asked).iterator(CHUNK)))


def _acts(asked: Asked) -> QuerySet:
    found = ModerationAct.objects.select_related("by", "about", "comment").order_by("-at", "-pk")
    wanted = {"by": asked.moderator, "about": asked.author, "comment": asked.comment, "act": asked.act, "reason": asked.reason}  # fmt: skip
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    if asked.since:
        found = found.filter(at__gte=day_bounds(asked.since)[0])
    if asked.until:
        found = found.filter(at__lt=day_bounds(asked.until)[1])
    return found


def _cells(act: ModerationAct) -> tuple[str, ...]:
    return (
        f"{local(act.at):%Y-%m-%d %H:%M:%S}",
        str(act.by or "-"),
        act.get_act_display(),
        act.get_reason_display() if act.reason else "",
        act.note,
        act.about.display_name if act.about else "-",
        str(act.comment_id or "-"),
        act.comment.body if act.comment else "",
        act.body_before,
        act.get_state_before_display(),
        act.get_state_after_display(),
        f"{local(act.undone_at):%Y-%m-%d %H:%M:%S}" if act.undone_at else "",
    )
