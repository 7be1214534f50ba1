"""A story that is in sight for five seconds is counted, once a tab, and nothing about its reader is sent."""

import pytest

from news.models import ReadCount
from news.reads import BUFFER
from tests.factories import publish

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture
def tab(new_context, live_server):
    """A tab whose clock the test sets; the beacons it sends are in `tab.sent`."""
    BUFFER.held.clear()
    context = new_context(user_agent=PHONE)
    context.add_cookies([{"name": "sessionid", "value": "rahasia", "url": live_server.url}])
    page = context.new_page()
    page.clock.install()
    page.sent = []
    page.on("request", lambda request: page.sent.append(request) if "/api/baca/" in request.url else None)
    yield page
    BUFFER.held.clear()


def counted() -> dict[str, int]:
    BUFFER.flush()
    return dict(ReadCount.objects.values_list("article__title", "count"))


def read(tab, address, seconds):
    tab.goto(address)
    tab.clock.run_for(seconds * 1000)
    tab.wait_for_load_state("networkidle")


def test_a_glance_is_no_read(tab, live_server):
    story = publish("Dilirik")
    read(tab, live_server.url + story.get_absolute_url(), 4)
    assert tab.sent == [] and counted() == {}


def test_five_seconds_are_one_read_and_a_second_look_is_none(tab, live_server):
    story = publish("Dibaca")
    for _ in range(2):
        read(tab, live_server.url + story.get_absolute_url(), 30)
    (beacon,) = tab.sent
    assert beacon.response().status == 204
    assert beacon.method == "POST" and beacon.post_data is None
    assert "cookie" not in beacon.all_headers()
    assert counted() == {"Dibaca": 1}


def test_other_stories_in_the_tab_count_for_themselves(tab, live_server):
    for title in ("Satu", "Dua"):
        read(tab, live_server.url + publish(title).get_absolute_url(), 6)
    assert counted() == {"Satu": 1, "Dua": 1}


def test_a_page_of_lists_sends_nothing(tab, live_server):
    publish()
    read(tab, live_server.url + "/", 30)
    assert tab.sent == []
