"""Arrangements of the front page: the one an editor is still making, and the log of those that were published."""

from django.conf import settings
from django.db import models

#: Published arrangements that are remembered; the last one can be undone.
REMEMBERED = 20


class FrontDraft(models.Model):
    """What one editor is laying out. Readers see nothing of it until it is published."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="front_draft"
    )
    # The arrangement from which it began: when that is no longer the last one, somebody else was faster.
    began_from = models.PositiveIntegerField(default=0)
    places = models.JSONField(default=list)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "susunan yang dikerjakan"
        verbose_name_plural = "susunan yang dikerjakan"
        default_permissions = ()

    def __str__(self):
        return f"{self.user}: {len(self.places)} tempat"


class Arrangement(models.Model):
    """One publication of the front page: all placements before and after it, by whom and when."""

    # Two who publish at once want the same number, and the database gives it to one.
    number = models.PositiveIntegerField("nomor", unique=True)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    changes = models.JSONField("perubahan", default=list)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField("terbit")

    class Meta:
        verbose_name = "susunan beranda"
        verbose_name_plural = "susunan beranda"
        ordering = ("-number",)
        default_permissions = ()

    def __str__(self):
        return f"Susunan {self.number}"
