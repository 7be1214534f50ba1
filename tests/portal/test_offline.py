"""The service worker's script and the page that is shown without a network, as the server sends them."""

import json

import pytest

from portal import offline
from tests.reading import Reading


def known(client) -> dict:
    first, _, _ = client.get("/sw.js").content.decode().partition("\n")
    return json.loads(first.removeprefix("self.paper = ").rstrip(";"))


def test_the_worker_is_a_script_at_the_root_that_is_asked_for_again(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert client.get("/sw.js", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")


def test_it_may_fetch_from_this_site_alone(client):
    rules = dict(part.strip().split(" ", 1) for part in client.get("/sw.js")["Content-Security-Policy"].split(";"))
    assert rules["connect-src"] == "'self'" and rules["default-src"] == "'none'"


def test_everything_it_keeps_for_a_rainy_day_is_there(client, db):
    shell = known(client)["shell"]
    assert "/luring/" in shell and any(path.endswith(".woff2") for path in shell)
    for path in shell:
        assert client.get(path).status_code == 200 or path.startswith("/static/"), path


def test_it_knows_the_newsrooms_zone(client):
    assert (known(client)["zone"], known(client)["word"]) == ("Asia/Jakarta", "WIB")


def test_another_version_has_another_name(client, monkeypatch):
    before = known(client)["version"]
    offline.worker_script.cache_clear()
    monkeypatch.setattr(offline, "SHELL", offline.SHELL[1:])
    try:
        assert known(client)["version"] != before
    finally:
        offline.worker_script.cache_clear()


@pytest.mark.django_db
def test_the_page_reads_well_by_itself(client):
    page = Reading(client.get("/luring/"))
    assert page.text("h1") == "Anda sedang luring"
    assert any(meta.get("content") == "noindex" for meta in page.all("meta"))
    assert not client.get("/luring/").cookies


@pytest.mark.parametrize("address", ["/sw.js", "/luring/"])
def test_nothing_can_be_sent_there(client, db, address):
    assert client.post(address).status_code == 405
