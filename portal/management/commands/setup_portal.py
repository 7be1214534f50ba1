"""`manage.py setup_portal`: roles, channels, static pages and search aliases of a new portal. Safe at every start."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.roles import make_groups
from news.models import Category, Page, SearchAlias
from portal import pages

#: (name, slug, description, what it has: "n" a place in the row of channels, "b" a block on the
#: front page; channels below it)
CHANNELS = (
    ("Berita", "berita", "Kabar terbaru dari seluruh Indonesia.", "", (
        ("Nasional", "nasional", "Layanan publik dan kebijakan dari ibu kota sampai pulau terluar.", "nb"),
        ("Daerah", "daerah", "Kabar kabupaten dan kota, dari Sabang sampai Merauke.", "nb"),
        ("Politik", "politik", "Parlemen, pemilu, dan pemerintahan.", "n"),
        ("Hukum", "hukum", "Pengadilan, kepolisian, dan hak warga.", "n"),
        ("Ekonomi", "ekonomi", "Harga, usaha, dan pekerjaan.", "nb"),
        ("Pendidikan", "pendidikan", "Sekolah, kampus, guru, dan murid.", "nb"),
        ("Kesehatan", "kesehatan", "Puskesmas, rumah sakit, dan hidup sehat.", ""),
        ("Lingkungan", "lingkungan", "Hutan, laut, sungai, dan iklim.", "b"),
        ("Dunia", "dunia", "Indonesia di luar negeri.", ""),
    )),
    ("Olahraga", "olahraga", "Pertandingan dan pembinaan atlet.", "nb", ()),
    ("Teknologi", "teknologi", "Teknologi yang dipakai orang banyak.", "nb", ()),
    ("Gaya Hidup", "gaya-hidup", "Perjalanan dan makanan Nusantara.", "", (
        ("Wisata", "wisata", "Tempat yang patut didatangi.", "n"),
        ("Kuliner", "kuliner", "Dapur dan warung di seluruh negeri.", ""),
    )),
    ("Opini", "opini", "Pendapat para penulis; isinya tanggung jawab mereka.", "n", ()),
    ("Foto", "foto", "Cerita dalam gambar.", "n", ()),
)  # fmt: skip
STEP = 10
ALIASES = Path(__file__).resolve().parent.parent.parent / "aliases.txt"


class Command(BaseCommand):
    help = (
        "Makes the roles, and in an empty portal the first channels, static pages and search aliases. What editors"
        " have changed, renamed or deleted stays as it is."
    )

    @transaction.atomic
    def handle(self, *args, verbosity=1, **options):
        make_groups()
        # All or nothing: filling up single ones would bring back what an editor has renamed or deleted.
        made = []
        if not Category.objects.exists():
            make_channels()
            made.append("kanal")
        if not Page.objects.exists():
            make_pages()
            made.append("halaman statis")
        if not SearchAlias.objects.exists():
            make_aliases()
            made.append("sinonim pencarian")
        if verbosity:
            self.stdout.write(f"Peran diselaraskan; dibuat: {', '.join(made) or 'tidak ada yang baru'}.")


def make_channels() -> None:
    order = STEP
    for *root, below in CHANNELS:
        parent = _make_channel(root, None, order)
        for number, channel in enumerate(below, start=1):
            _make_channel(channel, parent, order + number)
        order += STEP


def _make_channel(channel, parent, order: int) -> Category:
    name, slug, description, has = channel
    return Category.objects.create(
        name=name,
        slug=slug,
        description=description,
        parent=parent,
        order=order,
        in_navigation="n" in has,
        on_front_page="b" in has,
    )


def make_pages() -> None:
    for number, slug in enumerate(pages.SLUGS, start=1):
        title, body = pages.first_text(slug)
        automatic = pages.AUTOMATIC.get(slug, "")
        Page.objects.create(title=title, slug=slug, body=body, automatic=automatic, order=number * STEP)


def make_aliases() -> None:
    for line in ALIASES.read_text(encoding="utf-8").splitlines():
        short, _, full = line.partition(" = ")
        SearchAlias.objects.create(short=short, full=full)
