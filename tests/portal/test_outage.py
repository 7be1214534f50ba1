"""A real PostgreSQL goes away under a running portal and comes back by itself: nobody ever sees a 500."""

import time

from tests.portal.conftest import status, until_ready
from tests.servers import throwaway_postgres
from tests.system import postgres_folder


def test_an_outage_is_503_within_five_seconds_and_ends_within_ten(serve, port):
    with throwaway_postgres(postgres_folder()) as postgres:
        until_ready(serve(DATABASE_URL=postgres.url))
        # Every thread of every worker holds a connection before it breaks.
        assert {status(port, "/") for _ in range(20)} == {200}

        postgres.stop()
        # What was drawn before is still read; what was not waits for the database, and nobody for long.
        assert {status(port, "/") for _ in range(20)} == {200}
        for path in ("/indeks/", "/healthz", "/tidak-ada-apa-apa/", "/admin/"):
            started = time.monotonic()
            assert (path, status(port, path)) == (path, 302 if path == "/admin/" else 503)
            assert time.monotonic() - started < 5

        postgres.start()
        started = time.monotonic()
        while status(port, "/healthz") != 200:
            assert time.monotonic() - started < 10
            time.sleep(0.2)
        assert {status(port, "/") for _ in range(20)} == {200}
