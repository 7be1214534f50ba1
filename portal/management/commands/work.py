"""`manage.py work`: runs queued tasks alone, where something else than `serve` looks after the server."""

from django.core.management.base import BaseCommand

from portal.worker import Watch


class Command(BaseCommand):
    help = "Runs queued tasks (pings) until it is stopped. `serve` starts one of these itself."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run what is due, then end")

    def handle(self, *args, once, **options):
        watch = Watch()
        if once:
            watch.look()
        else:
            watch.run()
