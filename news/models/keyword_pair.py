"""Two keywords that look alike and are not the same: an editor has said so, and nobody is asked again."""

from django.db import models
from django.db.models import F, Q


class DistinctKeywords(models.Model):
    first = models.ForeignKey("news.Keyword", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("news.Keyword", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "kata kunci yang memang berbeda"
        verbose_name_plural = "kata kunci yang memang berbeda"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_keywords_once"),
            models.CheckConstraint(name="distinct_keywords_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self):
        return f"{self.first} ≠ {self.second}"
