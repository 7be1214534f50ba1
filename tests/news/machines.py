"""What the machines' tests share: titles that break careless writers, and reading XML and JSON-LD back."""

import json
from xml.etree import ElementTree

from tests.reading import Reading

#: Titles that the CMS could be made to accept. What is no character of XML may be lost; the rest may not.
HOSTILE = (
    'Harga "Cabai" & <b>Bawang</b> Naik',
    "</script><script>alert(1)</script>",
    "<!-- komentar --> ]]> &amp; &lt;",
    "Baris\u2028pemisah\u2029dan\u0085lain",
    "Naik\x01 turun\x0b lagi\x1f\x7f",
    "\ufffe\uffffBukan huruf",
    "\u202eKanan ke kiri 😀 👩🏽\u200d🌾",
    "{{ title }} {% url %} ${x} %s",
    "'; DROP TABLE berita; --",
)
SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def xml(response) -> ElementTree.Element:
    """The root of an answer that must be well-formed."""
    assert response.status_code == 200, response.status_code
    return ElementTree.fromstring(response.content)


def texts(root, path: str) -> list[str]:
    return [one.text or "" for one in root.findall(path, SPACES)]


def linked_data(response) -> dict[str, dict]:
    """Type -> thing of a page's JSON-LD, read as a search engine does."""
    (block,) = [one for one in Reading(response).all("script") if one.get("type") == "application/ld+json"]
    graph = json.loads(block.text)
    assert graph["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in graph["@graph"]}


def metas(response) -> dict[str, list[str]]:
    """Name or property -> contents of the page's meta elements."""
    found: dict[str, list[str]] = {}
    for one in Reading(response).all("meta"):
        found.setdefault(one.get("property") or one.get("name"), []).append(one.get("content"))
    return found
