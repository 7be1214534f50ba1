"""{% shared "footer" %} … {% endshared %}: a part of the frame that all pages, or all of a channel, show alike."""

from django import template

from news.keeping import shared

register = template.Library()


class SharedNode(template.Node):
    def __init__(self, parts, inside):
        self.parts, self.nodelist = parts, inside

    def render(self, context):
        key = tuple(part.resolve(context, ignore_failures=True) for part in self.parts)
        return shared(key, lambda: self.nodelist.render(context))


@register.tag("shared")
def do_shared(parser, token):
    """The words behind the tag's name say all that the part differs by."""
    parts = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    inside = parser.parse(("endshared",))
    parser.delete_first_token()
    return SharedNode(parts, inside)
