"""Names the app, registers its system checks, and tells Django's admin which site it is."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import Tags, register

from portal.checks import CHECKS


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"
    default = True

    def ready(self):
        for check in CHECKS:
            register(check)
        import_module("portal.listening")  # it reads models, which are not there when this module is read


class DeskConfig(SimpleAdminConfig):
    """In INSTALLED_APPS in the place of django.contrib.admin. The CMS is read with its first address, or to be checked."""

    default_site = "portal.desk.Desk"
    default = False

    def ready(self):
        register(check_dependencies, Tags.admin)
        register(check_desk, Tags.admin)


def check_desk(app_configs, **options):
    import_module("portal.desk_urls")
    return check_admin_app(app_configs, **options)
