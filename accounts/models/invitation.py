"""That somebody is asked to join the newsroom: by whom, in which roles, and what became of it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models.user import tidy_name

#: So long a link may be used.
VALID = timedelta(days=3)


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Neither accepted nor taken back; the link of some may have run out."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """The link holds the row's key and `nonce`, signed; every sending writes a new nonce, so older links are dead."""

    email = models.EmailField("alamat surel")
    display_name = models.CharField("nama", max_length=60)
    groups = models.ManyToManyField("auth.Group", verbose_name="peran", related_name="+")
    person_key = models.PositiveBigIntegerField("nama penulis", null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diundang oleh",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    nonce = models.CharField(max_length=32, editable=False)
    sent_at = models.DateTimeField("dikirim", editable=False)
    accepted_at = models.DateTimeField("diterima", null=True, editable=False)
    revoked_at = models.DateTimeField("dibatalkan", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        ordering = ("-sent_at", "-pk")
        indexes = [models.Index(fields=["-sent_at", "-id"], name="invitation_newest")]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=Q(accepted_at=None, revoked_at=None), name="invitation_waiting_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="invitation_accepted_or_revoked"
            ),
        ]

    def __str__(self):
        return f"{self.display_name} ({self.email})"

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        self.display_name = tidy_name(self.display_name)
        super().save(*args, **kwargs)

    def renew(self) -> None:
        """Make a new link; the one before opens nothing any more. Does not save."""
        self.nonce, self.sent_at = secrets.token_urlsafe(16), timezone.now()

    @property
    def expires_at(self):
        return self.sent_at + VALID

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None

    @property
    def state(self) -> str:
        if self.accepted_at:
            return "Diterima"
        if self.revoked_at:
            return "Dibatalkan"
        return "Kedaluwarsa" if timezone.now() >= self.expires_at else "Menunggu"
