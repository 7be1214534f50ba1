"""What the tests need from the machine: PostgreSQL, Chromium, and for `deploy/` Varnish and nginx. Finds or installs them, or says how."""

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
    # The shell draws and obeys like the whole browser, without the windows that nobody sees: in half the time.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    own = sorted((Path.home() / ".cache" / "ms-playwright").glob("chromium-*/chrome-linux*/chrome"))
    places = [os.environ.get("CHROMIUM"), *map(shutil.which, names), *map(str, reversed(own))]
    return next((place for place in places if place and os.access(place, os.X_OK)), None)


def _daemon(name: str) -> str | None:
    """Debian keeps daemons where only root looks for programs."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def varnish() -> str | None:
    """`varnishd` with the modules that our configuration uses."""
    modules = [
        *Path("/usr").glob("lib/**/varnish/vmods/libvmod_xkey.so"),
        *Path("/usr/local").glob("lib/varnish/vmods/libvmod_xkey.so"),
    ]
    return _daemon("varnishd") if modules else None


def nginx() -> str | None:
    return _daemon("nginx")


#: By what each part is found, and the Debian packages that bring it, the best first; Ubuntu knows no shell.
NEEDED = ((postgres_folder, ("postgresql",)), (chromium, ("chromium-headless-shell", "chromium")))
#: What is only tried where it is there, or can be had without asking: most portals stand behind it, no newcomer does.
WISHED = ((varnish, "varnish"), (varnish, "varnish-modules"), (nginx, "nginx-light"))


def missing(turn: int = 0) -> list[str]:
    """Debian packages that must still be installed; at a later `turn` those that the better ones failed for."""
    return [packages[min(turn, len(packages) - 1)] for find, packages in NEEDED if not find()]


def provide() -> str:
    """Installs what is missing where that is allowed. Returns an empty text, or the one command that does it."""
    wished = [package for find, package in WISHED if not find()]
    if (missing() or wished) and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.run(["apt-get", "--quiet", "update"], env=quiet, check=False)
        for turn in range(2):
            for package in missing(turn):
                command = ["apt-get", "--quiet", "install", "--yes", "--no-install-recommends", package]
                subprocess.run(command, env=quiet, check=False)
        if wished:
            command = ["apt-get", "--quiet", "install", "--yes", "--no-install-recommends", *wished]
            subprocess.run(command, env=quiet, check=False)
    packages = missing(turn=1)
    return f"sudo apt-get install {' '.join(packages)}" if packages else ""
