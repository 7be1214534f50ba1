"""A look at the list of stories that somebody wants to come back to: a tab of one's own."""

from django.conf import settings
from django.db import models

from news.plain import LineField


class SavedFilter(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="pemilik", on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = LineField("nama", max_length=40)
    query = models.CharField("saringan", max_length=400, help_text="Bagian alamat daftar sesudah tanda tanya.")

    class Meta:
        verbose_name = "tab"
        verbose_name_plural = "tab"
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="savedfilter_name_once")]

    def __str__(self):
        return self.name
