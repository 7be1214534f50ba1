"""Runs everything: the linter, then on SQLite, on a real PostgreSQL and in a real browser, last as a newcomer would.

Each part must pass. The browser waits half of its time, so it runs beside PostgreSQL; the newcomer is timed, so alone.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from tests.servers import throwaway_postgres
from tests.system import postgres_folder, provide

BROWSER, NEWCOMER = "tests/browser", "tests/newcomer"
# A file stays with one worker, or both would build the newsroom that all its tests read.
WORKERS = ["-n", str(max(2, os.cpu_count() or 2)), "--dist", "loadfile"]
SERVER_SIDE = [f"--ignore={BROWSER}", f"--ignore={NEWCOMER}", *WORKERS]
running: list[subprocess.Popen] = []


def run(title: str, arguments: list[str], *, aloud: bool = True, **environment: str) -> tuple[str, bool, str]:
    """One pytest run: (title, whether it passed, pytest's closing line). Its output passes through, or follows whole."""
    started, closing = time.monotonic(), "no closing line"
    color = "--color=yes" if sys.stdout.isatty() else "--color=no"
    command = [sys.executable, "-m", "pytest", color, *arguments, *sys.argv[1:]]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
    )
    running.append(process)
    said = [f"\n##### {title}\n"]
    for line in process.stdout:
        said.append(line)
        if aloud:
            print(*said, sep="", end="", flush=True)
            said.clear()
        if " in " in line and line.strip("\x1b[0123456789m").startswith("="):
            closing = line.strip().strip("= ")
    print(*said, sep="", end="", flush=True)
    # Code 5 is "no tests found": a part that tests nothing has not passed.
    passed = process.wait() == 0
    running.remove(process)
    return f"{title} ({time.monotonic() - started:.0f} s)", passed, closing


def lint() -> tuple[str, bool, str]:
    """Ruff's rules and its format, as `make lint` asks for them."""
    print("\n##### Lint", flush=True)
    started = time.monotonic()
    words = (["check", "--quiet", "."], ["format", "--quiet", "--check", "."])
    passed = [not subprocess.run([sys.executable, "-m", "ruff", *said]).returncode for said in words]
    return f"Lint ({time.monotonic() - started:.0f} s)", all(passed), "clean" if all(passed) else "see above"


def stop_all() -> None:
    """Lets each pytest clean up: Ctrl-C has reached it already, another signal has not."""
    for process in list(running):
        end(process)


def end(process: subprocess.Popen) -> None:
    for patience, number in ((3, signal.SIGINT), (15, signal.SIGKILL)):
        try:
            process.wait(timeout=patience)
            return
        except subprocess.TimeoutExpired:
            process.send_signal(number)


def stop(number, frame):
    raise KeyboardInterrupt


def parts(pool: ThreadPoolExecutor, folder: str) -> list[tuple[str, bool, str]]:
    """What each part says. Threads read what pytest prints, so that an interruption finds nobody reading here."""

    def begin(title, arguments, **options):
        return pool.submit(run, title, arguments, TEST_RUN_DIR=f"{folder}/{title}", **options)

    said = [lint(), begin("SQLite", SERVER_SIDE).result()]
    with throwaway_postgres(postgres_folder()) as postgres:
        beside = begin("Browser", [BROWSER], aloud=False)
        said += [begin("PostgreSQL", SERVER_SIDE, TEST_DATABASE_URL=postgres.url).result(), beside.result()]
    return [*said, begin("Newcomer", [NEWCOMER]).result()]


def main(folder: str) -> int:
    signal.signal(signal.SIGTERM, stop)
    command = provide()
    if command:
        print(f"Uji coba butuh program yang belum ada di sini; pasang dulu: {command}", file=sys.stderr)
        return 1
    with ThreadPoolExecutor() as pool:
        try:
            results = parts(pool, folder)
        except KeyboardInterrupt:
            stop_all()
            return 130
    print("\n##### Summary")
    for title, passed, closing in results:
        print(f"{'passed' if passed else 'FAILED'}  {title}: {closing}")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="nusawarta-", ignore_cleanup_errors=True) as run_folder:
        sys.exit(main(run_folder))
