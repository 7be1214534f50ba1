"""What of the conversation lies on the first page of the CMS: what waits, what is reported, who appeals. Two queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Count, IntegerField, Q, Subquery, Value
from django.db.models.functions import Coalesce

from comments.complaints import late
from comments.models import Appeal, Comment, State

#: Counting ends here: "lebih dari 999" says enough.
COUNTED = 1000


@dataclass(frozen=True)
class Pile:
    """Comments, the most pressing first."""

    first: list[Comment]
    number: int = 0

    @property
    def number_words(self) -> str:
        return f"lebih dari {COUNTED - 1}" if self.number >= COUNTED else str(self.number)


@dataclass(frozen=True)
class Desk:
    #: What nobody has judged, oldest first, and how much there is in all.
    waiting: Pile
    #: What readers report, by the clock; its number is what was late in thirty days and ought to be 0.
    reported: Pile
    #: What its author does not want rejected, oldest first.
    appealed: Pile


def desk_of(user, most: int, now: datetime) -> Desk:
    held = Comment.objects.waiting().order_by("created_at", "pk")
    reported = Comment.objects.filter(complained_at__isnull=False, state__in=(State.HELD, State.VISIBLE))
    reported = reported.order_by("complained_at", "pk")
    appeals = Appeal.objects.filter(decided_at=None).order_by("made_at", "pk")
    wanted = Q(pk__in=held.values("pk")[:most]) | Q(pk__in=reported.values("pk")[:most])
    wanted |= Q(pk__in=appeals.values("comment")[:most])
    found = list(Comment.objects.filter(wanted).select_related("author", "article", "appeal"))
    waiting = [one for one in found if one.state == State.HELD]
    clocked = [one for one in found if one.complained_at and one.state in (State.HELD, State.VISIBLE)]
    against = [one for one in found if _appeals(one)]
    number, too_late = _figures(user, held, late(now))
    return Desk(
        Pile(sorted(waiting, key=lambda one: (one.created_at, one.pk))[:most], number),
        Pile(sorted(clocked, key=lambda one: (one.complained_at, one.pk))[:most], too_late),
        Pile(sorted(against, key=lambda one: (one.appeal.made_at, one.pk))[:most]),
    )


def _appeals(comment: Comment) -> bool:
    appeal = getattr(comment, "appeal", None)
    return appeal is not None and appeal.decided_at is None


def _figures(user, *rows) -> tuple[int, ...]:
    """How many there are of each, asked at once."""
    names = [f"number_{place}" for place in range(len(rows))]
    counts = {name: _count(one) for name, one in zip(names, rows, strict=True)}
    return get_user_model().objects.filter(pk=user.pk).annotate(**counts).values_list(*names).get()


def _count(rows) -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
