"""What we hold of people, why, and until when: the one table that the daily job enforces and the privacy page prints."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts import retention as people
from accounts.models import Processing
from accounts.processing import record
from comments import retention as conversation

log = logging.getLogger(__name__)
CONTRACT = "Perjanjian: akun yang Anda minta"
CONSENT = "Persetujuan Anda"
LAW = "Kewajiban hukum"
INTEREST = "Kepentingan yang sah: keamanan layanan"


@dataclass(frozen=True)
class Kind:
    """One kind of data: what readers are told about it, and what is done when its time is over."""

    #: Its name in the log of the job.
    key: str
    what: str
    purpose: str
    #: The ground in the sense of UU 27/2022 article 20.
    basis: str
    #: Days; None for as long as the account exists.
    days: int | None
    #: Why so long and no longer.
    reason: str
    #: Takes away what is older than a moment.
    enforce: Callable | None = None
    #: Since when the days count.
    since: str = ""
    #: How long in words where there are no days to count.
    until: str = ""

    @property
    def kept(self) -> str:
        """How long, in words."""
        if not self.days:
            return "Selama akun ada" if self.days is None else self.until
        years, rest = divmod(self.days, 365)
        number = f"{years} tahun" if years and not rest else f"{self.days} hari"
        return f"{number} sejak {self.since}"


def kinds() -> tuple[Kind, ...]:
    """In the order in which readers are told. The days of fingerprints are a setting."""
    return (
        Kind("account", "Alamat surel, nama tampilan, kata sandi yang tidak bisa dibaca kembali",
             "Masuk, mengabari Anda, menandai komentar Anda", CONTRACT, None, "Tanpa ini tidak ada akun."),
        *([Kind("connections", "Alamat dan nomor akun Google yang Anda hubungkan", "Masuk dengan Google", CONTRACT, 0,
                "Yang lain dari Google tidak kami simpan.", until="Sampai Anda melepaskannya")]
          if settings.GOOGLE_CLIENT_ID else []),
        Kind("unverified", "Pendaftaran yang tidak diselesaikan", "Menunggu kepastian alamat surel", CONTRACT, 7,
             "Alamatnya mungkin milik orang lain.", people.unverified_accounts, "pendaftaran"),
        *([Kind("parents", "Alamat surel orang tua atau wali, dan akun yang menunggu persetujuannya",
                f"Bertanya kepada orang tua siapa yang belum berumur {settings.READERS.minimum_age} tahun", LAW, 30,
                "Bila orang tua setuju, alamatnya tinggal selama akun ada; tanpa jawaban akunnya dihapus.",
                people.unanswered_parents, "ditanya")]
          if settings.READERS.age_with_parent else []),
        Kind("comments", "Komentar dan suka", "Percakapan di bawah berita", CONSENT, None,
             "Dihapus bersama akun, atau tinggal tanpa nama; Anda yang memilih."),
        Kind("consents", "Persetujuan: versi dan waktunya", "Bukti bahwa Anda menyetujuinya", LAW, 2 * 365,
             "Persetujuan yang masih berlaku disimpan selama akun ada; yang ditarik, selama orang bisa meminta buktinya.",
             people.withdrawn_consents, "ditarik"),
        Kind("sessions", "Sesi dan nama peramban perangkat yang masuk", "Agar Anda tetap masuk dan mengenali perangkat Anda",
             CONTRACT, 0, "Sesi berlaku dua minggu.", people.ended_sessions, until="Sampai sesinya berakhir"),
        Kind("origins", "Alamat jaringan komentar dan laporan, sebagai sidik yang tidak bisa dibaca kembali",
             "Menahan kiriman massal", INTEREST, settings.READERS.origin_days,
             "Serangan kiriman massal jarang lebih lama.", conversation.origins, "dikirim", "Tidak disimpan"),
        Kind("origin_keys", "Kunci harian sidik alamat jaringan", "Membandingkan sidik pada hari yang sama", INTEREST, 0,
             "Tanpa kunci, sidik tidak bisa dilacak siapa pun.", people.origin_keys, until="Satu hari"),
        Kind("deleted", "Tempat komentar yang Anda hapus, tanpa kata-katanya", "Menjaga urutan percakapan", CONTRACT, 30,
             "Sesudah itu tempatnya juga dihapus, kecuali masih ada balasan.", conversation.deleted_comments, "dihapus"),
        Kind("rejected", "Komentar yang ditolak", "Keberatan dan pelajaran bagi moderator", LAW, 180,
             "Cukup untuk keberatan dan sengketa.", conversation.rejected_comments, "ditulis"),
        Kind("complaints", "Laporan tentang komentar dan keputusannya", "Bukti penanganan dalam 2 x 24 jam", LAW, 2 * 365,
             "Selama penanganannya bisa dipersoalkan di Dewan Pers.", conversation.decided_complaints, "diputuskan"),
        Kind("moderation", "Catatan moderasi", "Memeriksa apakah moderator adil", INTEREST, 2 * 365,
             "Selama keputusannya bisa dipersoalkan.", conversation.moderation_log, "dicatat"),
        Kind("notices", "Pemberitahuan yang sudah terkirim", "Agar tidak ada yang terkirim dua kali", CONTRACT, 30,
             "Sesudah itu tidak dikirim lagi.", conversation.sent_notices, "terkirim"),
        Kind("invitations", "Undangan kepada awak redaksi", "Membuka akun redaksi", INTEREST, 90,
             "Cukup untuk menelusuri siapa mengundang siapa.", people.closed_invitations, "dijawab atau dikirim"),
        Kind("processing", "Catatan pemrosesan: apa yang dilakukan dengan data, kapan, untuk apa",
             "Kewajiban mencatat (UU 27/2022 pasal 31)", LAW, 5 * 365,
             "Selama pemrosesan bisa dipersoalkan; tidak menyebut siapa pun yang akunnya sudah dihapus.",
             people.processing_record, "dicatat"),
    )  # fmt: skip


def enforce() -> dict[str, int]:
    """Take away everything whose time is over; key of a kind -> how much. One kind that fails does not keep the others."""
    now, taken = timezone.now(), {}
    for kind in kinds():
        if not kind.enforce:
            continue
        try:
            with transaction.atomic():
                taken[kind.key] = kind.enforce(now - timedelta(days=kind.days))
                if taken[kind.key]:
                    record(Processing.Act.RETENTION, f"Masa simpan habis: {kind.what}"[:200], number=taken[kind.key])
        except Exception:  # what is wrong with one table must not keep data in the others
            log.exception("retention of %s failed", kind.key)
    return taken
