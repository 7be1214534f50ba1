"""The form of a story: every field is saved as typed, every mistake is told at its field, nothing typed is lost."""

from datetime import datetime

import pytest

from news.models import Article, Byline, Keyword
from tests.factories import WIB, make_category, make_keyword, make_person, make_photo
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADD = "/admin/news/article/add/"


@pytest.fixture
def desk(signed_in, editor):
    make_category()
    return signed_in(editor)


def typed(**more) -> dict:
    """What an editor types into an empty form."""
    channel = make_category("Daerah", make_category("Berita"))
    people = [make_person("Putri Kirana", "PK"), make_person("Made Sudana", "MS")]
    return {
        "title": "Warga  Memperbaiki\nTanggul ",
        "slug": "Tanggul Jum`at & Sabtu",
        "dateline_place": "Demak",
        "standfirst": "Tanggul selesai dalam sehari.",
        "lead_photo": str(make_photo("tanggul").pk),
        "lead_caption": "Warga di tanggul.",
        "lead_alt": "Lima orang.",
        "photo_credit": "Rahmat",
        "photo_rights": "agency",
        "photo_words_of": "",
        "body": "<p>Warga <b>bekerja</b>.</p>",
        "category": str(channel.pk),
        "kind": "advertorial",
        "keywords": "Aceh Besar, bpbd; Banjir",
        "bylines-TOTAL_FORMS": "3",
        "bylines-0-person": str(people[1].pk),
        "bylines-0-role": "photographer",
        "bylines-1-person": str(people[0].pk),
        "bylines-1-role": "reporter",
        "bylines-1-name_override": "Putri K.",
        "bylines-2-name_override": "Tamu Redaksi",
        "bylines-2-role": "writer",
        "editor": str(make_person("Bima Arya", is_editor=True).pk),
        "expires_at": "2026-05-01T10:00",
        "embargo_until": "19/03/2026 08.30",
        **more,
    }


def test_every_field_is_saved(desk, editor):
    make_keyword("BPBD")
    form = typed()
    sheet = Sheet(desk, ADD)
    del sheet.fields["comments_open"]
    saved = sheet.send("save", **form)
    assert saved.errors == {} and saved.said == "Tersimpan: Warga Memperbaiki Tanggul"
    story = Article.objects.get()
    assert (story.title, story.slug, story.dateline_place) == (
        "Warga Memperbaiki Tanggul",
        "tanggul-jumat-dan-sabtu",
        "Demak",
    )
    assert (story.standfirst, story.body, story.kind) == (
        form["standfirst"],
        "<p>Warga <strong>bekerja</strong>.</p>",
        "advertorial",
    )
    assert (story.lead_photo.name, story.lead_caption, story.lead_alt) == (
        "tanggul",
        "Warga di tanggul.",
        "Lima orang.",
    )
    assert (story.lead_photo.credit, story.lead_photo.rights) == ("Rahmat", "agency")
    assert (story.category.name, story.section.name, story.editor.name) == ("Daerah", "Berita", "Bima Arya")
    assert set(story.keywords.names()) == {"Aceh Besar", "BPBD", "Banjir"}
    assert [(row.name, row.role) for row in story.bylines.all()] == [
        ("Made Sudana", "photographer"), ("Putri K.", "reporter"), ("Tamu Redaksi", "writer"),
    ]  # fmt: skip
    assert (story.expires_at, story.embargo_until) == (
        datetime(2026, 5, 1, 10, tzinfo=WIB),
        datetime(2026, 3, 19, 8, 30, tzinfo=WIB),
    )
    assert (story.comments_open, story.created_by, story.state) == (False, editor, "draft")


def test_what_is_saved_stands_in_the_form_again(desk):
    first = Sheet(desk, ADD).send("save", **typed())
    before = Article.objects.values().get()
    again = first.send("save")
    assert again.errors == {} and again.said.startswith("Tersimpan")
    assert Article.objects.values().get() == before
    assert [row.name for row in Byline.objects.all()] == ["Made Sudana", "Putri K.", "Tamu Redaksi"]
    assert again.fields["keywords"] == first.fields["keywords"] and Keyword.objects.count() == 3


@pytest.mark.parametrize(("field", "value", "told"), [
    ("title", "   ", "Tulis judul berita."),
    ("title", "J" * 111, "Judul paling panjang 110 huruf; sekarang 111."),
    ("standfirst", "R" * 201, "Ringkasan paling panjang 200 huruf; sekarang 201."),
    ("dateline_place", "T" * 61, "Pastikan nilai ini mengandung paling banyak 60 karakter (sekarang 61 karakter)."),
    ("category", "", "Pilih kanal berita ini."),
    ("category", "999999", "Masukkan pilihan yang valid. Pilihan tersebut bukan salah satu dari pilihan yang tersedia."),
    ("kind", "rahasia", "Masukkan pilihan yang valid. rahasia bukan salah satu dari pilihan yang tersedia."),
    ("keywords", "k" * 61, "Satu kata kunci paling panjang 60 huruf. Pisahkan dengan koma."),
    ("keywords", ",".join(f"kata{n}" for n in range(16)), "Paling banyak 10 kata kunci; sekarang 16. Sisakan yang paling penting."),
    ("expires_at", "31 Februari", "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."),
    ("expires_at", "2026-02-30T10:00", "Tulis tanggal dan jam, misalnya 2026-11-24 17:00."),
    ("embargo_until", "0206-03-01T10:00", "Periksa tahunnya."),
    ("editor", "999999", "Masukkan pilihan yang valid. Pilihan tersebut bukan salah satu dari pilihan yang tersedia."),
    ("photo_credit", "K" * 121, "Pastikan nilai ini mengandung paling banyak 120 karakter (sekarang 121 karakter)."),
    ("lead_caption", "K" * 401, "Pastikan nilai ini mengandung paling banyak 400 karakter (sekarang 401 karakter)."),
])  # fmt: skip
def test_a_mistake_is_told_at_its_field_and_every_other_word_stays(desk, field, value, told):
    form = typed(**{field: value})
    refused = Sheet(desk, ADD).send("save", **form)
    assert refused.errors == {field: told}
    # A list can only offer what exists; all that was typed stays as it was typed.
    choices = {"category", "kind", "editor"} & {field}
    form["photo_words_of"] = form["lead_photo"]
    lines = {name: words.replace("\r\n", "\n") for name, words in form.items() if name not in choices}
    assert {name: refused.fields[name] for name in lines} == lines
    assert not Article.objects.exists() and not Keyword.objects.exists()


def test_many_mistakes_are_told_at_once(desk):
    refused = Sheet(desk, ADD).send("publish", title="", keywords="k" * 61, expires_at="besok")
    assert set(refused.errors) == {"title", "body", "category", "keywords", "expires_at"}
