"""Dates as Indonesian readers write them: every house style, every zone, every edge of the calendar."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as current
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from news import dates
from tests.factories import publish
from tests.reading import Reading

WIB = ZoneInfo("Asia/Jakarta")
FRIDAY = datetime(2022, 4, 1, 15, 0, tzinfo=WIB)
ZONES = ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]
OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}
FOREIGN = """monday tuesday wednesday thursday friday saturday sunday january february march may june july august october
december aug oct dec pebruari nopember am pm utc gmt ahad""".split()
SAYINGS = [dates.date_line, dates.clock, dates.day, dates.long_date, dates.month, dates.stamp, dates.short_stamp]
SAYINGS += [dates.running_date]


def newsroom(**changes):
    return override_settings(NEWSROOM=replace(current.NEWSROOM, **changes))


@pytest.mark.django_db
def test_a_story_carries_the_house_style_under_its_headline(client):
    with newsroom(date_style="model"):
        page = client.get(publish(at=FRIDAY).get_absolute_url())
    assert "Jum`at, 01 April 2022 15:00 WIB" in Reading(page).text("main")


@pytest.mark.parametrize(
    "style, written",
    [
        (None, "Jumat, 1 April 2022 15:00 WIB"),
        ("baku", "Jumat, 1 April 2022 15:00 WIB"),
        ("model", "Jum`at, 01 April 2022 15:00 WIB"),
        ("angka", "01/04/2022, 15:00 WIB"),
        ("titik", "1 April 2022 | 15.00 WIB"),
        ("kapital", "JUMAT, 1 APRIL 2022 | 15:00 WIB"),
        ("ringkas", "1 April 2022 15:00 WIB"),
    ],
)
def test_every_house_style_of_the_date_line(style, written):
    assert dates.date_line(FRIDAY, style) == written


def test_only_friday_takes_the_old_tick_of_the_model():
    ticks = [dates.date_line(FRIDAY + timedelta(days=n), "model") for n in range(7)]
    assert [line.split(",")[0] for line in ticks] == ["Jum`at", "Sabtu", "Minggu", "Senin", "Selasa", "Rabu", "Kamis"]


def test_the_other_ways_to_say_a_time():
    assert dates.clock(FRIDAY) == "15.00 WIB"
    assert dates.day(FRIDAY) == "Jumat, 1 April 2022"
    assert dates.long_date(FRIDAY) == "1 April 2022"
    assert dates.month(FRIDAY) == "April 2022"
    assert dates.stamp(FRIDAY) == "1 April 2022, 15.00 WIB"
    assert dates.short_stamp(FRIDAY) == "1 Apr 2022, 15.00 WIB"
    assert dates.iso(FRIDAY) == "2022-04-01T15:00+07:00"
    assert dates.running_date(FRIDAY - timedelta(days=1)) == "Kamis (31/3/2022)"
    assert dates.running_date(date(2022, 3, 31)) == "Kamis (31/3/2022)"


def test_short_months_are_the_ones_of_the_papers():
    short = [dates.short_stamp(datetime(2022, month, 5, tzinfo=WIB)).split()[1] for month in range(1, 13)]
    assert short == "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()


# Around midnight, around the ends of months and years, leap days included.
days = st.dates(date(1988, 1, 1), date(2100, 12, 30)) | st.builds(
    lambda year, month, back: date(year, month, 1) - timedelta(days=back),
    st.integers(1989, 2100), st.integers(1, 12), st.integers(0, 1),
)  # fmt: skip
minutes = st.integers(0, 1439) | st.sampled_from([0, 1, 1438, 1439])


@given(day=days, minute=minutes, seconds=st.integers(0, 59), zone=st.sampled_from(ZONES))
def test_every_way_to_say_a_moment_agrees_with_the_zone_and_with_the_others(day, minute, seconds, zone):
    here = datetime(day.year, day.month, day.day, minute // 60, minute % 60, seconds, tzinfo=ZoneInfo(zone))
    moment = here.astimezone(UTC)
    with newsroom(time_zone=zone):
        line = dates.date_line(moment)
        weekday, number, month, year, hour, word = re.fullmatch(
            r"(\w+), (\d+) (\w+) (\d{4}) (\d\d:\d\d) (WIB|WITA|WIT)", line
        ).groups()
        assert timedelta(hours=OFFSETS[word]) == here.utcoffset()
        assert (int(year), dates.MONTHS.index(month) + 1, int(number)) == (day.year, day.month, day.day)
        assert dates.DAYS.index(weekday) == day.weekday()
        assert hour == f"{here:%H:%M}"
        assert dates.clock(moment) == f"{here:%H.%M} {word}"
        assert dates.day(moment) == f"{weekday}, {number} {month} {year}"
        assert dates.stamp(moment) == f"{number} {month} {year}, {dates.clock(moment)}"
        assert datetime.fromisoformat(dates.iso(moment)) == here.replace(second=0)
        assert dates.iso(moment)[-6:] == f"+0{OFFSETS[word]}:00"
        start, end = dates.day_bounds(day)
        assert start <= moment < end
        assert end - start == timedelta(days=1)
        assert dates.day(start) == dates.day(end - timedelta(seconds=1)) == dates.day(moment)
        assert dates.clock(start) == dates.clock(end) == f"00.00 {word}"
        assert dates.day_bounds(day + timedelta(days=1))[0] == end


@given(day=days, zone=st.sampled_from(ZONES))
def test_no_foreign_word_and_no_second_of_the_clock_ever(day, zone):
    moment = datetime(day.year, day.month, day.day, 0, 30, 45, tzinfo=ZoneInfo(zone))
    with newsroom(time_zone=zone):
        said = [say(moment) for say in SAYINGS] + [dates.date_line(moment, style) for style in dates.DATE_STYLES]
    for words in said:
        assert not set(FOREIGN) & set(re.findall(r"[a-z]+", words.lower())), words
        assert ":45" not in words and ".45" not in words


@pytest.mark.parametrize("say", [*SAYINGS, dates.iso])
def test_a_time_without_a_zone_is_refused(say):
    with pytest.raises(ValueError):
        say(datetime(2022, 4, 1, 15, 0))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Bangkok", "Asia/Singapore", "Asia/Tokyo", "Europe/London"])
def test_a_zone_outside_indonesia_is_refused_though_its_clock_may_agree(zone):
    with pytest.raises(ValueError, match="Indonesia"):
        dates.date_line(FRIDAY, zone=ZoneInfo(zone))
    with pytest.raises(ValueError):
        dates.zone_word(FRIDAY.astimezone(ZoneInfo(zone)))


def test_an_archive_older_than_the_three_zones_can_be_shown():
    assert dates.date_line(datetime(1955, 9, 29, 8, 0, tzinfo=WIB)) == "Kamis, 29 September 1955 08:00 WIB"
    pontianak = ZoneInfo("Asia/Pontianak")
    assert dates.clock(datetime(1987, 6, 1, 8, 0, tzinfo=pontianak).astimezone(WIB)) == "07.00 WIB"
    assert dates.date_line(datetime(1987, 6, 1, 8, 0, tzinfo=pontianak), zone=pontianak).endswith("08:00 WITA")
