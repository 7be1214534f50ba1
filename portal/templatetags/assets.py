"""Template tags for what the bundler makes: `{% preference_script %}`."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.assets import inline_script

register = template.Library()


@register.simple_tag
def preference_script() -> SafeString:
    """The one inline script, byte for byte what `inline_script_hash` was made of."""
    return mark_safe(f"<script>{inline_script()}</script>")  # noqa: S308 - our own file, not a reader's words
