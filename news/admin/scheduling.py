"""The times in a story's form: when it appears, before when it may not, and when it goes."""

from django import forms
from django.utils import timezone

from news.admin.fields import MomentField
from news.scheduling import picked, picks

#: Name of the buttons that schedule at a time of their own.
PICK = "_jadwal"


class PublishField(MomentField):
    """The time of publication; `picks` are the times that are offered as buttons beside it."""

    def picks(self):
        return picks(timezone.now())


class SchedulingForm(forms.ModelForm):
    """Mixed into the form of a story. A pressed pick has the last word over what stands in the field."""

    publish_at = PublishField(label="Jadwal terbit", required=False)
    expires_at = MomentField(
        label="Berakhir",
        required=False,
        help_text="Sesudah waktu ini berita tidak lagi tampil. Biasanya kosong.",
    )
    embargo_until = MomentField(
        label="Embargo sampai", required=False, help_text="Berita tidak tampil sebelum waktu ini."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_scheduled:
            self.initial["publish_at"] = self.instance.published_at
        if self.is_bound and self.data.get(PICK):
            # Typed into the field, so that a form that comes back shows the time that was asked for.
            moment = picked(self.data[PICK], timezone.now())
            self.data = self.data.copy()
            self.data["publish_at"] = timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M") if moment else ""

    def clean_expires_at(self):
        return self._not_over("expires_at", "Waktu itu sudah lewat. Untuk menurunkan berita sekarang, pakai Cabut.")

    def clean_embargo_until(self):
        return self._not_over("embargo_until", "Waktu itu sudah lewat. Pilih waktu nanti, atau kosongkan.")

    def _not_over(self, name: str, words: str):
        moment = self.cleaned_data[name]
        if moment and name in self.changed_data and moment <= timezone.now():
            raise forms.ValidationError(words)
        return moment
