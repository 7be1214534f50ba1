"""Dates for people: the one place that formats a date, with the newsroom's zone word.

Conventions: `Jumat` without apostrophe, 24-hour time, a colon in the date line and a dot in
running text (Ejaan yang Disempurnakan, clause on the full stop in times), and always the
zone word of the newsroom, never the visitor's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.signals import setting_changed

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip

#: The zones of Indonesia, which have no daylight saving, and the word of each today.
ZONES = {
    "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}  # fmt: skip
#: The offset has the first say: Pontianak was on WITA until 1988.
_WORDS = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}

#: House styles of the date line under a headline; NEWSROOM_DATE_STYLE picks one.
DATE_STYLES = {
    "baku": "{day}, {d} {month} {yyyy} {HH}:{MM} {zone}",
    "model": "{day_tick}, {dd} {month} {yyyy} {HH}:{MM} {zone}",
    "angka": "{dd}/{mm}/{yyyy}, {HH}:{MM} {zone}",
    "titik": "{d} {month} {yyyy} | {HH}.{MM} {zone}",
    "kapital": "{DAY}, {d} {MONTH} {yyyy} | {HH}:{MM} {zone}",
    "ringkas": "{d} {month} {yyyy} {HH}:{MM} {zone}",
}


@lru_cache(maxsize=1)
def newsroom_zone() -> ZoneInfo:
    """The zone in which this newsroom tells the time. Asked hundreds of times for a page."""
    return ZoneInfo(settings.NEWSROOM.time_zone)


setting_changed.connect(lambda **kwargs: newsroom_zone.cache_clear(), weak=False)


def zone_word(moment: datetime) -> str:
    """WIB, WITA or WIT for an aware datetime in an Indonesian zone.

    Raises ValueError for any other: no reader is ever shown "UTC", nor WIB for an hour of Bangkok.
    """
    try:
        return _WORDS.get(moment.utcoffset(), ZONES[moment.tzinfo.key])
    except (AttributeError, KeyError):
        raise ValueError(f"{moment.tzinfo} is not a zone of Indonesia") from None


def local(moment: datetime, zone: ZoneInfo | None = None) -> datetime:
    """An aware datetime moved into the newsroom's zone. Raises ValueError when it is naive."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("a time without a zone cannot be shown to readers")
    zone = zone or newsroom_zone()
    return moment if moment.tzinfo is zone else moment.astimezone(zone)


def _parts(moment: datetime) -> dict[str, str]:
    """Everything a date style may print, of a datetime already in its zone."""
    day, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return {
        "day": day,
        "DAY": day.upper(),
        # The model site prints Friday the old way, with a backtick for the apostrophe.
        "day_tick": "Jum`at" if day == "Jumat" else day,
        "d": str(moment.day),
        "dd": f"{moment.day:02d}",
        "mm": f"{moment.month:02d}",
        "month": month,
        "MONTH": month.upper(),
        "yyyy": f"{moment.year:04d}",
        "HH": f"{moment.hour:02d}",
        "MM": f"{moment.minute:02d}",
        "zone": zone_word(moment),
    }


def _time(moment: datetime) -> str:
    return f"{moment.hour:02d}.{moment.minute:02d} {zone_word(moment)}"


def date_line(moment: datetime, style: str | None = None, zone: ZoneInfo | None = None) -> str:
    """The line under a headline, "Jumat, 1 April 2022 15:00 WIB" in the default style."""
    return DATE_STYLES[style or settings.NEWSROOM.date_style].format_map(_parts(local(moment, zone)))


def clock(moment: datetime) -> str:
    """The time on cards and in running text: "15.00 WIB"."""
    return _time(local(moment))


def day(moment: datetime) -> str:
    """A day in a heading: "Jumat, 1 April 2022"."""
    return f"{DAYS[local(moment).weekday()]}, {long_date(moment)}"


def long_date(moment: datetime) -> str:
    """A date in running text: "1 April 2022"."""
    there = local(moment)
    return f"{there.day} {MONTHS[there.month - 1]} {there.year:04d}"


def month(moment: datetime) -> str:
    """A month in running text: "April 2022"."""
    there = local(moment)
    return f"{MONTHS[there.month - 1]} {there.year:04d}"


def stamp(moment: datetime) -> str:
    """Date and time in small print: "1 April 2022, 15.00 WIB"."""
    there = local(moment)
    return f"{there.day} {MONTHS[there.month - 1]} {there.year:04d}, {_time(there)}"


def short_stamp(moment: datetime) -> str:
    """Date and time on cards and in lists: "1 Apr 2022, 15.00 WIB"."""
    there = local(moment)
    return f"{there.day} {SHORT_MONTHS[there.month - 1]} {there.year:04d}, {_time(there)}"


def short_day(moment: datetime) -> str:
    """A day of these weeks, in small print: "12 Mar"."""
    there = local(moment)
    return f"{there.day} {SHORT_MONTHS[there.month - 1]}"


def near_stamp(moment: datetime, now: datetime) -> str:
    """A moment as it is said at a desk: "17.00 WIB" today, "besok 06.00 WIB", else with its date."""
    away = (local(moment).date() - local(now).date()).days
    if away not in (0, 1):
        return short_stamp(moment)
    return clock(moment) if away == 0 else f"besok {clock(moment)}"


def running_date(moment: date | datetime) -> str:
    """A date inside a sentence: "Kamis (31/3/2022)", no zero padding, four-digit year."""
    if isinstance(moment, datetime):
        moment = local(moment)
    return f"{DAYS[moment.weekday()]} ({moment.day}/{moment.month}/{moment.year})"


def age(moment: datetime, now: datetime) -> str:
    """How long ago in whole years, months or days of the newsroom's calendar: "2 tahun", "7 bulan", "12 hari"."""
    then, today = local(moment).date(), local(now).date()
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    if months >= 12:
        return f"{months // 12} tahun"
    return f"{months} bulan" if months > 0 else f"{(today - then).days} hari"


def span(duration: timedelta) -> str:
    """How long in the two largest units, as one says it: "2 jam 10 menit", "3 hari", "kurang dari 1 menit"."""
    minutes = int(abs(duration).total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{count} {unit}" for count, unit in ((days, "hari"), (hours, "jam"), (minutes, "menit")) if count]
    # "3 hari 5 menit" says more than anybody wants to know.
    return " ".join(parts[: 1 if days and not hours else 2]) or "kurang dari 1 menit"


def distance(moment: datetime, now: datetime) -> str:
    """How far a moment is away: "dalam 2 jam 10 menit", "sekarang", "2 jam 10 menit yang lalu"."""
    away = moment - now
    if abs(away) < timedelta(minutes=1):
        return "sekarang"
    return f"dalam {span(away)}" if away > timedelta() else f"{span(away)} yang lalu"


def short_clock(moment: datetime) -> str:
    """The time in a table whose head says the zone: "15.00"."""
    return f"{local(moment):%H.%M}"


def day_word(moment: datetime, now: datetime) -> str:
    """The day of a moment as one says it today: "hari ini", "besok", "kemarin", else "Jumat, 20 Mar"."""
    days = (local(moment).date() - local(now).date()).days
    near = {-1: "kemarin", 0: "hari ini", 1: "besok"}
    return near.get(days) or f"{DAYS[local(moment).weekday()]}, {short_day(moment)}"


def iso(moment: datetime) -> str:
    """Machine-readable, to the minute, with the newsroom's offset: "2022-04-01T15:00+07:00"."""
    return local(moment).isoformat(timespec="minutes")


def day_bounds(day_: date, zone: ZoneInfo | None = None) -> tuple[datetime, datetime]:
    """First moment of a newsroom day and of the next one, both aware."""
    zone = zone or newsroom_zone()
    start = datetime(day_.year, day_.month, day_.day, tzinfo=zone)
    # On the wall clock, not 24 hours later: before 1964 the zones of Indonesia changed their offsets.
    return start, start + timedelta(days=1)
