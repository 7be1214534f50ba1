"""Where photographs stand: those in texts are written down here, and of every photograph how often it is used."""

import re

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from news.models.photo import Photo

#: A photograph in a body, as `composing` writes it.
_IN_TEXT = re.compile(r'<figure data-photo="(\d+)"')


class PhotoInText(models.Model):
    """That the text of a story or of a static page shows a photograph. One in the text cannot be deleted."""

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="in_texts")
    article = models.ForeignKey("news.Article", null=True, on_delete=models.CASCADE, related_name="photos_in_text")
    page = models.ForeignKey("news.Page", null=True, on_delete=models.CASCADE, related_name="photos_in_text")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="photointext_stands_somewhere",
                condition=Q(article__isnull=False, page=None) | Q(article=None, page__isnull=False),
            ),
            models.UniqueConstraint(fields=["article", "photo"], name="photointext_once_a_story"),
            models.UniqueConstraint(fields=["page", "photo"], name="photointext_once_a_page"),
        ]

    def __str__(self):
        return f"{self.photo_id} in {self.article_id or self.page_id}"


def keys_in(html: str) -> set[int]:
    """Keys of the photographs that a body shows."""
    return {int(key) for key in _IN_TEXT.findall(html or "")}


def count_uses(keys=None) -> None:
    """Write down how often photographs are used: those with these keys, or all.

    A story counts once as a lead photograph's and once as a text's, a portrait once a person.
    """
    if keys is not None and not keys:
        return
    asked = Photo.objects.all() if keys is None else Photo.objects.filter(pk__in=keys)
    ways = ("led_articles", "in_texts", "portrait_of")
    asked.update(used_times=sum((_counted(way) for way in ways[1:]), _counted(ways[0])))


def _counted(way: str):
    counted = Photo.objects.filter(pk=OuterRef("pk")).values("pk").annotate(times=Count(way))
    return Coalesce(Subquery(counted.values("times"), output_field=IntegerField()), 0)


def _note_text(noun, kind: str, html: str) -> set[int]:
    """Bring the rows of a story or page in line with its text; gives back the photographs that came or went."""
    told, known = keys_in(html), set(noun.photos_in_text.values_list("photo_id", flat=True))
    if gone := known - told:
        noun.photos_in_text.filter(photo__in=gone).delete()
    come = set(Photo.objects.filter(pk__in=told - known).values_list("pk", flat=True)) if told - known else set()
    PhotoInText.objects.bulk_create([PhotoInText(**{kind: noun}, photo_id=key) for key in come], ignore_conflicts=True)
    return gone | come


def _count_used(changed: set, used: set) -> None:
    if not changed:
        return
    Photo.objects.filter(pk__in=used).update(recent_at=timezone.now())
    count_uses(changed)


@receiver(post_save, sender="news.Article")
def _note_story(instance, created, **kwargs):
    changed, used = set(), keys_in(instance.__dict__.get("body", "")) | {instance.lead_photo_id}
    if (created and used - {None}) or instance._changed("body"):
        changed = _note_text(instance, "article", instance.body)
    if created or instance._changed("lead_photo_id"):
        changed |= {instance.lead_photo_id, getattr(instance, "_stored", {}).get("lead_photo_id")} - {None}
    _count_used(changed, changed & used)


@receiver(post_save, sender="news.Page")
def _note_page(instance, **kwargs):
    changed = _note_text(instance, "page", instance.body)
    _count_used(changed, changed & keys_in(instance.body))


@receiver(pre_save, sender="news.Person")
def _remember_portrait(instance, **kwargs):
    instance._old_portrait = type(instance).objects.filter(pk=instance.pk).values_list("portrait", flat=True).first()


@receiver(post_save, sender="news.Person")
def _note_portrait(instance, **kwargs):
    if instance._old_portrait != instance.portrait_id:
        _count_used({instance._old_portrait, instance.portrait_id} - {None}, {instance.portrait_id})


@receiver(post_delete, sender="news.Article")
@receiver(post_delete, sender="news.Person")
def _forget(instance, **kwargs):
    key = instance.portrait_id if hasattr(instance, "portrait_id") else instance.lead_photo_id
    count_uses({key} - {None})


@receiver(post_delete, sender=PhotoInText)
def _forget_text(instance, **kwargs):
    count_uses({instance.photo_id})
