"""Who is writing on a story now."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

#: Without a heart-beat somebody is gone after this time.
RELEASED_AFTER = timedelta(seconds=60)
#: Browsers let a hidden tab speak once a minute; who only looks something up elsewhere has not left.
RELEASED_AFTER_HIDDEN = timedelta(seconds=150)


class PresenceQuerySet(models.QuerySet):
    def holder(self, article) -> "Presence | None":
        """Who writes on a story now, if anybody does."""
        return self.filter(article=article, until__gt=timezone.now()).select_related("user").first()

    def arrive(self, article, user, key, *, hidden=False) -> "Presence | None":
        """Take the place at a story, or keep it. Returns who has it instead, or None when it is this person's."""
        now = timezone.now()
        until = now + (RELEASED_AFTER_HIDDEN if hidden else RELEASED_AFTER)
        try:
            with transaction.atomic():
                place = self.select_for_update().filter(article=article).first()
                if place is None:
                    self.create(article=article, user=user, key=key, since=now, until=until)
                    return None
        except IntegrityError:  # somebody else came in the same moment
            place = self.get(article=article)
        if place.user_id != user.pk and place.until > now:
            return place
        place._seat(user, key, until)
        return None

    @transaction.atomic
    def take_over(self, article, user, key="") -> "Presence | None":
        """Take the place from whoever has it; returns who had it."""
        before = self.select_for_update().filter(article=article).exclude(user=user).first()
        now = timezone.now()
        before = before if before and before.until > now else None
        self.filter(article=article).delete()
        self.create(article=article, user=user, key=key, since=now, until=now + RELEASED_AFTER)
        return before

    def leave(self, article, user, key) -> None:
        """Free the place when the form that leaves is the one that has it: another may have been opened since."""
        self.filter(article=article, user=user, key=key).delete()


class Presence(models.Model):
    """One place at each story. `until` is when it becomes free unless a heart-beat comes before."""

    article = models.OneToOneField("news.Article", on_delete=models.CASCADE, related_name="presence")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=36, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.user}: {self.article}"

    def _seat(self, user, key, until) -> None:
        if self.user_id != user.pk or self.until < timezone.now():
            self.since = timezone.now()
        self.user, self.key, self.until = user, key, until
        self.save()
