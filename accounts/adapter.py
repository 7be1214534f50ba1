"""allauth's account room in the manner of this house: when it asks again, and what its mails know."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.browsers import describe
from accounts.fresh import OWN, is_fresh
from accounts.origins import today

WAYS = {
    "reauthenticate": "Pakai kata sandi",
    "mfa_reauthenticate": "Pakai kode dari aplikasi atau kode pemulihan",
    "mfa_reauthenticate:webauthn": "Pakai kunci sandi",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sudah dinonaktifkan.",
        "cannot_remove_primary_email": "Alamat surel utama tidak bisa dihapus.",
        "duplicate_email": "Itu sudah alamat surel akun Anda.",
        "email_password_mismatch": "Alamat surel atau kata sandi keliru.",
        "email_taken": "Alamat surel ini dipakai akun lain.",
        "enter_current_password": "Kata sandi itu tidak cocok.",
        "incorrect_code": "Kode itu keliru. Salin kode dari surel yang terakhir kami kirim.",
        "incorrect_password": "Kata sandi itu tidak cocok.",
        "invalid_or_expired_key": "Tautan ini tidak berlaku lagi.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi.",
        "rate_limited": "Terlalu sering. Tunggu beberapa menit, lalu coba lagi.",
        "same_as_current": "Itu alamat yang sama. Tulis alamat yang lain.",
        "too_many_login_attempts": "Terlalu banyak percobaan yang keliru. Tunggu lima menit, lalu coba lagi, atau buat "
        "kata sandi baru lewat Lupa kata sandi.",
        "unverified_primary_email": "Pastikan dulu alamat surel Anda.",
    }

    def get_client_ip(self, request):
        """Counters of sign-ins and registrations never see an address, only its fingerprint of today."""
        return today(request)

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who has just signed in is not asked for the same password on the next page."""
        asked = super().is_reauthentication_required(app=app, **kwargs) and not is_fresh(self.request, OWN)
        if asked and [way["id"] for way in self.get_reauthentication_methods(self.request.user)] == ["google"]:
            raise ReauthenticationRequired  # allauth lets who has no password through
        return asked

    def get_reauthentication_methods(self, user):
        """Google only where there is nothing else: a browser is signed in there for months, and asks nobody."""
        ways = [{**way, "description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]
        if ways or not settings.GOOGLE_CLIENT_ID or not SocialAccount.objects.filter(user_id=user.pk).exists():
            return ways
        return [{"id": "google", "description": "Pakai akun Google", "url": reverse("google_again")}]

    def get_reset_password_from_key_url(self, key):
        """Links in mails come from SITE_URL, never from what a request calls this host."""
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def send_mail(self, template_prefix, email, context):
        super().send_mail(
            template_prefix, email, {"newsroom": settings.NEWSROOM, "site_url": settings.SITE_URL, **context}
        )

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        browser = describe(self.request.META.get("HTTP_USER_AGENT", ""))
        told = {"user": user, "browser": browser, "moment": timezone.now(), **(context or {})}
        super().send_notification_mail(template_prefix, user, told, email)
