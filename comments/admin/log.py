"""The log of moderation in the CMS: filters, pages without counting, and the whole as a table for Excel."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from comments.models import ModerationAct
from comments.moderation_log import Asked, page_of, table_of
from news.admin.fields import YEARS, as_key
from news.dates import local

KEY = {"required": False, "min_value": 1, "max_value": 10**18}


class LogForm(forms.Form):
    moderator = forms.ModelChoiceField(
        label="Oleh", queryset=get_user_model().objects.none(), required=False, empty_label="Semua orang"
    )
    penulis = forms.IntegerField(label="Nomor akun penulis", **KEY)
    komentar = forms.IntegerField(label="Nomor komentar", **KEY)
    tindakan = forms.ChoiceField(
        label="Tindakan", choices=[("", "Semua tindakan"), *ModerationAct.Act.choices], required=False
    )
    alasan = forms.ChoiceField(
        label="Alasan", choices=[("", "Semua alasan"), *ModerationAct.Reason.choices], required=False
    )
    dari = forms.DateField(label="Dari tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sampai = forms.DateField(label="Sampai tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = get_user_model().objects.filter(is_staff=True)
        self.fields["moderator"].queryset = staff.order_by("display_name", "email")

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
        return Asked(
            moderator=found["moderator"].pk if found.get("moderator") else None,
            author=found.get("penulis"),
            comment=found.get("komentar"),
            act=found.get("tindakan") or "",
            reason=found.get("alasan") or "",
            since=found.get("dari"),
            until=found.get("sampai"),
        )


@admin.register(ModerationAct)
class ModerationLogAdmin(admin.ModelAdmin):
    """Nobody writes or deletes in it."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.log), name="comments_moderationact_changelist"),
            path("unduh/", view(self.download), name="comments_moderationact_download"),
        ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log(self, request):
        self._refuse_strangers(request)
        form = LogForm(request.GET, label_suffix="")
        page = page_of(form.asked, as_key(request.GET.get("sesudah")))
        query = request.GET.copy()
        query.pop("sesudah", None)
        context = {
            **self.admin_site.each_context(request),
            "title": "Catatan moderasi",
            "opts": self.opts,
            "form": form,
            "page": page,
            "query": query.urlencode(),
            "is_first": "sesudah" not in request.GET,
        }
        return TemplateResponse(request, "admin/comments/log.html", context)

    def download(self, request):
        """The same acts, all of them, as a file."""
        self._refuse_strangers(request)
        answer = StreamingHttpResponse(table_of(LogForm(request.GET).asked), content_type="text/csv; charset=utf-8")
        name = f"catatan-moderasi-{local(timezone.now()):%Y-%m-%d}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        add_never_cache_headers(answer)
        return answer

    def _refuse_strangers(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
