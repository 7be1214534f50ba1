"""Whose channels are whose: an editor with beats works on the stories of those channels only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from news.models.category import Category

EDIT_ANY, EVERYWHERE = "news.edit_any_article", "news.work_in_all_channels"


class Beat(models.Model):
    """That an editor works in a channel. A channel with sub-channels brings them along."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="editor", on_delete=models.CASCADE, related_name="beats"
    )
    # Protected: without the last of his channels an editor would be back in all of them.
    category = models.ForeignKey("news.Category", verbose_name="kanal", on_delete=models.PROTECT, related_name="beats")

    class Meta:
        verbose_name = "wilayah kerja"
        verbose_name_plural = "wilayah kerja"
        ordering = ("user", "category")
        constraints = [models.UniqueConstraint(fields=["user", "category"], name="beat_once")]

    def __str__(self):
        return f"{self.user}: {self.category}"


def channel_tree(user) -> list[Category]:
    """Every channel with its parent, in order, each saying whether it is a beat of this user.

    Looked up once for a user object, as Django does with its permissions.
    """
    if not hasattr(user, "_channel_tree"):
        own = Beat.objects.filter(user=user.pk, category=OuterRef("pk"))
        user._channel_tree = list(Category.objects.in_order().select_related("parent").annotate(is_beat=Exists(own)))
    return user._channel_tree


def channels_of(user) -> frozenset[int] | None:
    """Keys of the channels whose stories somebody edits, sub-channels among them; None is all of them."""
    if not user.has_perm(EDIT_ANY):
        return frozenset()
    if user.has_perm(EVERYWHERE):
        return None
    beats = {channel.pk for channel in channel_tree(user) if channel.is_beat}
    return frozenset(one.pk for one in channel_tree(user) if {one.pk, one.parent_id} & beats) or None


def works_in(user, category_id: int | None) -> bool:
    """Whether somebody edits the stories of a channel."""
    channels = channels_of(user)
    return channels is None or category_id in channels


def within_reach(user) -> Q:
    """The stories that somebody may look at in the CMS: those of the own channels, and what is one's own."""
    channels = channels_of(user)
    if channels is None:
        return Q()
    own = Q(created_by=user.pk) if user.has_perm("news.view_article") else Q(pk__in=())
    return own | Q(category__in=channels) if channels else own
