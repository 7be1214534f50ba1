"""What somebody has typed into a story's form and not saved yet, and what the form held when it was opened."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.dates import clock, local, short_stamp

#: So many forms of one person are remembered; the oldest go first.
COPIES_MOST = 40
#: A baseline is kept for so long after nobody has a copy that rests on it.
BASELINE_AGE = timedelta(days=30)


class WorkingCopyQuerySet(models.QuerySet):
    def of(self, user, article=None):
        """A person's copies of a story, or of stories that were never saved; the newest first."""
        return self.filter(user=user, article=article)

    def keep(self, user, key, *, first, **held) -> "WorkingCopy | None":
        """Store what a form holds now in the place of what it held before; None when there is no copy to replace.

        Only a form's `first` makes one. The form is known by its key.
        """
        held |= {"saved_at": timezone.now()}
        if not first:
            replaced = self.filter(user=user, key=key)
            return replaced.first() if replaced.update(**held) else None
        copy, _ = self.update_or_create(user=user, key=key, defaults=held)
        surplus = self.filter(user=user).values_list("pk", flat=True)[COPIES_MOST:]
        if old := list(surplus):
            self.filter(pk__in=old).delete()
        return copy


class WorkingCopy(models.Model):
    """One for each form that somebody has open, so no two tabs ever write over each other's.

    `fields` is what a browser would send, whether it is valid or not. A story that is deleted leaves its copies
    behind, as stories that were never saved.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="working_copies")
    article = models.ForeignKey(
        "news.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="working_copies"
    )
    key = models.CharField(max_length=36)
    title = models.CharField("judul", max_length=110, blank=True)
    fields = models.JSONField(default=dict)
    version = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField("disimpan", default=timezone.now)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "salinan kerja"
        verbose_name_plural = "salinan kerja"
        ordering = ("-saved_at", "-pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="workingcopy_once_a_form"),
            models.CheckConstraint(name="workingcopy_has_key", condition=~Q(key="")),
        ]
        indexes = [models.Index(fields=["user", "-saved_at", "-id"], name="workingcopy_of_user")]

    def __str__(self):
        return self.title or "Tanpa judul"

    @property
    def when(self) -> str:
        """The time of today, date and time of an earlier day."""
        today = local(self.saved_at).date() == local(timezone.now()).date()
        return clock(self.saved_at) if today else short_stamp(self.saved_at)


class BaselineQuerySet(models.QuerySet):
    def note(self, article, version, fields) -> None:
        """Remember what a form showed; once a version, however many open it."""
        known = {"fields": fields, "state": article.state_label}
        _, new = self.get_or_create(article=article, version=version, defaults=known)
        if new:
            needed = WorkingCopy.objects.filter(article=article).values("version")
            old = self.filter(article=article, made_at__lt=timezone.now() - BASELINE_AGE)
            old.exclude(version__in=needed).delete()

    def of(self, article, version) -> "Baseline | None":
        return self.filter(article=article, version=version).first() if version.isprintable() and version else None


class Baseline(models.Model):
    """A story as its form showed it in one version: what two people who write on it both began from."""

    article = models.ForeignKey("news.Article", on_delete=models.CASCADE, related_name="baselines")
    version = models.CharField(max_length=40)
    fields = models.JSONField()
    state = models.CharField("keadaan", max_length=20)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = BaselineQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "version"], name="baseline_once_a_version")]

    def __str__(self):
        return f"{self.article} ({self.version})"
