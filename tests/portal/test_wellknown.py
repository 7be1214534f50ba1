"""Files that machines ask for by name at the root."""

from io import BytesIO

import pytest
from django.conf import settings as live
from django.contrib.staticfiles import finders
from PIL import Image

from news.sharing import house
from portal.icons import ICONS, IconFinder
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def test_robots_are_told_what_is_closed_and_where_the_maps_are(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/robots.txt")
    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain") and not answer.cookies
    assert lines[0] == "User-agent: *" and "Disallow: /admin/" in lines and "Disallow: /" not in lines
    assert f"Sitemap: {live.SITE_URL}/sitemap.xml" in lines and f"Sitemap: {live.SITE_URL}/sitemap-news.xml" in lines


def test_the_site_can_stand_on_a_home_screen(client):
    told = client.get("/manifest.webmanifest")
    assert told["Content-Type"] == "application/manifest+json"
    manifest = told.json()
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Nusawarta", "id", "/")
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        name = next(name for name in ICONS if icon["src"].startswith(f"/static/{name.removesuffix('.png')}."))
        assert "x".join(map(str, Image.open(finders.find(name)).size)) == icon["sizes"]
    links = {one.get("rel"): one.get("href") for one in Reading(client.get("/")).all("link")}
    assert links["manifest"] == "/manifest.webmanifest"


def test_a_favicon_is_found_without_reading_a_page(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302 and answer["Location"].startswith("/static/img/favicon.")
    icon = Image.open(finders.find("img/favicon.ico"))
    assert icon.format == "ICO" and (16, 16) in icon.info["sizes"]


def test_the_key_of_indexnow_is_there_when_it_is_set(client, settings):
    key = "0123456789abcdef"
    assert client.get(f"/{key}.txt").status_code == 404
    settings.INDEXNOW_KEY = key
    assert client.get(f"/{key}.txt").content.decode() == key
    assert client.get("/another-key-0.txt").status_code == 404


@pytest.mark.parametrize("address", ["/robots.txt", "/manifest.webmanifest", "/favicon.ico"])
def test_they_are_only_read(client, address):
    assert client.post(address).status_code == 405
    assert client.head(address).content == b""


@pytest.mark.parametrize("name", ICONS)
def test_icons_show_the_newsrooms_own_letter_and_colour(settings, monkeypatch, tmp_path, name):
    settings.DATA_DIR = tmp_path
    seen = []
    for room in (house(), type(house())("Bahari", "#00539b", "a.example", house().font)):
        monkeypatch.setattr("portal.icons.house", lambda room=room: room)
        with open(IconFinder().find(name), "rb") as file:
            icon = Image.open(BytesIO(file.read())).convert("RGBA")
        size = ICONS[name][0]
        assert icon.size == (size, size)
        red, green, blue, _ = icon.getpixel((size // 2, size // 20))
        assert f"#{red:02x}{green:02x}{blue:02x}" == room.color
        assert (icon.getpixel((0, 0))[3] == 255) is ICONS[name][1]  # only a maskable one fills its corners
        seen.append(icon.tobytes())
    assert seen[0] != seen[1]


def test_icons_are_drawn_once(settings, monkeypatch, tmp_path):
    settings.DATA_DIR = tmp_path
    names = [name for name, _ in IconFinder().list([])]
    assert len(names) == 8
    monkeypatch.setattr("portal.icons.drawn", None)  # whoever draws again fails
    assert [name for name, _ in IconFinder().list(["*.jpg"])] == [name for name in names if not name.endswith(".jpg")]
