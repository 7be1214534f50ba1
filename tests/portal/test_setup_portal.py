"""`manage.py setup_portal`: what a new portal begins with, and what it never touches afterwards."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command

from accounts.roles import ROLES
from news.models import Category, Page
from portal import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_portal():
    call_command("setup_portal", verbosity=0)


def test_the_channels_are_a_tree_of_two_levels(new_portal):
    assert Category.objects.count() >= 12
    assert Category.objects.get(slug="nasional").parent.slug == "berita"
    assert {child.slug for child in Category.objects.get(slug="gaya-hidup").children.all()} == {"wisata", "kuliner"}
    assert Category.objects.get(slug="opini").parent is None


def test_the_row_of_channels_fits_and_is_in_order(new_portal):
    names = [channel.name for channel in Category.objects.for_navigation()]
    assert names == (
        "Nasional Daerah Politik Hukum Ekonomi Pendidikan Olahraga Teknologi Wisata Opini Foto".split()
    )  # eleven: as many as stand side by side on a screen of 1280 px
    assert set(Category.objects.filter(on_front_page=True).values_list("name", flat=True)) == set(
        "Nasional Daerah Ekonomi Pendidikan Lingkungan Olahraga Teknologi".split()
    )


def test_every_role_is_there(new_portal):
    assert set(Group.objects.values_list("name", flat=True)) >= set(ROLES)


def test_every_static_page_opens_and_names_the_newsroom(new_portal, client):
    assert Page.objects.for_footer().count() == len(pages.SLUGS) == 11
    for page in Page.objects.all():
        answer = client.get(page.get_absolute_url())
        assert answer.status_code == 200
        assert "{{" not in page.body
        assert len(page.body) > 600 or page.automatic
    assert settings.NEWSROOM.publisher in client.get("/redaksi/").content.decode()


def test_links_between_static_pages_lead_somewhere(new_portal, client):
    for slug in ("hak-jawab-dan-koreksi", "syarat-komentar", "redaksi", "kontak"):
        assert Page.objects.filter(body__contains=f'href="/{slug}/"').exists()
        assert client.get(f"/{slug}/").status_code == 200


def test_a_second_run_changes_nothing(new_portal):
    before = list(Category.objects.values()), list(Page.objects.values())
    call_command("setup_portal", verbosity=0)
    assert (list(Category.objects.values()), list(Page.objects.values())) == before


def test_what_editors_changed_renamed_or_deleted_stays_so(new_portal):
    Page.objects.filter(slug="kontak").update(body="<p>Datang saja.</p>")
    Page.objects.filter(slug="info-iklan").update(slug="pasang-iklan")
    Category.objects.get(slug="kuliner").delete()
    Category.objects.filter(slug="wisata").update(slug="jalan-jalan", name="Jalan-jalan")
    call_command("setup_portal", verbosity=0)
    assert Page.objects.get(slug="kontak").body == "<p>Datang saja.</p>"
    assert not Page.objects.filter(slug="info-iklan").exists()
    assert not Category.objects.filter(slug__in=["kuliner", "wisata"]).exists()
