"""The editorial workflow from outside: who may do what to a story in which state, and what it asks for."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from news.checklist import blocking, examine
from news.models import Article, Move, Rights, State
from news.workflow import MOVES, legal_moves, make_move, may_edit, may_see
from tests.factories import NOW, make_article, make_person, make_photo
from tests.news.moves import EDITING, LATER, LEADING, NOTHING, STATES, WRITING

WHY = "Mendesak."
DETAILS = {
    "publish": {"note": WHY},
    "schedule": {"at": LATER, "note": WHY},
    "return": {"note": "Lengkapi kutipan."},
    "withdraw": {"note": "Salah identitas."},
}
#: Person -> state -> the acts that are theirs, on a story that the reporter wrote.
TABLE = {
    "reporter": WRITING,
    "editor": EDITING,
    "managing_editor": LEADING,
    "editor_in_chief": LEADING,
    "moderator": NOTHING,
    "advertiser": NOTHING,
    "administrator": NOTHING,
    "reader": NOTHING,
}


@pytest.fixture
def writer(reporter):
    return reporter


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", TABLE)
def test_everybody_may_do_exactly_what_the_table_says(request, writer, who, state):
    user = request.getfixturevalue(who)
    for act in MOVES:
        story = make_article(f"{who} {state} {act}", created_by=writer, **STATES[state])
        allowed = act in TABLE[who][state]
        assert (act in legal_moves(user, story)) is allowed, act
        if allowed:
            make_move(story, act, user, **DETAILS.get(act, {}))
        else:
            with pytest.raises(PermissionDenied):
                make_move(story, act, user, **DETAILS.get(act, {}))
        stored = Article.objects.get(pk=story.pk)
        assert story.moves.count() == int(allowed)
        assert allowed or stored.state == STATES[state]["state"]


@pytest.mark.django_db
def test_nobody_at_all_may_do_anything():
    story = make_article()
    assert legal_moves(AnonymousUser(), story) == []
    assert not may_edit(AnonymousUser(), story) and not may_see(AnonymousUser(), story)


def test_a_reporter_does_not_touch_another_reporters_story(reporter, editor):
    story = make_article(created_by=editor)
    assert not may_see(reporter, story) and not may_edit(reporter, story)
    with pytest.raises(PermissionDenied):
        make_move(story, "submit", reporter)


@pytest.mark.parametrize(("state", "own", "any_story"), [
    ("draft", True, True), ("submitted", False, True), ("returned", True, True),
    ("scheduled", False, True), ("live", False, True), ("withdrawn", False, False),
])  # fmt: skip
def test_words_are_changed_by_editors_and_before_submission_by_their_writer(reporter, editor, state, own, any_story):
    story = make_article(created_by=reporter, **STATES[state])
    assert may_edit(reporter, story) is own
    assert may_edit(editor, story) is any_story


@pytest.mark.parametrize(("act", "details", "field"), [
    ("return", {"note": "  "}, "note"),
    ("schedule", {}, "published_at"),
    ("schedule", {"at": NOW}, "published_at"),
    ("schedule", {"at": NOW - timedelta(minutes=1)}, "published_at"),
])  # fmt: skip
def test_a_move_demands_its_note_or_a_time_to_come(editor, act, details, field):
    story = make_article(state=State.SUBMITTED)
    with pytest.raises(ValidationError) as refused:
        make_move(story, act, editor, **details)
    assert list(refused.value.message_dict) == [field]
    assert Article.objects.get().state == State.SUBMITTED and not Move.objects.exists()


def test_a_withdrawal_demands_the_reason_that_readers_see(managing_editor):
    story = make_article(**STATES["live"])
    with pytest.raises(ValidationError, match="dibaca publik"):
        make_move(story, "withdraw", managing_editor)
    make_move(story, "withdraw", managing_editor, note=" Memuat identitas korban. ")
    assert (story.withdrawal_reason, story.withdrawn_at) == ("Memuat identitas korban.", NOW)


def test_every_move_is_logged_with_who_when_and_why(editor, reporter):
    story = make_article(created_by=reporter)
    make_move(story, "submit", reporter)
    make_move(story, "return", editor, note="Lengkapi kutipan.")
    rows = story.moves.order_by("pk").values_list("act", "state_before", "state_after", "note", "user", "at")
    assert list(rows) == [
        ("submit", "draft", "submitted", "", reporter.pk, NOW),
        ("return", "submitted", "returned", "Lengkapi kutipan.", editor.pk, NOW),
    ]


def test_publication_is_now_and_a_schedule_is_its_own_time(editor):
    now, later = make_article("Sekarang"), make_article("Nanti")
    make_move(now, "publish", editor, note=WHY), make_move(later, "schedule", editor, at=LATER, note=WHY)
    assert (now.published_at, now.is_public(), now.state_label) == (NOW, True, "Terbit")
    assert (later.published_at, later.is_public(), later.state_label) == (LATER, False, "Terjadwal")


def test_a_schedule_can_be_moved_ended_or_brought_forward(editor, clock):
    story = make_article(by=[make_person()], keywords=["Waduk"])
    make_move(story, "schedule", editor, at=LATER, note=WHY)
    make_move(story, "schedule", editor, at=LATER + timedelta(days=1), note=WHY)
    assert story.taggings.get().published_at == story.bylines.get().published_at == LATER + timedelta(days=1)
    make_move(story, "unschedule", editor)
    assert (story.state, story.published_at) == (State.DRAFT, None)
    make_move(story, "schedule", editor, at=LATER, note=WHY)
    make_move(story, "publish", editor, note=WHY)
    assert story.is_public()
    clock.wait(days=2)
    assert "schedule" not in legal_moves(editor, story)  # what readers have seen keeps its time


@pytest.mark.parametrize("act", ["publish", "schedule", "update"])
@pytest.mark.parametrize(("field", "fault"), [
    ("title", {"title": " "}), ("body", {"body": "<p> </p>"}),
    ("lead_photo", {"credit": " "}), ("lead_photo", {"rights": Rights.UNCLEAR}),
])  # fmt: skip
def test_nothing_goes_out_against_the_checklist(editor, act, field, fault):
    photo = {"lead_photo": make_photo(**fault)} if field == "lead_photo" else fault
    story = make_article(**{"slug": "x"} | STATES["scheduled" if act == "update" else "draft"] | photo)
    with pytest.raises(ValidationError) as refused:
        make_move(story, act, editor, **DETAILS.get(act, {}))
    assert list(refused.value.message_dict) == [field]
    assert not Move.objects.exists()


def test_warnings_warn_and_block_nothing(editor):
    story = make_article(
        "Judul " * 15, dateline_place="", body="<p>Pendek.</p>", lead_photo=make_photo(caption="", alt="")
    )
    assert {found.field for found in examine(story)} == {
        "title", "dateline_place", "body", "lead_photo", "keywords", "bylines", "editor",
    }  # fmt: skip
    assert blocking(story) == {}
    assert make_move(story, "publish", editor, note=WHY).is_public()


@pytest.mark.parametrize(("act", "expires"), [("publish", NOW), ("schedule", LATER), ("schedule", NOW)])
def test_a_story_cannot_end_before_it_begins(editor, act, expires):
    story = make_article(expires_at=expires)
    with pytest.raises(ValidationError) as refused:
        make_move(story, act, editor, **DETAILS.get(act, {}))
    assert list(refused.value.message_dict) == ["expires_at"]


def test_of_two_people_at_once_the_second_is_told(editor, managing_editor):
    story = make_article()
    late = Article.objects.get(pk=story.pk)
    make_move(story, "publish", editor, note=WHY)
    with pytest.raises(PermissionDenied, match="berkeadaan Terbit"):
        make_move(late, "publish", managing_editor, note=WHY)
    assert story.moves.count() == 1


def test_who_opened_it_before_the_schedule_does_not_lose_the_schedule(editor, managing_editor):
    story = make_article()
    late = Article.objects.get(pk=story.pk)
    make_move(story, "schedule", editor, at=LATER, note=WHY)
    story.slug = "alamat-baru"
    story.save()
    make_move(late, "update", managing_editor)
    stored = Article.objects.get()
    assert (stored.state, stored.published_at, stored.slug) == (State.PUBLISHED, LATER, "alamat-baru")


def test_a_new_address_typed_with_the_move_is_kept(client, editor):
    story = Article.objects.get(pk=make_article(slug="lama", **STATES["live"]).pk)
    story.slug = "baru"
    make_move(story, "update", editor)
    assert client.get("/nasional/lama/")["Location"] == "/nasional/baru/"
