"""The audit log in the CMS."""

from django import forms
from django.contrib import admin

from news.admin.logbook import KEY, DaysForm, LogBook, StaffField
from news.audit import ACTS, Asked, page_of, table_of
from news.models import Move


class AuditForm(DaysForm):
    orang = StaffField(label="Orang")
    tindakan = forms.ChoiceField(label="Tindakan", choices=[("", "Semua tindakan"), *ACTS.items()], required=False)
    berita = forms.IntegerField(label="Nomor berita", **KEY)
    field_order = ("orang", "tindakan", "dari", "sampai", "berita")

    @property
    def asked(self) -> Asked:
        """What can be understood of the filters."""
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
class AuditLogAdmin(LogBook):
    """In the place of a list of moves stands the log of all acts."""

    title, template, file_name = "Jejak audit", "admin/news/audit.html", "jejak-audit"
    form_class = AuditForm

    def pages(self, asked, after):
        return page_of(asked, after or "")

    def table(self, asked):
        return table_of(asked)
