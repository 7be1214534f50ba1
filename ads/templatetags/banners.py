"""{% banner "top" %}: the banner that runs in a slot now, or nothing at all."""

from django import template

from ads.models import Banner

register = template.Library()


@register.inclusion_tag("ads/_banner.html", takes_context=True)
def banner(context, slot):
    """The newest running banner of a slot. All slots of a page are read in one query."""
    running = context.render_context.get("banners")
    if running is None:
        running = {}
        for one in Banner.objects.running().order_by("starts_at"):
            running[one.slot] = one
        context.render_context["banners"] = running
    return {"slot": slot, "banner": running.get(slot)}
