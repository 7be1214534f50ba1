"""The fonts we publish: small enough, every letter an Indonesian newspaper needs, their licences beside them."""

import pytest
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont

from portal.assets import STATIC
from portal.management.commands.subset_fonts import (
    CHARACTERS,
    FACES,
    ICON_FONT,
    ICON_LIMIT,
    ICONS,
    WEIGHTS,
    icons_of,
    subset,
)

FONTS = STATIC / "fonts"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_font_stays_within_its_limit(face):
    assert (FONTS / face.name).stat().st_size <= face.limit


def test_the_first_view_loads_one_font_of_at_most_30_kilobytes():
    assert (FONTS / "newsreader.woff2").stat().st_size <= 30_000


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_font_covers_the_letters_and_signs_we_print(face):
    covered = set(TTFont(FONTS / face.name).getBestCmap())
    # The soft hyphen is never drawn; a face may leave it out.
    missing = {c for c in CHARACTERS if ord(c) not in covered} - {"\u00ad"}
    assert missing == set()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_font_has_the_weights_the_style_sheet_names(face):
    (axis,) = TTFont(FONTS / face.name)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *WEIGHTS)


@pytest.mark.parametrize(
    ("licence", "holder"),
    [
        ("newsreader-OFL.txt", "The Newsreader Project Authors"),
        ("atkinson-OFL.txt", "The Atkinson Hyperlegible Next Project Authors"),
    ],
)
def test_the_licence_lies_beside_the_font(licence, holder):
    text = (FONTS / licence).read_text("utf-8")
    assert text.startswith("Copyright")
    assert holder in text.splitlines()[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_subsetting_our_own_subset_loses_nothing(tmp_path):
    target = tmp_path / "again.woff2"
    face = FACES[0]
    size = subset(FONTS / face.name, target, face.features)
    assert size <= face.limit
    assert set(TTFont(target).getBestCmap()) == set(TTFont(FONTS / face.name).getBestCmap())


def test_a_missing_source_is_named(tmp_path):
    with pytest.raises(CommandError, match="newsreader-latin-wght-normal.woff2"):
        call_command("subset_fonts", tmp_path, output=tmp_path)


def test_the_icons_of_the_editor_are_few_and_carry_their_licence():
    assert (FONTS / ICON_FONT).stat().st_size <= ICON_LIMIT
    assert sorted(icons_of(TTFont(FONTS / ICON_FONT))) == sorted(ICONS)
    assert "Apache License" in (FONTS / "editor-icons-Apache-2.0.txt").read_text("utf-8")
