"""{% strip %}, {% masthead %}, {% channels current %}, {% footer %}: what stands around the content of every reader page."""

from django import template

from portal import frame

register = template.Library()
for one in (frame.strip, frame.masthead, frame.channels, frame.footer):
    register.simple_tag(one)
