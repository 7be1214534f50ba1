"""Reads settings from the environment. A value that cannot be understood stops the start; nothing is guessed."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}

# Every name that was asked for; `.env.example` must list exactly these (tests/portal/test_environment.py).
asked: set[str] = set()


def read_env_file(path: Path) -> None:
    """Take NAME=value lines of a file as defaults; what the real environment says wins. No file is no error."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path.name}, line {number}: write NAME=value.")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        os.environ.setdefault(name.strip(), value)


def env(name: str, default: str = "") -> str:
    """The text of a variable. An empty one counts as unset, as compose files and CI forms write it that way."""
    asked.add(name)
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool = False) -> bool:
    text = env(name).lower()
    if not text:
        return default
    if text in YES:
        return True
    if text in NO:
        return False
    raise ImproperlyConfigured(
        f"{name}={text!r} is neither yes nor no; write one of true, false, 1, 0, yes, no, on, off."
    )


def env_int(name: str, default: int, least: int = 1) -> int:
    text = env(name)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ImproperlyConfigured(f"{name}={text!r} must be a whole number of at least {least}.")
    return int(text)


def env_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Words separated by commas, without empty ones."""
    words = [word.strip() for word in env(name).split(",")]
    return [word for word in words if word] or list(default)


def env_secret(name: str, default: str = "") -> str:
    """A value that may also stand in a file named by NAME_FILE, as container platforms hand out secrets."""
    value, path = env(name), env(f"{name}_FILE")
    if value and path:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; keep one of them.")
    if not path:
        return value or default
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE={path!r} cannot be read: {error}.") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE={path!r} is empty.")
    return value


def database_from(url: str) -> dict:
    """Django's DATABASES entry for sqlite:///path or postgres://user:password@host:port/name."""
    seconds = env_int("DATABASE_CONNECTION_SECONDS", 60, least=0)
    try:
        database = dj_database_url.parse(url)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be understood: {error} Write sqlite:////path/to/file or postgres://user:password@host/name."
        ) from error
    options = database.setdefault("OPTIONS", {})
    if database["ENGINE"].endswith("sqlite3"):
        # Writers queue from their first statement instead of failing half-way; readers never wait (WAL).
        options.update(
            timeout=5,
            transaction_mode="IMMEDIATE",
            init_command=(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
                "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
                "PRAGMA secure_delete=ON;"  # what a reader has deleted is overwritten, not only forgotten
            ),
        )
        database.update(CONN_MAX_AGE=seconds)
    elif database["ENGINE"].endswith("postgresql"):
        # Leaves room to answer a 503 page within the promised five seconds when the server does not.
        options.setdefault("connect_timeout", 2)
        options.setdefault("tcp_user_timeout", 3000)
        # A page's statements are short: to compile one takes fifty times as long as it runs, to share it out among
        # processes costs more than it saves. `?options=` in the address says otherwise, as a pooler may want it.
        options.setdefault("options", "-c jit=off -c max_parallel_workers_per_gather=0")
        database.update(CONN_MAX_AGE=seconds, CONN_HEALTH_CHECKS=True)
    else:
        raise ImproperlyConfigured("DATABASE_URL must name SQLite or PostgreSQL; other databases are not supported.")
    return database


def cache_from(url: str) -> dict:
    """Django's CACHES entry for db://table, redis://host:port/0, locmem:// or dummy://."""
    parts = urlsplit(url)
    backends = "django.core.cache.backends"
    if parts.scheme == "db":
        # The table is culled only when 20,000 entries are in it; a count at each write would cost more than the rows.
        options = {"MAX_ENTRIES": 20_000, "CULL_FREQUENCY": 4}
        return {"BACKEND": f"{backends}.db.DatabaseCache", "LOCATION": parts.netloc or "kept", "OPTIONS": options}
    if parts.scheme == "locmem":
        return {"BACKEND": f"{backends}.locmem.LocMemCache", "LOCATION": parts.netloc or "kept"}
    if parts.scheme == "dummy":
        return {"BACKEND": f"{backends}.dummy.DummyCache"}
    if parts.scheme in ("redis", "rediss"):
        options = {"socket_connect_timeout": 1, "socket_timeout": 1}
        return {"BACKEND": f"{backends}.redis.RedisCache", "LOCATION": url, "OPTIONS": options}
    raise ImproperlyConfigured(f"CACHE_URL={url!r} must begin with db://, redis://, rediss://, locmem:// or dummy://.")


def email_from(url: str) -> dict:
    """EMAIL_* settings for console:, file:/folder, smtp://, smtps:// (TLS from the start), smtp+tls:// (STARTTLS)."""
    parts = urlsplit(url)
    backends = "django.core.mail.backends"
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        return {"EMAIL_BACKEND": f"{backends}.filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    ports = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must be console:, file:/folder, or smtp://, smtps://, smtp+tls:// with a host."
        )
    try:
        port = parts.port or ports[parts.scheme]
        timeout = int(parse_qs(parts.query).get("timeout", ["10"])[0])
    except ValueError as error:
        raise ImproperlyConfigured(f"EMAIL_URL has a port or timeout that is not a number: {error}.") from error
    return {
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": timeout,
    }
