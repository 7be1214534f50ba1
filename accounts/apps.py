"""The people of the portal: readers and staff."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from accounts.roles import make_groups


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Akun"

    def ready(self):
        # Permissions are created by other apps' post_migrate handlers, so the groups are
        # brought in line after every migration instead of inside one.
        post_migrate.connect(make_groups, dispatch_uid="accounts.make_groups")
        import_module("accounts.listening")  # it reads models, which are not there when this module is read
