"""Addresses of the second step, those of `allauth.mfa.urls`; its code (keys, certificates, QR codes) is read by whoever asks."""

from functools import partial

from django.urls import path
from django.utils.module_loading import import_string


def answer(request, view: str, **parts):
    return import_string(f"allauth.mfa.{view}")(request, **parts)


def late(route: str, view: str, name: str):
    return path(route, partial(answer, view=view), name=f"mfa_{name}")


urlpatterns = [
    late("", "base.views.index", "index"),
    late("authenticate/", "base.views.authenticate", "authenticate"),
    late("reauthenticate/", "base.views.reauthenticate", "reauthenticate"),
    late("totp/activate/", "totp.views.activate_totp", "activate_totp"),
    late("totp/deactivate/", "totp.views.deactivate_totp", "deactivate_totp"),
    late("recovery-codes/", "recovery_codes.views.view_recovery_codes", "view_recovery_codes"),
    late("recovery-codes/generate/", "recovery_codes.views.generate_recovery_codes", "generate_recovery_codes"),
    late("recovery-codes/download/", "recovery_codes.views.download_recovery_codes", "download_recovery_codes"),
    late("webauthn/", "webauthn.views.list_webauthn", "list_webauthn"),
    late("webauthn/add/", "webauthn.views.add_webauthn", "add_webauthn"),
    late("webauthn/reauthenticate/", "webauthn.views.reauthenticate_webauthn", "reauthenticate_webauthn"),
    late("webauthn/keys/<int:pk>/remove/", "webauthn.views.remove_webauthn", "remove_webauthn"),
    late("webauthn/keys/<int:pk>/edit/", "webauthn.views.edit_webauthn", "edit_webauthn"),
    late("webauthn/login/", "webauthn.views.login_webauthn", "login_webauthn"),
]
