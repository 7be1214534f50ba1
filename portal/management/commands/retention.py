"""`manage.py retention`: takes away data whose time is over. The worker does it once a day by itself."""

from django.core.management.base import BaseCommand

from portal.retention import enforce


class Command(BaseCommand):
    help = "Deletes or blanks personal data whose period of retention is over."

    def handle(self, *args, **options):
        taken = {key: number for key, number in enforce().items() if number}
        for key, number in taken.items():
            self.stdout.write(f"{key}: {number}")
        if not taken:
            self.stdout.write("Nothing is over its time.")
