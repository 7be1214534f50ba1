"""The audit log in the CMS: filters, pages without counting, and the whole as a table for Excel."""

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
from news.audit import ACTS, Asked, page_of, table_of
from news.dates import local
from news.models import Move


class AuditForm(forms.Form):
    orang = forms.ModelChoiceField(
        label="Orang", queryset=get_user_model().objects.none(), required=False, empty_label="Semua orang"
    )
    tindakan = forms.ChoiceField(label="Tindakan", choices=[("", "Semua tindakan"), *ACTS.items()], required=False)
    dari = forms.DateField(label="Dari tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sampai = forms.DateField(label="Sampai tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    berita = forms.IntegerField(label="Nomor berita", required=False, min_value=1, max_value=10**18)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = get_user_model().objects.filter(is_staff=True)
        self.fields["orang"].queryset = staff.order_by("display_name", "email")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("dari"), cleaned.get("sampai")
        for name, day in (("dari", since), ("sampai", until)):
            if day and day.year not in YEARS:
                self.add_error(name, "Periksa tahunnya.")
        if since and until and until < since:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return cleaned

    @property
    def asked(self) -> Asked:
        """What can be understood of the filters; a mistyped one narrows nothing and says so."""
        self.is_valid()
        found = self.cleaned_data
        person = found.get("orang")
        return Asked(
            person=person.pk if person else None,
            act=found.get("tindakan") or "",
            since=found.get("dari"),
            until=found.get("sampai"),
            story=found.get("berita"),
        )


@admin.register(Move)
class AuditLogAdmin(admin.ModelAdmin):
    """In the place of a list of moves stands the log of all acts. Nobody writes or deletes in it."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.log), name="news_move_changelist"),
            path("unduh/", view(self.download), name="news_move_download"),
        ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log(self, request):
        self._refuse_strangers(request)
        form = AuditForm(request.GET, label_suffix="")
        page = page_of(form.asked, request.GET.get("sesudah", ""))
        query = request.GET.copy()
        query.pop("sesudah", None)
        context = {
            **self.admin_site.each_context(request),
            "title": "Jejak audit",
            "opts": self.opts,
            "form": form,
            "page": page,
            "query": query.urlencode(),
            "is_first": "sesudah" not in request.GET,
        }
        return TemplateResponse(request, "admin/news/audit.html", context)

    def download(self, request):
        """The same entries, all of them, as a file."""
        self._refuse_strangers(request)
        answer = StreamingHttpResponse(table_of(AuditForm(request.GET).asked), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="jejak-audit-{local(timezone.now()):%Y-%m-%d}.csv"'
        add_never_cache_headers(answer)
        return answer

    def _refuse_strangers(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
