"""The breaking strip (Terkini): one line over every page, which ends by its own time."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from news.freshness import SITE, Fresh, FreshQuerySet, by_the_clock, first_after
from news.prepared import prepared

#: Running strips that are looked through for one whose story is public.
CANDIDATES = 5
_whole_address = URLValidator(
    schemes=["http", "https"], message="Tulis alamat yang utuh, misalnya https://contoh.id/halaman/."
)


def check_link(link: str) -> None:
    """An address of ours that begins with one "/", or a whole one; nothing that a browser would run."""
    if not link.startswith("/"):
        _whole_address(link)
    elif link.startswith(("//", "/\\")) or any(sign.isspace() for sign in link):
        raise ValidationError("Alamat di situs ini dimulai dengan satu garis miring.")


def path_of_ours(link: str) -> str:
    """The path of an address on this site, in small letters and with its last slash; "" for any other."""
    try:
        parts = urlsplit(link)
        ours = not parts.netloc or parts.hostname in settings.ALLOWED_HOSTS
    except ValueError:
        return ""
    path = parts.path.lower()
    if not ours or not path.startswith("/"):
        return ""
    return path if path.endswith("/") else f"{path}/"


class StripQuerySet(FreshQuerySet):
    def running(self, now=None):
        now = now or timezone.now()
        return self.filter(starts_at__lte=now, ends_at__gt=now).order_by("-starts_at", "-pk")

    def edges(self, now):
        return first_after(now, self, "starts_at", "ends_at")

    def shown(self, now=None) -> Strip | None:
        """The strip that readers see: the latest one that runs and whose story, if it has one, is public."""
        now = now or timezone.now()
        return next((strip for strip in _candidates(now) if not strip.article_id or strip.article.is_public(now)), None)


@by_the_clock
class Strip(Fresh):
    text = models.CharField("teks", max_length=120)
    # Without its story there is nothing to say: the strip goes with it.
    article = models.ForeignKey(
        "news.Article",
        verbose_name="berita",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="strips",
    )
    link = models.CharField("tautan", max_length=300, blank=True, validators=[check_link])
    starts_at = models.DateTimeField("mulai", default=timezone.now)
    ends_at = models.DateTimeField("berakhir")

    objects = StripQuerySet.as_manager()

    class Meta:
        verbose_name = "pita Terkini"
        verbose_name_plural = "pita Terkini"
        ordering = ("-starts_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="strip_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Waktu berakhir harus sesudah waktu mulai.",
            ),
            models.CheckConstraint(
                name="strip_leads_to_one_place",
                condition=Q(article__isnull=False, link="") | (Q(article__isnull=True) & ~Q(link="")),
                violation_error_message="Pita menuju satu berita atau satu alamat.",
            ),
            models.CheckConstraint(name="strip_says_something", condition=~Q(text="")),
        ]
        # The end says at once that almost all strips of the past are over.
        indexes = [models.Index(fields=["ends_at"], name="strip_running")]

    def __str__(self):
        return self.text

    def touches(self, added=False):
        return {SITE}

    def get_absolute_url(self):
        return self.article.get_absolute_url() if self.article_id else self.link


@prepared
def _candidates(now: datetime) -> models.QuerySet:
    running = Strip.objects.running(now).select_related("article__category")
    return running.defer("article__body", "article__withdrawal_reason")[:CANDIDATES]
