"""What somebody is asked besides e-mail and password at registration, and the password of who was invited."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from accounts.consent import RulesField, agree
from accounts.models import Consent, Processing, User
from accounts.names import NameField, proper
from accounts.processing import record

OLDEST = 120


class SignupForm(forms.Form):
    """Mixed into allauth's form (ACCOUNT_SIGNUP_FORM_CLASS).

    The year of birth is compared and forgotten; what is kept is that its person was old enough, and when they said so.
    """

    display_name = NameField()
    birth_year = forms.IntegerField(
        label="Tahun lahir",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year", "maxlength": 4}),
        help_text="Hanya untuk memastikan umur; tidak kami simpan.",
        error_messages={"required": "Tulis tahun lahir Anda.", "invalid": "Tulis tahun lahir Anda, misalnya 1990."},
    )
    agreed = RulesField()

    def clean_display_name(self):
        return proper(self.cleaned_data["display_name"])

    def clean_birth_year(self):
        year, now, least = self.cleaned_data["birth_year"], timezone.localdate(timezone.now()).year, minimum_age()
        if not now - OLDEST <= year <= now:
            raise forms.ValidationError(self.fields["birth_year"].error_messages["invalid"])
        if now - year < least:
            raise forms.ValidationError(
                f"Akun hanya untuk yang sudah berumur {least} tahun. Berita tetap bisa Anda baca."
            )
        return year

    def signup(self, request, user):
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
        record(Processing.Act.REGISTERED, "Membuat akun atas permintaan pembaca", about=user, by=user)
        agree(user)
        agree(user, Consent.Purpose.AGE, str(minimum_age()))


def minimum_age() -> int:
    return settings.READERS.minimum_age


class AcceptForm(forms.Form):
    """The password of somebody who was invited."""

    password1 = forms.CharField(
        label="Kata sandi",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Buat kata sandi."},
        help_text="Paling sedikit sepuluh huruf atau angka, bukan yang dipakai banyak orang.",
    )
    password2 = forms.CharField(
        label="Kata sandi sekali lagi",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi yang sama sekali lagi."},
    )

    def __init__(self, invitation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = User(email=invitation.email, display_name=invitation.display_name)

    def clean_password1(self):
        validate_password(self.cleaned_data["password1"], self.user)
        return self.cleaned_data["password1"]

    def clean(self):
        typed = self.cleaned_data
        if "password1" in typed and "password2" in typed and typed["password1"] != typed["password2"]:
            self.add_error("password2", "Kedua kata sandi belum sama.")
        return typed
