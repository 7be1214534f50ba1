"""Acts on many stories at once: a page that asks, a report of what was done and what was not, and why."""

import pytest

from news.models import Article, State
from tests.factories import make_article, make_category, make_person, publish
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"


def press(browser, act, stories, **typed):
    return browser.post(LIST, {"action": f"bulk_{act}", "_selected_action": [one.pk for one in stories], **typed})


def report(answer) -> tuple[str, list[str]]:
    page = Reading(answer)
    (said,) = [words(one) for one in page.root.iter("p") if one.get("role") == "status"]
    return said, [words(line) for box in page.all(".bulk-refused") for line in box.iter("li")]


def test_an_act_asks_on_a_page_of_its_own_and_does_nothing_before(signed_in, managing_editor):
    stories = [publish("Satu"), publish("Dua")]
    desk = signed_in(managing_editor)
    page = Reading(press(desk, "withdraw", stories))
    assert {words(line) for box in page.all(".bulk-stories") for line in box.iter("li")} == {
        "Satu Nasional · Terbit", "Dua Nasional · Terbit",
    }  # fmt: skip
    again = Reading(press(desk, "withdraw", stories, note=" ", _do="1"))
    assert "Bidang ini tidak boleh kosong." in again.texts("ul.errorlist")
    assert set(Article.objects.values_list("state", flat=True)) == {State.PUBLISHED}


def test_each_story_is_moved_by_itself_and_the_rest_is_told_with_its_reason(signed_in, managing_editor):
    good = publish("Terbit")
    draft = make_article("Draf")
    answer = press(signed_in(managing_editor), "withdraw", [good, draft], note="Memuat identitas.", _do="1")
    said, refused = report(answer)
    assert said == "1 berita dicabut. 1 berita tidak:"
    assert refused == ["Draf Berita berkeadaan Draf tidak bisa: Cabut."]
    good.refresh_from_db()
    assert (good.state, good.withdrawal_reason, good.moves.get().user) == (
        State.WITHDRAWN, "Memuat identitas.", managing_editor,
    )  # fmt: skip


def test_publishing_passes_over_warnings_only_with_a_reason(signed_in, editor):
    stories = [make_article("Satu"), make_article("Dua", body="")]
    _, refused = report(press(signed_in(editor), "publish", stories, _do="1"))
    assert refused == [
        "Dua Isi berita masih kosong.",
        "Satu Lengkapi yang kurang, atau tulis alasan tetap terbit.",
    ]
    said, _ = report(press(signed_in(editor), "publish", stories, note="Tutup tahun.", _do="1"))
    assert said == "1 berita terbit. 1 berita tidak:"
    assert Article.objects.get(state=State.PUBLISHED).moves.get().note == "Tutup tahun."


def test_channel_keywords_and_editor_are_set_on_drafts_and_updated_on_what_is_out(signed_in, editor):
    desk, other = signed_in(editor), make_category("Ekonomi")
    laras = make_person("Laras", is_editor=True)
    draft, live = make_article("Draf", keywords=["Air"]), publish("Terbit")
    stories = [draft, live]
    assert report(press(desk, "channel", stories, category=other.pk, _do="1")) == ("2 berita dipindahkan.", [])
    press(desk, "add_keywords", stories, keywords="banjir, Air", _do="1")
    press(desk, "editor", stories, editor=laras.pk, _do="1")
    assert {(one.category, one.editor) for one in Article.objects.all()} == {(other, laras)}
    assert {tuple(sorted(one.keywords.names())) for one in Article.objects.all()} == {("Air", "banjir")}
    said, refused = report(press(desk, "remove_keywords", [draft, make_article("Baru")], keywords="air", _do="1"))
    assert (said, refused) == (
        "1 berita dilepas kata kuncinya. 1 berita tidak:", ["Baru Tidak punya kata kunci itu."],
    )  # fmt: skip
    assert [move.act for move in live.moves.all()] == ["update"] * 3 and not draft.moves.exists()
    assert live.get_absolute_url() != Article.objects.get(pk=live.pk).get_absolute_url()


def test_what_a_bulk_act_breaks_is_not_half_done(signed_in, editor):
    live = publish("Terbit", keywords=[f"Kata {n}" for n in range(9)])
    _, refused = report(press(signed_in(editor), "add_keywords", [live], keywords="satu, dua", _do="1"))
    assert refused == ["Terbit Kata kuncinya menjadi lebih dari 10."] and live.keywords.count() == 9


def test_a_reporter_sends_the_own_drafts_and_is_offered_no_more(signed_in, reporter, editor):
    own, other = make_article("Punya", created_by=reporter), make_article("Lain", created_by=editor)
    desk = signed_in(reporter)
    offered = [option.get("value") for option in Reading(desk.get(LIST)).root.iter("option")]
    assert [name for name in offered if name] == [
        "bulk_submit", "bulk_channel", "bulk_add_keywords", "bulk_remove_keywords",
    ]  # fmt: skip
    said, _ = report(press(desk, "submit", [own, other], _do="1"))
    assert said == "1 berita dikirim ke editor."
    assert press(desk, "withdraw", [own], note="Ah.", _do="1").status_code == 302
    assert dict(Article.objects.values_list("title", "state")) == {"Punya": "submitted", "Lain": "draft"}


@pytest.mark.parametrize("sent", [["x"], [""], ["9" * 40], ["1 OR 1"]])
def test_nonsense_in_the_choice_is_told_and_changes_nothing(signed_in, editor, sent):
    answer = signed_in(editor).post(LIST, {"action": "bulk_submit", "_selected_action": sent, "_do": "1"}, follow=True)
    assert Reading(answer).texts("ul.messagelist") == ["Pilihan itu tidak dikenal. Pilih lagi dari daftar."]
