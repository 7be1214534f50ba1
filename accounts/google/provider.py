"""What is taken of all that Google says about somebody: a number, an address, and a name to propose."""

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.google.provider import GoogleProvider
from allauth.socialaccount.providers.google.views import GoogleOAuth2Adapter
from django.conf import settings
from django.urls import reverse


class Way(GoogleOAuth2Adapter):
    def get_callback_url(self, request, app):
        """The one address that Google knows: from SITE_URL, never from what a request calls this host."""
        return settings.SITE_URL + reverse("google_callback")


class Google(GoogleProvider):
    """Read only where sign-in with Google is on: allauth's part needs packages that others do not have."""

    oauth2_adapter_class = Way

    def extract_extra_data(self, data):
        """Kept beside the number, so that its person sees which of their Google accounts it is."""
        return {"email": data.get("email", "")}

    def extract_common_fields(self, data):
        """An address that Google itself has not verified is none."""
        name = data.get("given_name") or data.get("name") or ""
        return {"name": name, **({"email": data.get("email")} if data.get("email_verified") else {})}

    def extract_email_addresses(self, data):
        """Proven where Google gives the address out; other owners may have changed, so these get our code by mail.

        https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
        """
        email = data.get("email", "")
        if not data.get("email_verified"):
            return []
        is_googles = bool(data.get("hd")) or email.lower().endswith("@gmail.com")
        return [EmailAddress(email=email, verified=is_googles, primary=True)]
