"""{% card article style="side" %} and its like: stories on the pages of others."""

from django import template

from portal import cards, front_parts

register = template.Library()
for one in (
    cards.card,
    cards.cards,
    cards.briefs,
    cards.link,
    cards.links,
    cards.read_also_list,
    cards.founds,
    cards.ranking,
    cards.aside,
):
    register.simple_tag(one)
for one in (front_parts.river, front_parts.blocks):
    register.simple_tag(one)
