"""The photograph in the form of a story: uploaded once, kept whatever else is wrong, and described by its own words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import Article, Photo
from tests.factories import any_category, make_photo
from tests.news import pictures as p
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
ADD = "/admin/news/article/add/"
KEPT = "Foto sudah diunggah dan tetap terpilih. Berkasnya tidak perlu dipilih lagi."


@pytest.fixture
def desk(signed_in, editor):
    any_category()
    return signed_in(editor)


def file(data=None, name="foto.jpg"):
    return SimpleUploadedFile(name, data or p.encoded(p.quarters()))


def words(**more) -> dict:
    return {"title": "Tanggul", "category": str(any_category().pk), "body": "<p>Air.</p>", "lead_caption": "Warga.",
            "photo_credit": "Rahmat", "photo_rights": "staff", "lead_alt": "Lima orang."} | more  # fmt: skip


def test_an_upload_becomes_the_storys_photograph_with_its_words(desk, client, editor):
    saved = Sheet(desk, ADD).send("publish", photo_file=file(), **words())
    assert saved.errors == {}
    story, photo = Article.objects.get(), Photo.objects.get()
    assert story.lead_photo == photo and photo.added_by == editor
    assert (photo.caption, photo.credit, photo.rights, photo.alt) == ("Warga.", "Rahmat", "staff", "Lima orang.")
    page = client.get(story.get_absolute_url()).content.decode()
    assert photo.name in page and "[Foto: Rahmat]" in page


@pytest.mark.parametrize("wrong", [
    {"title": ""}, {"category": ""}, {"keywords": "k" * 61}, {"expires_at": "besok"}, {"lead_caption": "K" * 401},
    {"bylines-0-name_override": "N" * 121}, {"act": "schedule"},
])  # fmt: skip
def test_whatever_else_is_wrong_the_photograph_stays_chosen(desk, wrong):
    refused = Sheet(desk, ADD).send(**{"act": "publish", "photo_file": file(), **words(), **wrong})
    photo = Photo.objects.get()
    assert refused.errors and refused.fields["lead_photo"] == str(photo.pk)
    assert refused.page.texts("p.photo-kept") == [KEPT]
    put_right = refused.send("publish", **words() | {"keywords": "", "expires_at": "", "bylines-0-name_override": ""})
    assert put_right.errors == {}
    assert Article.objects.get().lead_photo == photo == Photo.objects.get()
    assert Photo.objects.get().credit == "Rahmat"


def test_a_refused_file_says_why_at_its_field_and_the_chosen_photograph_stays(desk):
    chosen = make_photo()
    refused = Sheet(desk, ADD).send("publish", **words(lead_photo=str(chosen.pk)), photo_file=file(b"bukan foto"))
    assert refused.errors == {"photo_file": "Berkas ini bukan foto. Unggah berkas JPEG, PNG, WebP, atau AVIF."}
    assert refused.fields["lead_photo"] == str(chosen.pk)
    assert {name: refused.fields[name] for name in ("title", "lead_caption")} == {
        "title": "Tanggul",
        "lead_caption": "Warga.",
    }
    assert Photo.objects.get() == chosen and not Article.objects.exists()


def test_the_same_file_again_is_the_photograph_of_the_library_with_its_own_credit(desk):
    first = Sheet(desk, ADD).send("save", photo_file=file(), **words())
    known = Photo.objects.get()
    fresh = Sheet(desk, ADD).send(
        "save", photo_file=file(name="lain.png"), title="Lagi", category=str(any_category().pk)
    )
    assert Photo.objects.get() == known and fresh.fields["lead_photo"] == first.fields["lead_photo"]
    assert (fresh.fields["photo_credit"], fresh.fields["photo_rights"]) == ("Rahmat", "staff")


@pytest.mark.parametrize("act", ["publish", "schedule"])
@pytest.mark.parametrize(("credit", "rights", "told"), [
    ("", "staff", "Kredit foto belum diisi. Tulis nama fotografernya, atau Istimewa."),
    ("Rahmat", "unclear", "Hak pakai foto masih Belum jelas. Pilih hak pakainya."),
])  # fmt: skip
def test_no_story_goes_out_with_a_photograph_of_nobody(desk, act, credit, rights, told):
    form = words(photo_credit=credit, photo_rights=rights, photo_file=file())
    refused = Sheet(desk, ADD).send(act, **form, publish_at="2026-03-19T10:00")
    assert refused.errors == {"photo_credit": told}
    assert not Article.objects.exists()


def test_a_story_can_go_without_its_photograph_again(desk):
    saved = Sheet(desk, ADD).send("save", photo_file=file(), **words())
    assert Sheet(desk, saved.address).send("save", lead_photo="").errors == {}
    assert Article.objects.get().lead_photo is None and Photo.objects.exists()


@pytest.mark.parametrize("key", ["0", "-1", "999999999999999999999", "abc", "1' OR 1=1", "１"])
def test_a_photograph_that_is_not_there_is_an_error_at_its_field(desk, key):
    refused = Sheet(desk, ADD).send("save", **words(lead_photo=key))
    assert set(refused.errors) == {"lead_photo"} and not Article.objects.exists()
