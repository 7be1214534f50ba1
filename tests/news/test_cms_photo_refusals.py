"""Files that are no photographs, sent through every form that takes one: a sentence at the field, and nothing on disk."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ads.models import Banner
from news import photos
from news.models import Article, Photo
from tests.factories import any_category
from tests.news import pictures as p
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
TYPE = "Berkas ini bukan foto. Unggah berkas JPEG, PNG, WebP, atau AVIF."
BROKEN = "Berkas foto ini rusak dan tidak bisa dibuka. Coba simpan ulang, lalu unggah lagi."
PIXELS = "Foto ini terlalu besar ukurannya. Kecilkan sampai paling banyak 50 juta piksel."
#: Name of the file and what is really in it -> what the editor reads.
FILES = {
    "eps as a photograph": ("foto.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n", TYPE),
    "svg": ("foto.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", TYPE),
    "svg as a photograph": ("foto.png", lambda: b"<?xml version='1.0'?><svg><script>alert(1)</script></svg>", TYPE),
    "html": ("foto.jpg.html", lambda: b"<!doctype html><script>alert(1)</script>", TYPE),
    "pdf": ("foto.jpg", lambda: b"%PDF-1.7\n", TYPE),
    "gif that is a script too": (
        "foto.jpg",
        lambda: b"GIF89a/*" + p.encoded(p.plain(), "GIF")[8:] + b"*/=alert(1)//",
        TYPE,
    ),
    "tiff": ("foto.jpg", lambda: p.encoded(p.plain(), "TIFF"), TYPE),
    "nothing": ("foto.jpg", lambda: b"", "Berkas yang dikirimkan kosong."),
    "bomb": ("foto.png", lambda: p.png_head(20_000, 20_000), PIXELS),
    "108 megapixels": ("foto.png", lambda: p.png_head(12_000, 9_000), PIXELS),
    "cut short": ("foto.jpg", lambda: p.encoded(Image.effect_noise((600, 400), 90))[:9000], BROKEN),
    "21 MB": (
        "foto.jpg",
        lambda: p.encoded(p.plain()) + b"x" * 21 * 1024 * 1024,
        "Berkas ini terlalu besar. Batasnya 20 MB.",
    ),
}
#: Form -> who sends it, its file's field, and what else it needs.
DOORS = {
    "/admin/news/photo/add/": ("reporter", "file", {}),
    "/admin/news/article/add/": ("reporter", "photo_file", {"title": "Air Surut", "body": "<p>Air.</p>"}),
    "/admin/ads/banner/add/": (
        "advertiser",
        "picture",
        {"slot": "side", "advertiser": "Kopi", "alt": "Kopi", "link": "https://kopi.test/"},
    ),
}


@pytest.fixture(autouse=True)
def own_workplace(tmp_path_factory, monkeypatch):
    monkeypatch.setattr(photos.tempfile, "tempdir", str(tmp_path_factory.mktemp("kerja")))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("door", DOORS)
def test_a_file_that_is_no_photograph_is_told_at_its_field_and_leaves_nothing(request, signed_in, shelves, door, name):
    (who, field, words), (file_name, data, told) = DOORS[door], FILES[name]
    words = words | ({"category": str(any_category().pk)} if "article" in door else {})
    refused = Sheet(signed_in(request.getfixturevalue(who)), door).send(
        "save", **words, **{field: SimpleUploadedFile(file_name, data())}
    )
    assert refused.errors == {field: told}
    assert {name: refused.fields[name] for name in words} == words
    assert not shelves() and not list(Path(photos.tempfile.gettempdir()).iterdir())
    assert not Photo.objects.exists() and not Article.objects.exists() and not Banner.objects.exists()


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "AVIF"])
def test_of_sixty_one_pictures_in_a_file_the_first_is_kept(signed_in, reporter, shelves, kind):
    file = SimpleUploadedFile("foto.jpg", p.moving(kind, frames=61))
    assert Sheet(signed_in(reporter), "/admin/news/photo/add/").post(file=file, rights="staff").status_code == 302
    with Image.open(Path(photos.default_storage.path(Photo.objects.get().file_names()[1]))) as kept:
        assert getattr(kept, "n_frames", 1) == 1 and kept.getpixel((9, 9))[0] > 240


@pytest.mark.parametrize("picture", [p.telltale_jpeg, p.telltale_png, p.telltale_webp], ids=lambda make: make.__name__)
@pytest.mark.parametrize("door", DOORS)
def test_what_readers_get_tells_neither_where_nor_by_whom(
    request, signed_in, client, settings, tmp_path, shelves, door, picture
):
    who, field, words = DOORS[door]
    words = words | {"category": str(any_category().pk)} if "article" in door else words
    upload = SimpleUploadedFile("../../<script>.jpg", picture())
    assert (
        Sheet(signed_in(request.getfixturevalue(who)), door).post("save", **words, **{field: upload}).status_code == 302
    )
    files = shelves()
    assert files and not any("script" in name for name in files)
    for name in files:
        data = (tmp_path / name).read_bytes()
        assert p.SECRET.encode() not in data and b"<script" not in data, name
        with Image.open(tmp_path / name) as kept:
            assert not kept.getexif() and "comment" not in kept.info and "xmp" not in kept.info
        answer = client.get(f"/{name}")
        assert (answer.status_code == 200) is name.startswith("media/")
        assert answer.status_code != 200 or answer["X-Content-Type-Options"] == "nosniff"
