"""Gives the demo's cast accounts, roles and pages of their own."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts import roles
from accounts.consent import VERSION
from accounts.models import Consent
from news.models import Person
from portal.demo import cast
from portal.environment import env_secret

#: Letters that are not mistaken for one another when a password is copied by hand.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 12


def password_file() -> Path:
    """Where `manage.py serve` looks for the password that it shows."""
    return settings.DATA_DIR / "demo-password"


def choose_password() -> str:
    """DEMO_PASSWORD, or the one of an earlier run, or a random one; kept for its owner's eyes only."""
    known = password_file().read_text().strip() if password_file().is_file() else ""
    password = env_secret("DEMO_PASSWORD") or known
    password = password or "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    password_file().unlink(missing_ok=True)
    handle = os.open(password_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(password + "\n")
    return password


def make_accounts(password: str) -> dict:
    """E-mail address -> user, for one account a role and for the staff without a password.

    An account that exists already gets the password anew and is otherwise left as it is.
    """
    hashed = make_password(password)  # once: the hasher takes its time on purpose
    users = {}
    for account in cast.ACCOUNTS:
        users[account.email] = _account(
            account.email, account.display_name, account.role, hashed, is_superuser=account.superuser
        )
    for member in cast.STAFF:
        if member.email not in users:
            role = roles.EDITOR if member.is_editor else roles.REPORTER
            users[member.email] = _account(member.email, member.name, role, None)
    users[cast.ARCHIVE] = _account(cast.ARCHIVE, "Arsip", "", None, is_active=False)
    return users


def _account(email: str, display_name: str, role: str, hashed: str | None, **fields):
    user, is_new = get_user_model().objects.get_or_create(
        email=email,
        defaults={
            "display_name": display_name,
            "is_staff": bool(role),
            "password": make_password(None),
            **fields,
        },
    )
    if is_new:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role:
            user.groups.add(Group.objects.get(name=role))
        else:
            give_consent([user])
    if hashed:
        user.password = hashed
        user.save(update_fields=["password"])
    return user


def give_consent(readers: list) -> None:
    """What readers agree to when they register, so that they may write comments."""
    Consent.objects.bulk_create(
        Consent(user=reader, purpose=Consent.Purpose.COMMENTS, version=VERSION) for reader in readers
    )


def make_people(users: dict, portraits: dict) -> dict[str, Person]:
    """Initials (a columnist's full name) -> person, with the portrait where there is one."""
    people = {}
    for member in cast.EVERYBODY:
        people[member.initials or member.name] = Person.objects.create(
            name=member.name,
            slug=member.slug,
            initials=member.initials,
            role=member.role,
            bio=member.bio,
            is_editor=member.is_editor,
            on_staff=member in cast.STAFF,
            portrait=portraits.get(member.name),
            user=users.get(member.email),
        )
    return people
