"""Notes to a colleague: about words of a story, for the newsroom alone, answered and resolved; without script."""

import pytest

from news.anchors import locate
from news.models import Note, NoteReply
from news.notes import notes_for
from tests.factories import make_article, publish, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db
QUOTE = "memperbaiki tanggul sungai"


@pytest.fixture
def story(reporter):
    return make_article("Tanggul", created_by=reporter)


def page_of(story) -> str:
    return f"/admin/news/article/{story.pk}/catatan/"


def typed(**fields):
    return {"field": "body", "quote": QUOTE, "text": "Sungai yang mana?", "addressee": ""} | fields


def written(story, author, **fields) -> Note:
    return Note.objects.create(article=story, author=author, **{"text": "Sungai yang mana?"} | fields)


def test_a_note_about_words_is_written_to_somebody_who_finds_it_on_his_desk(signed_in, editor, reporter, story):
    browser = signed_in(editor)
    page = Reading(browser.get(page_of(story)))
    names = [words(option) for option in page.all("option")]
    assert {"Siapa saja", "Reporter", "Isi", "Judul"} <= set(names)
    answer = browser.post(page_of(story), typed(addressee=reporter.pk), follow=True)
    assert "Catatan untuk Reporter tersimpan." in answer.content.decode()
    note = Note.objects.get()
    assert (note.author, note.before, note.after) == (
        editor,
        "Warga Desa Karangjati ",
        " bersama-sama sejak pagi. Pekerjaan itu ",
    )
    assert notes_for(reporter) == [note] and notes_for(editor) == []
    seen = Reading(signed_in(reporter).get(page_of(story))).text("li.note")
    assert "Editor untuk Reporter" in seen and f"Isi {QUOTE}" in seen and "Sungai yang mana?" in seen


def test_the_form_of_a_story_leads_to_its_notes_and_counts_the_open_ones(signed_in, editor, story):
    written(story, editor), written(story, editor)
    page = Reading(signed_in(editor).get(f"/admin/news/article/{story.pk}/change/"))
    (door,) = [link for link in page.all("a") if link.get("href") == page_of(story)]
    assert words(door) == "Catatan (2)"


@pytest.mark.parametrize(("wrong", "said"), [
    ({"text": " "}, "Tulis catatannya."), ({"quote": "k" * 301}, "Kutip paling panjang 300 huruf; sekarang 301."),
    ({"addressee": "{stranger}"}, ""), ({"addressee": "x"}, ""), ({"field": "body_html"}, ""), ({"text": "a" * 1001}, ""),
])  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(signed_in, editor, stranger, story, wrong, said):
    wrong = {name: text.format(stranger=stranger.pk) for name, text in wrong.items()}
    page = Reading(signed_in(editor).post(page_of(story), typed(**wrong)))
    assert said in " ".join(page.texts("ul.errorlist")) and page.texts("ul.errorlist")
    assert not Note.objects.exists()
    if "text" not in wrong:
        assert "Sungai yang mana?" in page.texts("textarea")
    if "quote" not in wrong:
        assert QUOTE in [box.get("value") for box in page.all("input")]


def test_it_is_answered_resolved_and_opened_again(signed_in, editor, reporter, story):
    note = written(story, editor, addressee=reporter)
    browser, act = signed_in(reporter), f"{page_of(story)}{note.pk}/"
    assert "Tulis balasannya." in browser.post(act, {"tindakan": "reply", "text": ""}).content.decode()
    answer = browser.post(act, {"tindakan": "reply", "text": "Sungai Tuntang."}, follow=True)
    assert "Reporter" in Reading(answer).text("ul.note-replies") and "Sungai Tuntang." in Reading(answer).text(
        "ul.note-replies"
    )
    browser.post(act, {"tindakan": "resolve"})
    note.refresh_from_db()
    assert note.resolved_by == reporter and notes_for(reporter) == []
    assert "Selesai Reporter" in Reading(browser.get(page_of(story))).text("li.note")
    signed_in(editor).post(act, {"tindakan": "reopen"})
    assert notes_for(reporter) == [note] and NoteReply.objects.count() == 1


def test_only_who_wrote_it_whom_it_is_for_and_editors_resolve_it(signed_in, editor, managing_editor, reporter, story):
    note = written(story, managing_editor)
    act = f"{page_of(story)}{note.pk}/"
    assert "Selesai" not in Reading(signed_in(reporter).get(page_of(story))).text("li.note")
    assert signed_in(reporter).post(act, {"tindakan": "resolve"}).status_code == 403
    assert signed_in(editor).post(act, {"tindakan": "resolve"}).status_code == 302
    assert not Note.objects.open().exists()


@pytest.mark.parametrize("who", ["reporter", "moderator", "advertiser", "administrator"])
def test_who_may_not_see_the_story_meets_neither_page_nor_note(request, signed_in, editor, who):
    browser = signed_in(request.getfixturevalue(who))
    other = make_article("Lain", created_by=editor)
    note = written(other, editor)
    for answer in (
        browser.get(page_of(other)),
        browser.post(page_of(other), typed()),
        browser.post(f"{page_of(other)}{note.pk}/", {"tindakan": "resolve"}),
    ):
        assert answer.status_code == 404
    assert Note.objects.open().count() == 1 and browser.get(page_of(type("", (), {"pk": 999_999}))).status_code == 404


def test_a_note_is_reached_only_by_its_own_story(signed_in, editor, story):
    note, other = written(story, editor), make_article("Lain")
    assert signed_in(editor).post(f"{page_of(other)}{note.pk}/", {"tindakan": "resolve"}).status_code == 404


def test_notes_go_on_after_publication_and_withdrawal_and_readers_never_see_them(signed_in, editor, client):
    story = publish("Terbit")
    signed_in(editor).post(page_of(story), typed(text="catatanrahasia"))
    for address in (story.get_absolute_url(), "/", "/feed/", "/cari/?q=tanggul", "/sitemap.xml"):
        assert "catatanrahasia" not in client.get(address).content.decode(), address
    assert client.get(page_of(story)).status_code == 302
    withdraw(story)
    assert "catatanrahasia" in signed_in(editor).get(page_of(story)).content.decode()


def test_words_that_are_gone_are_said_to_be_gone(signed_in, editor, story):
    (
        written(story, editor, field="body", quote="kata yang dihapus"),
        written(story, editor, field="title", quote="Tanggul"),
    )
    first, second = Reading(signed_in(editor).get(page_of(story))).texts("li.note")
    assert "sudah tidak ada" not in first and "sudah tidak ada di versi tersimpan" in second


@pytest.mark.parametrize(("text", "beside", "found"), [
    ("air naik dan air turun", ("dan ", " turun"), (13, 16)), ("air naik dan air turun", ("", " naik"), (0, 3)),
    ("Kini air naik lagi dan air turun", ("dan ", " turun"), (23, 26)), ("air", ("", ""), (0, 3)), ("udara", ("", ""), None),
])  # fmt: skip
def test_quoted_words_are_found_again_by_what_stands_beside_them(text, beside, found):
    assert locate(text, "air", *beside) == found
    assert locate(text, "") is None


def test_many_notes_cost_as_many_queries_as_few(signed_in, editor, reporter, story, django_assert_max_num_queries):
    for number in range(15):
        note = written(story, editor, addressee=reporter, text=f"Catatan {number}")
        NoteReply.objects.create(note=note, author=reporter, text="Ya.")
    browser = signed_in(editor)
    with django_assert_max_num_queries(14):
        assert len(Reading(browser.get(page_of(story))).all("li.note")) == 15
