"""`/healthz` tells a load balancer whether this process can serve."""

import json

from django.db import OperationalError, connection


def away(execute, sql, params, many, context):
    raise OperationalError("the server is gone")


def test_a_healthy_portal_says_so(client, db):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert json.loads(answer.content) == {"status": "ok", "database": "ok"}


def test_no_copy_of_the_answer_is_kept(client, db):
    assert "no-store" in client.get("/healthz")["Cache-Control"]


def test_a_database_that_is_away_is_named(client, db):
    with connection.execute_wrapper(away):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert json.loads(answer.content)["database"] == "away"
    assert answer["Retry-After"] == "5"


def test_it_asks_one_question_and_no_session(client, db, django_assert_num_queries):
    client.cookies["sessionid"] = "x" * 32
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert not answer.cookies and not answer.has_header("Vary")


def test_nothing_can_be_posted_to_it(client):
    assert client.post("/healthz").status_code == 405


def test_https_does_not_send_the_load_balancer_away(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
