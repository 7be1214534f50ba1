"""Runs everything: the linter, then on SQLite, on a real PostgreSQL and in a real browser. Each part must pass."""

import os
import signal
import subprocess
import sys
import tempfile
import time

from tests.servers import throwaway_postgres
from tests.system import postgres_folder, provide

# A file stays with one worker, or both would build the newsroom that all its tests read.
SERVER_SIDE = ["--ignore=tests/browser", "-n", str(max(2, os.cpu_count() or 2)), "--dist", "loadfile"]
BROWSER = ["tests/browser"]


def run(title: str, arguments: list[str], **environment: str) -> tuple[str, bool, str]:
    """One pytest run: (title, whether it passed, pytest's closing line). Its output passes through."""
    print(f"\n##### {title}", flush=True)
    started, closing = time.monotonic(), "no closing line"
    color = "--color=yes" if sys.stdout.isatty() else "--color=no"
    command = [sys.executable, "-m", "pytest", color, *arguments, *sys.argv[1:]]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
    )
    try:
        for line in process.stdout:
            print(line, end="", flush=True)
            if " in " in line and line.strip("\x1b[0123456789m").startswith("="):
                closing = line.strip().strip("= ")
        process.wait()
    except KeyboardInterrupt:
        end(process)
        raise
    # Code 5 is "no tests found": a part that tests nothing has not passed.
    return f"{title} ({time.monotonic() - started:.0f} s)", process.returncode == 0, closing


def lint() -> tuple[str, bool, str]:
    """Ruff's rules and its format, as `make lint` asks for them."""
    print("\n##### Lint", flush=True)
    started = time.monotonic()
    words = (["check", "--quiet", "."], ["format", "--quiet", "--check", "."])
    passed = [not subprocess.run([sys.executable, "-m", "ruff", *said]).returncode for said in words]
    return f"Lint ({time.monotonic() - started:.0f} s)", all(passed), "clean" if all(passed) else "see above"


def end(process: subprocess.Popen) -> None:
    """Lets pytest clean up: Ctrl-C has reached it already, another signal has not."""
    for patience, number in ((3, signal.SIGINT), (15, signal.SIGKILL)):
        try:
            process.communicate(timeout=patience)
            return
        except subprocess.TimeoutExpired:
            process.send_signal(number)


def stop(number, frame):
    raise KeyboardInterrupt


def main(folder: str) -> int:
    signal.signal(signal.SIGTERM, stop)
    command = provide()
    if command:
        print(f"Uji coba butuh program yang belum ada di sini; pasang dulu: {command}", file=sys.stderr)
        return 1
    results = [lint(), run("SQLite", SERVER_SIDE, TEST_RUN_DIR=f"{folder}/sqlite")]
    with throwaway_postgres(postgres_folder()) as postgres:
        results.append(
            run("PostgreSQL", SERVER_SIDE, TEST_RUN_DIR=f"{folder}/postgresql", TEST_DATABASE_URL=postgres.url)
        )
    results.append(run("Browser", BROWSER, TEST_RUN_DIR=f"{folder}/browser"))
    print("\n##### Summary")
    for title, passed, closing in results:
        print(f"{'passed' if passed else 'FAILED'}  {title}: {closing}")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory(prefix="nusawarta-", ignore_cleanup_errors=True) as run_folder:
            sys.exit(main(run_folder))
    except KeyboardInterrupt:
        sys.exit(130)
