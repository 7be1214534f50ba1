"""The README tells the truth: its paths exist, its commands and settings are real, and it is short."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from news.dates import DATE_STYLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_it_is_read_in_a_minute():
    assert len(README.splitlines()) <= 100


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_its_links_lead_somewhere(target):
    assert (ROOT / target).exists()


@pytest.mark.parametrize("room", sorted(set(re.findall(r"`([a-z]+(?:/[a-z_.]+)*/)`", README))))
def test_its_rooms_exist(room):
    assert room in ("var/",) or (ROOT / room).is_dir() or room == "admin/"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_its_make_commands_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py ([a-z_]+)", README))))
def test_its_management_commands_exist(command):
    assert command in get_commands()


@pytest.mark.parametrize("variable", sorted(set(re.findall(r"`([A-Z]+_[A-Z_]+)`", README))))
def test_its_settings_are_listed_in_the_example(variable):
    assert re.search(rf"^#? ?{variable}=", (ROOT / ".env.example").read_text(), re.MULTILINE)


def test_it_names_every_date_style():
    line = next(line for line in README.splitlines() if "NEWSROOM_DATE_STYLE" in line)
    assert set(re.findall(r"`([a-z]+)`", line)) == set(DATE_STYLES)


def test_the_decisions_are_all_in_their_list():
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\((\d{3}[^)]+)\)", (folder / "README.md").read_text()))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")), ids=str)
def test_a_decision_fits_one_screen(path):
    assert len(path.read_text().splitlines()) <= 40
