"""What proves how a complaint was handled (Pedoman Pemberitaan Media Siber 3g): consent, times, decisions."""

from __future__ import annotations

from comments.models import Complaint, ModerationAct
from news.outside import absolute


def proof_of(complaint: Complaint) -> dict:
    """Heading -> facts, in the order in which they are read; every time in ISO 8601 with its zone.

    Who reported is not named: whoever asks for the proof is the outlet, an authority, or the other side.
    """
    comment = complaint.comment
    return {
        "laporan": {
            "nomor": complaint.receipt,
            "alasan": complaint.get_reason_display(),
            "penjelasan": complaint.details,
            "diterima": _iso(complaint.received_at),
            "batas 2 x 24 jam": _iso(complaint.due_at),
            "pengingat terkirim (jam)": complaint.escalated,
        },
        "keputusan": {
            "keputusan": complaint.get_decision_display() or "belum diputuskan",
            "waktu": _iso(complaint.decided_at),
            "oleh": str(complaint.decided_by or ""),
            "sebelum batas": None if complaint.decided_at is None else complaint.decided_at < complaint.due_at,
        },
        "komentar": _comment(comment) if comment else {"nomor": None, "isi": "sudah tidak disimpan"},
        "persetujuan penulis": _consents(comment.author) if comment and comment.author else [],
        "tindakan": [_act(act) for act in comment.acts.select_related("by").order_by("at", "pk")] if comment else [],
    }


def _comment(comment) -> dict:
    return {
        "nomor": comment.pk,
        "alamat": absolute(comment.get_absolute_url()),
        "berita": comment.article.title,
        "penulis": comment.display_name,
        "nomor akun penulis": comment.author_id,
        "dikirim": _iso(comment.created_at),
        "diubah penulis": _iso(comment.edited_at),
        "disunting moderator": _iso(comment.moderated_at),
        "keadaan sekarang": comment.get_state_display(),
        "isi sekarang": comment.body,
    }


def _consents(author) -> list[dict]:
    """The three points of clause 3c: which version, and when."""
    return [
        {"untuk": consent.get_purpose_display(), "versi": consent.version, "diberikan": _iso(consent.given_at)}
        for consent in author.consents.order_by("given_at", "pk")
    ]


def _act(act: ModerationAct) -> dict:
    return {
        "waktu": _iso(act.at),
        "oleh": str(act.by or ""),
        "tindakan": act.get_act_display(),
        "alasan": act.get_reason_display() if act.reason else "",
        "catatan": act.note,
        "dari": act.get_state_before_display(),
        "menjadi": act.get_state_after_display(),
        "isi sebelum disunting": act.body_before,
        "diurungkan": _iso(act.undone_at),
    }


def _iso(moment) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
