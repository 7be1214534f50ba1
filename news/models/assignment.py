"""What the desk asks of a story: until when, how urgent it is, and who is on it. No reader ever sees it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Priority(models.IntegerChoices):
    """How urgent a story is for the desk; the smaller the number, the sooner."""

    URGENT = 1, "Segera"
    NORMAL = 2, "Biasa"
    LATER = 3, "Bisa menunggu"


class Assignment(models.Model):
    """A table of its own: public pages never load it, and a change here is no change of the story."""

    article = models.OneToOneField(
        "news.Article",
        verbose_name="berita",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="assignment",
    )
    due_at = models.DateTimeField("tenggat", null=True, blank=True)
    priority = models.PositiveSmallIntegerField("prioritas", choices=Priority.choices, default=Priority.NORMAL)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikerjakan oleh",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assignments",
    )

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.CheckConstraint(name="assignment_priority_known", condition=Q(priority__in=Priority.values)),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="assignment_due", condition=Q(due_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.article}: {self.get_priority_display()}"

    @property
    def says_nothing(self) -> bool:
        """Nothing that a story without an assignment would not say too: such a row is not kept."""
        return self.due_at is None and self.assignee_id is None and self.priority == Priority.NORMAL
