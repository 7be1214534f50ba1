"""Accounts in the CMS: made with an e-mail address and a role by an admin, who can make nobody mightier than the roles."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.conftest import PASSWORD
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
User = get_user_model()
LIST, ADD = "/admin/accounts/user/", "/admin/accounts/user/add/"
NEW = "sandi-baru-sekali-9"


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def sheet_of(desk, user) -> Sheet:
    return Sheet(desk, f"{LIST}{user.pk}/change/")


def test_an_account_is_made_with_its_role_and_opens_the_door(desk, client):
    role = Group.objects.get(name="Reporter")
    made = {
        "email": " Baru@Nusawarta.test ",
        "display_name": "Baru\u202e\x07",
        "password1": NEW,
        "password2": NEW,
        "is_staff": "on",
    }
    assert Sheet(desk, ADD).post(**made, groups=[str(role.pk)]).status_code == 302
    user = User.objects.get(email="baru@nusawarta.test")
    assert (user.display_name, user.is_staff, user.is_superuser, list(user.groups.all())) == (
        "Baru",
        True,
        False,
        [role],
    )
    assert client.post("/akun/login/", {"login": "BARU@nusawarta.test", "password": NEW}).status_code == 302
    assert client.get("/admin/news/article/add/", follow=True).status_code == 200


@pytest.mark.parametrize(("typed", "field"), [
    ({"email": "bukan-alamat"}, "email"), ({"email": "PEMBACA@nusawarta.test"}, "email"), ({"email": ""}, "email"),
    ({"password2": "lain-sama-sekali-9"}, "password2"), ({"password1": "pendek", "password2": "pendek"}, "password2"),
    ({"password1": "password123", "password2": "password123"}, "password2"), ({"display_name": "N" * 61}, "display_name"),
])  # fmt: skip
def test_an_account_that_cannot_be_is_told_at_its_field(desk, reader, typed, field):
    made = {"email": "baru@nusawarta.test", "display_name": "Baru", "password1": NEW, "password2": NEW, **typed}
    refused = Sheet(desk, ADD).send(**made)
    assert list(refused.errors) == [field] and refused.fields["email"] == made["email"]
    assert not User.objects.filter(email="baru@nusawarta.test").exists()


def test_an_admin_makes_nobody_a_superuser_and_gives_no_right_past_the_roles(desk, administrator, editor):
    right = str(Permission.objects.get(codename="withdraw_article").pk)
    for user in (administrator, editor):
        sheet_of(desk, user).post(is_superuser="on", user_permissions=[right], display_name="Diubah")
    Sheet(desk, ADD).post(
        email="baru@nusawarta.test", password1=NEW, password2=NEW, is_superuser="on", user_permissions=[right]
    )
    assert User.objects.filter(display_name="Diubah").count() == 2
    assert (
        not User.objects.filter(is_superuser=True).exists()
        and not User.objects.filter(user_permissions__pk=right).exists()
    )


def test_an_admin_does_not_touch_a_superuser(desk):
    owner = User.objects.create_superuser("pemilik@nusawarta.test", PASSWORD)
    for page in ("change", "password", "delete"):
        form = {"password1": NEW, "password2": NEW, "email": "lain@nusawarta.test", "is_active": "", "post": "yes"}
        assert desk.post(f"{LIST}{owner.pk}/{page}/", form).status_code == 403
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD) and owner.is_active and owner.email == "pemilik@nusawarta.test"


def test_a_role_taken_away_counts_from_the_next_click(desk, signed_in, editor):
    browser = signed_in(editor)
    assert browser.get("/admin/news/article/").status_code == 200
    sheet_of(desk, editor).post(groups=[])
    assert browser.get("/admin/news/article/", follow=True).status_code == 403


def test_a_new_password_ends_the_sessions_of_the_old_one(desk, signed_in, editor, client):
    browser = signed_in(editor)
    sheet = Sheet(desk, f"{LIST}{editor.pk}/password/")
    assert list(sheet.send(password1=NEW, password2="lain-sama-sekali-9").errors) == ["password2"]
    assert sheet.post(password1=NEW, password2=NEW).status_code == 302
    assert browser.get("/admin/").status_code == 302
    assert client.post("/akun/login/", {"login": editor.email, "password": NEW}).status_code == 302


def test_a_hash_cannot_be_planted(desk, editor):
    sheet_of(desk, editor).post(
        password="md5$x$098f6bcd4621d373cade4e832627b4f6", last_login_0="2020-01-01", date_joined_0="2020-01-01"
    )
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD) and editor.last_login is None or editor.last_login.year > 2020


def test_an_admin_holds_an_account_for_a_court(administrator, reader, signed_in):
    address = f"/admin/accounts/user/{reader.pk}/change/"
    typed = {"email": reader.email, "display_name": reader.display_name, "legal_hold": "Perkara 12/Pid/2026"}
    assert signed_in(administrator).post(address, typed).status_code == 302
    reader.refresh_from_db()
    assert reader.legal_hold == "Perkara 12/Pid/2026"
