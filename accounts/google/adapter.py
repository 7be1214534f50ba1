"""allauth's room for other people's accounts in the manner of this house: who is let in, and what they are told."""

from allauth.account.utils import filter_users_by_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.fresh import prove
from accounts.models import User, tidy_name
from accounts.names import poses

LONGEST = User._meta.get_field("display_name").max_length
CANCELLED = "Dibatalkan. Tidak ada yang berubah."
FAILED = "Google tidak menjawab atau menolak permintaan ini. Coba lagi sebentar lagi."
OTHER = "Itu akun Google yang lain. Pilih akun Google yang terhubung dengan akun Anda di sini."


class GoogleAdapter(DefaultSocialAccountAdapter):
    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": "Ini satu-satunya jalan masuk ke akun Anda. Buat kata sandi dulu, lalu lepaskan Google.",
        "no_verified_email": "Pastikan dulu alamat surel Anda, lalu lepaskan Google.",
    }

    def pre_social_login(self, request, sociallogin):
        """Google has said who it is; nobody is in yet."""
        process = sociallogin.state["process"]
        if process == AuthProcess.REDIRECT:
            raise ImmediateHttpResponse(self._proved(request, sociallogin))
        if process == AuthProcess.LOGIN and not sociallogin.is_existing:
            self._refuse(request, sociallogin)

    def _proved(self, request, sociallogin):
        """Somebody who is in was asked to prove it again."""
        if sociallogin.is_existing and sociallogin.user == request.user:
            prove(request)
        else:
            messages.error(request, OTHER)
        return HttpResponseRedirect(
            f"{reverse('google_again')}?{urlencode({'next': sociallogin.state.get('next', '')})}"
        )

    def _refuse(self, request, sociallogin):
        """An unproven address, or one that has an account: only its password opens that, never an address alone.

        Who is told so has just proved to Google that the address is theirs. Addresses of others that Google only
        once saw go on to the form, and learn the rest by mail, like everybody who registers.
        """
        address = next(iter(sociallogin.email_addresses), None)
        if not address:
            raise ImmediateHttpResponse(render(request, "socialaccount/unproven.html", status=403))
        if address.verified and filter_users_by_email(address.email):
            told = {"email": address.email}
            raise ImmediateHttpResponse(render(request, "socialaccount/known.html", told, status=409))

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.display_name = tidy_name(data.get("name", ""))[:LONGEST]
        return user

    def get_signup_form_initial_data(self, sociallogin):
        name = sociallogin.user.display_name
        return {"email": sociallogin.user.email, "display_name": "" if poses(name) else name}

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        """Who is in goes back to where they were; everybody else sees a page of ours that says it."""
        if request.user.is_authenticated:
            messages.error(request, CANCELLED if error == AuthError.CANCELLED else FAILED)
            raise ImmediateHttpResponse(redirect("socialaccount_connections"))
