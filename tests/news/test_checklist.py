"""The checklist: what blocks, what warns, how a story goes out in spite of warnings, and what is written down of it."""

import pytest

from news.checklist import checklist, examine
from news.models import Article, Kind, Move, Person, Rights
from tests.factories import make_article, make_category, make_person, make_photo, publish
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/admin/news/article/"
LONG = f"<p>{'Warga bekerja sejak pagi di tanggul sungai itu. ' * 8}</p>"


def whole(**fields) -> Article:
    """A story without fault."""
    laras, _ = Person.objects.get_or_create(name="Laras", is_editor=True)
    putri, _ = Person.objects.get_or_create(name="Putri Kirana", initials="PK")
    usual = {"body": LONG, "lead_photo": make_photo(), "editor": laras}
    return make_article(**usual | {"keywords": ["Banjir", "Tanggul", "Demak"], "by": [putri]} | fields)


def test_a_whole_story_has_only_good_lines():
    lines = checklist(whole())
    assert len(lines) == 16 and all(line.good for line in lines) and examine(whole(by=[], keywords=[])) != []


@pytest.mark.parametrize(("fault", "code", "blocks"), [
    ({"body": ""}, "body", True),
    ({"photo": {"credit": " "}}, "credit", True),
    ({"photo": {"rights": Rights.UNCLEAR}}, "rights", True),
    ({"title": "Advertorial: Rumah Murah"}, "label", True),
    ({"body": LONG + "<p>Kunjungi kami. (ADV/RK)</p>"}, "label", True),
    ({"title": "Judul " * 13}, "title-length", False),
    ({"dateline_place": ""}, "place", False),
    ({"body": "<p>Pendek saja.</p>"}, "words", False),
    ({"body": LONG + '<p><a href="#">Baca</a></p>'}, "links", False),
    ({"photo": {"caption": ""}}, "caption", False),
    ({"photo": {"alt": ""}}, "alt", False),
    ({"keywords": []}, "keywords", False),
    ({"by": []}, "names", False),
    ({"editor": None}, "editor", False),
])  # fmt: skip
def test_each_fault_is_found_by_its_own_line(fault, code, blocks):
    if "photo" in fault:
        fault = {"lead_photo": make_photo("lain", **fault["photo"])}
    found = {line.code: line.blocks for line in examine(whole(**fault))}
    assert found.pop(code) is blocks and (not found or code == "body"), found


def test_lines_that_do_not_concern_a_story_are_not_there():
    codes = {line.code for line in checklist(whole(kind=Kind.OPINION, lead_photo=None))}
    assert not codes & {"place", "credit", "rights", "caption", "alt"}
    assert "words" not in {line.code for line in checklist(whole(kind=Kind.PHOTO))}
    assert examine(whole(title="Advertorial: Rumah Murah", kind=Kind.ADVERTORIAL)) == []
    assert examine(whole(title="Advertorial Politik Diperdebatkan")) == []


def asked(sheet) -> list[str]:
    """What the form says to be missing before it lets a story out."""
    return [
        words(line) for box in sheet.page.all(".pass-over") for line in box.iter("li") if line.find("a") is not None
    ]


def test_going_out_unfinished_asks_once_for_a_reason_and_writes_it_down(signed_in, editor):
    story = whole(dateline_place="", keywords=[])
    sheet = Sheet(signed_in(editor), f"{LIST}{story.pk}/change/")
    assert sheet.page.text("details.checklist").startswith("Periksa 14/16") and asked(sheet) == []
    first = sheet.send("publish", reason="", standfirst="Ringkasan baru.")
    assert asked(first) == ["Tempat belum diisi.", "Kata kunci kurang dari tiga."]
    links = [link.get("href") for box in first.page.all(".pass-over") for link in box.iter("a")]
    assert links == ["#id_dateline_place", "#id_keywords"]
    assert first.errors == {"reason": "Lengkapi yang kurang, atau tulis alasan tetap terbit."}
    assert first.fields["standfirst"] == "Ringkasan baru." and not Move.objects.exists()

    second = first.send("publish", reason="Gempa, menyusul.")
    assert second.errors == {} and second.said.startswith("SUDAH TERBIT")
    move = Move.objects.get()
    assert (move.user, move.note) == (editor, "Gempa, menyusul.")
    assert move.passed_over == "Tempat belum diisi. Kata kunci kurang dari tiga."
    assert second.send("update", standfirst="Lagi.").errors == {}  # what is out is changed by one press


def test_a_whole_story_is_asked_nothing_also_when_keywords_and_names_are_still_being_typed(signed_in, editor):
    laras, putri = make_person("Laras", is_editor=True), make_person("Putri Kirana", "PK")
    sheet = Sheet(signed_in(editor), f"{LIST}add/")
    sheet.fields |= {"bylines-0-person": str(putri.pk), "editor": str(laras.pk), "keywords": "banjir, tanggul, demak"}
    channel = str(make_category().pk)
    done = sheet.send("publish", reason="", title="Tanggul", body=LONG, dateline_place="Demak", category=channel)
    assert done.said.startswith("SUDAH TERBIT") and Move.objects.get().passed_over == ""


def test_what_is_scheduled_already_is_not_asked_again(signed_in, editor):
    sheet = Sheet(signed_in(editor), f"{LIST}{make_article().pk}/change/")
    asking = sheet.send("schedule", publish_at="2026-03-19T07:30", reason="")
    assert asked(asking) and asking.fields["publish_at"] == "2026-03-19T07:30"
    sheet = asking.send("schedule", reason="Titipan.")
    assert sheet.send("schedule", publish_at="2026-03-19T08:30", reason="").errors == {}


def test_the_law_is_passed_over_by_nobody(signed_in, editor_in_chief):
    story = whole(lead_photo=make_photo("lain", credit=""), keywords=[])
    refused = Sheet(signed_in(editor_in_chief), f"{LIST}{story.pk}/change/").send("publish", reason="Saya pemred.")
    assert set(refused.errors) == {"photo_credit"} and Article.objects.get().state == "draft"


def test_the_lines_are_counted_anew_while_somebody_types_and_nothing_is_stored(signed_in, editor, reporter):
    story = publish("Lama", created_by=editor)
    sheet = Sheet(signed_in(editor), f"{LIST}{story.pk}/change/")
    address = Reading(sheet.answer).all("details.checklist")[0].get("data-checklist")
    told = sheet.post(to=address, title="Judul " * 30, keywords="a, b, c", category="").json()
    states = {line["text"]: line["state"] for line in told["lines"]}
    assert states["Judul lebih dari 70 huruf."] == "warning" and states["Kanal belum dipilih."] == "law"
    assert states["Kata kunci"] == "good" and told["sum"].endswith(f"/{len(told['lines'])}")
    assert Article.objects.get().title == "Lama"
    assert signed_in(editor).post(f"{LIST}daftar-periksa/", {}).json()["sum"] == "3/11"
    assert signed_in(reporter).post(address, {}).status_code == 404
    assert signed_in(editor).get(address).status_code == 405
