"""`manage.py prove_deletion --planted NAME ADDRESS ...`: nothing of somebody is left, or where it is."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.planted import search


class Command(BaseCommand):
    help = "Searches database, sessions, caches, files, mails and logs for words; exit status 1 when any is found."

    def add_arguments(self, parser):
        parser.add_argument("--planted", nargs="+", required=True, metavar="WORD", help="what must not be found")
        parser.add_argument("--logs", nargs="*", default=[], type=Path, metavar="PATH", help="files or folders of logs")

    def handle(self, *args, planted, logs, **options):
        if missing := [str(path) for path in logs if not path.exists()]:
            raise CommandError(f"There is no {', '.join(missing)}.")
        found = list(search(planted, logs))
        for one in found:
            self.stdout.write(f"FOUND {one.word!r} in {one.place}")
        backend = settings.CACHES["default"]["BACKEND"].rpartition(".")[2]
        if backend not in ("DatabaseCache", "DummyCache"):
            self.stderr.write(f"Not searched: {backend}, whose entries cannot be listed; they end by themselves.")
        if found:
            raise CommandError(f"{len(found)} places still hold what was to be deleted.", returncode=1)
        self.stdout.write(f"0 places hold any of {len(planted)} words.")
