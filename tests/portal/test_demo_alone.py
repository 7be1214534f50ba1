"""`manage.py demo` in a database of its own: whom it refuses, and that it leaves nothing behind."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from news.models import Article, Category, Page
from news.prose import Cleaned
from portal.demo.people import password_file
from tests.factories import publish

pytestmark = pytest.mark.django_db


def make_demo(**options):
    call_command("demo", photos=2, verbosity=0, **options)


def files() -> set[str]:
    folders = (settings.MEDIA_ROOT, settings.MASTERS_ROOT)
    return {str(path) for folder in folders for path in folder.glob("**/*") if path.is_file()}


def row_counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_a_database_with_real_stories_is_refused():
    publish("Berita Sungguhan")
    before = row_counts()
    with pytest.raises(CommandError, match="1 berita sungguhan"):
        make_demo()
    assert row_counts() == before


def test_a_portal_with_channels_of_its_own_is_refused():
    Category.objects.create(name="Kampus Kita", slug="kampus-kita")
    with pytest.raises(CommandError, match="daerah"):
        make_demo()
    assert not get_user_model().objects.exists()


def test_clear_leaves_nothing_behind(django_capture_on_commit_callbacks):
    call_command("setup_portal", verbosity=0)
    rows, on_disk = row_counts(), files()
    redaksi = Page.objects.get(slug="redaksi").body
    with django_capture_on_commit_callbacks(execute=True):
        make_demo(articles=200)
    assert files() != on_disk
    with django_capture_on_commit_callbacks(execute=True):
        call_command("demo", clear=True, verbosity=0)
    # Versions of tags stay: by them the kept pages of the demo end.
    assert row_counts() | {"news.Tag": 0} == rows | {"news.Tag": 0}
    assert not files() - on_disk
    assert Page.objects.get(slug="redaksi").body == redaksi
    assert not password_file().exists()


def test_a_demo_that_fails_is_taken_back(monkeypatch):
    call_command("setup_portal", verbosity=0)
    before = row_counts()

    def fail(now):
        raise RuntimeError("no banners today")

    monkeypatch.setattr("portal.demo.newsroom.make_banners", fail)
    with pytest.raises(RuntimeError, match="no banners"):
        make_demo()
    assert row_counts() == before


# The door that bulk work uses (news.prose.Cleaned)


def test_bulk_rows_are_cleaned_unless_they_are_marked_as_clean():
    category = Category.objects.create(name="Nasional", slug="nasional")
    dirty = '<p onclick="x()">Isi</p><script>x()</script>'
    rows = [
        Article(title=kind, slug=kind, body=body, category=category, section=category)
        for kind, body in (("biasa", dirty), ("bersih", Cleaned("<p>Isi</p>")))
    ]
    Article.objects.bulk_create(rows)
    assert list(Article.objects.values_list("body", flat=True)) == ["<p>Isi</p>"] * 2
    Article.objects.update(body=dirty)
    assert not Article.objects.exclude(body="<p>Isi</p>").exists()
