"""Sign-in with Google: nothing until both of its settings are there, and then what allauth needs to know of it."""

from importlib.metadata import version
from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured

from portal.environment import env, env_secret

#: What allauth's part for Google imports and a portal without it does not need (the extra `google` of pyproject.toml).
PACKAGES = ("jwt", "requests")


def from_environment(apps: list[str]) -> dict:
    """Settings of Django and allauth. The tables are always there, so that switching it off leaves nothing behind."""
    client, secret = env("GOOGLE_CLIENT_ID"), env_secret("GOOGLE_CLIENT_SECRET")
    if bool(client) != bool(secret):
        raise ImproperlyConfigured("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together: set both, or neither.")
    if client and not all(map(find_spec, PACKAGES)):
        wanted = f"'django-allauth[socialaccount]=={version('django-allauth')}'"
        raise ImproperlyConfigured(f"GOOGLE_CLIENT_ID butuh paket yang belum terpasang; jalankan: pip install {wanted}")
    google = {
        "APPS": [{"client_id": client, "secret": secret}],
        "SCOPE": ["openid", "email", "profile"],
        "AUTH_PARAMS": {"prompt": "select_account"},
        "OAUTH_PKCE_ENABLED": True,
        "provider_class": "accounts.google.provider.Google",
    }
    return {
        "GOOGLE_CLIENT_ID": client,
        "INSTALLED_APPS": [*apps, *(["allauth.socialaccount.providers.google"] if client else [])],
        "SOCIALACCOUNT_PROVIDERS": {"google": google} if client else {},
        "SOCIALACCOUNT_ADAPTER": "accounts.google.adapter.GoogleAdapter",
        "SOCIALACCOUNT_FORMS": {"signup": "accounts.google.forms.GoogleSignupForm"},
        "SOCIALACCOUNT_AUTO_SIGNUP": False,  # nobody becomes a reader here without the three points and the year
    }
