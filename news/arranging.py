"""Laying out the front page: what is done to placements before they are stored, and how they become public.

An arrangement in the making is a list of placements that are not saved. Publishing it replaces the public ones in one
transaction and remembers both, so that the last publication can be undone.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Arrangement, Article, FrontDraft, FrontSlot, Placement
from news.models.arrangement import REMEMBERED

#: More is no front page any more; it keeps a draft and its log small.
MOST = 60
_ORDER = list(FrontSlot)
_TIMES = ("starts_at", "ends_at", "placed_at")


class OutOfDate(Exception):
    """Somebody else has published an arrangement since this one was looked at."""


# Placements as plain rows


def to_rows(placements: list[Placement]) -> list[dict]:
    """Times as whole texts: Django's own encoder drops the last three digits, and each would look changed."""
    kept = ("slot", "article_id", "placed_by_id")
    return [{name: getattr(one, name) for name in kept} | {name: _text(getattr(one, name)) for name in _TIMES}
            for one in placements]  # fmt: skip


def _text(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()


def from_rows(rows: list[dict], now: datetime) -> list[Placement]:
    """Unsaved placements with their stories, without what has ended and what is gone. Two queries."""
    stories = Article.objects.for_cards().in_bulk([row["article_id"] for row in rows])
    users = get_user_model().objects.in_bulk({row["placed_by_id"] for row in rows} - {None})
    found = []
    for row in rows:
        times = {name: _moment(row[name]) for name in _TIMES}
        if row["article_id"] in stories and not (times["ends_at"] and times["ends_at"] <= now):
            by = users.get(row["placed_by_id"])
            found.append(Placement(slot=row["slot"], article=stories[row["article_id"]], placed_by=by, **times))
    return found


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


# What an editor does


def placed(placements: list[Placement], new: Placement, now: datetime) -> list[Placement]:
    """With `new` in its slot. What it would hide for good is replaced; what comes later stays."""
    kept = [one for one in placements if one.article_id != new.article_id]
    if new.starts_at is None and new.ends_at is None:
        kept = [one for one in kept if one.slot != new.slot or not (one.starts_at is None or one.starts_at <= now)]
    return [*kept, new]


def carried(placements: list[Placement], story: Article, origin: str, target: str, user, now) -> list[Placement]:
    """With a story of the page carried from one slot to another; what an editor put there changes places with it.

    A story that had come by itself is from then on there by hand. `origin` is "" for one from outside the page.
    """
    own = next((one for one in placements if one.article_id == story.pk), None)
    if not origin:
        return placed(placements, Placement(slot=target, article=story, placed_by=user, placed_at=now), now)
    if own is None:
        own = Placement(slot=origin, article=story, placed_by=user, placed_at=now)
        placements = [*placements, own]
    for other in placements:
        if other is not own and other.slot == target and other.runs(now):
            other.slot = origin
    own.slot = target
    return placements


def neighbour(slot: str, step: int) -> FrontSlot | None:
    """The slot one further up (-1) or down (1), or None at the ends of the page."""
    place = _ORDER.index(FrontSlot(slot)) + step
    return _ORDER[place] if 0 <= place < len(_ORDER) else None


# How it becomes public


def public_placements() -> list[Placement]:
    return list(Placement.objects.not_ended().with_stories().select_related("placed_by").order_by("starts_at", "pk"))


def last_arrangement() -> Arrangement | None:
    return Arrangement.objects.select_related("published_by").first()


def publish(draft: FrontDraft, seen: int) -> Arrangement:
    """Show readers what an editor has laid out. `seen` is the number of the arrangement that he believes to be the last.

    Raises OutOfDate when it is not.
    """
    now = timezone.now()
    return _show(from_rows(draft.places, now), draft.user, seen, now)


def undo(user, seen: int) -> Arrangement:
    """Bring back what stood there before the last arrangement; doing it twice brings the arrangement back.

    Raises OutOfDate when `seen` is not the last one.
    """
    last, now = last_arrangement(), timezone.now()
    if last is None:
        raise OutOfDate
    return _show(from_rows(last.before, now), user, seen, now, undone=last)


def _show(placements, user, seen: int, now, undone: Arrangement | None = None) -> Arrangement:
    try:
        with transaction.atomic():
            last = Arrangement.objects.select_for_update().first()
            if seen != (last.number if last else 0):
                raise OutOfDate
            before = public_placements()
            changes = differences(before, placements)
            _replace(before, placements)
            made = Arrangement.objects.create(
                number=seen + 1,
                before=to_rows(before),
                after=to_rows(placements),
                changes=[f"Membatalkan susunan {undone.number}", *changes] if undone else changes,
                published_by=user,
                published_at=now,
            )
            Arrangement.objects.filter(number__lte=made.number - REMEMBERED).delete()
            if not undone:
                FrontDraft.objects.filter(user=user).delete()
    except IntegrityError as clash:  # both looked at the same moment
        raise OutOfDate from clash
    return made


def _replace(before: list[Placement], after: list[Placement]) -> None:
    """Write what differs; a placement that stays as it is keeps its row."""
    stays = {_facts(one) for one in before} & {_facts(one) for one in after}
    Placement.objects.exclude(article__in=[article for article, *_ in stays]).delete()
    for one in after:
        if _facts(one) not in stays:
            one.pk = None
            one.save(force_insert=True)


def _facts(one: Placement) -> tuple:
    return one.article_id, str(one.slot), one.starts_at, one.ends_at


def differences(before: list[Placement], after: list[Placement]) -> list[str]:
    """What changed between two arrangements, a sentence each."""
    old, new = ({one.article_id: one for one in both} for both in (before, after))
    told = [_told(old.get(key), one) for key, one in new.items()]
    gone = [f"Dilepas dari {one.get_slot_display()}: {one.article.title}" for key, one in old.items() if key not in new]
    return [*filter(None, told), *gone]


def _told(was: Placement | None, now: Placement) -> str:
    place, title = now.get_slot_display(), now.article.title
    if was is None:
        return f"Dipasang di {place}: {title}"
    if was.slot != now.slot:
        return f"Dipindah dari {was.get_slot_display()} ke {place}: {title}"
    return f"Jam diubah di {place}: {title}" if _facts(was) != _facts(now) else ""
