"""{% crumbs title trail %}, {% headline story %} and their like: parts of pages that are drawn once and then filled in."""

from django import template

from news import page_parts, story_parts
from news.stencils import Stencil

register = template.Library()
for one in (page_parts.page_head, page_parts.crumbs, page_parts.section_head, page_parts.tags):
    register.simple_tag(one)
for one in (story_parts.headline, story_parts.story_info, story_parts.lead_photo, story_parts.story_end):
    register.simple_tag(one)
_fixed: dict[str, Stencil] = {}


@register.simple_tag
def fixed(name: str):
    """A template that is the same on every page as long as this process runs: it may only ask `newsroom`."""
    stencil = _fixed.get(name) or _fixed.setdefault(name, Stencil(name))
    return stencil.fill({})
