"""Logs in the CMS: filters, pages without counting, and the whole as a table for Excel. Nobody writes or deletes in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from news.admin.fields import YEARS
from news.dates import local

#: Options of a field for the number of something.
KEY = {"required": False, "min_value": 1, "max_value": 10**18}


class StaffField(forms.ModelChoiceField):
    """Somebody of the newsroom, or nobody in particular."""

    def __init__(self, **options):
        staff = get_user_model().objects.filter(is_staff=True).order_by("display_name", "email")
        super().__init__(staff, required=False, empty_label="Semua orang", **options)


class DaysForm(forms.Form):
    """From one day to another; what is mistyped narrows nothing and says so."""

    dari = forms.DateField(label="Dari tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sampai = forms.DateField(label="Sampai tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("dari"), cleaned.get("sampai")
        for name, day in (("dari", since), ("sampai", until)):
            if day and day.year not in YEARS:
                self.add_error(name, "Periksa tahunnya.")
        if since and until and until < since:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return cleaned


class ReadOnlyAdmin(admin.ModelAdmin):
    """What is looked at and never written here."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def refuse_strangers(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


class LogBook(ReadOnlyAdmin):
    """In the place of a list of rows stands the log; `form_class` answers `asked`, which `pages` and `table` read."""

    title = ""
    template = ""
    #: The downloaded file is named after it and the day.
    file_name = ""
    form_class: type[DaysForm]

    #: `pages(asked, after)` is the page of the log behind a place that an address names (None: the first one),
    #: `table(asked)` the lines of the whole as CSV.
    pages: Callable
    table: Callable[..., Iterable[str]]

    def get_urls(self):
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("", view(self.log), name=f"{name}_changelist"),
            path("unduh/", view(self.download), name=f"{name}_download"),
        ]

    def log(self, request):
        self.refuse_strangers(request)
        form = self.form_class(request.GET, label_suffix="")
        page = self.pages(form.asked, request.GET.get("sesudah"))
        query = request.GET.copy()
        query.pop("sesudah", None)
        context = {
            **self.admin_site.each_context(request),
            "title": self.title,
            "opts": self.opts,
            "form": form,
            "page": page,
            "query": query.urlencode(),
            "is_first": "sesudah" not in request.GET,
        }
        return TemplateResponse(request, self.template, context)

    def download(self, request):
        """The same entries, all of them, as a file."""
        self.refuse_strangers(request)
        lines = self.table(self.form_class(request.GET).asked)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"{self.file_name}-{local(timezone.now()):%Y-%m-%d}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        add_never_cache_headers(answer)
        return answer
