"""`manage.py serve`: from an empty folder to a running portal, in one process tree. `make run` calls it."""

import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from portal.demo.cast import DOMAIN
from portal.server import Server
from portal.startup import CannotStart, prepare


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
        people = get_user_model().objects.filter(email__endswith=DOMAIN, is_active=True).order_by("pk")
        names = " ".join(email.removesuffix(DOMAIN) for email in people.values_list("email", flat=True))
        return f" (akun {names}, masing-masing {DOMAIN}; kata sandi {password_file.read_text().strip()})"
