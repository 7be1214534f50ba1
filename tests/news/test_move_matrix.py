"""Every path to a move, tried from outside: who, on whose story, in which state, by which way. Nothing else is possible."""

import ast
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from news.admin.bulk import ACTS
from news.history import record
from news.models import Article, Beat, Move
from news.workflow import MOVES, is_legal, make_move
from tests.factories import make_article, make_category
from tests.news.moves import EDITING, LATER, LEADING, NOTHING, STATES, WRITING

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ROOT = Path(__file__).resolve().parents[2]
LIST = "/admin/news/article/"
WHY = "Alasan yang baik."
#: Whose a story is: the reporter's in the limited editor's channel or in another, or a colleague's in that channel.
WHOSE = ("reporter's", "elsewhere", "colleague's")
#: Person -> whose story -> state -> acts. "limited" is an editor with one channel.
ALLOWED = {
    "reporter": {"reporter's": WRITING, "elsewhere": WRITING, "colleague's": NOTHING},
    "editor": dict.fromkeys(WHOSE, EDITING),
    "limited": {"reporter's": EDITING, "elsewhere": NOTHING, "colleague's": EDITING},
    "managing_editor": dict.fromkeys(WHOSE, LEADING),
    "editor_in_chief": dict.fromkeys(WHOSE, LEADING),
    **dict.fromkeys(("moderator", "advertiser", "administrator", "reader"), dict.fromkeys(WHOSE, NOTHING)),
}
DESK = ("reporter", "editor", "limited", "managing_editor")
#: The form is slow: what one person has shown there is not shown again by another with the same right.
BY_FORM = {"reporter": MOVES, "editor": MOVES, "limited": ("publish", "update"), "managing_editor": ("withdraw",)}


@pytest.fixture
def limited(django_user_model, editor):
    person = django_user_model.objects.create_user("terbatas@nusawarta.test", is_staff=True, display_name="Terbatas")
    person.groups.set(editor.groups.all())
    return person


@pytest.fixture
def cast(request):
    return {who: request.getfixturevalue(who) for who in ALLOWED}


@pytest.fixture
def stories(cast, clock):
    """(whose, state) -> key of a story."""
    own, other = make_category("Olahraga", make_category("Gaya Hidup")), make_category("Ekonomi")
    Beat.objects.create(user=cast["limited"], category=own)
    made = {}
    for whose in WHOSE:
        writer = cast["editor"] if whose == "colleague's" else cast["reporter"]
        for state, fields in STATES.items():
            channel = other if whose == "elsewhere" else own
            made[whose, state] = make_article(f"{whose} {state}", created_by=writer, category=channel, **fields).pk
    clock.wait(minutes=1)
    return made


# The paths. Each takes a browser, a user, an act and stories, and tries the act on all of them as a stranger would.


def by_form(browser, user, act, keys):
    for story in Article.objects.filter(pk__in=keys):
        typed = {
            "title": story.title, "slug": story.slug, "body": story.body, "category": story.category_id, "kind": story.kind,
            "version": story.saved_at.isoformat(), "publish_at": "2026-03-19T15:00", "note": WHY, "reason": WHY, "_act": act,
            "bylines-TOTAL_FORMS": 0, "bylines-INITIAL_FORMS": 0,
        }  # fmt: skip
        assert browser.post(f"{LIST}{story.pk}/change/", typed).status_code in (200, 302, 403, 404)


def by_list(browser, user, act, keys):
    typed = {"action": f"bulk_{act}", "_selected_action": list(keys), "note": WHY, "_do": "1"}
    assert browser.post(LIST, typed).status_code in (200, 302, 403)


def by_hand(browser, user, act, keys):
    """A shell, a command, an importer: whoever calls the function."""
    for key in keys:
        story = Article.objects.get(pk=key)
        legal = is_legal(act, user, story)
        try:
            with transaction.atomic():
                make_move(story, act, user, at=LATER, note=WHY)
        except PermissionDenied:
            assert not legal
        else:
            assert legal


def by_undo(browser, user, act, keys):
    for key in keys:
        assert browser.post(f"{LIST}{key}/batalkan/").status_code in (302, 403, 404)


def by_calendar(browser, user, act, keys):
    for key in keys:
        assert browser.post(f"{LIST}{key}/jadwal/", {"publish_at": "2026-03-19T16:00"}).status_code in (
            200,
            302,
            403,
            404,
        )


def by_restoring(browser, user, act, keys):
    for story in Article.objects.filter(pk__in=keys):
        sent = {"revisi": record(story, "save").pk, "version": story.saved_at.isoformat()}
        assert browser.post(f"{LIST}{story.pk}/pulihkan/", sent).status_code in (302, 403, 404)


#: Module that makes moves -> how it is tried here. A new one has to be written down, and tried.
PATHS = {
    "news/admin/article.py": by_form,
    "news/admin/bulk.py": by_list,
    "news/admin/calendar.py": by_calendar,
    "news/restoring.py": by_restoring,
    "news/workflow.py": by_hand,
    "portal/demo/desk.py": by_hand,
}


def moved(stories, before) -> dict:
    """(whose, state) -> acts that were logged, and that nothing else has become of any story."""
    found = {name: set(Move.objects.filter(article=key).values_list("act", flat=True)) for name, key in stories.items()}
    after = dict(Article.objects.values_list("pk", "state"))
    for name, key in stories.items():
        assert found[name] or after[key] == before[key], name
    return {name: acts for name, acts in found.items() if acts}


def wrong(path, who, act, cast, stories, signed_in) -> list:
    """What came out otherwise than the table says; everything is as it was afterwards."""
    before = dict(Article.objects.values_list("pk", "state"))
    with transaction.atomic():
        path(signed_in(cast[who]), type(cast[who]).objects.get(pk=cast[who].pk), act, stories.values())
        done = moved(stories, before)
        transaction.set_rollback(True)
    reachable = path is not by_list or f"bulk_{act}" in ACTS
    due = {name for name in stories if reachable and act in ALLOWED[who][name[0]][name[1]]}
    return [(path.__name__, who, act, name) for name in due ^ set(done)] + [
        (path.__name__, who, act, name, acts) for name, acts in done.items() if acts != {act}
    ]


@pytest.mark.parametrize("who", ALLOWED)
@pytest.mark.parametrize("path", [by_hand, by_list], ids=lambda path: path.__name__)
def test_whoever_tries_whatever_on_any_story_does_what_the_table_says(path, who, cast, stories, signed_in):
    assert [one for act in MOVES for one in wrong(path, who, act, cast, stories, signed_in)] == []


@pytest.mark.parametrize("who", ALLOWED)
def test_the_form_lets_nobody_do_more_whatever_is_sent_by_hand(who, cast, stories, signed_in):
    tried = {name: key for name, key in stories.items() if name[0] != "colleague's"}
    if who != "limited":
        tried = {name: key for name, key in tried.items() if name[0] == "reporter's"}
    acts = BY_FORM.get(who, ("publish",))
    assert [one for act in acts for one in wrong(by_form, who, act, cast, tried, signed_in)] == []


def test_nothing_is_taken_back_that_nobody_has_just_done(cast, stories, signed_in):
    tried = {name: key for name, key in stories.items() if name[1] in ("live", "withdrawn")}
    assert [one for who in DESK for one in wrong(by_undo, who, "undo", cast, tried, signed_in)] == []


def test_the_calendar_and_bringing_back_a_version_are_no_way_around(cast, stories, signed_in):
    scheduled = {name: key for name, key in stories.items() if name[1] == "scheduled"}
    assert [one for who in DESK for one in wrong(by_calendar, who, "schedule", cast, scheduled, signed_in)] == []
    assert [one for who in DESK for one in wrong(by_restoring, who, "update", cast, stories, signed_in)] == []


def _modules():
    for app in ("accounts", "ads", "comments", "news", "portal"):
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.walk(ast.parse(path.read_text("utf-8")))


def test_every_module_that_makes_moves_is_tried_here():
    named = ("make_move", "save_change")
    calling = {
        module
        for module, nodes in _modules()
        for node in nodes
        if isinstance(node, ast.Call) and (getattr(node.func, "attr", "") or getattr(node.func, "id", "")) in named
    }
    assert calling == set(PATHS)


def test_only_the_workflow_writes_the_state_of_a_story():
    writing = {
        module
        for module, nodes in _modules()
        if module.startswith("news/")
        for node in nodes
        if (isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store))
        or (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") in ("update", "create", "get_or_create")
            and any(word.arg == "state" for word in node.keywords)
        )
    }
    # The history notes in a version how the story stood.
    assert writing == {"news/workflow.py", "news/history.py"}
