"""Names the app and registers its system checks."""

from django.apps import AppConfig
from django.core.checks import register

from portal.checks import CHECKS


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"

    def ready(self):
        for check in CHECKS:
            register(check)
