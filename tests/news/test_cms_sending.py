"""What is sent by hand, past the buttons that a person sees: complete and valid forms from those who may not, and moves out of turn."""

import pytest
from django.apps import apps
from django.test import Client

from news.models import Article, Move, State
from tests.factories import (
    NOW,
    make_article,
    make_banner,
    make_category,
    make_comment,
    make_keyword,
    make_page,
    make_person,
    make_photo,
    publish,
)
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
EDIT, LEAD = "editor managing_editor editor_in_chief", "managing_editor editor_in_chief"
ROLES = ["anonymous", "reader", "reporter", "moderator", "advertiser", "administrator", *EDIT.split()]
NEW = {"title": "Baru", "name": "Baru", "credit": "Baru", "state": "visible", "alt": "Baru", "display_name": "Baru"}
#: Address -> who may send its form.
CHANGES = {
    "news/article/{other}": EDIT, "news/article/{sent}": EDIT, "news/article/{live}": EDIT,
    "news/photo/{used}": EDIT, "news/photo/{photo}": EDIT, "news/keyword/{keyword}": LEAD, "news/person/{person}": LEAD,
    "news/category/{category}": f"{LEAD} administrator", "news/page/{page}": f"{LEAD} administrator",
    "ads/banner/{banner}": "advertiser", "accounts/user/{user}": "administrator",
}  # fmt: skip
DELETIONS = {
    "news/article/{other}": EDIT, "news/article/{live}": "", "news/photo/{used}": "", "news/photo/{photo}": LEAD,
    "news/keyword/{keyword}": LEAD, "news/person/{person}": "", "news/category/{category}": "", "news/page/{page}": "editor_in_chief",
    "comments/comment/{comment}": "", "ads/banner/{banner}": "advertiser", "accounts/user/{user}": "",
}  # fmt: skip


@pytest.fixture
def owner(django_user_model):
    return django_user_model.objects.create_superuser("pemilik@nusawarta.test")


@pytest.fixture
def ids(reporter, editor, stranger):
    live = publish("Terbit", created_by=reporter, lead_photo=make_photo("dipakai", added_by=reporter))
    rows = {"other": make_article("Lain", created_by=editor), "sent": make_article("Diajukan", created_by=reporter, state=State.SUBMITTED),
            "live": live, "used": live.lead_photo, "photo": make_photo(added_by=editor), "keyword": make_keyword(), "person": make_person(),
            "category": make_category("Daerah"), "page": make_page(), "comment": make_comment(live, stranger, state="held"),
            "banner": make_banner(), "user": stranger}  # fmt: skip
    return {name: row.pk for name, row in rows.items()}


def everything(ids) -> list:
    models = [model for app in ("news", "comments", "ads") for model in apps.get_app_config(app).get_models()]
    user = apps.get_model("accounts", "User").objects.filter(pk=ids["user"]).values("email", "display_name", "is_staff")
    return [list(model.objects.order_by("pk").values_list()) for model in models] + [list(user)]


@pytest.fixture
def browsers(request, client, signed_in):
    """`browsers(people)`: the browsers of all others, one after the other."""
    return lambda people: (
        client if who == "anonymous" else signed_in(request.getfixturevalue(who))
        for who in ROLES
        if who not in people.split()
    )


@pytest.mark.parametrize("address", CHANGES)
def test_a_valid_form_changes_something_only_for_those_who_may(request, browsers, signed_in, owner, ids, address):
    page = f"/admin/{address.format(**ids)}/change/"
    form, before = {**Sheet(signed_in(owner), page).fields, **NEW}, everything(ids)
    for browser in browsers(CHANGES[address]):
        assert browser.post(page, form).status_code in (302, 403, 404)
    assert everything(ids) == before
    browser = signed_in(request.getfixturevalue(CHANGES[address].split()[0]))
    answer = browser.post(page, {**Sheet(browser, page).fields, **NEW})
    assert answer.status_code == 302, Sheet(browser, page, answer).errors
    assert everything(ids) != before


@pytest.mark.parametrize("address", DELETIONS)
def test_a_deletion_happens_only_for_those_who_may(request, browsers, signed_in, ids, address):
    page, before = f"/admin/{address.format(**ids)}/delete/", everything(ids)
    for browser in browsers(DELETIONS[address]):
        assert browser.post(page, {"post": "yes"}).status_code in (302, 403, 404)
    assert everything(ids) == before
    for who in DELETIONS[address].split()[:1]:
        assert (
            signed_in(request.getfixturevalue(who)).post(page, {"post": "yes"}).status_code == 302
            and everything(ids) != before
        )


@pytest.mark.parametrize(("who", "address", "form"), [
    ("reporter", "news/category/", {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-order": "7", "_save": "1"}),
    ("reporter", "news/person/", {"action": "delete_selected", "post": "yes"}),
    ("editor", "news/keyword/", {"action": "delete_selected", "post": "yes"}),
    ("reporter", "news/photo/", {"action": "delete_selected", "post": "yes"}),
    ("editor", "news/article/", {"action": "delete_selected", "post": "yes"}),
    ("managing_editor", "news/page/", {"action": "delete_selected", "post": "yes"}),
    ("managing_editor", "comments/comment/", {"action": "approve"}),
    ("moderator", "comments/comment/", {"action": "delete_selected", "post": "yes"}),
    ("administrator", "accounts/user/", {"action": "delete_selected", "post": "yes"}),
])  # fmt: skip
def test_a_list_does_for_nobody_what_its_rows_would_not(request, signed_in, ids, who, address, form):
    before, keys = everything(ids), [str(key) for key in ids.values()]
    answer = signed_in(request.getfixturevalue(who)).post(
        f"/admin/{address}", {**form, "_selected_action": keys, "form-0-id": str(ids["category"])}
    )
    assert answer.status_code in (200, 302, 403) and everything(ids) == before


@pytest.mark.parametrize(("who", "state", "act"), [
    ("reporter", "draft", "publish"), ("reporter", "draft", "schedule"), ("reporter", "returned", "withdraw"), ("reporter", "draft", "return"),
    ("editor", "live", "publish"), ("editor", "live", "withdraw"), ("editor", "live", "unschedule"), ("editor", "draft", "return"),
    ("editor", "draft", "update"), ("managing_editor", "draft", "withdraw"), ("editor", "submitted", "submit"),
])  # fmt: skip
def test_a_move_out_of_turn_is_refused_with_a_sentence_and_keeps_the_words(
    request, signed_in, reporter, who, state, act
):
    fields = {"state": State.PUBLISHED, "published_at": NOW} if state == "live" else {"state": state}
    story = make_article("Air Surut", created_by=reporter, **fields)
    sheet = Sheet(signed_in(request.getfixturevalue(who)), f"/admin/news/article/{story.pk}/change/")
    refused = sheet.send(act, title="Air Surut Lagi", note="Sebab.", publish_at="2026-04-01T10:00")
    assert refused.errors[""].endswith("tidak bisa dilakukan: keadaan atau hak Anda tidak cocok.")
    assert refused.fields["title"] == "Air Surut Lagi"
    stored = Article.objects.get()
    assert (stored.title, stored.state) == ("Air Surut", story.state) and not Move.objects.exists()


def test_a_form_without_its_token_is_refused(editor):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    for address in ("news/article/add/", "news/article/pratinjau/", "news/photo/add/", "news/keyword/add/"):
        assert browser.post(f"/admin/{address}", {"title": "x", "name": "x"}).status_code == 403
    assert not Article.objects.exists()
