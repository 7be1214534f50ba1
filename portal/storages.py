"""Where files lie, as Django's and WhiteNoise's storages say it, with addresses that cost next to nothing: a page has hundreds."""

import re

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: A name that stands in an address as it is; all that we choose ourselves are such.
_plain = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_./-]*").fullmatch


class MediaFiles(FileSystemStorage):
    def url(self, name):
        return f"{self.base_url}{name}" if _plain(name) else super().url(name)


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """A name leads to the same file as long as a process lives, unless somebody develops."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name, force=False):
        known = self._addresses.get(name)
        if known is None or force:
            known = super().url(name, force)
            if not settings.DEBUG:
                self._addresses[name] = known
        return known

    def save_manifest(self):
        super().save_manifest()
        self._addresses.clear()
