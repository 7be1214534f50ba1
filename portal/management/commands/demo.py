"""`manage.py demo`: an invented newsroom to look at and to measure with, the same every time."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from news.models import Article, Category
from portal.demo import cast
from portal.demo.clearing import clear_demo, demo_articles, real_articles
from portal.demo.conversation import USUAL_COMMENTS
from portal.demo.library import USUAL_PHOTOS
from portal.demo.newsroom import open_newsroom
from portal.demo.stories import StoryFault, load_stories


class Command(BaseCommand):
    help = (
        "Mengisi portal kosong dengan redaksi contoh; --articles dan --comments menambah sampai jutaan."
        " Kata sandinya diambil dari DEMO_PASSWORD, atau dibuat acak."
    )

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=0, help="jumlah berita seluruhnya")
        parser.add_argument("--comments", type=int, default=0, help=f"jumlah komentar (biasanya {USUAL_COMMENTS})")
        parser.add_argument("--photos", type=int, default=0, help=f"jumlah foto (biasanya {USUAL_PHOTOS})")
        parser.add_argument("--clear", action="store_true", help="hapus redaksi contoh, dan hanya itu")

    def handle(self, *args, articles, comments, photos, clear, verbosity=1, **options):
        if clear:
            return self._clear(silent=verbosity == 0)
        self._refuse_real_stories()
        call_command("setup_portal", verbosity=0)
        self._refuse_missing_channels()
        try:
            password = open_newsroom(articles=articles, comments=comments, photos=photos, silent=verbosity == 0)
        except StoryFault as fault:
            raise CommandError(f"Berita contoh keliru. {fault}") from fault
        if verbosity:
            self._say_how_to_sign_in(password)

    def _clear(self, silent: bool) -> None:
        kept = clear_demo(silent=silent)
        left = Article.objects.count()
        self.stdout.write("Redaksi contoh sudah dihapus." + (f" {left} berita lain tidak disentuh." if left else ""))
        if kept:
            self.stdout.write(f"Tetap disimpan karena dipakai berita lain: {', '.join(kept)}.")

    def _refuse_real_stories(self) -> None:
        real = real_articles()
        if real.exists():
            raise CommandError(
                f"Basis data ini sudah berisi {real.count()} berita sungguhan, jadi tidak diisi dengan contoh."
                " Pakai basis data lain, misalnya: DATA_DIR=/folder/lain"
            )

    def _refuse_missing_channels(self) -> None:
        wanted = {story.channel for story in load_stories()}
        missing = wanted - set(Category.objects.values_list("slug", flat=True))
        if missing:
            raise CommandError(
                f"Kanal {', '.join(sorted(missing))} tidak ada di portal ini; redaksi contoh butuh kanal bawaan."
                " Pakai basis data baru, misalnya: DATA_DIR=/folder/lain"
            )

    def _say_how_to_sign_in(self, password: str) -> None:
        names = " ".join(account.name for account in cast.ACCOUNTS)
        self.stdout.write(f"Redaksi contoh siap: {demo_articles().count()} berita.")
        self.stdout.write(f"Akun {names} (masing-masing {cast.DOMAIN}), kata sandi: {password}")
