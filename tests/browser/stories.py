"""What the reader's browser meets: a full edition, with photographs whose files are really there."""

import shutil
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache
from io import BytesIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageChops, ImageFilter

from ads.models import Slot
from news.models import Article, Category, FrontSlot, Kind, Photo, Rights
from news.photos import develop, keep, take_in_banner
from news.reads import rank
from tests import factories

CHANNELS = "Nasional Daerah Ekonomi Olahraga Budaya Teknologi Kesehatan Pendidikan Lingkungan Wisata".split()
KEYWORDS = ("Tanggul", "Banjir", "BPBD", "Dana Desa", "Karangjati")

LONG_WORD = "ketidakbertanggungjawabannyalah" * 2
PARAGRAPH = (
    "<p>Sejak subuh puluhan warga Desa Karangjati bergantian mengangkut karung pasir ke tepi sungai. Mereka"
    " memperkirakan tanggul sepanjang 120 meter itu selesai diperkuat sebelum hujan berikutnya, kata"
    ' <strong>Putri Kirana</strong>, ketua kelompok warga, yang <a href="https://bnpb.test/">mencatat</a> kebutuhan'
    " bahan setiap hari.</p>"
)
BODY = (
    PARAGRAPH * 3
    + "<h2>Menunggu alat berat</h2>"
    + PARAGRAPH * 2
    + "<blockquote><p>Air tidak menunggu anggaran.</p></blockquote>"
    + "<h3>Yang masih kurang</h3><ul><li>Karung pasir</li><li>Bambu dan tali</li></ul>"
    + "<table><tbody><tr><th>Dusun</th><th>Panjang tanggul</th></tr><tr><td>Krajan</td><td>1.200,5 meter</td></tr></tbody></table>"
    + f"<p>Istilahnya panjang: {LONG_WORD}.</p>"
    + PARAGRAPH * 5
)


@dataclass(frozen=True)
class Edition:
    """Addresses of what was published."""

    story: str
    without_photo: str
    opinion: str
    photo_story: str
    withdrawn: str
    channel: str = "/nasional/"
    keyword: str = "/tag/tanggul/"
    person: str = "/penulis/putri-kirana/"
    index: str = "/indeks/"
    search: str = "/cari/?q=tanggul"
    archive: str = "/arsip/"
    month: str = f"/arsip/{timezone.localdate():%Y/%m}/"
    most_read: str = "/terpopuler/"
    page: str = "/pedoman/"
    masthead: str = "/redaksi/"
    site_map: str = "/peta-situs/"
    offline: str = "/luring/"
    home: str = "/"
    login: str = "/akun/login/"
    lost: str = "/tidak/ada/"

    @property
    def every(self) -> list[str]:
        return list(vars(self).values())


#: Every type of page, by the name of its address in `Edition`.
PAGES = tuple(one.name for one in fields(Edition))


def publish_edition() -> Edition:
    """Ten channels with stories and photographs, an opinion, a static page and one story that has everything."""
    photos, now = many_photos(24), timezone.now()
    person = factories.make_person("Putri Kirana", "PK", portrait=photos[0], role="Reporter", bio="Menulis soal desa.")
    root = factories.make_category("Berita")
    channels = [factories.make_category(name, root, on_front_page=True) for name in CHANNELS]
    factories.make_page("Pedoman", slug="pedoman")
    factories.make_page("Redaksi", slug="redaksi", automatic="masthead", body="")
    factories.make_page("Peta Situs", slug="peta-situs", automatic="site_map", body="")
    usual = {"by": [person], "editor": person, "keywords": KEYWORDS, "body": BODY, "category": channels[0]}
    story = factories.publish(
        "Warga Karangjati Memperkuat Tanggul Sungai sebelum Hujan Datang", lead_photo=photos[1], at=now, **usual
    )
    bare = factories.publish("Tanggul Karangjati Selesai Diperkuat", at=now - timedelta(hours=2), **usual)
    opinion = factories.publish(
        "Sungai Tidak Membaca Anggaran", at=now - timedelta(hours=1), kind=Kind.OPINION, **usual
    )
    shown = factories.publish(
        "Sehari di Tepi Sungai", at=now - timedelta(hours=3), kind=Kind.PHOTO, **usual | {"body": _gallery(photos[2:8])}
    )
    gone = factories.withdraw(factories.publish("Tanggul Jebol", at=now - timedelta(hours=4), **usual))
    _fill(channels, photos[2:], now)
    _talk(story)
    for read in (story, bare, opinion, *channels[1].articles.all()[:4]):
        factories.make_reads(read, 5, at=now)
    rank()
    return Edition(*(one.get_absolute_url() for one in (story, bare, opinion, shown, gone)))


def _gallery(photos: list[Photo]) -> str:
    figures = (f'<figure data-photo="{one.pk}"><figcaption>{one.caption}</figcaption></figure>' for one in photos)
    return f"{PARAGRAPH}<div data-gallery>{''.join(figures)}</div>{PARAGRAPH}"


def advertise_and_choose() -> None:
    """What sales and the front desk add: a banner in every slot, a strip, and stories put by hand."""
    for slot in Slot.values:
        banner = BytesIO()
        Image.linear_gradient("L").resize((600, 250)).save(banner, "PNG")
        name, width, height = take_in_banner(ContentFile(banner.getvalue(), "iklan.png"))
        factories.make_banner(slot, image_name=name, width=width, height=height)
    factories.make_strip(starts_at=timezone.now() - timedelta(minutes=1), ends_at=timezone.now() + timedelta(hours=1))
    for place, article in enumerate(Article.objects.public().filter(kind=Kind.NEWS).newest_first()[6:10]):
        factories.put(article, FrontSlot.values[place], placed_at=timezone.now() - timedelta(minutes=1))


def _fill(channels: list[Category], photos: list[Photo], now) -> None:
    """Ten stories a channel; Article.objects.bulk_create leaves the photographs to us."""
    for place, channel in enumerate(channels):
        start = now - timedelta(minutes=3 + place)
        made = factories.publish_many(10, category=channel, start=start, every=timedelta(hours=1))
        for number, article in enumerate(made):
            article.lead_photo = photos[(place * 10 + number) % len(photos)]
        Article.objects.bulk_update(made, ["lead_photo"])


def _talk(story: Article) -> None:
    users = get_user_model().objects
    first, second = (users.create_user(f"{name.lower()}@pembaca.test", display_name=name) for name in ("Sari", "Joko"))
    asked = factories.make_comment(story, first, "Kapan alat beratnya datang?")
    factories.make_comment(story, second, "Besok pagi, kata pak camat.", parent=asked)
    factories.make_comment(story, second, "Semoga lekas selesai.")


def many_photos(number: int) -> list[Photo]:
    """Rows with files of their own: one picture goes through the darkroom, the others are copies of its files."""
    developed, first = None, Photo.objects.filter(credit="Laras").first()
    if first is None:
        developed = develop(ContentFile(_picture(), "foto.jpg"))
        first = keep(developed, **_words(0))
    photos = [first]
    for place in range(1, number):
        photo = factories.make_photo(f"uji/{place:02d}", width=first.width, height=first.height, **_words(place))
        for source, target in zip(first.file_names(), photo.file_names(), strict=True):
            (settings.MEDIA_ROOT / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(settings.MEDIA_ROOT / source, settings.MEDIA_ROOT / target)
        photos.append(photo)
    return photos


def _words(place: int) -> dict:
    return {
        "caption": f"Warga memperkuat tanggul, hari ke-{place}.",
        "alt": "Lima orang mengangkat karung pasir.",
        "credit": "Laras",
        "rights": Rights.STAFF,
    }


@cache
def _picture() -> bytes:
    """A JPEG with as much detail as a photograph: soft clouds with a grain over a slope of colour."""
    size = (1280, 853)
    cloud = Image.effect_noise((80, 54), 90).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 28).filter(ImageFilter.GaussianBlur(1.2))
    slope = Image.linear_gradient("L").resize(size)
    bands = [ImageChops.blend(ImageChops.blend(slope, cloud, share), grain, 0.25) for share in (0.3, 0.4, 0.5)]
    target = BytesIO()
    Image.merge("RGB", bands).save(target, "JPEG", quality=90)
    return target.getvalue()
