"""Appeals: the author of a rejected comment asks once for another look, and another moderator gives it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comments.models import Appeal, Comment, ModerationAct, Notice, State
from comments.moderation import Act, Refused, change, take
from comments.notices import tell

#: Moderators have it, and the heads of the newsroom: with a single moderator they are the other ones.
RIGHT = "comments.change_appeal"


def rejection(comment: Comment) -> ModerationAct | None:
    """Why a rejected comment was rejected."""
    return comment.acts.filter(act=Act.REJECT, undone_at=None).select_related("by").order_by("-at", "-pk").first()


def may_appeal(comment: Comment) -> bool:
    return comment.state == State.REJECTED and not hasattr(comment, "appeal")


@transaction.atomic
def appeal(comment_id: int, author, words: str) -> Appeal | None:
    """Take the appeal of the author; None when there is one or nothing to appeal against."""
    comment = Comment.objects.select_for_update().filter(pk=comment_id, author=author).first()
    if comment is None or not may_appeal(comment):
        return None
    rejected = rejection(comment)
    by = rejected.by if rejected else None
    return Appeal.objects.create(comment=comment, words=words, rejected_by=by, made_at=timezone.now())


def why_not(appeal_: Appeal, by) -> str:
    """Why somebody may not decide an appeal, in a sentence; "" when they may."""
    if not by.has_perm(RIGHT):
        return "Keberatan diputuskan oleh moderator."
    if appeal_.rejected_by_id == by.pk:
        return "Anda yang menolak komentar ini. Keberatannya diputuskan orang lain: moderator lain, Redaktur Pelaksana, atau Pemimpin Redaksi."
    return ""


@transaction.atomic
def decide(comment_id: int, by, seen: str = "", *, granted: bool, answer: str = "") -> ModerationAct:
    """Grant or refuse an appeal; the author is told, and nobody decides about an own rejection."""
    comment = take(comment_id, by, seen, right=RIGHT)
    waiting = Appeal.objects.select_for_update().filter(comment=comment).first()
    if waiting is None:
        raise Refused("Tidak ada keberatan atas komentar ini.")
    if waiting.decided_at:
        who = waiting.decided_by or "Moderator lain"
        raise Refused(f"{who} lebih dulu memutus keberatan ini.")
    refusal = why_not(waiting, by)
    if refusal:
        raise Refused(refusal)
    if granted and comment.state == State.REJECTED:
        act = change(comment, Act.GRANT, by, state=State.VISIBLE, restored=True, note=answer)
    else:
        act = change(comment, Act.GRANT if granted else Act.UPHOLD, by, note=answer)
    waiting.decided_at, waiting.decided_by, waiting.granted, waiting.answer = act.at, by, granted, answer
    waiting.save()
    act.before["appeal"] = waiting.pk
    act.save(update_fields=["before"])
    tell(comment.author, Notice.About.APPEAL, comment)
    return act


def reopen(appeal_id: int) -> None:
    """The decision was undone: the appeal waits again."""
    Appeal.objects.filter(pk=appeal_id).update(decided_at=None, decided_by=None, granted=None, answer="")
