"""What somebody is asked besides e-mail and password at registration, and the password of who was invited."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.consent import TEXT, VERSION
from accounts.models import Consent, User, tidy_name


class SignupForm(forms.Form):
    """Mixed into allauth's form (ACCOUNT_SIGNUP_FORM_CLASS)."""

    display_name = forms.CharField(
        label="Nama tampilan",
        max_length=60,
        help_text="Nama di samping komentar Anda; tidak harus nama asli.",
        error_messages={"required": "Tulis nama yang akan dilihat pembaca lain."},
    )
    agreed = forms.BooleanField(
        label="Saya setuju dengan ketiga aturan ini:",
        help_text=" ".join(f"({number}) {point}" for number, point in enumerate(TEXT, start=1)),
        error_messages={"required": "Anda perlu menyetujui ketiga aturan ini untuk berkomentar."},
    )

    def clean_display_name(self):
        name = tidy_name(self.cleaned_data["display_name"])
        if not name:
            raise forms.ValidationError(self.fields["display_name"].error_messages["required"])
        return name

    def signup(self, request, user):
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
        Consent.objects.create(user=user, purpose=Consent.Purpose.COMMENTS, version=VERSION)


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
