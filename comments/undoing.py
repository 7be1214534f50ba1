"""Taking an act of moderation back: for ten seconds, by who did it, as long as nobody has acted since."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from comments import appealing, complaints, standing
from comments.models import Comment, ModerationAct, Notice, State, Suspension
from comments.moderation import DONE, Act, Refused, last_act
from comments.notices import take_back
from comments.suspending import withhold

UNDO_TIME = timedelta(seconds=10)
#: Act -> what the author was to be told of it.
TOLD = {
    Act.REJECT: Notice.About.REJECTED,
    Act.GRANT: Notice.About.APPEAL,
    Act.UPHOLD: Notice.About.APPEAL,
    Act.APPROVE: Notice.About.APPEAL,
    Act.SUSPEND: Notice.About.SUSPENDED,
}
LATE = "Sudah lewat 10 detik; tindakan itu tidak bisa diurungkan lagi."


def can_undo(act: ModerationAct, by, now: datetime | None = None) -> bool:
    """Whether it is theirs and its time runs; `undo` itself looks closer."""
    in_time = (now or timezone.now()) <= act.at + UNDO_TIME
    return act.by_id == by.pk and act.undone_at is None and act.act != Act.UNDO and in_time


@transaction.atomic
def undo(act_id: int, by) -> ModerationAct:
    """Let comment, complaints, appeal and suspension stand as before the act. The log keeps both."""
    found = ModerationAct.objects.filter(pk=act_id, by=by).first()
    if found is None:
        raise Refused("Tindakan itu bukan tindakan Anda.")
    comment = Comment.objects.select_for_update().filter(pk=found.comment_id).first()
    act = ModerationAct.objects.select_for_update().get(pk=act_id)  # as it is behind the lock
    if act.undone_at:
        raise Refused("Tindakan itu sudah diurungkan.")
    if not can_undo(act, by):
        raise Refused(LATE)
    if "suspension" in act.before:
        _undo_suspension(act, by)
    else:
        _undo_change(act, comment)
    if act.act in TOLD and comment is not None:
        take_back(act.about, TOLD[act.act], comment)
    now = timezone.now()
    ModerationAct.objects.filter(pk=act.pk).update(undone_at=now)
    return ModerationAct.objects.create(
        act=Act.UNDO,
        comment=comment,
        by=by,
        about=act.about,
        at=now,
        note=f"Yang diurungkan: {act.get_act_display()}",
        state_before=act.state_after,
        state_after=act.state_before,
    )


def _undo_change(act: ModerationAct, comment: Comment | None) -> None:
    if comment is None:
        raise Refused("Komentar ini sudah tidak ada.")
    if comment.state == State.DELETED:
        raise Refused("Penulisnya sudah menghapus komentar ini.")
    last = last_act(comment)
    if last and last.pk != act.pk:
        raise Refused(f"{last.by or 'Moderator lain'} sudah {DONE[last.act]} komentar ini sesudah Anda.")
    if comment.state != act.state_after or (comment.edited_at and comment.edited_at > act.at):
        raise Refused("Penulisnya sudah mengubah komentar ini sesudah Anda.")
    complaints.put_back(act.before["complaints"])
    if "appeal" in act.before:
        appealing.reopen(act.before["appeal"])
    fields = {name: _moment(act.before[name]) for name in ("picked_at", "moderated_at")}
    if act.act == Act.EDIT:
        fields["body"] = act.body_before
    standing.put(comment, act.state_before, complained_at=complaints.first_open(comment), **fields)


def _undo_suspension(act: ModerationAct, by) -> None:
    get_user_model().objects.select_for_update().filter(pk=act.about_id).first()
    suspension = Suspension.objects.filter(pk=act.before["suspension"]).first()
    if suspension is None or (act.act == Act.SUSPEND) != (suspension.lifted_at is None):
        raise Refused("Blokir itu sudah diubah orang lain sesudah Anda.")
    lifting = act.act == Act.SUSPEND
    suspension.lifted_at, suspension.lifted_by = (timezone.now(), by) if lifting else (None, None)
    suspension.save(update_fields=["lifted_at", "lifted_by"])
    withhold(suspension.user_id)


def _moment(text: str | None) -> datetime | None:
    return parse_datetime(text) if text else None
