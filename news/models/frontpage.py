"""What editors put on the front page by hand: a story in a slot, for as long as they say."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from news.freshness import Fresh, FreshQuerySet, by_the_clock, first_after
from news.models.article_set import NOT_ON_CARDS, ON_CARDS


class FrontSlot(models.TextChoices):
    """The places of the front page that can be filled by hand, in reading order."""

    LEAD = "lead", "Berita utama"
    LINK_1 = "link-1", "Sub-berita 1"
    LINK_2 = "link-2", "Sub-berita 2"
    SECOND_1 = "second-1", "Berita samping 1"
    SECOND_2 = "second-2", "Berita samping 2"
    SECOND_3 = "second-3", "Berita samping 3"
    SECOND_4 = "second-4", "Berita samping 4"
    PICK_1 = "pick-1", "Pilihan Editor 1"
    PICK_2 = "pick-2", "Pilihan Editor 2"
    PICK_3 = "pick-3", "Pilihan Editor 3"
    PICK_4 = "pick-4", "Pilihan Editor 4"


LINKS = (FrontSlot.LINK_1, FrontSlot.LINK_2)
SECONDARY = (FrontSlot.SECOND_1, FrontSlot.SECOND_2, FrontSlot.SECOND_3, FrontSlot.SECOND_4)
PICKS = (FrontSlot.PICK_1, FrontSlot.PICK_2, FrontSlot.PICK_3, FrontSlot.PICK_4)


class PlacementQuerySet(FreshQuerySet):
    def running(self, now=None):
        """Placements whose time it is; whether a reader may see the story is the story's own affair."""
        now = now or timezone.now()
        return self.not_ended(now).filter(Q(starts_at=None) | Q(starts_at__lte=now))

    def not_ended(self, now=None):
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now or timezone.now()))

    def edges(self, now):
        return first_after(now, self, "starts_at", "ends_at")

    def with_stories(self):
        """All that a card of the story needs, in the same query."""
        found = self.select_related(*(f"article__{name}" for name in ON_CARDS))
        return found.defer(*(f"article__{name}" for name in NOT_ON_CARDS))


@by_the_clock
class Placement(Fresh):
    """A story in a slot of the front page. Of several that run in one slot, the latest holds it."""

    slot = models.CharField("tempat", max_length=10, choices=FrontSlot.choices)
    # One to one: no story can be put in two places of the page.
    article = models.OneToOneField(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="placement"
    )
    starts_at = models.DateTimeField("mulai", null=True, blank=True)
    ends_at = models.DateTimeField("sampai", null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dipasang oleh",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    placed_at = models.DateTimeField("dipasang", default=timezone.now, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "beranda"
        ordering = ("slot", "pk")
        constraints = [
            models.CheckConstraint(name="placement_slot_known", condition=Q(slot__in=FrontSlot.values)),
            models.CheckConstraint(
                name="placement_ends_after_start",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message="Waktu selesai harus sesudah waktu mulai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_slot_display()}: {self.article}"

    @property
    def since(self):
        """The moment from which it counts when two placements want one slot."""
        return self.starts_at or self.placed_at

    def runs(self, now) -> bool:
        """The same rule as `PlacementQuerySet.running`, for one placement."""
        return (self.starts_at is None or self.starts_at <= now) and (self.ends_at is None or self.ends_at > now)
