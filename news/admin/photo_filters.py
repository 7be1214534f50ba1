"""Filters over the photo library, each along an index of its own, and pages that are counted no further than they go."""

from datetime import timedelta
from functools import cached_property

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone

PER_PAGE, PAGES_MOST = 48, 50
SOON = timedelta(days=30)
RECENT = "dipakai"


class LibraryPaginator(Paginator):
    """Counts to the last page that is shown: who looks further searches or filters."""

    @cached_property
    def count(self):
        return self.object_list[: self.per_page * PAGES_MOST].count()


class _Choice(admin.SimpleListFilter):
    """A filter whose choices are named conditions."""

    choices_: dict[str, tuple[str, Q]] = {}

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _) in self.choices_.items()]

    def queryset(self, request, queryset):
        chosen = self.choices_.get(self.value())
        return queryset.filter(chosen[1]) if chosen else queryset


class OrderFilter(admin.SimpleListFilter):
    """Which come first. The order itself is set by `PhotoAdmin.get_ordering`."""

    title = "urutan"
    parameter_name = "urut"

    def lookups(self, request, model_admin):
        return [(RECENT, "Terakhir dipakai")]

    def choices(self, changelist):
        newest, recent = super().choices(changelist)
        yield newest | {"display": "Terbaru"}
        yield recent

    def queryset(self, request, queryset):
        return queryset


class OwnFilter(admin.SimpleListFilter):
    title = "pengunggah"
    parameter_name = "milik"

    def lookups(self, request, model_admin):
        return [("saya", "Unggahan saya")]

    def queryset(self, request, queryset):
        return queryset.filter(added_by=request.user) if self.value() == "saya" else queryset


class UseFilter(_Choice):
    title = "pemakaian"
    parameter_name = "dipakai"
    choices_ = {
        "ya": ("Sudah dipakai", Q(used_times__gt=0)),
        "tidak": ("Belum dipakai", Q(used_times=0)),
    }


class LackFilter(_Choice):
    title = "kekurangan"
    parameter_name = "tanpa"
    choices_ = {
        "kredit": ("Tanpa kredit", Q(credit="")),
        "alt": ("Tanpa teks alternatif", Q(alt="")),
        "keterangan": ("Tanpa keterangan", Q(caption="")),
    }


class PermitFilter(admin.SimpleListFilter):
    """What may not, or not much longer, be shown."""

    title = "izin"
    parameter_name = "izin"

    def lookups(self, request, model_admin):
        return [("segera", "Segera habis"), ("habis", "Sudah habis"), ("dilarang", "Tidak boleh dipakai")]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "segera":
            return queryset.filter(licence_until__gt=now, licence_until__lte=now + SOON)
        if self.value() == "habis":
            return queryset.filter(licence_until__lte=now)
        return queryset.filter(forbidden_at__isnull=False) if self.value() == "dilarang" else queryset
