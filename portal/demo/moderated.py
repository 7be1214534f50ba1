"""What lies on the moderator's desk of the demo: comments that somebody reports, and one appeal."""

from __future__ import annotations

from datetime import datetime, timedelta

from comments.models import Appeal, Comment, Complaint, ModerationAct, State

#: How long ago each was reported, why, and in which words: nobody reported sooner than it was written.
REPORTED = (
    (timedelta(hours=26), Complaint.Reason.DEMEANING, ""),
    (timedelta(hours=3), Complaint.Reason.FALSE, "Angka itu tidak ada di beritanya."),
)
APPEAL = "Saya menanggapi paragraf ketiga, jadi menurut saya masih berhubungan dengan beritanya."


def fill_moderators_desk(moderator, now: datetime) -> None:
    for ago, reason, details in REPORTED:
        when = now - ago
        shown = Comment.objects.filter(state=State.VISIBLE, created_at__lt=when, complained_at=None)
        comment = shown.order_by("-created_at", "pk").first()
        if comment:
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
