"""What must be true before the portal can serve, and making it true. Every failure is one sentence with its cure."""

import errno
import hashlib
import os
import re
import secrets
import socket
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.checks import ERROR, run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from news.models import Article

HASHED = re.compile(r"\.[0-9a-f]{12}\.")


class CannotStart(Exception):
    """One sentence in Indonesian for the person at the terminal."""


def make_data_folder() -> None:
    """DATA_DIR and the folders in it, or the reason why not."""
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.MASTERS_ROOT):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise CannotStart(
                f"Folder data {folder} tidak dapat ditulisi ({error.strerror}); beri izin tulis,"
                " atau tunjuk folder lain dengan DATA_DIR=/folder/lain."
            ) from error


def make_secret_key() -> None:
    """A random key in DATA_DIR/secret-key, readable by its owner alone, unless one is set."""
    if settings._wrapped.SECRET_KEY:  # the public attribute raises when it is empty
        return
    key = secrets.token_urlsafe(50)
    try:
        handle = os.open(settings.DATA_DIR / "secret-key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(key + "\n")
    except OSError as error:
        raise CannotStart(
            f"Kunci rahasia {settings.DATA_DIR / 'secret-key'} tidak dapat dibuat atau dibaca ({error.strerror});"
            " perbaiki izinnya, atau isi SECRET_KEY."
        ) from error
    settings.SECRET_KEY = key


def claim_port() -> socket.socket:
    """The bound, not yet listening socket: a taken port is known before any other work, and nobody is left waiting."""
    where = f"{settings.HOST}:{settings.PORT}"
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.HOST, settings.PORT, type=socket.SOCK_STREAM)[0]
        claimed = socket.socket(family, kind)
        claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        claimed.bind(address)
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise CannotStart(
                f"Port {where} sedang dipakai program lain; pilih port lain, misalnya: PORT=8001 make run"
            ) from error
        if getattr(error, "errno", None) == errno.EACCES:
            raise CannotStart(
                f"Port {where} hanya boleh dipakai root; pilih port di atas 1023, misalnya: PORT=8001"
            ) from error
        raise CannotStart(f"Alamat {where} tidak dapat dipakai ({error}); perbaiki HOST dan PORT.") from error
    return claimed


def check_settings() -> None:
    """The system checks, as sentences. Only errors stop the start."""
    wrong = [message for message in run_checks() if message.level >= ERROR]
    if wrong:
        first = wrong[0]
        more = f" (dan {len(wrong) - 1} lagi; lihat: manage.py check)" if len(wrong) > 1 else ""
        raise CannotStart(f"Pengaturan keliru, {first.id}: {first.msg} {first.hint or ''}{more}")


def reach_services() -> None:
    """The database must answer. A cache whose package is missing is a mistake; one that is away is not."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = (str(error).strip().splitlines() or ["tanpa keterangan"])[0]
        raise CannotStart(
            f"Basis data tidak dapat dihubungi ({reason}); hidupkan basis datanya atau perbaiki DATABASE_URL."
        ) from error
    try:
        caches["default"].get("startup")
    except ModuleNotFoundError as error:
        raise CannotStart(f"CACHE_URL butuh paket yang belum terpasang; jalankan: pip install {error.name}") from error
    except Exception:  # an outage of the cache, or its table, which is made in the next step
        connection.close()


def bring_database_up_to_date(say) -> None:
    """Migrations, the cache table, roles and channels; and an invented newsroom where there is none yet."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Menyiapkan basis data ...")
        call_command("migrate", verbosity=0, interactive=False)
    cache = caches["default"]
    if isinstance(cache, DatabaseCache) and cache._table not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)
    call_command("setup_portal", verbosity=0)
    filled = settings.DATA_DIR / "demo-done"
    if settings.DEMO and not filled.exists() and not Article.objects.exists():
        say("Mengisi redaksi contoh (sekali saja) ...")
        call_command("demo")
        filled.touch()


def digest_of_sources() -> str:
    """Changes when a static file of ours or of a library is added, removed or written anew."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            content = hashlib.sha256(Path(storage.path(name)).read_bytes()).hexdigest()
            lines.append(f"{getattr(storage, 'prefix', '') or ''}/{name} {content}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def collect_static(say) -> None:
    """Hashed and compressed static files in STATIC_ROOT, made anew only when a source has changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / "sources.sha256"
    digest = digest_of_sources()
    if stamp.is_file() and stamp.read_text() == digest:
        return
    say("Mengumpulkan berkas statis ...")
    # collectstatic skips files that look older than its copy, so copies go first. Hashed ones stay: pages kept
    # elsewhere still ask for them.
    for file in root.rglob("*"):
        if file.is_file() and not HASHED.search(file.name):
            file.unlink()
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(digest)


def prepare(say) -> socket.socket:
    """Everything before the first request, in the order in which a newcomer can repair it. Returns the claimed port."""
    make_data_folder()
    make_secret_key()
    claimed = claim_port()
    check_settings()
    reach_services()
    bring_database_up_to_date(say)
    collect_static(say)
    connection.close()
    return claimed
