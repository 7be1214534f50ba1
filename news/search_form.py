"""The question a reader puts on the search page, as it stands in the address."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from news.dates import day_bounds, local
from news.dayindex import FIRST_DAY
from news.models import Category
from news.search import Where

LONGEST = 200
BY_RELEVANCE, NEWEST = "relevansi", "terbaru"
ORDERS = ((BY_RELEVANCE, "Paling sesuai"), (NEWEST, "Terbaru"))
NO_DATE = "Tulis tanggal yang ada, misalnya 2026-03-18."


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Kata yang dicari",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": f"Terlalu panjang. Tulis paling banyak {LONGEST} huruf."},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    kanal = forms.ModelChoiceField(
        label="Kanal",
        required=False,
        queryset=Category.objects.in_order(),
        to_field_name="slug",
        empty_label="Semua kanal",
        error_messages={"invalid_choice": "Kanal ini tidak ada. Pilih yang lain."},
    )
    urut = forms.ChoiceField(label="Urutan", required=False, choices=ORDERS)
    dari = forms.DateField(label="Dari tanggal", required=False, error_messages={"invalid": NO_DATE})
    sampai = forms.DateField(label="Sampai tanggal", required=False, error_messages={"invalid": NO_DATE})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="cari-%s", **kwargs)
        for name in ("dari", "sampai"):
            self.fields[name].input_formats = ("%Y-%m-%d", "%d/%m/%Y")
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())

    def clean(self):
        since, until = self.cleaned_data.get("dari"), self.cleaned_data.get("sampai")
        if since and until and until < since:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")

    @property
    def where(self) -> Where:
        since, until = self.cleaned_data["dari"], self.cleaned_data["sampai"]
        return Where(
            self.cleaned_data["kanal"],
            _bounds(since)[0] if since else None,
            _bounds(until)[1] if until else None,
        )

    @property
    def newest(self) -> bool:
        return self.cleaned_data["urut"] == NEWEST

    def address(self, path: str, **others: str | int) -> str:
        """The address of this question, with some of its parts changed; what is empty is left out."""
        asked = {name: self.data.get(name, "") for name in self.fields} | others
        return f"{path}?{urlencode({name: value for name, value in asked.items() if value})}"


def _bounds(day: date) -> tuple[datetime, datetime]:
    """First and last second of a day. Days long before or after the newsroom are as good as its first, or tomorrow."""
    tomorrow = local(timezone.now()).date() + timedelta(days=1)
    start, end = day_bounds(min(max(day, FIRST_DAY), tomorrow))
    return start, end - timedelta(seconds=1)
