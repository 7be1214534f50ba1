"""Filters beside the lists of the CMS."""

from datetime import date, timedelta

from django.contrib import admin
from django.utils import timezone

from news.admin.fields import YEARS, ChannelField, as_key
from news.dates import day_bounds, local, long_date
from news.models import Byline, Category, Person, State

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
    title = "kanal"
    parameter_name = "kanal"

    def lookups(self, request, model_admin):
        return [(str(key.value), name) for key, name in ChannelField().choices]

    def queryset(self, request, queryset):
        category = Category.objects.filter(pk=as_key(self.value())).first()
        return queryset.in_channel(category) if category else queryset


class WriterFilter(admin.SimpleListFilter):
    """Whose name stands above a story."""

    title = "penulis"
    parameter_name = "penulis"

    def lookups(self, request, model_admin):
        people = Person.objects.active().order_by("name").values_list("pk", "name")
        return [(str(key), name) for key, name in people]

    def queryset(self, request, queryset):
        person = as_key(self.value())
        if person is None:
            return queryset
        return queryset.filter(pk__in=Byline.objects.filter(person=person).values("article"))


class DayFilter(admin.SimpleListFilter):
    """Some usual days by one press, any other day by its date."""

    title = "terbit"
    parameter_name = "terbit"
    template = "admin/news/article/_day_filter.html"

    def lookups(self, request, model_admin):
        return [("hari-ini", "Hari ini"), ("kemarin", "Kemarin"), ("7-hari", "7 hari terakhir")]

    @property
    def day(self) -> date | None:
        """The day that was chosen by its date."""
        try:
            chosen = date.fromisoformat(self.value() or "")
        except ValueError:
            return None
        return chosen if chosen.year in YEARS else None

    def choices(self, changelist):
        """What stands in the address besides this filter goes along with the form of the day."""
        self.others = [pair for pair in changelist.params.items() if pair[0] not in (self.parameter_name, "p")]
        yield from super().choices(changelist)
        if self.day:
            yield {"selected": True, "query_string": "", "display": long_date(day_bounds(self.day)[0])}

    def queryset(self, request, queryset):
        today = local(timezone.now()).date()
        first = {"hari-ini": today, "kemarin": today - timedelta(days=1)}.get(self.value(), self.day)
        if first:
            start, end = day_bounds(first)
            return queryset.filter(published_at__gte=start, published_at__lt=end)
        if self.value() == "7-hari":
            start, _ = day_bounds(today - timedelta(days=6))
            return queryset.filter(published_at__gte=start, published_at__lte=timezone.now())
        return queryset


class PhotoFilter(admin.SimpleListFilter):
    title = "foto"
    parameter_name = "foto"

    def lookups(self, request, model_admin):
        return [("tanpa", "Tanpa foto")]

    def queryset(self, request, queryset):
        return queryset.filter(lead_photo=None) if self.value() == "tanpa" else queryset
