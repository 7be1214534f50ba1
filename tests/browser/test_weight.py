"""What a reader pays for a page on a small, sharp phone: the goals of bytes and requests, as the wire carries them."""

import gzip
import re

import pytest

KIB = 1024
PHONE = {"width": 360, "height": 740, "device_scale_factor": 2}
# Bytes and requests of a first view with an empty cache; the whole of a story without photographs is text.
GOALS = {
    "without_photo": (50 * KIB, 8),
    "story": (110 * KIB, 8),
    "home": (150 * KIB, 16),
    "channel": (120 * KIB, 12),
    "keyword": (120 * KIB, 12),
    "index": (120 * KIB, 12),
    "person": (120 * KIB, 12),
    "search": (120 * KIB, 12),
    "most_read": (120 * KIB, 12),
    "photo_story": (220 * KIB, 12),  # every photograph stands large, and five of them near the window
    **dict.fromkeys(
        ("archive", "month", "page", "masthead", "site_map", "offline", "lost", "withdrawn", "login"), (50 * KIB, 8)
    ),
}
#: What Chromium itself says of the two pages whose status is an error.
ERRORS = "Failed to load resource: the server responded with a status of 4"


def weigh(one) -> dict[str, int]:
    """Address -> bytes over the wire, head and body, of everything the page has asked for."""
    one.page.wait_for_load_state("networkidle")
    sizes = {request.url.removeprefix(one.site): request.sizes() for request in one.asked}
    return {url: size["responseHeadersSize"] + size["responseBodySize"] for url, size in sizes.items()}


@pytest.mark.parametrize("name", GOALS)
def test_the_first_view_is_light(reader, edition, name):
    one = reader(**PHONE).open(getattr(edition, name))
    weights = weigh(one)
    most, requests = GOALS[name]
    print(f"{name}: {sum(weights.values())} bytes, {len(weights)} requests")
    assert sum(weights.values()) <= most, weights
    assert len(weights) <= requests, weights
    assert [url for url in weights if not url.startswith("/")] == [], "another site"
    assert [said for said in one.said if not said.startswith(ERRORS)] == []


def test_the_home_page_read_to_its_end_is_light_too(reader, edition):
    one = reader(**PHONE).open(edition.home)
    for _ in range(40):
        one.page.mouse.wheel(0, 600)
        one.page.wait_for_timeout(30)
    weights = weigh(one)
    print(f"home to its end: {sum(weights.values())} bytes, {len(weights)} requests")
    assert one.page.evaluate("scrollY + innerHeight > document.documentElement.scrollHeight - 10")
    assert sum(weights.values()) <= 450 * KIB, weights


#: Pages that no process keeps: they are compressed for each reader.
DRAWN_EACH_TIME = ("offline", "lost", "login")


@pytest.mark.parametrize("name", GOALS)
def test_the_html_is_small(reader, edition, name):
    one = reader().open(getattr(edition, name))
    assert one.answer.header_value("content-encoding") == ("gzip" if name in DRAWN_EACH_TIME else "br")
    most = (20 if name == "home" else 14) * KIB
    assert one.answer.request.sizes()["responseBodySize"] <= most
    assert len(gzip.compress(one.answer.body(), 6)) <= most  # for who cannot read Brotli


def test_style_script_and_letters_are_small_and_one_file_each(reader, edition):
    one = reader().open(edition.story)
    bodies = {}
    for request in one.asked:
        if found := re.search(r"/static/.*\.(css|js|woff2)$", request.url):
            bodies.setdefault(found[1], []).append(request.response().body())
    assert {kind: len(files) for kind, files in bodies.items()} == {"css": 1, "js": 1, "woff2": 1}
    assert len(gzip.compress(bodies["css"][0])) <= 8 * KIB
    assert len(gzip.compress(bodies["js"][0])) <= 4 * KIB
    assert len(bodies["woff2"][0]) <= 30 * KIB


def test_the_second_story_costs_only_its_html_and_its_photograph(reader, edition):
    one = reader(**PHONE).open(edition.opinion).open(edition.story)
    resources = "performance.getEntriesByType('resource').filter((one) => one.name.includes('/static/'))"
    assert one.page.evaluate(f"{resources}.length") >= 3
    assert one.page.evaluate(f"{resources}.filter((one) => one.transferSize).map((one) => one.name)") == []
