"""The acts of a moderator on a comment; every path comes through here: queue, single page, many at once, keys.

Each act locks the comment, looks whether it is still what the moderator saw, decides the open complaints about it,
and is logged with what undoing it needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from comments import complaints, standing
from comments.models import MAX_LENGTH, Comment, Complaint, ModerationAct, Notice, State
from comments.notices import tell
from news.dates import clock

Act, Reason, Decision = ModerationAct.Act, ModerationAct.Reason, Complaint.Decision

#: Flag of the policy -> the reason that is proposed when a moderator rejects.
REASON_OF_FLAG = {
    "spam": Reason.SPAM,
    "links": Reason.SPAM,
    "repeat": Reason.SPAM,
    "abuse": Reason.HATRED,
}
#: Act -> what somebody has done, before "komentar ini".
DONE = {
    Act.APPROVE: "menyetujui",
    Act.REJECT: "menolak",
    Act.EDIT: "menyunting",
    Act.PICK: "memilih",
    Act.UNPICK: "membatalkan pilihan",
    Act.KEEP: "membiarkan tampil",
    Act.GRANT: "mengabulkan keberatan atas",
    Act.UPHOLD: "menolak keberatan atas",
    Act.SUSPEND: "memblokir penulis",
    Act.LIFT: "mencabut blokir penulis",
}


class Refused(Exception):
    """The act is not done; the sentence says why to whoever wanted it."""


def proposed_reason(flags: Iterable[str], complaints_: Iterable[Complaint] = ()) -> str:
    """The reason that a rejection would have without a choice: what readers report, then what the policy found; or ""."""
    for complaint in complaints_:
        if complaint.reason != Complaint.Reason.OTHER:
            return complaint.reason
    return next((str(REASON_OF_FLAG[flag]) for flag in flags if flag in REASON_OF_FLAG), "")


def mark(comment: Comment, open_complaints: Iterable[Complaint] = ()) -> str:
    """What a moderator has before the eyes, in short: goes with the form and is compared when it comes back."""
    newest = max((complaint.pk for complaint in open_complaints), default=0)
    return f"{_looks(comment)}-{newest}"


def _looks(comment: Comment) -> str:
    seen = "\0".join((comment.state, str(bool(comment.picked_at)), comment.body))
    return sha256(seen.encode()).hexdigest()[:16]


@transaction.atomic
def approve(comment_id: int, by, seen: str = "") -> ModerationAct:
    """Let a waiting or rejected comment appear; one that is reported and visible is kept."""
    comment = take(comment_id, by, seen, whole=True)
    if comment.state == State.VISIBLE and comment.complained_at is None:
        raise Refused(faster(comment, by))
    if comment.state == State.VISIBLE:
        return change(comment, Act.KEEP, by, decision=Decision.KEPT)
    if comment.state == State.REJECTED:
        return _restore(comment, by)
    return change(comment, Act.APPROVE, by, state=State.VISIBLE, decision=Decision.KEPT)


def _restore(comment: Comment, by) -> ModerationAct:
    """Who has rejected may think again; an appeal that waits is granted with it."""
    act = change(comment, Act.APPROVE, by, state=State.VISIBLE, restored=True)
    waiting = getattr(comment, "appeal", None)
    if waiting and waiting.decided_at is None:
        waiting.decided_at, waiting.granted = act.at, True
        waiting.decided_by = None if waiting.rejected_by_id == by.pk else by
        waiting.save()
        act.before["appeal"] = waiting.pk
        act.save(update_fields=["before"])
        tell(comment.author, Notice.About.APPEAL, comment)
    return act


@transaction.atomic
def reject(comment_id: int, by, seen: str = "", *, reason: str, note: str = "") -> ModerationAct:
    """Take a comment away, with a reason that its author is told."""
    if reason not in Reason.values:
        raise Refused("Pilih dulu alasannya.")
    comment = take(comment_id, by, seen)
    if comment.state == State.REJECTED:
        raise Refused(faster(comment, by))
    act = change(
        comment, Act.REJECT, by, state=State.REJECTED, decision=Decision.REMOVED, reason=reason, note=note, picked_at=None
    )  # fmt: skip
    tell(comment.author, Notice.About.REJECTED, comment)
    return act


@transaction.atomic
def edit(comment_id: int, by, seen: str = "", *, body: str, note: str = "") -> ModerationAct:
    """Change the words; the log keeps the original, and readers see that a moderator did it (Pedoman 3d)."""
    comment = take(comment_id, by, seen)
    if not body.strip():
        raise Refused("Komentar tidak boleh kosong. Tolak saja kalau tidak ada yang tersisa.")
    if len(body) > MAX_LENGTH:
        raise Refused(f"Komentar paling panjang 2.000 karakter. Sekarang {len(body)} karakter.")
    if body == comment.body:
        raise Refused("Belum ada yang Anda ubah.")
    before = comment.body
    return change(
        comment, Act.EDIT, by, decision=Decision.EDITED, note=note, body_before=before, body=body, moderated_at=timezone.now()
    )  # fmt: skip


@transaction.atomic
def pick(comment_id: int, by, seen: str = "") -> ModerationAct:
    """Put a visible comment among the picks of the newsroom, or take it out again."""
    comment = take(comment_id, by, seen, whole=True)
    if not comment.is_visible():
        raise Refused("Hanya komentar yang tampil bisa menjadi Pilihan Redaksi.")
    if comment.picked_at:
        return change(comment, Act.UNPICK, by, picked_at=None)
    return change(comment, Act.PICK, by, picked_at=timezone.now())


def take(comment_id: int, by, seen: str = "", *, whole=False, right: str = "comments.change_comment") -> Comment:
    """The comment, locked, in the running transaction. `whole`: a complaint that came in between counts, too."""
    if not by.has_perm(right):
        raise PermissionDenied("Anda tidak berhak memutus komentar.")
    comment = Comment.objects.select_for_update().filter(pk=comment_id).first()
    if comment is None:
        raise Refused("Komentar ini sudah tidak ada.")
    if comment.state == State.DELETED:
        raise Refused("Penulisnya sudah menghapus komentar ini.")
    looks, _, newest = seen.partition("-")
    if seen and looks != _looks(comment):
        raise Refused(faster(comment, by))
    if seen and whole and newest != mark(comment, complaints.open_about(comment)).partition("-")[2]:
        raise Refused("Baru saja ada laporan baru tentang komentar ini. Baca dulu, lalu putuskan.")
    return comment


def change(
    comment: Comment, act: str, by, *, state="", decision="", reason="", note="", body_before="", restored=False, **fields
) -> ModerationAct:  # fmt: skip
    """Write an act on a locked comment: the comment itself, the complaints about it, and the log."""
    now = timezone.now()
    before = {name: _stamp(getattr(comment, name)) for name in ("picked_at", "moderated_at")}
    before["complaints"] = []
    if decision:
        before["complaints"] = complaints.settle(comment, decision, by, now)
    if restored:
        before["complaints"] = complaints.restored(comment, by)
    row = ModerationAct(
        comment=comment,
        act=act,
        reason=reason,
        note=note,
        state_before=comment.state,
        state_after=state or comment.state,
        body_before=body_before,
        before=before,
        by=by,
        about=comment.author,
        at=now,
    )
    standing.put(comment, row.state_after, complained_at=complaints.first_open(comment), **fields)
    row.save()
    return row


def _stamp(moment) -> str | None:
    return moment.isoformat() if moment else None


def last_act(comment: Comment) -> ModerationAct | None:
    """The newest act on the comment itself that stands."""
    standing_acts = comment.acts.filter(undone_at=None).exclude(act__in=(Act.UNDO, Act.SUSPEND, Act.LIFT))
    return standing_acts.select_related("by").order_by("-at", "-pk").first()


def faster(comment: Comment, by) -> str:
    """Who or what came before this moderator."""
    last = last_act(comment)
    if last is None or (comment.edited_at and comment.edited_at > last.at):
        return "Penulisnya baru saja mengubah komentar ini. Baca lagi, lalu putuskan."
    who = "Anda sendiri sudah" if last.by_id == by.pk else f"{last.by or 'Moderator lain'} lebih dulu"
    return f"{who} {DONE[last.act]} komentar ini pada {clock(last.at)}."
