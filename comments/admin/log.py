"""The log of moderation in the CMS."""

from django import forms
from django.contrib import admin

from comments.models import ModerationAct
from comments.moderation_log import Asked, page_of, table_of
from news.admin.logbook import KEY, DaysForm, LogBook, StaffField
from news.keys import as_key


class LogForm(DaysForm):
    moderator = StaffField(label="Oleh")
    penulis = forms.IntegerField(label="Nomor akun penulis", **KEY)
    komentar = forms.IntegerField(label="Nomor komentar", **KEY)
    tindakan = forms.ChoiceField(
        label="Tindakan", choices=[("", "Semua tindakan"), *ModerationAct.Act.choices], required=False
    )
    alasan = forms.ChoiceField(
        label="Alasan", choices=[("", "Semua alasan"), *ModerationAct.Reason.choices], required=False
    )
    field_order = ("moderator", "penulis", "komentar", "tindakan", "alasan", "dari", "sampai")

    @property
    def asked(self) -> Asked:
        """What can be understood of the filters."""
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
class ModerationLogAdmin(LogBook):
    title, template, file_name = "Catatan moderasi", "admin/comments/log.html", "catatan-moderasi"
    form_class = LogForm

    def pages(self, asked, after):
        return page_of(asked, as_key(after))

    def table(self, asked):
        return table_of(asked)
