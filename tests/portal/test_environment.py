"""Settings come from the environment; what cannot be understood stops the start."""

import re
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal import environment as e

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE, SETTINGS = ROOT / ".env.example", ROOT / "portal" / "settings.py"


@pytest.mark.parametrize("word", ["true", "1", "YES", "On"])
def test_a_switch_is_on(monkeypatch, word):
    monkeypatch.setenv("SWITCH", word)
    assert e.env_bool("SWITCH") is True


@pytest.mark.parametrize("word", ["false", "0", "No", "OFF"])
def test_a_switch_is_off(monkeypatch, word):
    monkeypatch.setenv("SWITCH", word)
    assert e.env_bool("SWITCH", default=True) is False


@pytest.mark.parametrize("word", ["ya", "maybe", "2", "truee"])
def test_a_switch_that_is_neither_is_refused_by_name(monkeypatch, word):
    monkeypatch.setenv("SWITCH", word)
    with pytest.raises(ImproperlyConfigured, match="SWITCH"):
        e.env_bool("SWITCH")


@pytest.mark.parametrize("word", ["-1", "0", "x", "1.5", "²"])
def test_a_number_that_is_none_is_refused_by_name(monkeypatch, word):
    monkeypatch.setenv("NUMBER", word)
    with pytest.raises(ImproperlyConfigured, match="NUMBER"):
        e.env_int("NUMBER", 4)


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("NUMBER", " ")
    assert e.env_int("NUMBER", 4) == 4


def test_a_list_drops_empty_words(monkeypatch):
    monkeypatch.setenv("LIST", " a, ,b,")
    assert e.env_list("LIST") == ["a", "b"]


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("hush\n")
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "secret"))
    assert e.env_secret("SECRET") == "hush"


def test_a_secret_given_twice_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET", "hush")
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "secret"))
    with pytest.raises(ImproperlyConfigured, match="both"):
        e.env_secret("SECRET")


def test_a_secret_file_that_is_absent_or_empty_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match="SECRET_FILE"):
        e.env_secret("SECRET")
    (tmp_path / "absent").touch()
    with pytest.raises(ImproperlyConfigured, match="empty"):
        e.env_secret("SECRET")


def test_sqlite_gets_the_write_ahead_log_and_queues_its_writers():
    options = e.database_from("sqlite:////tmp/x%20y.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 5
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_keeps_its_connections_and_checks_them(monkeypatch):
    database = e.database_from("postgres://u:p%40ss@db.example:6543/news")
    assert (database["HOST"], database["PORT"], database["PASSWORD"]) == ("db.example", 6543, "p@ss")
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)
    monkeypatch.setenv("DATABASE_CONNECTION_SECONDS", "600")
    assert e.database_from("postgres://u@h/n")["CONN_MAX_AGE"] == 600


def test_postgresql_neither_compiles_nor_shares_out_the_short_statements_of_pages():
    options = e.database_from("postgres://u:p@h/n")["OPTIONS"]
    assert options["options"] == "-c jit=off -c max_parallel_workers_per_gather=0"
    assert e.database_from("postgres://u:p@h/n?options=-c%20jit%3Don")["OPTIONS"]["options"] == "-c jit=on"


@pytest.mark.parametrize("url", ["mysql://u@h/n", "nonsense", "postgres://h:port/n", ""])
def test_another_database_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        e.database_from(url)


@pytest.mark.parametrize(
    "url, backend",
    [("db://", "DatabaseCache"), ("locmem://", "LocMem"), ("dummy://", "Dummy"), ("redis://h/1", "Redis")],
)
def test_a_cache_by_its_address(url, backend):
    assert e.cache_from(url)["BACKEND"].rpartition(".")[2].startswith(backend)


def test_the_cache_table_is_called_kept():
    assert e.cache_from("db://")["LOCATION"] == "kept"


def test_an_unknown_cache_is_refused():
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        e.cache_from("memcached://h")


def test_mail_by_its_address():
    assert e.email_from("console:")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert e.email_from("file:/tmp/mail")["EMAIL_FILE_PATH"] == "/tmp/mail"
    mail = e.email_from("smtp+tls://me%40x:p%2Fw@mail.example")
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"], mail["EMAIL_PORT"]) == ("me@x", "p/w", 587)
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (True, False)
    assert e.email_from("smtps://mail.example")["EMAIL_USE_SSL"] is True


@pytest.mark.parametrize("url", ["smtp:", "smtp://", "file:", "http://x", "smtp://h:port"])
def test_unknown_mail_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        e.email_from(url)


def test_an_env_file_gives_defaults_and_the_environment_wins(monkeypatch, tmp_path):
    file = tmp_path / "env"
    file.write_text('# words\n\nFROM_FILE="# kept"\nFROM_BOTH=file\n')
    monkeypatch.setenv("FROM_BOTH", "environment")
    monkeypatch.setenv("FROM_FILE", "")
    monkeypatch.delenv("FROM_FILE")
    e.read_env_file(file)
    assert (e.env("FROM_FILE"), e.env("FROM_BOTH")) == ("# kept", "environment")


def test_an_env_file_with_nonsense_names_its_line(tmp_path):
    file = tmp_path / "env"
    file.write_text("GOOD=1\nexport BAD\n")
    with pytest.raises(ImproperlyConfigured, match="line 2"):
        e.read_env_file(file)


def _example() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.M))


def test_the_example_lists_exactly_what_the_settings_read(monkeypatch):
    monkeypatch.setattr(e, "asked", set())
    runpy.run_path(str(SETTINGS))
    by_commands = {"DEMO_PASSWORD", "DEMO_PASSWORD_FILE"}  # asked for by `manage.py demo` alone
    assert set(_example()) == e.asked | by_commands


def test_the_example_copied_as_it_is_changes_nothing(monkeypatch):
    for name in _example():
        monkeypatch.delenv(name, raising=False)
    plain = runpy.run_path(str(SETTINGS))
    for name, value in _example().items():
        monkeypatch.setenv(name, value.strip('"'))
    copied = runpy.run_path(str(SETTINGS))
    different = {name for name in plain if name.isupper() and plain[name] != copied[name]}
    assert different == set()
