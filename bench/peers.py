"""Wagtail from PyPI in a virtual environment of its own, with a site that holds the same words as ours."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import psycopg2

from bench.databases import ROOT
from bench.sites import Server, under_gunicorn

#: The same Django, gunicorn and driver as ours, so that only what is built on them differs.
PACKAGES = ("wagtail==8.0.1", "Django==5.2.19", "gunicorn==27.0.1", "psycopg2-binary==2.9.13")


def install() -> Path | None:
    """The Python of Wagtail's environment; None where it cannot be installed."""
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var") / "bench" / "wagtail"
    python, stamp = folder / "bin" / "python", folder / "installed"
    wanted = "\n".join(PACKAGES)
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)]).returncode == 0
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
    if not made or subprocess.run(pip).returncode:
        return None
    stamp.write_text(wanted)
    return python


def wagtail(python: Path, folder: Path, database_host: str, content: Path) -> tuple[Server, Server]:
    """(without its page cache, with it), on a filled database of the PostgreSQL that listens in this folder."""
    connection = psycopg2.connect(host=database_host, user="postgres", dbname="postgres")
    connection.autocommit = True
    connection.cursor().execute("CREATE DATABASE rival")
    connection.close()
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "bench.wagtail_site.settings",
        "RIVAL_DATABASE_HOST": database_host,
        "RIVAL_MEDIA": str(folder / "wagtail-media"),
        "SECRET_KEY": secrets.token_urlsafe(50),
    }
    fill = [str(python), "-m", "bench.wagtail_site.fill", str(content)]
    subprocess.run(fill, cwd=ROOT, env=os.environ | surroundings, check=True)
    application = "bench.wagtail_site.wsgi"
    return (
        under_gunicorn("Wagtail", application, surroundings, str(python)),
        under_gunicorn("Wagtail with its cache", application, surroundings | {"RIVAL_KEEPS_PAGES": "1"}, str(python)),
    )
