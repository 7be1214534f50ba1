"""What templates need of the newsroom: dates for people, photographs, Indonesian numbers."""

from django import template

from news import dates

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


@register.filter
def waited(moment, now) -> str:
    """How long something has been so: "1 jam 20 menit"."""
    return dates.span(now - moment)


@register.filter
def thousands(number) -> str:
    """1902 -> "1.902", as Indonesian writes it."""
    return f"{int(number):,}".replace(",", ".")


@register.inclusion_tag("_picture.html")
def picture(photo, shape, sizes, alt="", eager=False):
    """A photograph in a shape ("16:9", "3:2", "1:1") with AVIF and JPEG in every width.

    `sizes` is the attribute of that name: how wide the picture stands on the page. `eager` is
    for the one picture above the fold.
    """
    widths = photo.widths(shape)
    width, height = photo.size(shape, widths[-1])
    return {
        "avif": photo.srcset(shape, "avif"),
        "jpeg": photo.srcset(shape, "jpg"),
        "src": photo.rendition(shape, widths[min(2, len(widths) - 1)]),
        "sizes": sizes,
        "width": width,
        "height": height,
        "alt": alt,
        "eager": eager,
    }
