"""Share pictures: 1200 x 630, light, made before anybody asks, and never without the label of a paid story."""

from io import BytesIO, StringIO

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image

from news import workflow
from news.cards import drawable
from news.darkroom import share_jpeg
from news.models import Article, Kind, Photo, Rights
from news.photos import take_in
from news.renditions import SHARE_MOST, SHARE_SIZE
from news.sharing import HOUSE_PICTURE, PAID_PICTURE, house, share_picture
from tests.factories import make_article
from tests.news import pictures
from tests.news.machines import HOSTILE, metas

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelves(settings, tmp_path):
    settings.MEDIA_ROOT, settings.MASTERS_ROOT = tmp_path / "media", tmp_path / "masters"
    masters = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": settings.MASTERS_ROOT}}
    settings.STORAGES = settings.STORAGES | {"masters": masters}
    return lambda: {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}


def photograph(color=(40, 120, 60)) -> Photo:
    file = SimpleUploadedFile("foto.jpg", pictures.encoded(pictures.plain((1600, 1000), color)))
    return take_in(file, credit="Istimewa", rights=Rights.HANDOUT, alt="Sawah.", caption="Sawah.")


def opened(name: str) -> Image.Image:
    with default_storage.open(name) as file:
        data = file.read()
    assert len(data) <= SHARE_MOST and data.startswith(b"\xff\xd8")
    picture = Image.open(BytesIO(data))
    assert picture.size == SHARE_SIZE
    return picture


def house_red(picture: Image.Image, row: int) -> int:
    """How many pixels of a row have the house colour."""
    red = Image.new("RGB", (1, 1), house().color).getpixel((0, 0))
    pixels = [picture.convert("RGB").getpixel((x, row)) for x in range(0, picture.width, 4)]
    return 4 * sum(max(abs(a - b) for a, b in zip(pixel, red, strict=True)) < 24 for pixel in pixels)


def published(user, **fields) -> Article:
    return workflow.make_move(make_article(**fields), workflow.PUBLISH, user, note="Mendesak.")


def test_a_photograph_gets_its_share_picture_when_it_is_taken_in(client, managing_editor):
    photo = photograph()
    opened(photo.share_file())
    story = published(managing_editor, lead_photo=photo)
    told = metas(client.get(story.get_absolute_url()))
    assert told["og:image"][0].endswith(f"/media/{photo.name}-share.jpg") and not story.share_card
    assert client.get(told["og:image"][0].partition("8000")[2])["Content-Type"] == "image/jpeg"


def test_a_story_without_a_photograph_gets_a_card_when_it_is_published(client, managing_editor):
    story = published(managing_editor, title="Harga Cabai Turun")
    card = opened(story.share_card)
    assert house_red(card, 8) == 1200  # the bar
    assert card.convert("L").crop((0, 90, 1200, 400)).getextrema()[0] < 60  # letters
    assert metas(client.get(story.get_absolute_url()))["og:image"][0].endswith(story.share_card)


def test_a_paid_story_has_its_label_on_the_photograph(managing_editor):
    photo = photograph()
    story = published(managing_editor, lead_photo=photo, kind=Kind.ADVERTORIAL)
    assert house_red(opened(story.share_card), 530) > 250
    assert house_red(opened(photo.share_file()), 530) == 0
    assert "Advertorial" in share_picture(story)["alt"]


def test_a_paid_story_without_its_card_shows_the_labelled_picture_of_the_house(managing_editor):
    story = make_article(kind=Kind.ADVERTORIAL, lead_photo=photograph())
    assert "img/share-advertorial." in share_picture(story)["url"]
    assert "img/share." in share_picture(make_article("Tanpa Foto"))["url"]
    with open(finders.find(PAID_PICTURE), "rb") as paid, open(finders.find(HOUSE_PICTURE), "rb") as plain:
        labelled, bare = Image.open(paid).convert("RGB"), Image.open(plain).convert("RGB")
    assert labelled.size == bare.size == SHARE_SIZE and house_red(labelled, 100) > 250 > house_red(bare, 100)


def test_another_title_makes_another_card_and_the_old_one_goes(
    managing_editor, shelves, django_capture_on_commit_callbacks
):
    story = published(managing_editor)
    old = story.share_card
    story.title = "Tanggul Jebol Lagi"
    with django_capture_on_commit_callbacks(execute=True):
        workflow.make_move(story, workflow.UPDATE, managing_editor)
    assert story.share_card != old
    assert shelves() == {f"media/{story.share_card}"}
    with django_capture_on_commit_callbacks(execute=True):
        workflow.make_move(story, workflow.WITHDRAW, managing_editor, note="Keliru.")
    assert Article.objects.get(pk=story.pk).share_card == "" and shelves() == set()


def test_a_card_that_two_stories_show_stays_for_the_other(managing_editor, shelves, django_capture_on_commit_callbacks):
    one, other = (published(managing_editor, title="Judul yang Sama") for _ in range(2))
    assert one.share_card == other.share_card
    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
    assert shelves() == {f"media/{other.share_card}"}
    with django_capture_on_commit_callbacks(execute=True):
        other.delete()
    assert shelves() == set()


def test_nobody_finds_the_card_of_a_story_by_its_words(settings, managing_editor):
    first = published(managing_editor, title="Judul").share_card
    settings.SECRET_KEY = "another-key-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert published(managing_editor, title="Judul").share_card != first


def test_a_full_disk_stops_no_publication(managing_editor, monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.save", full)
    story = published(managing_editor)
    assert story.is_public() and story.share_card == "" and "no share card" in caplog.text


@pytest.mark.parametrize("title", [*HOSTILE, "A" * 110, "kata " * 22, "العربية", "漢字" * 30, "."])
def test_any_title_can_be_drawn(managing_editor, title):
    opened(published(managing_editor, title=title).share_card)


def test_letters_that_our_font_lacks_are_written_without_their_marks():
    font = house().font
    assert drawable("Şifa di Çanakkale", font) == "Sifa di Çanakkale"
    assert drawable("Panen 🌾 raya", font) == "Panen raya"
    assert drawable("漢字", font) == ""


def test_even_noise_is_light_enough():
    noise = Image.effect_noise(SHARE_SIZE, 200).convert("RGB")
    assert len(share_jpeg(noise)) <= SHARE_MOST


def test_what_is_missing_can_be_made_later(managing_editor):
    photo, story = photograph(), published(managing_editor)
    default_storage.delete(photo.share_file())
    Article.objects.filter(pk=story.pk).update(share_card="")
    for said in ("1 dari foto, 1 kartu", "0 dari foto, 0 kartu"):
        out = StringIO()
        call_command("share_pictures", stdout=out)
        assert said in out.getvalue()
    opened(photo.share_file())
    opened(Article.objects.get(pk=story.pk).share_card)
