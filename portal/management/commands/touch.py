"""`manage.py touch`: says that content was changed behind the portal's back, by SQL or another program."""

from django.core.management.base import BaseCommand

from news.freshness import SITE, touch


class Command(BaseCommand):
    help = "Membuat halaman yang tersimpan disusun ulang, sesudah isi basis data diubah tanpa lewat portal."

    def add_arguments(self, parser):
        parser.add_argument(
            "tag", nargs="*", help=f"misalnya lists atau article:12; tanpa pilihan: {SITE}, semua halaman"
        )

    def handle(self, *args, tag, **options):
        touch(*(tag or [SITE]))
        self.stdout.write(f"Disusun ulang pada kunjungan berikutnya: {', '.join(tag) or 'semua halaman'}.")
