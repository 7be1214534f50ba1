"""A reader's comment under a story."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

MAX_LENGTH = 2000


class State(models.TextChoices):
    HELD = "held", "Menunggu"
    VISIBLE = "visible", "Tampil"
    REJECTED = "rejected", "Ditolak"


class CommentQuerySet(models.QuerySet):
    def visible(self):
        return self.filter(state=State.VISIBLE)

    def shown(self):
        """Visible comments, without answers to a comment that is not."""
        return self.visible().filter(Q(parent=None) | Q(parent__state=State.VISIBLE))

    def under(self, article):
        """First-level comments of a story, oldest first."""
        return self.filter(article=article, parent=None).order_by("created_at", "pk")

    def waiting(self):
        return self.filter(state=State.HELD)


class Comment(models.Model):
    article = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penulis",
        on_delete=models.CASCADE,
        related_name="comments",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="balasan untuk",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="replies",
    )
    body = models.TextField("komentar", max_length=MAX_LENGTH)
    state = models.CharField("keadaan", max_length=10, choices=State.choices, default=State.HELD)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, help_text="Satu formulir, satu komentar.")
    created_at = models.DateTimeField("waktu", auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(name="comment_not_empty", condition=~Q(body="")),
            models.CheckConstraint(name="comment_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            models.Index(fields=["article", "state", "parent", "created_at", "id"], name="comment_of_story"),
            models.Index(fields=["state", "-created_at", "-id"], name="comment_queue"),
            models.Index(fields=["author", "-created_at"], name="comment_of_author"),
        ]

    def __str__(self):
        return self.body[:60]

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#komentar-{self.pk}"

    def get_sent_url(self):
        return reverse("comments:sent", args=[self.pk])

    @property
    def display_name(self) -> str:
        return self.author.display_name or "Pembaca"
