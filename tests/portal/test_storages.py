"""Addresses of files are what Django's own storage says, whatever they are called."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage, default_storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

pytestmark = pytest.mark.one_database

NAMES = [
    "ab/cd-16x9-320.jpg",
    "kartu/0a/9f.jpg",
    "dua kata.jpg",
    "100%.jpg",
    "a?b#c.jpg",
    "é.jpg",
    "/mutlak.jpg",
    "..",
    ".x",
    "a\nb",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_photograph_has_the_address_that_django_gives_it(name):
    assert default_storage.url(name) == FileSystemStorage().url(name)


def test_a_static_file_is_looked_up_once_and_an_unknown_one_has_no_address(monkeypatch):
    with pytest.raises(ValueError, match="tidak-ada"):
        staticfiles_storage.url("tidak-ada.css")
    address = staticfiles_storage.url("site.css")
    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "url", None)
    assert staticfiles_storage.url("site.css") == address
