"""`manage.py rebuild_search`: writes anew what search knows of every story, while readers go on searching."""

from django.core.management.base import BaseCommand

from news import search
from news.models import Article, SearchDocument
from portal.demo.progress import Progress


class Command(BaseCommand):
    help = "Menulis ulang indeks pencarian semua berita. Perlu sesudah impor dengan SQL, atau bila cara memenggal kata berubah."

    def handle(self, *args, verbosity=1, **options):
        with Progress("Indeks pencarian", Article.objects.count(), silent=verbosity == 0) as progress:
            before = 0
            for done in search.rebuild():
                progress.advance(done - before)
                before = done
        if verbosity:
            self.stdout.write(f"{SearchDocument.objects.count()} berita dapat dicari.")
