"""A link under which somebody without an account may read a story before it is published: a source, a lawyer, a chief."""

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from news.plain import LineField, LinesField


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, now=None):
        """Links that still lead to their story."""
        return self.filter(revoked_at=None, expires_at__gt=now or timezone.now())

    def signed(self, address: str):
        """The link whose address ends with `address`, or None. A forged one is refused before the database is asked."""
        try:
            key = _signer().unsign(address)
        except signing.BadSignature:
            return None
        return self.filter(pk=key).first()


class PreviewLink(models.Model):
    class Validity(models.IntegerChoices):
        """For how many hours."""

        HOUR = 1, "1 jam"
        DAY = 24, "24 jam"
        WEEK = 168, "7 hari"

    class Answer(models.TextChoices):
        """What whoever read it under the link tells the newsroom; the newsroom decides."""

        AGREED = "agreed", "Setuju terbit"
        CHANGES = "changes", "Ada yang perlu diubah"

    article = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="preview_links", db_index=False
    )
    for_whom = LineField("untuk siapa", max_length=80, help_text="Nama atau jabatan; tampil di atas pratinjaunya.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField("dibuat", default=timezone.now)
    expires_at = models.DateTimeField("berlaku sampai")
    revoked_at = models.DateTimeField("dicabut", null=True, blank=True)
    answer = models.CharField("jawaban", max_length=7, choices=Answer.choices, blank=True)
    answer_note = LinesField("catatan", max_length=1000, blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    #: The words that were answered: `saved_at` of the story as it was shown beside the answer.
    answered_version = models.DateTimeField("naskah yang dijawab", null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan pratinjau"
        verbose_name_plural = "tautan pratinjau"
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(name="preview_link_for_somebody", condition=~Q(for_whom="")),
            models.CheckConstraint(name="preview_link_ends", condition=Q(expires_at__gt=F("made_at"))),
            models.CheckConstraint(
                name="preview_link_answer_has_time",
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["article", "-made_at", "-id"], name="preview_link_of_article")]

    def __str__(self):
        return f"{self.article}: {self.for_whom}"

    def get_absolute_url(self):
        return reverse("news:preview", args=[_signer().sign(str(self.pk))])

    def get_answer_url(self):
        return reverse("news:preview-answer", args=[_signer().sign(str(self.pk))])

    @property
    def answer_is_outdated(self) -> bool:
        """Whether the story has been saved since the words that were answered."""
        return bool(self.answer and self.answered_version != self.article.saved_at)

    def is_open(self, now=None) -> bool:
        return self.revoked_at is None and self.expires_at > (now or timezone.now())


def _signer() -> signing.Signer:
    """Only this portal's secret key makes the address of a link; nothing that is stored lets anybody in."""
    return signing.Signer(sep=".", salt="news.preview-link")
