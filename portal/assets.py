"""What the browser gets of our static sources: four joined bundles and the one inline script.

Sources are one file a part and one module a behaviour (`static/`); `BundleFinder` gives them to
runserver and to collectstatic as `site.css`, `reader.js`, `editor.css` and `editor.js`.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

from portal.bundles import brand_css, join_css, join_js, minify_js
from portal.identity import Newsroom

STATIC = Path(__file__).resolve().parent.parent / "static"

# The order of the parts decides nothing (layers do), but it is fixed so that the bundle is too.
SITE_CSS = (
    "css/reset.css",
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/parts/*.css",
    "css/reader.css",
    "css/util.css",
    "css/print.css",
)
# `preferences` answers the others, so it listens first.
READER_JS = ("js/reader/preferences.js", "js/reader/*.js")
EDITOR_CSS = ("editor/*.css",)
EDITOR_JS = ("editor/*.js",)
BUNDLES = {
    "site.css": SITE_CSS,
    "reader.js": READER_JS,
    "editor.css": EDITOR_CSS,
    "editor.js": EDITOR_JS,
}

PREFERENCE_SCRIPT = "js/preference.js"
_COLOR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")


def sources(patterns: tuple[str, ...], root: Path = STATIC) -> list[tuple[str, str]]:
    """(static path, text) of every file the patterns name, each once, in declared and then alphabetical order."""
    found = dict.fromkeys(path for pattern in patterns for path in sorted(root.glob(pattern)))
    return [(path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in found]


def build(name: str, newsroom: Newsroom | None = None, root: Path = STATIC) -> str:
    """The text of one bundle; empty when it has no sources (yet)."""
    parts = sources(BUNDLES[name], root)
    if not parts:
        return ""
    if name.endswith(".js"):
        return join_js(parts)
    css = join_css(parts, name)
    return css + _own_brand(newsroom or settings.NEWSROOM) if name == "site.css" else css


def _own_brand(newsroom: Newsroom) -> str:
    own = (newsroom.color, newsroom.color_dark)
    if own == (Newsroom.color, Newsroom.color_dark):
        return ""  # tokens.css says it already
    for color in own:
        if not _COLOR.fullmatch(color):
            raise ValueError(f"NEWSROOM_COLOR and NEWSROOM_COLOR_DARK must look like #97131b, not {color!r}.")
    return brand_css(*own)


@cache
def inline_script() -> str:
    """The script that stands in every page's head, exactly as it is printed."""
    return minify_js((STATIC / PREFERENCE_SCRIPT).read_text("utf-8"))


def inline_script_hash() -> str:
    """Its source expression for the Content-Security-Policy, with the quotes: `'sha256-...'`."""
    digest = sha256(inline_script().encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"


class BundleFinder(BaseFinder):
    """Builds the bundles into DATA_DIR/bundles and shows that folder to Django's staticfiles."""

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.folder = Path(settings.DATA_DIR) / "bundles"
        self.storage = FileSystemStorage(location=self.folder)

    def find(self, path, find_all=False, **kwargs):
        """Where the asked bundle lies, built anew when a source has changed; [] for anything else."""
        if path not in BUNDLES or not self._written(path):
            return []
        where = str(self.folder / path)
        return [where] if find_all else where

    def list(self, ignore_patterns):
        for name in BUNDLES:
            if self._written(name) and not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage

    def _written(self, name: str) -> bool:
        text = build(name)
        target = self.folder / name
        if not text:
            return False
        if not target.exists() or target.read_text("utf-8") != text:
            self.folder.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return True
