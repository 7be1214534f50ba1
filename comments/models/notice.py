"""What a reader is told by mail about answers to their comments, and what they have chosen."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class NoticeChoice(models.Model):
    """Without a row: every answer by mail."""

    class How(models.TextChoices):
        EACH = "each", "Setiap balasan"
        DAILY = "daily", "Rangkuman sehari sekali"
        NEVER = "never", "Tidak usah"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="notice_choice"
    )
    how = models.CharField("pemberitahuan", max_length=5, choices=How.choices, default=How.EACH)

    class Meta:
        verbose_name = "pilihan pemberitahuan"
        verbose_name_plural = "pilihan pemberitahuan"

    def __str__(self):
        return f"{self.user}: {self.get_how_display()}"


class Notice(models.Model):
    """That somebody is to be told once about something that happened to a comment."""

    class About(models.TextChoices):
        REPLY = "reply", "Balasan"
        REJECTED = "rejected", "Komentar ditolak"
        APPEAL = "appeal", "Keberatan diputuskan"
        SUSPENDED = "suspended", "Akun diblokir"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="comment_notices"
    )
    about = models.CharField("tentang", max_length=9, choices=About.choices)
    comment = models.ForeignKey("comments.Comment", verbose_name="komentar", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField("dibuat", default=timezone.now)
    sent_at = models.DateTimeField("terkirim", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("percobaan", default=0)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        constraints = [models.UniqueConstraint(fields=["user", "about", "comment"], name="notice_once")]
        indexes = [
            models.Index(fields=["made_at", "id"], name="notice_unsent", condition=models.Q(sent_at=None)),
            models.Index(fields=["user", "made_at"], name="notice_to_reader", condition=models.Q(sent_at=None)),
        ]

    def __str__(self):
        return f"{self.get_about_display()}: {self.comment_id}"
