"""What readers' pages are made of, and from when on a kept one is out of date.

A public answer names the few *tags* it is made of. A tag's version changes in the very transaction that changes content:
a page drawn under the present versions of its tags is exact, for every process on every machine, with the next request.
Content also changes by the clock (a story is due, a licence ends); those moments are the tag's *edges*.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from django.utils import timezone

from news.fetched import Fetched
from news.prepared import prepared

#: The frame around every page: channels, pages of the footer, strip, banners. Whatever raises it makes all pages old.
SITE = "site"
#: Which stories there are, and all that is seen of them anywhere.
LISTS = "lists"
TAG_LENGTH = 40
#: Sent with `names` inside the transaction that touches them, for whoever tells caches outside (`portal.edge`).
tags_touched = Signal()
_by_the_clock: list[type[models.Model]] = []
#: Rows of one change that are asked one by one what they touch; of more, everything counts as touched.
MOST_ROWS = 200


def story(key: int | str) -> str:
    """The tag of what stands under one story and nowhere else: its conversation."""
    return f"article:{key}"


class Tag(models.Model):
    """The version of one tag. Only whether it is another one counts, so it is drawn at random and not counted up."""

    name = models.CharField(primary_key=True, max_length=TAG_LENGTH)
    version = models.BigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.name} {self.version}"


def touch(*names: str) -> None:
    """Give tags new versions, inside the transaction that changes what they stand for.

    Names that many transactions share come first, so that no two wait for each other (PostgreSQL locks the rows).
    """
    if not names:
        return
    ordered = sorted(set(names), key=lambda name: (":" in name, name))
    tags = [Tag(name=name, version=secrets.randbits(63)) for name in ordered]
    Tag.objects.bulk_create(tags, update_conflicts=True, unique_fields=["name"], update_fields=["version"])
    tags_touched.send(Tag, names=ordered)


def tags(names: Iterable[str], stories: models.QuerySet | None = None) -> models.QuerySet:
    """(name, version) of the tags with these names, as far as they were ever touched.

    `stories` is a query for the key of a story; its tag comes too.
    """
    asked = Q(name__in=names)
    if stories is not None:
        key = Cast(stories.order_by()[:1], models.CharField())
        asked |= Q(name=Concat(Value(story("")), key))
    return Tag.objects.filter(asked).values_list("name", "version")


def next_edge(now: datetime | None = None) -> datetime | None:
    """The next moment at which the clock alone changes what readers see of the newsroom; None when nothing is planned.

    A story's own moments (its conversation closes, a complaint is overdue) are for the page that shows them.
    """
    now = now or timezone.now()
    # Without a tag nothing was ever published.
    return min((edge for row in _edges(now) for edge in row if edge), default=None)


@prepared
def _edges(now: datetime) -> models.QuerySet:
    """One row of any table brings them all in one query."""
    edges = [Subquery(edge) for model in _by_the_clock for edge in model.objects.edges(now)]
    return Tag.objects.values_list(*edges)[:1]


def first_after(now: datetime, rows: models.QuerySet, *fields: str) -> list[models.QuerySet]:
    """For each field of time a query for the earliest that is still to come: one look into its index each."""
    return [rows.filter(**{f"{field}__gt": now}).order_by(field).values(field)[:1] for field in fields]


class FreshQuerySet(models.QuerySet):
    """Changes many rows at once and says so in the same transaction."""

    def update(self, **values):
        if self.model.unseen.issuperset(values):
            return super().update(**values)
        with transaction.atomic(using=self.db):
            before = list(self._chain().order_by()[: MOST_ROWS + 1])
            changed = super().update(**values)
            keys = [row.pk for row in before]
            after = self.model._base_manager.using(self.db).filter(pk__in=keys) if len(keys) <= MOST_ROWS else ()
            touch(*self.model.touched(before) | self.model.touched(list(after)))
        return changed

    update.alters_data = True

    def bulk_create(self, objs, *args, **options):
        rows = list(objs)
        with transaction.atomic(using=self.db):
            made = super().bulk_create(rows, *args, **options)
            touch(*self.model.touched(rows, added=True))
        return made

    # bulk_update() goes through update(); delete() tells of each row by `post_delete`, as cascades do.


def _gone(instance, **kwargs) -> None:
    touch(*instance.touched([instance]))
    Tag.objects.filter(name__in=instance.own_tags()).delete()


def _loaded(instance, raw, created, **kwargs) -> None:
    """`loaddata` writes rows past their `save_base`."""
    if raw:
        touch(*instance.touched([instance], created))


class Fresh(Fetched):
    """A row that readers' pages are made of: saving, deleting and changing it in bulk makes those pages old.

    Raw SQL is followed by `manage.py touch`.
    """

    #: Fields that no public page shows: to change them alone touches nothing.
    unseen: frozenset[str] = frozenset()

    objects = FreshQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        post_delete.connect(_gone, sender=cls)
        post_save.connect(_loaded, sender=cls)

    @classmethod
    def touched(cls, rows: list, added: bool = False) -> set[str]:
        """The tags that change with some rows, asked after they are written. `added`: they were not there before."""
        return {SITE} if len(rows) > MOST_ROWS else {name for row in rows for name in row.touches(added)}

    def touches(self, added: bool = False) -> set[str]:
        """The tags that change with this row."""
        return {LISTS}

    def own_tags(self) -> set[str]:
        """Tags that stand for this row alone, and go with it."""
        return set()

    def save_base(self, *args, using=None, update_fields=None, **kwargs):
        added = self._state.adding
        with transaction.atomic(using=using, savepoint=False):
            super().save_base(*args, using=using, update_fields=update_fields, **kwargs)
            if update_fields is None or not self.unseen.issuperset(update_fields):
                touch(*self.touched([self], added))

    save_base.alters_data = True


class FreshPart(Fresh):
    """A row that is seen where its story is seen: `whole` names the key that leads to the story."""

    whole: str

    class Meta:
        abstract = True

    @classmethod
    def touched(cls, rows, added=False):
        if len(rows) > MOST_ROWS:
            return {SITE}
        key = cls._meta.get_field(cls.whole)
        stories = {getattr(row, key.attname) for row in rows}
        return {LISTS} if key.related_model.objects.answering().filter(pk__in=stories).exists() else set()


def by_the_clock(model: type[models.Model]) -> type[models.Model]:
    """Class decorator: rows of this model come and go by themselves; its QuerySet has `edges(now)`."""
    _by_the_clock.append(model)
    return model


def linked(field, *names: str) -> None:
    """Touch tags whenever rows are linked by a many-to-many field or come apart."""

    def changed(action, **kwargs):
        if action.startswith("post_"):
            touch(*names)

    m2m_changed.connect(changed, sender=field.through, weak=False)
