"""What the tests need from the machine: PostgreSQL and Chromium. Finds them, or installs them, or says how."""

import os
import shutil
import subprocess
from pathlib import Path


def postgres_folder() -> Path | None:
    """Where initdb and postgres lie; Debian keeps them out of PATH. The newest wins."""
    folders = [Path(os.environ["PG_BIN"])] if os.environ.get("PG_BIN") else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    folders += [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    return next(
        (folder for folder in folders if all((folder / name).exists() for name in ("initdb", "postgres"))), None
    )


def chromium() -> str | None:
    """A Chromium of the machine, or one that `playwright install chromium` has put into the home folder."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    own = sorted((Path.home() / ".cache" / "ms-playwright").glob("chromium-*/chrome-linux*/chrome"))
    places = [os.environ.get("CHROMIUM"), *map(shutil.which, names), *map(str, reversed(own))]
    return next((place for place in places if place and os.access(place, os.X_OK)), None)


# What each part is found by, and the Debian package that brings it.
NEEDED = {"postgresql": postgres_folder, "chromium": chromium}


def missing() -> list[str]:
    """Debian packages that must still be installed."""
    return [package for package, find in NEEDED.items() if not find()]


def provide() -> str:
    """Installs what is missing where that is allowed. Returns an empty text, or the one command that does it."""
    packages = missing()
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "--quiet", *command], env=quiet, check=False)
        packages = missing()
    return f"sudo apt-get install {' '.join(packages)}" if packages else ""
