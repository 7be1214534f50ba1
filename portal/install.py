"""Makes var/venv and puts the locked packages into it. Runs before anything is installed, under any Python 3."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "var" / "venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"  # only faster than pip; the packages and their hashes are the same
OLDEST = (3, 11)


def fitting_python():
    """This Python, or another one of the machine that is new enough."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(15, 10, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    sys.exit(
        f"Nusawarta butuh Python 3.11 atau lebih baru, di sini hanya ada {sys.version.split()[0]};"
        " pasang dulu, misalnya: sudo apt-get install python3.11 python3.11-venv"
    )


def quietly(*command):
    """Whether a command succeeded; its output only matters to the caller that asks for it."""
    return subprocess.run(command, env=surroundings(), capture_output=True).returncode == 0


def surroundings():
    """HOME may be empty or closed: caches stay in our own folder."""
    return dict(os.environ, UV_CACHE_DIR=str(VENV.parent / "cache"), PIP_DISABLE_PIP_VERSION_CHECK="1")


def make_venv(python):
    """A virtual environment with pip. Debian splits pip's installer off its Python, so there are three ways."""
    if PYTHON.exists() and quietly(str(PYTHON), "-m", "pip", "--version"):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(parents=True, exist_ok=True)
    if quietly(python, "-m", "venv", str(VENV)):
        return
    package = "python3-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Memasang {package} ...", flush=True)
        quietly("apt-get", "update", "-q")
        quietly("apt-get", "install", "-q", "-y", "--no-install-recommends", package)
        shutil.rmtree(VENV, ignore_errors=True)
        if quietly(python, "-m", "venv", str(VENV)):
            return
    sys.exit(f"Lingkungan virtual Python tidak dapat dibuat; pasang dulu: sudo apt-get install {package}")


def install(lock):
    """The packages of the lock, each checked against its hash."""
    options = ["install", "--quiet", "--require-hashes", "-r", str(lock)]
    if quietly(str(PYTHON), "-m", "pip", "install", "--quiet", UV) and quietly(
        str(PYTHON), "-m", "uv", "pip", *options, "--python", str(PYTHON), "--compile-bytecode"
    ):
        return
    # pip says what is wrong (no network, a wrong hash), so its output is shown.
    if subprocess.run([str(PYTHON), "-m", "pip", *options], env=surroundings()).returncode:
        sys.exit("Paket tidak dapat dipasang; periksa sambungan internet (pesan pip di atas), lalu ulangi perintahnya.")


def compile_sources():
    """Our own modules as Python reads them fastest; a service that may not write here would compile them at each start.

    What has not changed since is passed over.
    """
    folders = [str(ROOT / name) for name in ("portal", "accounts", "news", "comments", "ads")]
    quietly(str(PYTHON), "-m", "compileall", "-q", *folders)


def main(name):
    lock = ROOT / name
    stamp = VENV / f"installed-{lock.stem}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    try:
        if not (PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted):
            print(f"Memasang paket dari {name} (sekali saja) ...", flush=True)
            make_venv(fitting_python())
            install(lock)
            stamp.write_text(wanted)
        compile_sources()
    except OSError as error:
        sys.exit(f"Folder {VENV.parent} tidak dapat ditulisi ({error.strerror}); beri izin tulis lalu ulangi.")


if __name__ == "__main__":
    main(sys.argv[1])
