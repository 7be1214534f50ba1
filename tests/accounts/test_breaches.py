"""The register of breaches: a clock of 3 x 24 hours, whose data it was, and letters that are sent once."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from accounts.letters import BUNDLE, write_on
from accounts.models import Breach, Processing, User
from tests.factories import NOW
from tests.reading import Reading
from tests.working import work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADD = "/admin/accounts/breach/add/"
FILLED = {
    "title": "Cadangan basis data terbuka",
    "known_at_0": "18/03/2026",
    "known_at_1": "15:00",
    "data": "Alamat surel & nama tampilan",
    "course": "Berkas cadangan bisa dibuka tanpa kata sandi.",
    "remedy": "Berkas ditutup.",
    "advice": "Ganti kata sandi Anda.",
}


@pytest.fixture
def browser(administrator, signed_in):
    return signed_in(administrator)


@pytest.fixture
def breach():
    return Breach.objects.create(
        title="Bocor", known_at=NOW, data="Surel & nama", course="Salah setel", remedy="Ditutup"
    )


def press(browser, breach, button, typed) -> None:
    address = f"/admin/accounts/breach/{breach.pk}/change/"
    assert browser.post(address, typed | {button: "1"})["Location"] == address


def work_on() -> None:
    while DBTaskResult.objects.ready().exists():
        work()


def test_an_admin_writes_it_down_sees_the_clock_and_reads_both_letters(browser, reader):
    assert browser.post(ADD, FILLED | {"affected": [reader.pk]}).status_code == 302
    breach = Breach.objects.get()
    page = Reading(browser.get(f"/admin/accounts/breach/{breach.pk}/change/"))
    assert "paling lambat 21 Maret 2026, 15.00 WIB" in page.text("div.field-clock") and "terdampak: 1." in page.text(
        "div.field-clock"
    )
    # Whoever presses Enter in a field presses the first of them.
    buttons = [one.get("name") for one in page.all("button") if one.get("name", "").startswith("_")]
    assert buttons == ["_continue", "_letters", "_agency"]
    person, agency = (words for words in page.texts("pre.letter"))
    assert "Alamat surel & nama tampilan" in person and "Ganti kata sandi Anda." in person
    assert "1 akun" in agency and "pasal 46" in agency and reader.email not in agency


def test_the_list_says_what_is_late(browser, breach, clock, administrator, signed_in):
    assert "Terlambat" not in Reading(browser.get("/admin/accounts/breach/")).text("main")
    clock.wait(hours=72, seconds=1)
    assert "Terlambat" in Reading(signed_in(administrator).get("/admin/accounts/breach/")).text("main")
    assert breach.due_at == NOW + timedelta(hours=72)


def test_everybody_concerned_is_written_to_once(browser, breach, reader, stranger):
    typed = FILLED | {"affected": [reader.pk], "remedy": "Berkas dimusnahkan."}
    for _ in range(2):
        press(browser, breach, "_letters", typed)
    work_on()
    assert [sent.to for sent in mail.outbox] == [[reader.email]]
    assert "Berkas dimusnahkan." in mail.outbox[0].body and stranger.email not in mail.outbox[0].body
    breach.refresh_from_db()
    assert breach.persons_told_at == NOW and not breach.is_told
    press(browser, breach, "_agency", typed)
    breach.refresh_from_db()
    assert breach.is_told
    assert Processing.objects.filter(act="breach").count() == 2


def test_many_are_written_to_in_bundles_and_a_dead_mail_server_is_waited_for(breach, monkeypatch):
    User.objects.bulk_create(User(email=f"p{number}@pembaca.test") for number in range(BUNDLE + 5))
    Breach.objects.filter(pk=breach.pk).update(everyone=True, letters_queued_at=NOW)
    send, tried = mail.EmailMessage.send, []

    def shaky(message, *args):
        tried.append(message.to)
        if len(tried) == 3:
            raise smtplib.SMTPServerDisconnected
        return send(message, *args)

    monkeypatch.setattr("accounts.letters.EmailMessage.send", shaky)
    write_on.enqueue(breach.pk, 0, 2)
    work()
    assert len(mail.outbox) == 2
    later = DBTaskResult.objects.filter(status="READY").get()
    assert later.run_after == NOW + timedelta(minutes=5)
    DBTaskResult.objects.filter(pk=later.pk).update(run_after=NOW)
    work_on()
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(User.objects.values_list("email", flat=True))
    breach.refresh_from_db()
    assert breach.persons_told_at == NOW


def test_nobody_is_written_to_while_nobody_is_named(browser, breach):
    press(browser, breach, "_letters", FILLED)
    breach.refresh_from_db()
    assert breach.letters_queued_at is None and not DBTaskResult.objects.exists()
