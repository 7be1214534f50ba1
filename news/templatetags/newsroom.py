"""What templates need of the newsroom: dates for people, photographs, Indonesian numbers."""

from django import template

from news import dates
from news.numbers import thousands
from news.pictures import picture

register = template.Library()

register.filter("date_line", dates.date_line)
register.filter("clock", dates.clock)
register.filter("day", dates.day)
register.filter("long_date", dates.long_date)
register.filter("stamp", dates.stamp)
register.filter("short_stamp", dates.short_stamp)
register.filter("iso", dates.iso)
register.filter("distance", dates.distance)
register.filter("short_clock", dates.short_clock)
register.filter("day_word", dates.day_word)
register.filter("thousands", thousands)
register.simple_tag(picture)


@register.filter
def waited(moment, now) -> str:
    """How long something has been so: "1 jam 20 menit"."""
    return dates.span(now - moment)
