"""What readers fill in about comments: a complaint, the address of a comment, a number, an appeal."""

import re

from django import forms

from accounts.receipts import ALPHABET
from comments.models import Complaint
from news.plain import LineFormField, LinesFormField

_COMMENT = re.compile(r"komentar[-/](\d{1,18})\b")
#: Letters that are taken for others when a number is read out or copied by hand.
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_MANY = re.compile(f"[^{ALPHABET}]")


def receipt_of(typed: str) -> str:
    """A number as it is kept, however it was typed: "7kq2 m9xd4t" is 7KQ2-M9XD-4T."""
    signs = _MANY.sub("", typed.upper().translate(_MISREAD))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label="Apa yang salah dengan komentar ini?",
        choices=Complaint.Reason.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu alasan."),
    )
    details = LinesFormField(
        label="Penjelasan (boleh kosong)",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        help_text="Hanya dibaca redaksi. Jangan menulis data pribadi yang tidak perlu.",
        error_messages={"max_length": "Penjelasan paling panjang 1.000 karakter. Sekarang %(show_value)d karakter."},
    )
    # Nobody sees this field; what fills in every field fills it in as well.
    website = forms.CharField(label="Biarkan kosong", required=False)

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Kolom “Biarkan kosong” harus kosong. Hapus isinya, lalu kirim lagi.")
        return ""

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("reason") == Complaint.Reason.OTHER
            and not cleaned.get("details")
            and "details" not in self.errors
        ):
            self.add_error("details", "Jelaskan apa yang salah, supaya redaksi bisa memeriksanya.")
        return cleaned


class AddressForm(forms.Form):
    """The address of a comment, copied from its permalink or from its page."""

    alamat = LineFormField(
        label="Alamat komentar",
        max_length=500,
        help_text="Salin dari tautan waktu di atas komentar; berakhir dengan #komentar dan nomornya.",
        error_messages={"required": "Tempel alamat komentarnya."},
    )

    def clean_alamat(self) -> int:
        found = _COMMENT.search(self.cleaned_data["alamat"])
        if not found:
            raise forms.ValidationError("Alamat ini tidak memuat nomor komentar. Contoh: https://…/#komentar-123")
        return int(found[1])


class NumberForm(forms.Form):
    nomor = LineFormField(
        label="Nomor laporan", max_length=40, error_messages={"required": "Tulis nomor laporan Anda."}
    )

    def clean_nomor(self) -> str:
        return receipt_of(self.cleaned_data["nomor"])


class AppealForm(forms.Form):
    words = LinesFormField(
        label="Keberatan Anda",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 1000}),
        error_messages={
            "required": "Tulis dulu keberatan Anda.",
            "max_length": "Keberatan paling panjang 1.000 karakter. Sekarang %(show_value)d karakter.",
        },
    )
