"""The portal's settings for a test run: own folders and database, nothing from the developer's machine."""

import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path

_root = Path(__file__).resolve().parent.parent
for _name in re.findall(r"^#? ?([A-Z_]+)=", (_root / ".env.example").read_text(encoding="utf-8"), re.M):
    os.environ.pop(_name, None)

# One folder a run, made by the first process; the parallel workers find it in their environment.
if "TEST_RUN_DIR" not in os.environ:
    os.environ["TEST_RUN_DIR"] = tempfile.mkdtemp(prefix="nusawarta-")
    os.environ["TEST_RUN_OWNER"] = str(os.getpid())
_data = Path(os.environ["TEST_RUN_DIR"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
_data.mkdir(parents=True, exist_ok=True)

os.environ.update(
    ENV_FILE=os.devnull,
    DATA_DIR=str(_data),
    SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{_data}/unused.sqlite3",
    CACHE_URL="locmem://",
)

from portal.settings import *  # noqa: E402, F403
from portal.settings import DATABASES, READERS  # noqa: E402

# A file, so that the browser's server threads and the test see the same rows.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_data / "test.sqlite3")}

# The real hashers take their time on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# No thread writes into the database of a test; tests flush by hand.
READS_FLUSH_SECONDS = 0

# Tests fill in forms faster than people; what is told to machines has a test of its own.
READERS = replace(READERS, form_seconds=0)
