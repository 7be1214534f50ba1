"""The dateline before the first words, in the patterns of Indonesian newsrooms."""

from dataclasses import replace

import pytest
from django.conf import settings as current

from news.dateline import dateline
from tests.factories import publish
from tests.reading import Reading


@pytest.fixture
def house(settings):
    def choose(pattern, brand="KABAR.ID", name="Kabar"):
        settings.NEWSROOM = replace(current.NEWSROOM, dateline=pattern, brand=brand, name=name)

    return choose


@pytest.mark.django_db
def test_a_story_begins_with_its_dateline(client, house):
    house("{PLACE}, {BRAND} - ")
    page = Reading(client.get(publish(dateline_place="Demak", body="<p>Air surut.</p>").get_absolute_url()))
    assert page.text("span.dateline") == "DEMAK, KABAR.ID -"
    assert page.text("div.prose") == "DEMAK, KABAR.ID - Air surut."


def test_the_default_is_brand_bar_place():
    assert dateline("Jakarta") == "NUSAWARTA | Jakarta - "
    assert dateline("") == "NUSAWARTA - "


@pytest.mark.parametrize(
    "pattern, with_place, without",
    [
        ("{BRAND} | {Place} - ", "KABAR.ID | Banda Aceh - ", "KABAR.ID - "),
        ("{BRAND} | {PLACE} – ", "KABAR.ID | BANDA ACEH – ", "KABAR.ID – "),
        ("{PLACE}, {BRAND} - ", "BANDA ACEH, KABAR.ID - ", "KABAR.ID - "),
        ("{PLACE}, KOMPAS.com - ", "BANDA ACEH, KOMPAS.com - ", "KOMPAS.com - "),
        ("{BRAND}, {Place} - ", "KABAR.ID, Banda Aceh - ", "KABAR.ID - "),
        ("{Place} ({BRAND}) - ", "Banda Aceh (KABAR.ID) - ", "KABAR.ID - "),
        ("{BRAND} ({Place}) — ", "KABAR.ID (Banda Aceh) — ", "KABAR.ID — "),
        ("{Place}, {Brand} – ", "Banda Aceh, Kabar – ", "Kabar – "),
        ("{Brand}, {PLACE} -", "Kabar, BANDA ACEH -", "Kabar -"),
        ("{Place} - ", "Banda Aceh - ", ""),
    ],
)
def test_patterns_with_a_place_and_without(house, pattern, with_place, without):
    house(pattern)
    assert dateline("Banda Aceh") == with_place
    assert dateline("") == dateline("  ") == without


def test_braces_in_a_place_or_a_brand_are_only_letters(house):
    house("{BRAND} | {Place} - ", brand="{0}")
    assert dateline("{BRAND}") == "{0} | {BRAND} - "


def test_a_place_is_written_with_single_spaces():
    assert dateline("  Banda \n Aceh ") == "NUSAWARTA | Banda Aceh - "
