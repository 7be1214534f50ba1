"""What search engines and hubs have been told, or are still to be told, about a story."""

from django.db import models


class Ping(models.Model):
    """One telling. `key` says of which version of the story, so that no version is told twice."""

    class Service(models.TextChoices):
        INDEXNOW = "indexnow", "IndexNow"
        WEBSUB = "websub", "WebSub"

    service = models.CharField("layanan", max_length=10, choices=Service.choices)
    article = models.ForeignKey("news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="pings")
    key = models.CharField("kunci", max_length=60)
    due_at = models.DateTimeField("saatnya")
    tries = models.PositiveSmallIntegerField("percobaan", default=0)
    told_at = models.DateTimeField("diberitahukan", null=True)

    class Meta:
        verbose_name = "pemberitahuan mesin"
        verbose_name_plural = "pemberitahuan mesin"
        constraints = [models.UniqueConstraint(fields=["article", "service", "key"], name="ping_once")]

    def __str__(self):
        return f"{self.get_service_display()}: {self.article_id} ({self.key})"
