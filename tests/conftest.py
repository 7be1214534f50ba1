"""What every test may ask for: a cast of people, and static files as readers get them."""

import fcntl
import os
import shutil
import time
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.template import Template
from django.test import Client
from django.utils import timezone
from whitenoise.middleware import WhiteNoiseMiddleware

from accounts import roles
from accounts.consent import agree
from news import keeping
from portal import startup
from tests.clock import Clock
from tests.factories import NOW

#: Before Django's test runner puts its own in the place.
RENDER = Template._render
PASSWORD = "sandi-uji-coba-17"
ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config):
    """The static files are collected once for all workers, and again only when a source has changed."""
    if "TEST_STATIC_ROOT" not in os.environ:
        os.environ["TEST_STATIC_ROOT"] = str(_collected())
    settings.STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]


def pytest_unconfigure(config):
    if os.environ.get("TEST_RUN_OWNER") == str(os.getpid()):
        shutil.rmtree(os.environ["TEST_RUN_DIR"], ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    """What asks no database, or decides without it, has been tried on SQLite; on PostgreSQL it would only be tried again."""
    if "TEST_DATABASE_URL" in os.environ:
        config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
        items[:] = filter(_asks_a_database, items)


def _asks_a_database(item) -> bool:
    if item.get_closest_marker("one_database"):
        return False
    marked = item.get_closest_marker("django_db") is not None
    return marked or not {"db", "transactional_db"}.isdisjoint(item.fixturenames)


def _collected() -> Path:
    shelf = ROOT / "var" / "tests"
    shelf.mkdir(parents=True, exist_ok=True)
    target = shelf / f"static-{startup.digest_of_sources()[:16]}"
    with (shelf / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs at a time must not collect into one folder
        if not target.exists():
            settings.STATIC_ROOT = unfinished = shelf / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            startup.collect_static(lambda text: None)
            unfinished.rename(target)
        os.utime(target)
        for other in shelf.glob("static-*"):
            if time.time() - other.stat().st_mtime > 3600:
                shutil.rmtree(other, ignore_errors=True)
    return target


@pytest.fixture(scope="session", autouse=True)
def started_once(django_test_environment):
    """Each test browser starts the portal anew. Its static files are looked up for the first one alone, and templates
    are drawn as for readers: Django's own tests copy the context of every part, and nothing here asks for that.
    """
    Template._render = RENDER
    look_up, found = WhiteNoiseMiddleware.update_files_dictionary, {}

    def look_up_once(self, root, prefix):
        if (root, prefix) not in found:
            look_up(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    WhiteNoiseMiddleware.update_files_dictionary = look_up_once


@pytest.fixture(autouse=True)
def nothing_kept():
    """Rate limits, kept answers and shared parts of one test must not meet the next."""
    cache.clear()
    keeping.forget()


def _person(name: str, role: str = "", **fields):
    email = f"{name}@nusawarta.test"
    user = get_user_model().objects.create_user(
        email, PASSWORD, display_name=name.capitalize(), is_staff=bool(role), **fields
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    agree(user)
    return user


@pytest.fixture
def reporter(db):
    return _person("reporter", roles.REPORTER)


@pytest.fixture
def editor(db):
    return _person("editor", roles.EDITOR)


@pytest.fixture
def managing_editor(db):
    return _person("redpel", roles.MANAGING_EDITOR)


@pytest.fixture
def editor_in_chief(db):
    return _person("pemred", roles.EDITOR_IN_CHIEF)


@pytest.fixture
def moderator(db):
    return _person("moderator", roles.MODERATOR)


@pytest.fixture
def advertiser(db):
    return _person("iklan", roles.ADVERTISING)


@pytest.fixture
def administrator(db):
    return _person("admin", roles.ADMIN)


@pytest.fixture
def reader(db):
    """Somebody with an account and no desk in the newsroom."""
    return _person("pembaca")


@pytest.fixture
def stranger(db):
    """A second reader: the one who tries what belongs to somebody else."""
    return _person("orang-lain")


@pytest.fixture
def signed_in():
    """`signed_in(editor)` is a browser in which that person has logged in."""

    def enter(person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return enter


@pytest.fixture
def clock(monkeypatch):
    """It is Wednesday, 18 March 2026, 15.00 WIB, until a test waits."""
    clock = Clock(NOW)
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def shelves(settings, tmp_path):
    """Storages of this test alone; `shelves()` lists every file in them."""
    settings.MEDIA_ROOT, settings.MASTERS_ROOT = tmp_path / "media", tmp_path / "masters"
    masters = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": settings.MASTERS_ROOT}}
    settings.STORAGES = settings.STORAGES | {"masters": masters}
    return lambda: {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
