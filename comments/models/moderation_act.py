"""The log of moderation: who did what with which comment, why, and how it stood before."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from comments.models.comment import MAX_LENGTH, State
from news.plain import LinesField


class ModerationAct(models.Model):
    class Act(models.TextChoices):
        APPROVE = "approve", "Setujui"
        REJECT = "reject", "Tolak"
        EDIT = "edit", "Sunting"
        PICK = "pick", "Pilihan Redaksi"
        UNPICK = "unpick", "Batal Pilihan Redaksi"
        KEEP = "keep", "Tetap tampil"
        GRANT = "grant", "Banding dikabulkan"
        UPHOLD = "uphold", "Banding ditolak"
        SUSPEND = "suspend", "Blokir penulis"
        LIFT = "lift", "Cabut blokir"
        UNDO = "undo", "Urungkan"

    class Reason(models.TextChoices):
        """What the author is told; the clauses of Pedoman 3c first."""

        FALSE = "false", "Bohong atau fitnah"
        OBSCENE = "obscene", "Sadis atau cabul"
        HATRED = "hatred", "Kebencian SARA atau anjuran kekerasan"
        DEMEANING = "demeaning", "Merendahkan orang lain"
        SPAM = "spam", "Iklan, judi, atau tautan yang tidak berhubungan"
        PRIVACY = "privacy", "Membuka data pribadi orang"
        OFF_TOPIC = "off-topic", "Tidak berhubungan dengan beritanya"
        OTHER = "other", "Alasan lain"

    comment = models.ForeignKey(
        "comments.Comment", verbose_name="komentar", null=True, on_delete=models.SET_NULL, related_name="acts"
    )
    act = models.CharField("tindakan", max_length=8, choices=Act.choices)
    reason = models.CharField("alasan", max_length=10, choices=Reason.choices, blank=True)
    note = LinesField("catatan", max_length=1000, blank=True)
    state_before = models.CharField("dari", max_length=10, choices=State.choices, blank=True)
    state_after = models.CharField("menjadi", max_length=10, choices=State.choices, blank=True)
    body_before = models.TextField("sebelum disunting", max_length=MAX_LENGTH, blank=True)
    before = models.JSONField(
        "yang dipulihkan", default=dict, blank=True, editable=False, help_text="Dengan ini tindakannya diurungkan."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penulis komentar",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField("waktu", default=timezone.now)
    undone_at = models.DateTimeField("diurungkan", null=True, blank=True)

    class Meta:
        verbose_name = "tindakan moderasi"
        verbose_name_plural = "catatan moderasi"
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(name="moderation_reject_has_reason", condition=~Q(act="reject") | ~Q(reason="")),
        ]
        indexes = [
            models.Index(fields=["comment", "-at", "-id"], name="moderation_of_comment"),
            models.Index(fields=["by", "-at", "-id"], name="moderation_of_moderator"),
            models.Index(fields=["about", "-at", "-id"], name="moderation_of_author"),
            models.Index(fields=["-at", "-id"], name="moderation_newest"),
        ]

    def __str__(self):
        return f"{self.get_act_display()}: {self.comment_id}"
