"""Names the app, registers its system checks, and tells Django's admin which site it is."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core.checks import register

from portal.checks import CHECKS


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"
    default = True

    def ready(self):
        for check in CHECKS:
            register(check)
        import_module("portal.listening")  # it reads models, which are not there when this module is read


class DeskConfig(admin_apps.AdminConfig):
    """In INSTALLED_APPS in the place of django.contrib.admin."""

    default_site = "portal.desk.Desk"
    default = False
