"""What readers may see of a photograph: forbidden, out of licence, exchanged, made by a machine, credited by its class."""

import dataclasses
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from news.credits import printed_credit
from news.models import Kind, Photo, Rights
from news.photos import take_in
from tests.factories import NOW, make_article, make_person, make_photo, publish
from tests.news import pictures as p
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
LIST = "/admin/news/photo/"


def file(data=None):
    return SimpleUploadedFile("foto.jpg", data or p.encoded(p.plain((320, 240))))


def public_addresses(story) -> list[str]:
    return [
        "/",
        story.get_absolute_url(),
        "/nasional/",
        "/feed/",
        "/feed/atom/",
        "/feed/json/",
        "/cari/?q=tanggul",
        "/penulis/putri-kirana/",
    ]


def shows(client, story, photo) -> set[str]:
    """The public addresses that hold a photograph's name."""
    found = set()
    for address in public_addresses(story):
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        if photo.name in answer.content.decode():
            found.add(address)
    return found


def test_a_forbidden_photograph_leaves_every_page_at_once_and_comes_back_when_it_may(
    client, signed_in, editor, shelves, django_capture_on_commit_callbacks
):
    photo = take_in(file(), credit="Rahmat", rights="staff", caption="Anak di tanggul.")
    story = publish(
        lead_photo=photo, by=[make_person(portrait=photo)], body=f'<p>a</p><figure data-photo="{photo.pk}"></figure>'
    )
    paid = publish("Berbayar", lead_photo=photo, kind=Kind.ADVERTORIAL)
    before, files = shows(client, story, photo), shelves()
    assert {"/", story.get_absolute_url(), "/nasional/"} <= before
    desk, act = signed_in(editor), f"{LIST}{photo.pk}/"
    with django_capture_on_commit_callbacks(execute=True):
        assert "Tulis alasannya" in Reading(desk.post(f"{act}larang/", {"reason": " "}, follow=True)).text(
            "ul.messagelist"
        )
        said = Reading(desk.post(f"{act}larang/", {"reason": "Korban anak."}, follow=True)).text("ul.messagelist")
    assert said == "Sudah dicabut dari semua halaman: Anak di tanggul."
    assert shows(client, story, photo) == set() and shelves() == {f"masters/{photo.master_name()}"}
    page = Reading(client.get(story.get_absolute_url()))
    assert not page.all("figure") and "img/share" in client.get(story.get_absolute_url()).content.decode()
    assert client.get(paid.get_absolute_url()).status_code == 200
    sheet = Reading(desk.get(f"{act}change/"))
    assert "Foto ini tidak boleh dipakai: Korban anak." in sheet.text(".photo-stopped")
    assert desk.get(f"{act}asal.jpg").status_code == 200
    assert desk.get(f"{LIST}cari/").json()["found"] == []
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{act}ganti/", {"file": file(p.encoded(p.plain((320, 240), (5, 5, 5))))})
    photo.refresh_from_db()
    assert shelves() == {f"masters/{photo.master_name()}"} and photo.forbidden_at
    draft = make_article("Baru", created_by=editor)
    form = Sheet(desk, f"/admin/news/article/{draft.pk}/change/")
    assert form.send("save", lead_photo=str(photo.pk)).errors == {
        "lead_photo": "Foto ini tidak boleh dipakai: Korban anak."
    }
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{act}izinkan/")
    photo.refresh_from_db()
    assert shows(client, story, photo) == before and len(shelves()) == len(files)


def test_nothing_with_a_forbidden_photograph_is_published(signed_in, editor):
    photo = make_photo(forbidden_at=NOW, forbidden_reason="Korban anak.")
    draft = make_article(lead_photo=photo, created_by=editor)
    sheet = Sheet(signed_in(editor), f"/admin/news/article/{draft.pk}/change/")
    assert sheet.send("publish").errors == {"photo_credit": "Foto ini tidak boleh dipakai: Korban anak."}
    for broken in ({"forbidden_at": NOW, "forbidden_reason": ""}, {"rights": "ai", "made_with_ai": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Photo.objects.filter(pk=photo.pk).update(**broken)


def test_a_licence_ends_by_the_clock_on_every_page(client, clock):
    photo = make_photo(licence_until=NOW + timedelta(minutes=10))
    story = publish(
        lead_photo=photo, by=[make_person(portrait=photo)], body=f'<p>a</p><figure data-photo="{photo.pk}"></figure>'
    )
    before = shows(client, story, photo)
    feed = client.get("/feed/")["Last-Modified"]
    clock.wait(minutes=9, seconds=59)
    assert client.get("/feed/", headers={"If-Modified-Since": feed}).status_code == 304
    assert shows(client, story, photo) == before != set()
    clock.wait(seconds=1)
    assert (
        shows(client, story, photo) == set()
        and photo.obstacle() == "Izin pakai foto ini habis 18 Maret 2026, 15.10 WIB."
    )


def test_another_file_takes_the_place_everywhere_and_the_words_stay(
    client, signed_in, editor, shelves, django_capture_on_commit_callbacks
):
    photo = take_in(file(), credit="Rahmat", rights="staff", caption="Sawah.", focal=(0.2, 0.4))
    other = take_in(file(p.encoded(p.plain((320, 240), (1, 2, 3)))))
    story, old, desk = publish(lead_photo=photo), photo.name, signed_in(editor)
    address, number = f"{LIST}{photo.pk}/ganti/", len(shelves())
    known = desk.post(address, {"file": file(p.encoded(p.plain((320, 240), (1, 2, 3))))}, follow=True)
    assert "Berkas yang sama sudah ada di pustaka." in Reading(known).text("ul.messagelist") and other.name
    assert "Berkas ini bukan foto." in Reading(desk.post(address, {"file": file(b"x")}, follow=True)).text(
        "ul.messagelist"
    )
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {"file": file(p.encoded(p.plain((640, 480), (200, 0, 0))))})
    photo.refresh_from_db()
    assert photo.name != old and (photo.width, photo.caption, photo.credit) == (640, "Sawah.", "Rahmat")
    assert (photo.focal_x, photo.focal_y) == (0.2, 0.4)
    page = client.get(story.get_absolute_url()).content.decode()
    assert photo.name in page and old not in page and not any(old in name for name in shelves())
    assert len(shelves()) >= number


def test_a_machines_picture_says_so_to_readers_and_to_machines(client, shelves, tmp_path):
    data = p.captioned_jpeg(caption="Kota terapung.", creator="Studio", source="trainedAlgorithmicMedia")
    photo = take_in(file(data))
    assert (photo.made_with_ai, photo.rights) == (True, Rights.AI)
    story = publish(lead_photo=photo)
    page = client.get(story.get_absolute_url())
    assert Reading(page).text("figcaption") == "Kota terapung. Gambar buatan AI. [Gambar: Studio]"
    assert "TrainedAlgorithmicMediaDigitalSource" in page.content.decode()
    assert "Gambar buatan AI." in client.get("/feed/").content.decode()
    kept = {}
    for name in shelves():
        raw = (tmp_path / name).read_bytes()
        assert p.SECRET.encode() not in raw
        with Image.open(tmp_path / name) as picture:
            kept[name] = picture.info.get("xmp", b"")
            assert not picture.getexif()
    large = [name for name in kept if "16x9" in name or "share" in name or "masters" in name]
    assert large and all(b"trainedAlgorithmicMedia" in kept[name] and b"Studio" in kept[name] for name in large)
    assert all(not kept[name] for name in kept if name not in large)


@pytest.mark.parametrize(("setting", "rights", "source", "printed"), [
    ("[Foto: {credit}]", "staff", "", "[Foto: Rahmat]"),
    ("[Foto: {credit}]; agency: {source}/{credit}", "agency", "ANTARA FOTO", "ANTARA FOTO/Rahmat"),
    ("[Foto: {credit}]; agency: {source}/{credit}", "agency", "", "[Foto: Rahmat]"),
    ("(Foto: {credit}); staff: {BRAND}/{credit}", "staff", "Humas", "NUSAWARTA/Rahmat"),
    ("(Foto: {credit}); staff: {BRAND}/{credit}", "handout", "", "(Foto: Rahmat)"),
])  # fmt: skip
def test_a_credit_is_printed_as_the_house_has_set_it_for_its_class(settings, setting, rights, source, printed):
    settings.NEWSROOM = dataclasses.replace(settings.NEWSROOM, credit=setting)
    assert printed_credit("Rahmat", rights, source) == printed
    assert printed_credit("", rights, source) == ""


def test_what_only_decorates_is_not_read_out(client, signed_in, editor):
    story = publish(lead_photo=make_photo(alt="Lima orang."), created_by=editor)
    sheet = Sheet(signed_in(editor), f"/admin/news/article/{story.pk}/change/")
    assert sheet.send("update", lead_decorative="on").errors == {}
    image = next(Reading(client.get(story.get_absolute_url())).all("figure")[0].iter("img"))
    assert image.get("alt") == "" and json.dumps(image.get("src"))
