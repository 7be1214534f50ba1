"""Mails of a portal that is tried out are read on a page of it; a real site has no such page."""

import subprocess
import sys

import pytest
from django.core.mail import send_mail

from portal import mailbox
from tests.reading import Reading

ASK = (
    "import django; django.setup(); from django.conf import settings; from django.urls import reverse, NoReverseMatch\n"
    "try: print(reverse('mailbox'), settings.EMAIL_BACKEND)\n"
    "except NoReverseMatch: print('none', settings.EMAIL_BACKEND)"
)


@pytest.fixture
def kept(settings, tmp_path):
    settings.MAILBOX, settings.EMAIL_BACKEND = tmp_path / "mailbox", "portal.mailbox.Backend"
    return settings.MAILBOX


@pytest.mark.django_db
def test_the_newest_mail_stands_first_with_links_to_press_and_text_as_text(client, kept, capsys):
    assert "Belum ada surel" in Reading(client.get("/akun/kotak-surel/")).text("ol.mails")
    for number in range(3):
        send_mail(f"Surel {number}", "<b>Halo</b>\nhttp://127.0.0.1/akun/?kode=ABC", None, [f"p{number}@a.test"])
    page = Reading(client.get("/akun/kotak-surel/"))
    assert [title for title in page.texts("h2") if title.startswith("Surel")] == ["Surel 2", "Surel 1", "Surel 0"]
    assert "http://127.0.0.1/akun/?kode=ABC" in page.links() and "<b>Halo</b>" in page.text("main")
    assert "Surel 2" in capsys.readouterr().out


def test_a_hundred_are_kept_for_their_owner_alone(kept):
    for number in range(103):
        mailbox.keep("a@a.test", str(number), "")
    assert [mail.subject for mail in mailbox.mails()][:2] == ["102", "101"] and len(mailbox.mails()) == 100
    assert kept.stat().st_mode & 0o77 == 0


@pytest.mark.parametrize(("site", "mails", "said"), [
    ("http://127.0.0.1:8000", "", "/akun/kotak-surel/ portal.mailbox.Backend"),
    ("http://127.0.0.1:8000", "smtp://mail.test", "none django.core.mail.backends.smtp.EmailBackend"),
    ("https://contoh.test", "", "none django.core.mail.backends.console.EmailBackend"),
])  # fmt: skip
def test_a_real_site_has_none(site, mails, said, tmp_path):
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "portal.settings", "ENV_FILE": "/dev/null", "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 60, "SITE_URL": site, "EMAIL_URL": mails,
    }  # fmt: skip
    answer = subprocess.run([sys.executable, "-c", ASK], env=surroundings, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == said
