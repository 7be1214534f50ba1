"""Every test of the newsroom plays on one afternoon; those about photographs on shelves of their own."""

import pytest

from tests.clock import clock  # noqa: F401 - a fixture for the whole folder


@pytest.fixture
def shelves(settings, tmp_path):
    """Storages of this test alone; `shelves()` lists every file in them."""
    settings.MEDIA_ROOT, settings.MASTERS_ROOT = tmp_path / "media", tmp_path / "masters"
    masters = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": settings.MASTERS_ROOT}}
    settings.STORAGES = settings.STORAGES | {"masters": masters}
    return lambda: {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
