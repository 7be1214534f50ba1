"""Published photographs: only pictures, only from their folder, kept for ever by browsers."""

import pytest


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "foto").mkdir(parents=True)
    (settings.MEDIA_ROOT / "foto" / "a1b2.avif").write_bytes(b"picture")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return settings.MEDIA_ROOT


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_picture_comes_with_its_type_and_may_be_kept_for_ever(client, media):
    answer = client.get("/media/foto/a1b2.avif")
    assert body(answer) == b"picture"
    assert answer["Content-Type"] == "image/avif"
    assert answer["Content-Length"] == "7"
    assert "immutable" in answer["Cache-Control"] and "max-age=31536000" in answer["Cache-Control"]


@pytest.mark.parametrize("name, kind", [("x.jpg", "image/jpeg"), ("x.png", "image/png"), ("x.webp", "image/webp")])
def test_each_kind_of_picture_has_its_type(client, media, name, kind):
    (media / name).write_bytes(b"x")
    assert client.get(f"/media/{name}")["Content-Type"] == kind


def test_a_picture_opened_by_itself_can_do_nothing(client, media):
    answer = client.get("/media/foto/a1b2.avif")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_picture_sets_no_cookie_and_asks_no_database(client, media):
    assert not client.get("/media/foto/a1b2.avif").cookies


def test_a_copy_that_is_still_good_is_not_sent_again(client, media):
    first = client.get("/media/foto/a1b2.avif")
    by_tag = client.get("/media/foto/a1b2.avif", headers={"If-None-Match": f'W/"other", {first["ETag"]}'})
    by_date = client.get("/media/foto/a1b2.avif", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    assert by_tag["ETag"] == first["ETag"]


def test_another_copy_is_replaced(client, media):
    answer = client.get("/media/foto/a1b2.avif", headers={"If-None-Match": '"other"'})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "list.txt", "photo.jpg.php", "PHOTO.JPG", ".hidden.jpg", "no-ending"]
)  # fmt: skip
def test_whatever_is_no_picture_of_ours_is_not_there(client, media, db, name):
    (media / name).write_bytes(b"<script>alert(1)</script>")
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../secret.jpg", "foto/../../secret.jpg", "%2e%2e/secret.jpg", "foto", "foto/", "absent.jpg", "/etc/x.jpg",
             "foto//../../secret.jpg", "x" * 300 + ".jpg"]
)  # fmt: skip
def test_nothing_outside_the_folder_is_there(client, media, db, name):
    assert client.get(f"/media/{name}").status_code in (400, 404)


def test_a_link_out_of_the_folder_leads_nowhere(client, media, db):
    (media / "link.jpg").symlink_to(media.parent / "secret.jpg")
    (media / "way").symlink_to(media.parent)
    assert client.get("/media/link.jpg").status_code == 404
    assert client.get("/media/way/secret.jpg").status_code == 404


def test_the_private_master_has_no_address(client, media, settings, db):
    (settings.MASTERS_ROOT).mkdir(parents=True, exist_ok=True)
    (settings.MASTERS_ROOT / "m.jpg").write_bytes(b"x")
    assert client.get("/media/../masters/m.jpg").status_code == 404
    assert client.get("/masters/m.jpg").status_code == 404
