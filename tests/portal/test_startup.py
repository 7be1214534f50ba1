"""`make run`: from an empty folder to a portal that answers, and one sentence where that is not possible."""

import signal
import socket
import stat
import time

import pytest

from portal import install, startup
from tests.portal.conftest import status, until_ready

WAIT = 60


def complaint(process) -> str:
    """What a start that failed said: exactly one line, and no traceback."""
    said, _ = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert len(said.splitlines()) == 1, said
    return said


def test_an_empty_folder_becomes_a_portal_that_answers(serve, port, tmp_path):
    lines = until_ready(serve())
    assert [line for line in lines if line.startswith("Siap")] == [f"Siap: http://127.0.0.1:{port}/"]
    assert lines[-1] == f"Redaksi: http://127.0.0.1:{port}/admin/"
    assert status(port, "/healthz") == 200
    assert status(port, "/") == 200


def test_the_key_is_made_once_and_closed_to_others(serve, tmp_path):
    key, seen = tmp_path / "var" / "secret-key", set()
    for _ in range(2):
        process = serve()
        until_ready(process)
        process.terminate()
        assert process.wait(15) == 0
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        seen.add(key.read_text())
    assert len(seen) == 1 and len(seen.pop()) > 50


def test_the_second_start_takes_less_than_five_seconds(serve):
    first = serve()
    until_ready(first)
    first.terminate()
    first.wait(15)
    started = time.monotonic()
    lines = until_ready(serve())
    assert time.monotonic() - started < 5
    assert len(lines) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_asked_and_frees_its_port(serve, port, number):
    process = serve()
    until_ready(process)
    process.send_signal(number)
    assert process.wait(15) == 0
    with pytest.raises(ConnectionRefusedError):
        status(port, "/healthz")


def test_the_server_does_not_outlive_a_killed_parent(serve, port):
    process = serve()
    until_ready(process)
    process.kill()
    deadline = time.monotonic() + 15
    with pytest.raises(ConnectionRefusedError):
        while time.monotonic() < deadline:
            status(port, "/healthz")
            time.sleep(0.1)


def test_a_taken_port_is_said(serve, port):
    with socket.create_server(("127.0.0.1", port)):
        said = complaint(serve())
    assert f"Port 127.0.0.1:{port} sedang dipakai" in said and "PORT=8001 make run" in said


def test_a_host_that_is_not_ours_is_said(serve):
    assert "perbaiki HOST" in complaint(serve(HOST="192.0.2.1"))


def test_a_closed_data_folder_is_said(serve, tmp_path):
    (tmp_path / "file").touch()
    said = complaint(serve(DATA_DIR=str(tmp_path / "file" / "var")))
    assert "tidak dapat ditulisi" in said and "DATA_DIR=" in said


def test_a_database_that_does_not_answer_is_said(serve):
    started = time.monotonic()
    said = complaint(serve(DATABASE_URL="postgres://u:secret@127.0.0.1:1/n"))
    assert "Basis data tidak dapat dihubungi" in said and "DATABASE_URL" in said
    assert "secret" not in said
    assert time.monotonic() - started < 10


def test_a_cache_without_its_package_is_said(serve):
    assert "pip install redis" in complaint(serve(CACHE_URL="redis://127.0.0.1:1/0"))


def test_a_setting_that_cannot_be_read_is_said(serve):
    assert "DEBUG='perhaps'" in complaint(serve(DEBUG="perhaps"))


def test_a_contradiction_is_said_with_its_hint(serve):
    said = complaint(serve(SITE_URL="http://www.example.com"))
    assert "portal.E002" in said and "https://" in said


def test_an_old_python_is_said(monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(install.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="3.11 atau lebih baru"):
        install.fitting_python()


def test_a_newer_python_beside_an_old_one_is_found(monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "python3.12" else None)
    assert install.fitting_python() == "/usr/bin/python3.12"


def test_packages_are_installed_once_for_each_lock(monkeypatch, tmp_path):
    done = []
    venv = tmp_path / "var" / "venv"
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV", venv)
    monkeypatch.setattr(install, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(install, "make_venv", lambda python: (venv / "bin").mkdir(parents=True, exist_ok=True))
    monkeypatch.setattr(install, "install", lambda lock: (done.append(lock.name), install.PYTHON.touch()))
    compiled = []
    monkeypatch.setattr(install, "compile_sources", lambda: compiled.append(1))
    lock = tmp_path / "requirements.txt"
    for text in ("one", "one", "two", "two"):
        lock.write_text(text)
        install.main("requirements.txt")
    assert (len(done), len(compiled)) == (2, 4)


@pytest.fixture
def called(monkeypatch, settings, tmp_path):
    """Names of the commands that a start would have run; DATA_DIR is empty."""
    names = []
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    monkeypatch.setattr(startup, "call_command", lambda name, **options: names.append(name))
    return names


def test_an_empty_newsroom_is_filled_once_and_never_again(called, db):
    for _ in range(2):
        startup.bring_database_up_to_date(lambda text: None)
    assert called.count("demo") == 1
    assert called.count("setup_portal") == 2


def test_a_newsroom_with_stories_is_left_alone(called, db, monkeypatch):
    monkeypatch.setattr(startup.Article.objects, "exists", lambda: True)
    startup.bring_database_up_to_date(lambda text: None)
    assert "demo" not in called


def test_a_real_site_is_never_filled(called, db, settings):
    settings.DEMO = False
    startup.bring_database_up_to_date(lambda text: None)
    assert "demo" not in called


def test_static_files_are_collected_again_only_when_a_source_changed(called, settings, monkeypatch, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    for digest in ("a", "a", "b"):
        monkeypatch.setattr(startup, "digest_of_sources", lambda digest=digest: digest)
        startup.collect_static(lambda text: None)
    assert called == ["collectstatic", "collectstatic"]


def test_old_hashed_files_stay_for_pages_that_still_ask_for_them(called, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    hashed, plain = settings.STATIC_ROOT / "site.0123456789ab.css", settings.STATIC_ROOT / "site.css"
    hashed.touch()
    plain.touch()
    startup.collect_static(lambda text: None)
    assert hashed.exists() and not plain.exists()
