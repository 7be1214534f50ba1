"""What lies on the moderator's desk of the demo: comments that somebody reports, flags, and one appeal."""

from __future__ import annotations

from datetime import datetime, timedelta

from comments.models import Appeal, Comment, Complaint, ModerationAct, State

#: How long ago each was reported, why, and in which words: the second one hurries.
REPORTED = (
    (timedelta(hours=3), Complaint.Reason.FALSE, "Angka itu tidak ada di beritanya."),
    (timedelta(hours=43), Complaint.Reason.DEMEANING, ""),
)
APPEAL = "Saya menanggapi paragraf ketiga, jadi menurut saya masih berhubungan dengan beritanya."


def fill_moderators_desk(moderator, now: datetime) -> None:
    shown = Comment.objects.filter(state=State.VISIBLE, parent=None, created_at__lt=now - REPORTED[1][0] / 2)
    for comment, (ago, reason, details) in zip(shown.order_by("-created_at", "pk"), REPORTED, strict=False):
        when = now - ago
        Complaint.objects.create(comment=comment, reason=reason, details=details, received_at=when)
        Comment.objects.filter(pk=comment.pk).update(complained_at=when)
    rejected = Comment.objects.filter(state=State.REJECTED).order_by("created_at", "pk").first()
    if rejected:
        _appeal(rejected, moderator, now)


def _appeal(comment: Comment, moderator, now: datetime) -> None:
    when = now - timedelta(hours=5)
    ModerationAct.objects.create(
        comment=comment,
        act=ModerationAct.Act.REJECT,
        reason=ModerationAct.Reason.OFF_TOPIC,
        state_before=State.HELD,
        state_after=State.REJECTED,
        by=moderator,
        about=comment.author,
        at=when,
    )
    Appeal.objects.create(comment=comment, words=APPEAL, rejected_by=moderator, made_at=when + timedelta(hours=1))
