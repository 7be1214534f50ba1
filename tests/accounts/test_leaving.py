"""Somebody leaves: the door closes, drafts go to a colleague, bylines stay. The newsroom keeps an admin."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.signals import staff_left
from news.models import Presence, State, WorkingCopy
from tests.conftest import PASSWORD
from tests.factories import make_article, make_person, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def leave(user) -> str:
    return f"{LIST}{user.pk}/nonaktifkan/"


def test_who_leaves_is_out_at_once_and_a_colleague_goes_on_with_the_drafts(desk, reporter, editor, signed_in, client):
    browser, person = signed_in(reporter), make_person("Reporter Kita", user=reporter)
    drafts = [
        make_article(f"Naskah {state}", created_by=reporter, state=state, by=[person])
        for state in (State.DRAFT, State.SUBMITTED, State.RETURNED)
    ]
    out = publish("Sudah Terbit", created_by=reporter, by=[person])
    Presence.objects.arrive(drafts[0], reporter, "formulir")
    WorkingCopy.objects.create(
        user=reporter, key="formulir", article=drafts[0], fields={"title": ["Baru"]}, title="Baru"
    )
    page = Sheet(desk, leave(reporter))
    assert "3 berita yang belum terbit" in page.page.text("#content")
    assert page.send().errors == {"heir": "Pilih siapa yang melanjutkan pekerjaannya."}
    assert "heir" in page.send(heir=str(reporter.pk)).errors
    reporter.refresh_from_db()
    assert reporter.is_active
    answer = Reading(desk.get(page.post(heir=str(editor.pk))["Location"]))
    assert f"3 berita diserahkan kepada {editor}" in answer.text("ul.messagelist")
    for story in (*drafts, out):
        story.refresh_from_db()
    assert {story.created_by for story in drafts} == {editor} and out.created_by == reporter
    assert all([byline.person for byline in story.bylines.all()] == [person] for story in (*drafts, out))
    assert not Presence.objects.exists()
    assert [copy.title for copy in WorkingCopy.objects.filter(user=editor)] == ["Baru"]
    assert browser.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/akun/login/")
    client.post("/akun/login/", {"login": reporter.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert "diserahkan kepada" in desk.get(f"{LIST}{reporter.pk}/history/").content.decode()

    desk.post(f"{LIST}{reporter.pk}/aktifkan/")
    client.post("/akun/login/", {"login": reporter.email, "password": PASSWORD})
    assert client.get("/admin/news/article/").status_code == 200


def test_locks_are_freed_by_whoever_listens_in_the_same_transaction(desk, moderator, administrator):
    heard = []

    def listen(sender, **told):
        heard.append((told["user"], told["heir"], told["by"]))
        return ["1 kunci dilepas"]

    staff_left.connect(listen)
    try:
        said = Reading(desk.post(leave(moderator), follow=True)).text("ul.messagelist")
    finally:
        staff_left.disconnect(listen)
    assert heard == [(moderator, None, administrator)] and "1 kunci dilepas" in said


def test_the_newsroom_keeps_an_admin_and_nobody_closes_or_raises_himself(desk, administrator, editor, signed_in):
    assert "akun Anda sendiri" in Reading(desk.post(leave(administrator))).text("#content")
    own = Sheet(desk, f"{LIST}{administrator.pk}/change/")
    assert "groups" not in own.fields
    own.post(groups=[str(Group.objects.get(name="Pemimpin Redaksi").pk)])
    assert [group.name for group in administrator.groups.all()] == ["Admin"]

    owner = signed_in(User.objects.create_superuser("pemilik@nusawarta.test", PASSWORD))
    assert "satu-satunya Admin" in Reading(owner.post(leave(administrator))).text("#content")
    assert "satu-satunya Admin" in Sheet(owner, f"{LIST}{administrator.pk}/change/").send(groups=[]).errors["groups"]
    administrator.refresh_from_db()
    assert administrator.is_active and administrator.groups.count() == 1
    editor.groups.add(Group.objects.get(name="Admin"))
    owner.post(leave(administrator))
    administrator.refresh_from_db()
    assert not administrator.is_active


@pytest.mark.parametrize("act", ["nonaktifkan", "aktifkan", "langkah-kedua", "akhiri-sesi"])
def test_only_an_admin_acts_on_accounts_and_nobody_on_a_superuser(desk, editor_in_chief, reporter, signed_in, act):
    owner = User.objects.create_superuser("pemilik@nusawarta.test", PASSWORD)
    assert signed_in(editor_in_chief).post(f"{LIST}{reporter.pk}/{act}/").status_code == 403
    assert desk.post(f"{LIST}{owner.pk}/{act}/").status_code == 403
    assert desk.get(f"{LIST}999999/{act}/").status_code == 404
    reporter.refresh_from_db()
    assert reporter.is_active


def test_a_role_brings_the_key_to_the_newsroom_and_is_logged_in_words(desk, reader):
    sheet = Sheet(desk, f"{LIST}{reader.pk}/change/")
    assert "Reporter: menulis berita dan mengirimnya ke editor" in sheet.page.text("#content")
    sheet.post(groups=[str(Group.objects.get(name="Reporter").pk)])
    reader.refresh_from_db()
    assert reader.is_staff
    assert "Peran: Pembaca menjadi Reporter" in desk.get(f"{LIST}{reader.pk}/history/").content.decode()


def test_all_sessions_of_somebody_are_ended(desk, editor, signed_in):
    browsers = [signed_in(editor) for _ in range(2)]
    assert "Peramban lain" in desk.get(f"{LIST}{editor.pk}/change/").content.decode()
    assert "2 sesi diakhiri" in Reading(desk.post(f"{LIST}{editor.pk}/akhiri-sesi/", follow=True)).text(
        "ul.messagelist"
    )
    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]


def test_the_list_costs_the_same_for_many_accounts(desk, django_assert_max_num_queries):
    group = Group.objects.get(name="Reporter")
    for number in range(30):
        User.objects.create_user(f"orang{number}@nusawarta.test", is_staff=True).groups.add(group)
    with django_assert_max_num_queries(11):
        assert len(Reading(desk.get(LIST)).texts(".field-role_names")) == 31
