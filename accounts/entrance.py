"""allauth's forms in the words of this house: labels, and what is said when something is missing."""

from allauth.account import forms as stock
from allauth.mfa.base import forms as second
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.contrib.auth.hashers import make_password

#: Field -> (label, what is said when it was left empty).
WORDS = {
    "login": ("Alamat surel", "Tulis alamat surel akun Anda."),
    "email": ("Alamat surel", "Tulis alamat surel Anda."),
    "password": ("Kata sandi", "Tulis kata sandi Anda."),
    "password1": ("Kata sandi", "Buat kata sandi."),
    "password2": ("Kata sandi sekali lagi", "Tulis kata sandi yang sama sekali lagi."),
    "oldpassword": ("Kata sandi sekarang", "Tulis kata sandi Anda sekarang."),
    "code": ("Kode", "Tulis kode enam angka dari aplikasi."),
    "name": ("Nama kunci", "Beri nama, misalnya Ponsel saya."),
    "passwordless": ("Boleh untuk masuk tanpa kata sandi", ""),
    "remember": ("Tetap masuk di perangkat ini", ""),
}
INVALID = "Tulis alamat surel yang lengkap, misalnya nama@contoh.id."


class OwnWords:
    """Mixed in before one of allauth's forms."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label, missing = WORDS.get(name, ("", ""))
            if not label:
                continue
            field.label = label
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = missing
            for validator in field.validators if name in {"login", "email"} else ():
                validator.message = INVALID


class LoginForm(OwnWords, stock.LoginForm):
    pass


class SignupForm(OwnWords, stock.SignupForm):
    field_order = ("email", "display_name", "birth_year", "parent_email", "password1", "password2", "agreed")

    def try_save(self, request):
        """A known address takes as long as a new one, so that the clock does not tell them apart."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordForm(OwnWords, stock.ResetPasswordForm):
    pass


class ReauthenticateForm(OwnWords, stock.ReauthenticateForm):
    pass


class AddEmailForm(OwnWords, stock.AddEmailForm):
    pass


class ResetPasswordFromKeyForm(OwnWords, stock.ResetPasswordKeyForm):
    pass


class ConfirmCodeForm(OwnWords, stock.ConfirmEmailVerificationCodeForm):
    """The code of a mail; its link brings it along."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Kode dari surel"
        self.fields["code"].error_messages["required"] = "Tulis kode dari surel."


class ChangeEmailForm(OwnWords, stock.ChangeEmailForm):
    pass


class ChangePasswordForm(OwnWords, stock.ChangePasswordForm):
    pass


class SetPasswordForm(OwnWords, stock.SetPasswordForm):
    """The first password of somebody who has come in by Google so far."""


class _Digits(OwnWords):
    """Codes are typed on a phone's number pad."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code")


class CodeForm(_Digits, second.AuthenticateForm):
    pass


class CodeAgainForm(_Digits, second.ReauthenticateForm):
    pass


class ActivateForm(_Digits, ActivateTOTPForm):
    pass


class AddKeyForm(OwnWords, AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = "Perangkat akan meminta sidik jari, wajah, atau PIN."
