"""`manage.py serve`: from an empty folder to a running portal, in one process tree. `make run` calls it."""

import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from portal.server import Server
from portal.startup import CannotStart, prepare

DEMO_DOMAIN = "@nusawarta.test"


class Command(BaseCommand):
    help = "Prepares database and static files as needed, then serves the portal with gunicorn."
    requires_system_checks = []  # they run in prepare(), after the key they ask for has been made

    def handle(self, *args, **options):
        try:
            server = Server(prepare(self.say))
            if server.wait_until_ready():
                self.stdout.write(f"Siap: {settings.SITE_URL}/")
                self.stdout.write(f"Redaksi: {settings.SITE_URL}/admin/{self.demo_accounts}")
                self.stdout.flush()
            sys.exit(server.wait())
        except CannotStart as problem:
            sys.exit(str(problem))
        except KeyboardInterrupt:
            sys.exit(130)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    @property
    def demo_accounts(self) -> str:
        """The demo's accounts and password, as long as `demo` has left its password here."""
        password_file = settings.DATA_DIR / "demo-password"
        if not password_file.is_file():
            return ""
        emails = (
            get_user_model().objects.filter(email__endswith=DEMO_DOMAIN).order_by("pk").values_list("email", flat=True)
        )
        names = ", ".join(email.removesuffix(DEMO_DOMAIN) for email in emails)
        return f" (akun {names} {DEMO_DOMAIN}; kata sandi {password_file.read_text().strip()})" if names else ""
