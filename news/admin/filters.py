"""Filters beside the lists of the CMS."""

from datetime import date, timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone

from news.admin.fields import YEARS
from news.dates import day_bounds, local, long_date
from news.keys import as_key
from news.models import Byline, Person, State
from news.models.beat import channel_tree, channels_of
from news.plain import line

SCHEDULED = "scheduled"


class StateFilter(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return [*State.choices[:3], (SCHEDULED, "Terjadwal"), *State.choices[3:]]

    def queryset(self, request, queryset):
        now, wanted = timezone.now(), self.value()
        if wanted == SCHEDULED:
            return queryset.filter(state=State.PUBLISHED, published_at__gt=now)
        if wanted == State.PUBLISHED:
            return queryset.filter(state=State.PUBLISHED, published_at__lte=now)
        return queryset.filter(state=wanted) if wanted in State.values else queryset


class MineFilter(admin.SimpleListFilter):
    title = "pemilik"
    parameter_name = "milik"

    def lookups(self, request, model_admin):
        return [("saya", "Berita saya")]

    def queryset(self, request, queryset):
        return queryset.filter(created_by=request.user) if self.value() == "saya" else queryset


class ChannelFilter(admin.SimpleListFilter):
    """Offers the channels in which somebody works; sub-channels stand behind their parent and come along with it."""

    title = "kanal"
    parameter_name = "kanal"

    def lookups(self, request, model_admin):
        self.channels = channel_tree(request.user)
        own = channels_of(request.user)
        offered = [one for one in self.channels if not own or one.pk in own]
        for root in dict.fromkeys(one.parent or one for one in offered):
            branch = [one for one in offered if root in (one, one.parent)]
            branch.sort(key=lambda one: one.parent_id is not None)
            yield from ((str(one.pk), " › ".join(part.name for part in one.trail)) for one in branch)

    def queryset(self, request, queryset):
        chosen = next((one for one in self.channels if one.pk == as_key(self.value())), None)
        return queryset.in_channel(chosen) if chosen else queryset


class TypedFilter(admin.SimpleListFilter):
    """A filter with a field: what there is to choose would be a long list, and a query."""

    template = "admin/news/article/_typed_filter.html"
    input_type, input_label = "text", ""
    usual: tuple = ()

    def lookups(self, request, model_admin):
        return self.usual

    def has_output(self):
        return True

    @property
    def shown(self) -> str:
        """What was typed, as it is read; "" when nothing was."""
        return self.value() or ""

    def choices(self, changelist):
        """What stands in the address besides this filter goes along with the form."""
        self.others = [pair for pair in changelist.params.items() if pair[0] not in (self.parameter_name, "p")]
        yield from super().choices(changelist)


class WriterFilter(TypedFilter):
    """Whose name stands above a story: a part of the name, or the initials."""

    title = "penulis"
    parameter_name = "penulis"
    input_label = "Nama atau inisial"

    def queryset(self, request, queryset):
        typed = line(self.value() or "")[:80]
        if not typed:
            return queryset
        people = Person.objects.filter(Q(name__icontains=typed) | Q(initials__iexact=typed))
        # By their keys: only then does a database know whether theirs are many stories or few.
        keys = list(people.values_list("pk", flat=True))
        return queryset.filter(pk__in=Byline.objects.filter(person__in=keys).values("article"))


class DayFilter(TypedFilter):
    """Some usual days by one press, any other day by its date."""

    title = "terbit"
    parameter_name = "terbit"
    input_type, input_label = "date", "Hari lain"
    usual = (("hari-ini", "Hari ini"), ("kemarin", "Kemarin"), ("7-hari", "7 hari terakhir"))

    @property
    def day(self) -> date | None:
        """The day that was chosen by its date."""
        try:
            chosen = date.fromisoformat(self.value() or "")
        except ValueError:
            return None
        return chosen if chosen.year in YEARS else None

    @property
    def shown(self) -> str:
        return long_date(day_bounds(self.day)[0]) if self.day else ""

    def queryset(self, request, queryset):
        today = local(timezone.now()).date()
        first = {"hari-ini": today, "kemarin": today - timedelta(days=1)}.get(self.value(), self.day)
        if first:
            start, end = day_bounds(first)
            # Every state: the index of times begins with it.
            return queryset.filter(state__in=State.values, published_at__gte=start, published_at__lt=end)
        if self.value() == "7-hari":
            start, _ = day_bounds(today - timedelta(days=6))
            within = {"published_at__gte": start, "published_at__lte": timezone.now()}
            return queryset.filter(state__in=State.values, **within)
        return queryset


class PhotoFilter(admin.SimpleListFilter):
    title = "foto"
    parameter_name = "foto"

    def lookups(self, request, model_admin):
        return [("tanpa", "Tanpa foto")]

    def queryset(self, request, queryset):
        return queryset.filter(lead_photo=None) if self.value() == "tanpa" else queryset
