"""A group of stories whose comments a moderator keeps an eye on, by story and by keyword."""

from django.conf import settings
from django.db import models

from news.plain import LineField


class WatchList(models.Model):
    name = LineField("nama", max_length=80, unique=True)
    keywords = models.ManyToManyField("news.Keyword", verbose_name="kata kunci", blank=True, related_name="+")
    articles = models.ManyToManyField("news.Article", verbose_name="berita", blank=True, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField("dibuat", auto_now_add=True)

    class Meta:
        verbose_name = "daftar pantau"
        verbose_name_plural = "daftar pantau"
        ordering = ("name",)
        constraints = [models.CheckConstraint(name="watch_list_named", condition=~models.Q(name=""))]

    def __str__(self):
        return self.name
