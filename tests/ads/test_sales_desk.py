"""The role Iklan sells banners in the CMS: slot, channels, dates, picture. It can do nothing else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from ads.models import Banner
from tests.factories import NOW, make_banner, make_category, publish
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
ADD = "/admin/ads/banner/add/"


def picture(size=(970, 250), name="iklan.png") -> SimpleUploadedFile:
    target = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(target, "PNG")
    return SimpleUploadedFile(name, target.getvalue(), "image/png")


def filled(**typed) -> dict:
    usual = {"slot": "top", "advertiser": "Kopi Meriah", "alt": "Iklan kopi", "link": "https://kopi.test/",
             "starts_at": "2026-03-18T08:00", "ends_at": "2026-04-18T08:00", "kept": ""}  # fmt: skip
    return usual | {"picture": picture()} | typed


@pytest.fixture
def desk(signed_in, advertiser):
    return signed_in(advertiser)


def test_a_banner_with_channels_is_sold_and_seen(desk, client):
    channel = make_category("Nasional", make_category("Berita"))
    assert desk.post(ADD, filled(channels=[channel.pk])).status_code == 302
    banner = Banner.objects.get()
    assert list(banner.channels.all()) == [channel] and (banner.width, banner.height) == (970, 250)
    page = Reading(client.get(publish(category=channel).get_absolute_url()))
    assert next(page.all("aside.banner")[0].iter("a")).get("href") == "https://kopi.test/"


def test_the_list_says_where_and_whether_it_runs(desk):
    make_banner(advertiser="Sudah", starts_at=NOW.replace(month=1), ends_at=NOW.replace(month=2))
    make_banner(advertiser="Nanti", starts_at=NOW.replace(month=4))
    make_banner(advertiser="Kini").channels.add(make_category("Olahraga"))
    rows = " ".join(Reading(desk.get("/admin/ads/banner/")).texts("tr"))
    assert "Selesai" in rows and "Belum mulai" in rows and "Tayang" in rows
    assert "Olahraga" in rows and "Semua halaman" in rows


def test_the_picture_is_shown_as_a_phone_and_a_wide_screen_would(desk):
    banner = make_banner()
    page = Reading(desk.get(f"/admin/ads/banner/{banner.pk}/change/"))
    assert [image.get("width") for image in page.all("img.banner-image")] == ["328", "696"]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt://kopi.test/%0aalert(1)", "data:text/html,hai", "ftp://kopi.test/",
     "https://bank.test@kopi.test/", "https://", "kopi kopi"],
)  # fmt: skip
def test_an_address_that_is_no_honest_link_is_refused_at_its_field(desk, link):
    answer = desk.post(ADD, filled(link=link))
    assert answer.status_code == 200 and not Banner.objects.exists()
    assert Sheet(desk, ADD, answer).errors.get("link")
    assert b"Kopi Meriah" in answer.content, "what was typed is lost"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://kopi.test/", "//kopi.test/"])
def test_the_database_refuses_it_too(link):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_banner(link=link)


@pytest.mark.parametrize(("slot", "size"), [("top", (970, 970)), ("side", (300, 900)), ("text", (120, 60))])
def test_a_picture_that_does_not_fit_its_slot_is_refused_with_the_usual_size(desk, slot, size):
    answer = desk.post(ADD, filled(slot=slot, picture=picture(size)))
    said = Sheet(desk, ADD, answer).errors["picture"]
    assert f"{size[0]} x {size[1]} piksel" in said and "ukuran lazim" in said
    assert not Banner.objects.exists()


def test_an_unknown_slot_or_channel_is_refused_and_nothing_breaks(desk):
    answer = desk.post(ADD, filled(slot="langit", channels=["999999", "x"]))
    assert answer.status_code == 200
    assert {"slot", "channels"} <= set(Sheet(desk, ADD, answer).errors)


def test_the_sales_desk_sees_nothing_else(desk):
    story = publish()
    for address in (
        "news/article/",
        f"news/article/{story.pk}/change/",
        "news/category/",
        "comments/comment/",
        "accounts/user/",
    ):
        assert desk.get(f"/admin/{address}").status_code in (403, 404), address


@pytest.mark.parametrize("person", ["reporter", "editor", "moderator"])
def test_nobody_else_sells(signed_in, request, person):
    browser = signed_in(request.getfixturevalue(person))
    assert browser.get("/admin/ads/banner/").status_code == 403
    assert browser.post(ADD, filled()).status_code == 403
