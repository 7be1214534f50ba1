"""Suspending authors, for a time or for good, with or without their comments; and letting them back."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from comments.models import Comment, ModerationAct, Notice, Suspension
from comments.moderation import Refused
from comments.notices import tell
from comments.standing import recount

Act = ModerationAct.Act
RIGHT = "comments.change_comment"


@transaction.atomic
def suspend(
    user, by, *, reason: str, note="", until: datetime | None = None, hides=False, comment=None
) -> ModerationAct:
    """Nobody of the newsroom is suspended this way: whoever has a desk there is dealt with by an administrator."""
    user = _take(user, by)
    if reason not in ModerationAct.Reason.values:
        raise Refused("Pilih dulu alasannya.")
    if user.is_staff:
        raise Refused("Ini akun awak redaksi. Minta Admin menutupnya.")
    if until and until <= timezone.now():
        raise Refused("Waktu berakhirnya sudah lewat.")
    running = Suspension.objects.running().filter(user=user).select_related("by").first()
    if running:
        raise Refused(f"Akun ini sudah diblokir oleh {running.by or 'moderator lain'}.")
    given = {"until": until, "hides": hides, "reason": reason, "note": note, "by": by}
    suspension = Suspension.objects.create(user=user, since=timezone.now(), **given)
    act = _log(Act.SUSPEND, suspension, by, comment, reason=reason, note=note)
    withhold(user.pk)
    if until and hides:
        let_appear.using(run_after=until).enqueue(user.pk)
    if comment is not None:
        tell(user, Notice.About.SUSPENDED, comment)
    return act


@transaction.atomic
def lift(suspension_id: int, by) -> ModerationAct:
    found = Suspension.objects.filter(pk=suspension_id).first()
    if found is None:
        raise Refused("Blokir ini sudah tidak ada.")
    user = _take(found.user, by)
    suspension = Suspension.objects.running().filter(pk=suspension_id).first()
    if suspension is None:
        raise Refused("Blokir ini sudah dicabut atau sudah berakhir.")
    suspension.lifted_at, suspension.lifted_by = timezone.now(), by
    suspension.save(update_fields=["lifted_at", "lifted_by"])
    act = _log(Act.LIFT, suspension, by, None)
    withhold(user.pk)
    return act


def _take(user, by):
    if not by.has_perm(RIGHT):
        raise PermissionDenied("Anda tidak berhak memblokir akun.")
    return get_user_model().objects.select_for_update().get(pk=user.pk)


def _log(act: str, suspension: Suspension, by, comment, **fields) -> ModerationAct:
    before = {"suspension": suspension.pk}
    return ModerationAct.objects.create(
        act=act, by=by, about=suspension.user, comment=comment, before=before, at=timezone.now(), **fields
    )


def withhold(user_id: int) -> None:
    """Hide or show all comments of an account, as its running suspensions and its own restriction say; counts follow."""
    restricted = get_user_model().objects.filter(pk=user_id, restricted_at__isnull=False).exists()
    hidden = {"withheld": True, "withheld_until": None} if restricted else hidden_by_suspension(user_id)
    other = Comment.objects.filter(author=user_id).exclude(**hidden)
    stories = list(other.order_by().values_list("article", flat=True).distinct())
    other.update(**hidden)
    if stories:
        recount(stories)


def hidden_by_suspension(user_id: int) -> dict:
    """Fields of the comments of an account as far as its running suspensions decide."""
    ends = list(Suspension.objects.running().filter(user=user_id, hides=True).values_list("until", flat=True))
    return {"withheld": bool(ends), "withheld_until": max(ends) if ends and None not in ends else None}


@task
def let_appear(user_id: int) -> str:
    """A suspension for a time is over, and the query shows again what it hid: rows and counts follow."""
    with transaction.atomic():
        get_user_model().objects.select_for_update().filter(pk=user_id).first()
        withhold(user_id)
    return "looked"
