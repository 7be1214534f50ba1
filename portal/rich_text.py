"""Our own blocks of the rich-text editor: the script that brings them. What is stored is the say of `news.prose.clean`."""

from django_prose_editor.config import html_tags
from js_asset import static_lazy

# By the names that `news.prose.EXTENSIONS` uses.
OWN_BLOCKS = ("Photo", "Gallery", "Embed", "ReadAlso", "PageBreak", "Speaker")
EXTENSIONS = [
    {
        "js": [static_lazy("prose/blocks.js")],
        "extensions": dict.fromkeys(OWN_BLOCKS, html_tags([])),
    }
]
