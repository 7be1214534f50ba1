"""The conversation's part in the rights of readers over their data: the copy, the restriction, the deletion.

What others have said stays with them: who reported a comment, and whose comment somebody likes, is never handed over.
"""

import re

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.signals import Section
from comments.models import Appeal, Comment, Complaint, Like, ModerationAct, NoticeChoice, State, Suspension
from comments.repeats import digest_of
from comments.standing import recount
from comments.suspending import hidden_by_suspension, withhold

#: In the place of a name or an address in words that stay.
MASK = "[dihapus]"
#: A name shorter than this is part of too many words to be taken out of them.
SHORTEST_NAME = 3
BATCH = 500


def hand_over(sender, user, **kwargs) -> list[Section]:
    """Receiver of `data_asked`."""
    return [
        _comments(user), _likes(user), _complaints(user), _decisions(user), _appeals(user), _suspensions(user), _notices(user)
    ]  # fmt: skip


def _comments(user) -> Section:
    found = Comment.objects.filter(author=user).select_related("article__category").order_by("created_at", "pk")
    labels = {
        "written_at": "Ditulis", "story": "Berita", "body": "Komentar", "state": "Keadaan", "edited_at": "Anda ubah",
        "moderated_at": "Disunting moderator", "picked_at": "Pilihan Redaksi", "likes": "Suka", "address": "Alamat",
    }  # fmt: skip
    rows = [
        {
            "id": one.pk, "written_at": one.created_at, "story": one.article.title, "address": one.get_absolute_url(),
            "answers": one.parent_id, "body": one.body, "state": one.get_state_display(), "edited_at": one.edited_at,
            "moderated_at": one.moderated_at, "picked_at": one.picked_at, "likes": one.likes, "flags": one.flags,
            "withheld": one.is_withheld(), "network_fingerprint": one.origin,
        }
        for one in found
    ]  # fmt: skip
    return Section("comments", "Komentar", labels, rows)


def _likes(user) -> Section:
    found = Like.objects.filter(user=user).select_related("comment__article").order_by("at", "pk")
    rows = [{"liked_at": one.at, "story": one.comment.article.title, "comment": one.comment_id} for one in found]
    labels = {"liked_at": "Waktu", "story": "Berita", "comment": "Komentar nomor"}
    return Section("likes", "Suka", labels, rows)


def _complaints(user) -> Section:
    found = Complaint.objects.filter(by=user).order_by("received_at", "pk")
    labels = {
        "receipt": "Nomor", "received_at": "Dikirim", "reason": "Alasan", "details": "Penjelasan Anda",
        "decided_at": "Diputuskan", "decision": "Keputusan", "note": "Keterangan",
    }  # fmt: skip
    rows = [
        {
            "receipt": one.receipt, "received_at": one.received_at, "reason": one.get_reason_display(),
            "details": one.details, "decided_at": one.decided_at, "decision": one.get_decision_display(),
            "note": one.note, "network_fingerprint": one.origin,
        }
        for one in found
    ]  # fmt: skip
    return Section("complaints", "Laporan yang Anda kirim", labels, rows)


def _decisions(user) -> Section:
    """Without the moderator's name and working note: the note may speak of who has complained."""
    found = ModerationAct.objects.filter(about=user).order_by("at", "pk")
    labels = {"at": "Waktu", "act": "Tindakan", "reason": "Alasan", "comment": "Komentar nomor", "before": "Sebelumnya"}
    rows = [
        {
            "at": one.at, "act": one.get_act_display(), "reason": one.get_reason_display(), "comment": one.comment_id,
            "from": one.get_state_before_display(), "to": one.get_state_after_display(), "before": one.body_before,
            "undone_at": one.undone_at,
        }
        for one in found
    ]  # fmt: skip
    return Section("decisions", "Keputusan redaksi tentang komentar Anda", labels, rows)


def _appeals(user) -> Section:
    found = Appeal.objects.filter(comment__author=user).order_by("made_at", "pk")
    labels = {"made_at": "Diajukan", "words": "Keberatan Anda", "decided_at": "Diputuskan", "answer": "Jawaban"}
    rows = [
        {
            "made_at": one.made_at, "comment": one.comment_id, "words": one.words, "decided_at": one.decided_at,
            "granted": one.granted, "answer": one.answer,
        }
        for one in found
    ]  # fmt: skip
    return Section("appeals", "Keberatan", labels, rows)


def _suspensions(user) -> Section:
    found = Suspension.objects.filter(user=user).order_by("since", "pk")
    labels = {"since": "Sejak", "until": "Sampai", "reason": "Alasan", "lifted_at": "Dicabut"}
    rows = [
        {"since": one.since, "until": one.until, "reason": one.get_reason_display(), "lifted_at": one.lifted_at}
        for one in found
    ]
    return Section("suspensions", "Blokir", labels, rows)


def _notices(user) -> Section:
    choice = NoticeChoice.objects.filter(user=user).first() or NoticeChoice(user=user)
    return Section("notices", "Pemberitahuan", {"how": "Pilihan Anda"}, [{"how": choice.get_how_display()}])


def restrict(sender, user, restricted: bool, **kwargs) -> None:
    """Receiver of `restriction_changed`: no comment is shown, none is lost. A suspension that hides them goes on."""
    withhold(user.pk)


def take_away(sender, user, words: str, **kwargs) -> None:
    """Receiver of `account_going`: words go or stay without their author; what was said to the newsroom goes."""
    own = Comment.objects.filter(author=user)
    ModerationAct.objects.filter(about=user).update(body_before="", note="")
    ModerationAct.objects.filter(comment__author=user).update(body_before="", note="", about=None)
    Appeal.objects.filter(comment__author=user).delete()
    Complaint.objects.filter(by=user).update(details="", origin="", by=None)
    _forget_in_log(own)
    for like in Like.objects.filter(user=user).iterator(BATCH):
        Comment.objects.filter(pk=like.comment_id).update(likes=Greatest(F("likes") - Value(1), Value(0)))
    if words == "remove":
        about = Complaint.objects.filter(comment__author=user)
        about.filter(decided_at=None).update(decided_at=timezone.now(), decision=Complaint.Decision.GONE)
        about.update(details="", note="")
        gone = {"state": State.DELETED, "body": "", "complained_at": None, "picked_at": None, "flags": [], "digest": ""}
        _change(user, origin="", author=None, **gone)
        return
    _mask(user)
    # An own restriction ends with the account; what a suspension hides does not come back by leaving.
    _change(user, origin="", author=None, **hidden_by_suspension(user.pk))


def _change(user, **fields) -> None:
    own = Comment.objects.filter(author=user)
    stories = list(own.order_by().values_list("article", flat=True).distinct())
    own.update(**fields)
    for start in range(0, len(stories), BATCH):
        recount(stories[start : start + BATCH])


def _mask(user) -> None:
    """Take somebody's name and address out of the words that stay, their own and what was reported about them."""
    said = [one for one in (user.email, user.display_name) if len(one) >= SHORTEST_NAME]
    named = re.compile("|".join(re.escape(one) for one in said), re.IGNORECASE)
    for comment in Comment.objects.filter(author=user).only("body").iterator(BATCH):
        if (body := named.sub(MASK, comment.body)) != comment.body:
            body = body[: Comment._meta.get_field("body").max_length]
            Comment.objects.filter(pk=comment.pk).update(body=body, digest=digest_of(body))
    for complaint in Complaint.objects.filter(comment__author=user).iterator(BATCH):
        details, note = named.sub(MASK, complaint.details), named.sub(MASK, complaint.note)
        if (details, note) != (complaint.details, complaint.note):
            Complaint.objects.filter(pk=complaint.pk).update(details=details[:1000], note=note[:1000])


def _forget_in_log(own) -> None:
    """The CMS writes the first words of a changed comment into its log."""
    keys = [str(key) for key in own.values_list("pk", flat=True)]
    kind = ContentType.objects.get_for_model(Comment)
    for start in range(0, len(keys), BATCH):
        LogEntry.objects.filter(content_type=kind, object_id__in=keys[start : start + BATCH]).update(
            object_repr="Komentar", change_message=""
        )
