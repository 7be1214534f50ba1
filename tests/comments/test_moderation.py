"""The acts of a moderator: what they change, what they leave behind, and who was faster."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import moderation, queue, suspending
from comments.models import Comment, Complaint, Conversation, ModerationAct, Notice, State, Suspension
from comments.moderation import Refused
from comments.undoing import undo
from tests.comments.desk import QUEUE, Desk
from tests.conftest import _person
from tests.factories import NOW, make_category, make_comment, make_keyword, publish
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db
Act = ModerationAct.Act


@pytest.fixture
def story():
    return publish()


@pytest.fixture
def desk(moderator, signed_in):
    return Desk(signed_in(moderator))


@pytest.fixture
def second(moderator):
    """Another moderator."""
    return _person("sari", "Moderator")


def held(story, author, body="Semoga lekas surut.", **fields):
    return make_comment(story, author, body, state=State.HELD, **fields)


def acts_on(comment) -> list[tuple]:
    return list(comment.acts.order_by("pk").values_list("act", "reason", "state_before", "state_after"))


def test_what_waits_is_approved_or_rejected_and_the_author_is_told_why(desk, story, reader, client):
    good, bad = held(story, reader, "Bagus"), held(story, reader, "Jelek")
    assert desk.bodies() == ["Bagus", "Jelek"]
    assert desk.press("approve", good) == "Disetujui."
    assert desk.press("reject", bad) == "Pilih dulu alasannya."
    assert desk.press("reject:off-topic", bad, note="Soal lain.") == "Ditolak."
    assert desk.bodies() == [] and desk.bodies("tampil") == ["Bagus"] and desk.bodies("ditolak") == ["Jelek"]
    assert acts_on(good) == [("approve", "", "held", "visible")]
    assert acts_on(bad) == [("reject", "off-topic", "held", "rejected")]
    assert Notice.objects.filter(user=reader, about="rejected", comment=bad).count() == 1
    assert Conversation.objects.get(article=story).visible == 1
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == ["Bagus"]


def test_words_are_edited_with_the_original_kept_and_readers_see_that_it_was_done(desk, story, reader, client):
    comment = make_comment(story, reader, "Kata kasar di sini")
    assert (
        desk.press("edit", comment, body=" \n ")
        == "Komentar tidak boleh kosong. Tolak saja kalau tidak ada yang tersisa."
    )
    assert desk.press("edit", comment, body="Kata kasar di sini") == "Belum ada yang Anda ubah."
    assert "paling panjang 2.000 karakter" in desk.press("edit", comment, body="a" * 2001)
    assert desk.press("edit", comment, body="Kata di sini") == "Disunting."
    assert comment.acts.get().body_before == "Kata kasar di sini"
    page = Reading(client.get(story.get_absolute_url()))
    assert page.texts("p.comment-text") == ["Kata di sini"]
    assert "disunting moderator" in page.text("div.comment-head")


def test_a_pick_is_only_what_readers_see_and_goes_with_a_rejection(desk, story, reader):
    waits, shown = held(story, reader), make_comment(story, reader, "Bagus")
    assert "Hanya komentar yang tampil" in desk.press("pick", waits)
    desk.press("pick", shown)
    assert Comment.objects.get(pk=shown.pk).picked_at == NOW
    desk.press("pick", shown)
    assert Comment.objects.get(pk=shown.pk).picked_at is None
    desk.press("pick", shown)
    desk.press("reject:other", shown)
    assert Comment.objects.get(pk=shown.pk).picked_at is None
    desk.undo(shown.acts.latest("pk"))
    assert Comment.objects.get(pk=shown.pk).picked_at == NOW


def test_the_second_moderator_is_told_who_was_faster(desk, story, reader, second, signed_in):
    comment = held(story, reader)
    seen = [desk.seen(comment)]
    Desk(signed_in(second)).press("reject:spam", comment)
    assert desk.press("approve", seen=seen) == "Sari lebih dulu menolak komentar ini pada 15.00 WIB."
    assert desk.press("reject:spam", seen=seen) == "Sari lebih dulu menolak komentar ini pada 15.00 WIB."
    assert Comment.objects.get(pk=comment.pk).state == State.REJECTED and comment.acts.count() == 1


def test_nobody_judges_words_that_have_not_been_read(desk, story, reader):
    comment, other = held(story, reader), make_comment(story, reader, "Lain")
    seen = [desk.seen(comment)]
    Comment.objects.filter(pk=comment.pk).update(body="Sekarang lain", edited_at=NOW)
    assert "Penulisnya baru saja mengubah" in desk.press("approve", seen=seen)
    Comment.objects.filter(pk=comment.pk).update(body="", state=State.DELETED)
    assert desk.press("approve", seen=seen) == "Penulisnya sudah menghapus komentar ini."
    Comment.objects.filter(pk=comment.pk).delete()
    assert desk.press("approve", seen=seen) == "Komentar ini sudah tidak ada."
    Complaint.objects.create(comment=other, reason="spam")
    Comment.objects.update(complained_at=NOW)
    seen = [desk.seen(other)]
    Complaint.objects.create(comment=other, reason="privacy")
    assert "ada laporan baru" in desk.press("approve", seen=seen)
    assert desk.press("reject:spam", seen=seen) == "Ditolak."


def test_an_act_is_undone_for_ten_seconds_by_who_did_it(desk, story, reader, second, clock):
    comment = held(story, reader)
    desk.press("reject:spam", comment)
    act = comment.acts.get()
    clock.wait(seconds=10)
    with pytest.raises(Refused):
        undo(act.pk, second)
    assert desk.undo(act) == "Diurungkan."
    assert desk.undo(act) == "Tindakan itu sudah diurungkan."
    assert Comment.objects.get(pk=comment.pk).state == State.HELD
    assert not Notice.objects.exists()  # the mail has not gone out, so there is nothing to be told
    assert acts_on(comment) == [("reject", "spam", "held", "rejected"), ("undo", "", "rejected", "held")]
    desk.press("approve", comment)
    clock.wait(seconds=11)
    assert "Sudah lewat 10 detik" in desk.undo(comment.acts.get(act=Act.APPROVE))


def test_an_act_stands_when_somebody_has_acted_since(desk, story, reader, second):
    comment = held(story, reader)
    desk.press("approve", comment)
    act = comment.acts.get()
    moderation.reject(comment.pk, second, reason="other")
    assert desk.undo(act) == "Sari sudah menolak komentar ini sesudah Anda."
    changed = held(story, reader, "Lain")
    desk.press("approve", changed)
    Comment.objects.filter(pk=changed.pk).update(body="Diubah penulis", edited_at=NOW + timedelta(seconds=1))
    assert "Penulisnya sudah mengubah" in desk.undo(changed.acts.get())


def test_an_edit_is_undone_word_for_word(desk, story, reader):
    comment = make_comment(story, reader, "Asli")
    desk.press("edit", comment, body="Bukan asli")
    desk.undo(comment.acts.get())
    comment.refresh_from_db()
    assert (comment.body, comment.moderated_at) == ("Asli", None)


def test_many_at_once_are_told_one_by_one_and_undone_together(desk, story, reader, second):
    first, later, faster = (held(story, reader, f"Ke-{place}") for place in range(3))
    seen = [desk.seen(one) for one in (first, later, faster)]
    moderation.approve(faster.pk, second)
    report = desk.press("reject", seen=seen, reason="spam", note="Judi.")
    assert report.startswith("2 komentar: ditolak. 1 komentar tidak:")
    assert f"Komentar {faster.pk} Sari lebih dulu menyetujui" in report
    assert set(ModerationAct.objects.filter(act="reject").values_list("reason", "note")) == {("spam", "Judi.")}
    desk.undo(*ModerationAct.objects.filter(act="reject"))
    assert desk.bodies() == ["Ke-0", "Ke-1"]
    assert "1 komentar tidak: Komentar 999 Komentar ini sudah tidak ada." in desk.press(
        "approve", seen=["abc", "999", "9" * 30 + ":x"]
    )
    assert desk.press("nothing", first) == "Pilih dulu komentarnya." == desk.press("approve", seen=[])


def test_an_account_is_suspended_for_a_time_and_its_comments_are_hidden_and_come_back(
    desk, story, reader, moderator, clock, client
):
    shown, comment = make_comment(story, reader, "Lama"), held(story, reader, "Spam")
    assert desk.press("suspend", comment, term="7", reason="spam", hides="1", also_reject="1") == "Penulis diblokir."
    suspension = Suspension.objects.get(user=reader)
    assert (suspension.until, suspension.hides, suspension.by) == (NOW + timedelta(days=7), True, moderator)
    assert Comment.objects.get(pk=comment.pk).state == State.REJECTED
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == []
    assert Conversation.objects.get(article=story).visible == 0
    assert "sudah diblokir oleh Moderator" in desk.press("suspend", shown, term="", reason="spam")
    page = desk.browser.post(f"/admin/comments/suspension/{suspension.pk}/change/", follow=True)
    assert "Dicabut" in Reading(page).text("#content-main") and not Comment.objects.filter(withheld=True).exists()
    assert Conversation.objects.get(article=story).visible == 1
    desk.undo(ModerationAct.objects.get(act="lift"))
    assert Comment.objects.filter(withheld=True).count() == 2
    clock.wait(days=6, hours=23, minutes=59)
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == []
    clock.wait(minutes=1)  # by the clock, with every worker dead
    assert Reading(client.get(story.get_absolute_url())).texts("p.comment-text") == ["Lama"]
    shown.refresh_from_db()
    assert shown.is_visible() and not shown.is_visible(NOW)
    assert suspending.let_appear.call(reader.pk) == "looked" and not Comment.objects.filter(withheld=True).exists()
    assert Conversation.objects.get(article=story).visible == 1
    assert list(Notice.objects.values_list("about", flat=True).order_by("about")) == ["rejected", "suspended"]


def test_a_suspension_is_undone_whole_and_none_falls_on_staff(desk, story, reader, editor):
    comment = make_comment(story, reader)
    desk.press("suspend", comment, term="", reason="spam", hides="1", also_reject="1")
    desk.undo(*ModerationAct.objects.order_by("-pk"))
    comment.refresh_from_db()
    assert (comment.state, comment.withheld) == (State.VISIBLE, False)
    assert not Suspension.objects.running().exists()
    assert "akun awak redaksi" in desk.press("suspend", make_comment(story, editor), term="", reason="spam")


def test_only_a_moderator_acts(story, reader, managing_editor, signed_in):
    comment = held(story, reader)
    with pytest.raises(PermissionDenied):
        moderation.approve(comment.pk, managing_editor)
    assert "tidak berhak" in Desk(signed_in(managing_editor)).press("approve", seen=[f"{comment.pk}:"])
    for address in ("tindakan", "urungkan"):
        assert signed_in(managing_editor).get(f"/admin/comments/comment/{address}/").status_code == 405
        assert signed_in(reader).post(f"/admin/comments/comment/{address}/").status_code in (302, 403)
    assert Comment.objects.get(pk=comment.pk).state == State.HELD


def test_an_empty_queue_says_whether_nothing_waits_or_nothing_fits(desk, story, reader):
    assert "Semua sudah diperiksa" in words(desk.page().root)
    held(story, reader)
    page = words(desk.page(q="zzzz").root)
    assert "Tidak ada komentar yang cocok dengan saringan ini." in page and "Semua sudah diperiksa" not in page


def test_a_case_shows_what_a_moderator_weighs(desk, story, reader, stranger):
    parent = make_comment(story, stranger, "Yang dibalas")
    make_comment(story, reader, "Ditolak dulu", state=State.REJECTED)
    comment = held(story, reader, "<b>Tebal</b>", parent=parent, flags=["new", "spam"])
    case = words(desk.case(comment))
    for part in ("Pembaca", "0 tampil, 1 ditolak", story.title, "Membalas Orang-lain: Yang dibalas", "<b>Tebal</b>",
                 "akun baru", "Tolak: Iklan, judi"):  # fmt: skip
        assert part in case, part


def test_filters_and_watch_lists_narrow_the_queue(desk, story, reader, clock):
    word, economy = make_keyword("Banjir"), make_category("Ekonomi")
    flood, market = publish("Banjir", keywords=[word]), publish("Pasar", category=economy)
    held(story, reader, "Satu", flags=["new"]), held(flood, reader, "Dua"), held(market, reader, "Tiga dan dua")
    form = {"name": "Bencana", "words": "banjir", "stories": market.get_absolute_url(), "_save": "1"}
    for wrong, sentence in (
        ({"words": "entah"}, "belum ada: entah"),
        ({"stories": "/x/tidak-ada/"}, "Tidak ada berita"),
    ):
        refused = desk.browser.post("/admin/comments/watchlist/add/", form | wrong)
        assert sentence in Reading(refused).text("#content") and refused.status_code == 200
    assert desk.browser.post("/admin/comments/watchlist/add/", form).status_code == 302
    watch = Reading(desk.browser.get("/admin/comments/watchlist/")).all("#result_list")
    assert "Bencana" in words(watch[0]) and "Moderator" in words(watch[0])
    asked = {"pantau": ["Dua", "Tiga dan dua"], "kanal": ["Tiga dan dua"], "berita": ["Dua"], "tanda": ["Satu"], "q": ["Dua", "Tiga dan dua"], "baru": []}  # fmt: skip
    values = {"pantau": "1", "kanal": economy.slug, "berita": flood.pk, "tanda": "new", "q": "dua", "baru": "on"}
    values["pantau"] = desk.page().all("#saring-pantau")[0].findall("option")[1].get("value")
    type(reader).objects.update(date_joined=NOW - timedelta(days=30))
    for name, expected in asked.items():
        assert desk.bodies(**{name: values[name]}) == expected, name
    assert len(desk.bodies(kanal="tidak-ada", berita="x", sesudah="x", tab="lain")) == 3


@pytest.mark.parametrize(("tab", "state"), [("menunggu", State.HELD), ("ditolak", State.REJECTED)])
def test_a_filtered_page_looks_at_so_many_comments_and_says_how_far_it_has_come(
    desk, story, reader, monkeypatch, tab, state
):
    monkeypatch.setattr(queue, "LOOKED_AT", 3)
    for place in range(8):  # pairs share a moment
        make_comment(story, reader, f"Ke-{place}", state=state, at=NOW + timedelta(hours=place // 2))
    far = {"menunggu": 6, "ditolak": 1}[tab]
    Comment.objects.filter(body=f"Ke-{far}").update(body="Jarum")
    page, found, said = desk.page(tab, q="jarum"), [], []
    while further := page.links("p.list-pages"):
        found += page.texts("p.case-body")
        said.append(page.text("p.list-pages"))
        page = Reading(desk.browser.get(f"{QUEUE}{further[0]}"))
    assert found + page.texts("p.case-body") == ["Jarum"] and len(said) == 2
    assert all("Sudah dicari sampai komentar" in one and "belum ada yang cocok" in one for one in said)
    assert len(desk.bodies(tab, berita=story.pk)) == 8  # an index holds these together


def test_pages_follow_each_other_at_the_same_price(desk, story, reader, stranger):
    def price():
        with CaptureQueriesContext(connection) as asked:
            desk.page("dilaporkan"), desk.page()
        return len(asked)

    def busy(number):
        for place in range(number):
            comment = held(story, reader if place % 2 else stranger, f"Ke-{place:02}", complained_at=NOW)
            Complaint.objects.create(comment=comment, reason="spam", by=stranger, received_at=NOW)

    busy(2)
    few = price()
    busy(63)
    assert price() == few <= 36
    seen, further = [], f"{'/admin/comments/comment/'}?tab=menunggu"
    while further:
        page = Reading(desk.browser.get(further))
        seen += [one.get("data-case") for one in page.all("li.case")]
        links = [one.get("href") for one in page.all("a") if one.get("data-further") is not None]
        further = f"/admin/comments/comment/{links[0]}" if links else ""
    assert len(seen) == len(set(seen)) == 65


def test_the_log_tells_who_did_what_when_and_why_and_goes_into_a_table(desk, story, reader, moderator):
    comment = held(story, reader, "=HYPERLINK(1)")
    desk.press("reject:spam", comment, note="Judi\ndaring")
    desk.undo(comment.acts.get())
    log = Reading(desk.browser.get("/admin/comments/moderationact/", {"komentar": comment.pk}))
    first, second_row = [words(row) for row in log.all("tr")[1:]]
    assert "Urungkan" in first and "Tolak (diurungkan)" in second_row and "Iklan, judi" in second_row
    assert "Tidak ada catatan" in Reading(
        desk.browser.get("/admin/comments/moderationact/?penulis=1&tindakan=edit")
    ).text("#content-main")
    assert "Periksa tahunnya" in Reading(desk.browser.get("/admin/comments/moderationact/?dari=0206-01-01")).text(
        "#content-main"
    )
    table = b"".join(desk.browser.get("/admin/comments/moderationact/unduh/")).decode("utf-8-sig").splitlines()
    assert len(table) == 3 and table[2].startswith("2026-03-18 15:00:00;Moderator;Tolak;Iklan, judi")
    assert "'=HYPERLINK(1)" in table[2] and "Judi daring" in table[2]
