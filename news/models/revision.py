"""One version of a story, kept by a named act: who did what when, and the whole story as it stood afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.models.state import State
from news.plain import LineField


class RevisionQuerySet(models.QuerySet):
    def for_list(self):
        """All that a list of revisions shows, in one query and without the versions themselves."""
        return self.select_related("user").defer("content")


class Revision(models.Model):
    """`content` is written and read by `news.history`; autosave makes no revision."""

    class Act(models.TextChoices):
        """What people call the acts that keep a version; the moves of the workflow have the names that they have there."""

        BEFORE = "before", "Versi sebelum dicatat"
        SAVE = "save", "Simpan draf"
        SUBMIT = "submit", "Kirim ke editor"
        RETURN = "return", "Kembalikan"
        PUBLISH = "publish", "Terbitkan"
        SCHEDULE = "schedule", "Jadwalkan"
        UPDATE = "update", "Perbarui"
        UNSCHEDULE = "unschedule", "Batalkan jadwal"
        WITHDRAW = "withdraw", "Cabut"
        UNDO = "undo", "Batalkan"
        RESTORE = "restore", "Pulihkan"

    article = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="revisions", db_index=False
    )
    act = models.CharField("tindakan", max_length=12)
    note = LineField("catatan", max_length=1600, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    at = models.DateTimeField("waktu", default=timezone.now)
    state = models.CharField("keadaan", max_length=10, choices=State.choices)
    content = models.JSONField("isi versi")
    words_gone = models.PositiveIntegerField("kata dihapus", default=0)
    words_new = models.PositiveIntegerField("kata ditambah", default=0)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "revisi"
        verbose_name_plural = "revisi"
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(name="revision_act_named", condition=~Q(act="")),
            models.CheckConstraint(name="revision_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            models.Index(fields=["article", "-at", "-id"], name="revision_of_article"),
            models.Index(fields=["-at", "-id"], name="revision_newest"),
            models.Index(fields=["user", "-at", "-id"], name="revision_of_user"),
        ]

    def __str__(self):
        return f"{self.label}, {self.at:%Y-%m-%d %H:%M}"

    @property
    def label(self) -> str:
        return dict(self.Act.choices).get(self.act, self.act)
