"""The log of the editorial workflow: who moved a story from where to where, and why."""

from django.conf import settings
from django.db import models

from news.plain import LineField


class Move(models.Model):
    article = models.ForeignKey("news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="moves")
    act = models.CharField("tindakan", max_length=12)
    state_before = models.CharField("dari", max_length=10)
    state_after = models.CharField("menjadi", max_length=10)
    note = LineField("catatan", max_length=500, blank=True)
    passed_over = LineField(
        "kekurangan", max_length=1000, blank=True, help_text="Peringatan yang dilewati; alasannya ada di catatan."
    )
    published_before = models.DateTimeField("waktu terbit sebelumnya", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField("waktu", auto_now_add=True)

    class Meta:
        verbose_name = "catatan alur"
        verbose_name_plural = "jejak audit"
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["article", "-at"], name="move_of_article")]

    def __str__(self):
        return f"{self.article}: {self.act}"
