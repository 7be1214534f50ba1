"""What a reader is asked at registration besides e-mail and password."""

from django import forms

from accounts.consent import TEXT, VERSION
from accounts.models import Consent, tidy_name


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
