"""Names the app and registers its system checks, by importing them."""

from django.apps import AppConfig

from portal import checks  # noqa: F401


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"
