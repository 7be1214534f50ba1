"""Staff come by a link in a mail that works once, and are at their desk with a password of their own."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from accounts.models import Invitation
from tests.factories import make_person
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
User = get_user_model()
LIST, ADD = "/admin/accounts/invitation/", "/admin/accounts/invitation/add/"
NEW = {"password1": "sawah-hijau-17", "password2": "sawah-hijau-17"}


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """What waits for the end of a transaction is done at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, *args, **kwargs: act())


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def invite(desk, email="rina@nusawarta.test", role="Reporter", **more) -> str:
    """The way to the page of the link that was mailed."""
    group = Group.objects.get(name=role)
    answer = Sheet(desk, ADD).post(email=email, display_name="Rina Sari", groups=[str(group.pk)], **more)
    assert answer.status_code == 302, Sheet(desk, ADD, answer).errors
    return re.search(r"http://[^/]+(/akun/undangan/\S+/)", mail.outbox[-1].body)[1]


def test_an_invited_reporter_makes_a_password_and_writes(desk, client):
    person = make_person("Rina Sari", "RS")
    link = invite(desk, " Rina@Nusawarta.test", person_key=str(person.pk))
    (sent,) = mail.outbox
    assert sent.to == ["rina@nusawarta.test"] and sent.subject == "[Nusawarta] Undangan ke ruang redaksi Nusawarta"
    assert "sebagai Reporter" in sent.body and "WIB dan hanya sekali" in sent.body
    page = client.get(link)
    assert "rina@nusawarta.test" in Reading(page).text("main") and page["Referrer-Policy"] == "same-origin"
    for typed, said in (
        ({"password1": "", "password2": ""}, "Buat kata sandi."),
        ({"password1": "pendek", "password2": "pendek"}, "terlalu pendek"),
        ({"password1": "rina@nusawarta", "password2": "rina@nusawarta"}, "terlalu mirip"),
        ({**NEW, "password2": "lain-sama-sekali"}, "belum sama"),
    ):
        assert said in Reading(client.post(link, typed)).text("main")
    assert client.post(link, NEW)["Location"] == "/admin/"
    user = User.objects.get(email="rina@nusawarta.test")
    person.refresh_from_db()
    assert person.user == user and user.is_staff and not user.is_superuser
    assert EmailAddress.objects.get(user=user).verified
    assert client.get("/admin/news/article/add/").status_code == 200
    assert client.get("/admin/accounts/user/").status_code == 403


def test_a_link_works_once_for_three_days_and_only_the_newest(desk, clock):
    first = invite(desk)
    invitation = Invitation.objects.get()
    desk.post(f"{LIST}{invitation.pk}/kirim-ulang/")
    second = re.search(r"http://[^/]+(/akun/undangan/\S+/)", mail.outbox[-1].body)[1]
    dead = [first, second[:-2] + "x/", "/akun/undangan/apa-saja/", "/akun/undangan/a:b/"]
    for link in dead:
        answer = Client().get(link)
        assert answer.status_code == 410 and "tidak berlaku lagi" in Reading(answer).text("h1")
    clock.wait(days=2, hours=23)
    assert Client().get(second).status_code == 200
    clock.wait(hours=1)
    assert Client().post(second, NEW).status_code == 410 and not User.objects.filter(display_name="Rina Sari").exists()
    assert Reading(desk.get(LIST)).text(".field-state") == "Kedaluwarsa"


def test_a_used_or_revoked_link_opens_nothing(desk, client):
    used = invite(desk)
    client.post(used, NEW)
    assert Client().post(used, NEW).status_code == 410
    revoked = invite(desk, "tono@nusawarta.test")
    invitation = Invitation.objects.get(email="tono@nusawarta.test")
    desk.post(f"{LIST}{invitation.pk}/batalkan/")
    assert Client().post(revoked, NEW).status_code == 410
    assert desk.post(f"{LIST}{invitation.pk}/kirim-ulang/").status_code == 404
    assert {"Diterima", "Dibatalkan"} <= set(Reading(desk.get(LIST)).texts(".field-state"))
    invite(desk, "tono@nusawarta.test")


@pytest.mark.parametrize(("email", "said"), [
    ("bukan-alamat", ""), ("EDITOR@nusawarta.test", "sudah ada"), ("rina@nusawarta.test", "masih menunggu"),
    ("orang-lain@nusawarta.test", "dinonaktifkan"),
])  # fmt: skip
def test_an_invitation_that_cannot_be_is_told_at_its_field(desk, editor, stranger, email, said):
    stranger.is_active = False
    stranger.save()
    invite(desk)
    refused = Sheet(desk, ADD).send(email=email, display_name="Rina", groups=[str(Group.objects.first().pk)])
    assert said in refused.errors["email"] and refused.fields["email"] == email
    assert len(mail.outbox) == 1
    assert "groups" in Sheet(desk, ADD).send(email="x@nusawarta.test", display_name="X").errors


def test_a_reader_who_is_invited_keeps_one_account_and_signs_in_anew(desk, reader, signed_in, client):
    at_home = signed_in(reader)
    client.post(invite(desk, reader.email), NEW)
    reader.refresh_from_db()
    assert reader.is_staff and reader.check_password(NEW["password1"])
    assert at_home.get("/akun/perangkat/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_mail_that_does_not_go_out_is_told_and_can_be_sent_again(desk, monkeypatch):
    def broken(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", broken)
        group = Group.objects.get(name="Editor")
        answer = Sheet(desk, ADD).post(email="rina@nusawarta.test", display_name="Rina", groups=[str(group.pk)])
        assert "gagal dikirim" in Reading(desk.get(answer["Location"])).text("ul.messagelist")
    desk.post(f"{LIST}{Invitation.objects.get().pk}/kirim-ulang/")
    assert len(mail.outbox) == 1


def test_only_an_admin_invites_and_the_list_costs_the_same_for_many(
    desk, editor_in_chief, signed_in, django_assert_max_num_queries
):
    for address in (LIST, ADD):
        assert signed_in(editor_in_chief).get(address).status_code == 403
    for number in range(6):
        invite(desk, f"orang{number}@nusawarta.test")
    assert signed_in(editor_in_chief).post(f"{LIST}{Invitation.objects.first().pk}/batalkan/").status_code == 403
    with django_assert_max_num_queries(9):
        assert len(Reading(desk.get(LIST)).texts(".field-state")) == 6
