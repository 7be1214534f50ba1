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
ASKED = "Tulis alamat surel orang tua atau wali; kami bertanya kepada mereka."


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
    parent_email = forms.EmailField(
        label="Alamat surel orang tua atau wali",
        required=False,
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@contoh.id."},
    )
    agreed = RulesField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if settings.READERS.age_with_parent:
            self.fields["parent_email"].help_text = f"Hanya bila Anda belum berumur {minimum_age()} tahun."
        else:
            del self.fields["parent_email"]

    def clean_display_name(self):
        return proper(self.cleaned_data["display_name"])

    def clean_birth_year(self):
        year, now = self.cleaned_data["birth_year"], this_year()
        least = settings.READERS.age_with_parent or minimum_age()
        if not now - OLDEST <= year <= now:
            raise forms.ValidationError(self.fields["birth_year"].error_messages["invalid"])
        if now - year < least:
            raise forms.ValidationError(
                f"Akun hanya untuk yang sudah berumur {least} tahun. Berita tetap bisa Anda baca."
            )
        return year

    def clean(self):
        """A parent's address counts only where it is needed; that of a grown-up's parent is not kept."""
        super().clean()
        typed = self.cleaned_data  # allauth's form looks at nothing else
        is_child = this_year() - typed.get("birth_year", 0) < minimum_age()
        if not is_child:
            typed["parent_email"] = ""
        elif "parent_email" in typed:
            check_parent(self, typed["parent_email"], typed.get("email", ""))
        return typed

    def signup(self, request, user):
        user.display_name, user.parent_email = self.cleaned_data["display_name"], self.cleaned_data["parent_email"]
        user.save(update_fields=["display_name", "parent_email"])
        record(Processing.Act.REGISTERED, "Membuat akun atas permintaan pembaca", about=user, by=user)
        agree(user)
        if not user.parent_email:
            agree(user, Consent.Purpose.AGE, str(minimum_age()))


def this_year() -> int:
    return timezone.localdate(timezone.now()).year


def check_parent(form, address: str, own: str) -> None:
    """Put a sentence at the field of a parent's address that is missing, or is one's own."""
    if not address:
        form.add_error("parent_email", f"Anda belum berumur {minimum_age()} tahun. {ASKED}")
    elif address.lower() == own.lower():
        form.add_error("parent_email", "Ini alamat Anda sendiri. Tulis alamat orang tua atau wali.")


class ParentForm(forms.Form):
    """Where a parent is asked, as long as none has answered."""

    parent_email = forms.EmailField(
        label="Alamat surel orang tua atau wali",
        error_messages={"required": ASKED, "invalid": "Tulis alamat surel yang lengkap, misalnya nama@contoh.id."},
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, initial={"parent_email": user.parent_email}, **kwargs)
        self.user = user

    def clean(self):
        if address := self.cleaned_data.get("parent_email"):
            check_parent(self, address, self.user.email)
        return self.cleaned_data


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
