"""Notes to a colleague (catatan): about words of a story or one of its fields, for the newsroom alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from news.plain import LineField, LinesField

#: Letters of a quote, and of what stands before and behind it, by which it is found again.
QUOTE, BESIDE = 300, 40


class NoteField(models.TextChoices):
    """What a note is about; the values are the names of the form's fields."""

    STORY = "story", "Berita ini"
    TITLE = "title", "Judul"
    STANDFIRST = "standfirst", "Ringkasan"
    BODY = "body", "Isi"
    PHOTO = "lead_caption", "Foto utama"
    KEYWORDS = "keywords", "Kata kunci"
    BYLINES = "bylines", "Penulis"


class NoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)

    def with_people(self):
        return self.select_related("author", "addressee", "resolved_by").prefetch_related("replies__author")


class Note(models.Model):
    article = models.ForeignKey("news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dari", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    addressee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="untuk",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notes_received",
    )
    field = models.CharField("tentang", max_length=16, choices=NoteField.choices, default=NoteField.STORY)
    quote = LineField("kata-kata", max_length=QUOTE, blank=True)
    before = models.CharField(max_length=BESIDE, blank=True)
    after = models.CharField(max_length=BESIDE, blank=True)
    text = LinesField("catatan", max_length=1000)
    written_at = models.DateTimeField("ditulis", auto_now_add=True)
    resolved_at = models.DateTimeField("selesai", null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan"
        verbose_name_plural = "catatan"
        ordering = ("-written_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="note_field_known", condition=Q(field__in=NoteField.values)),
            models.CheckConstraint(name="note_says_something", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(fields=["article", "-written_at"], name="note_of_article"),
            # Few notes are open: what waits for somebody is asked of those alone.
            models.Index(fields=["addressee", "-written_at"], name="note_waiting", condition=Q(resolved_at=None)),
        ]

    def __str__(self):
        return self.text

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


class NoteReply(models.Model):
    """An answer below a note; answers have none below them."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = LinesField("balasan", max_length=1000)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "balasan catatan"
        verbose_name_plural = "balasan catatan"
        ordering = ("written_at", "pk")
        default_permissions = ()
        constraints = [models.CheckConstraint(name="note_reply_says_something", condition=~Q(text=""))]

    def __str__(self):
        return self.text
