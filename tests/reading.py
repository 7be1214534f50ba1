"""Reads an answer as a reader does: words, headings and links of the parsed page."""

from tests.markup import parse

BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "br", "header", "section", "article", "figcaption", "time"}


class Reading:
    """A parsed page. Places are named "tag", "tag.class", ".class" or "#id"."""

    def __init__(self, response):
        self.root = parse(response.content.decode())

    def all(self, place: str) -> list:
        tag, _, mark = place.partition("#" if "#" in place else ".")
        name = "id" if "#" in place else "class"
        return [
            one
            for one in self.root.iter(tag or None)
            if isinstance(one.tag, str) and (not mark or mark in one.get(name, "").split())
        ]

    def texts(self, place: str) -> list[str]:
        return [words(one) for one in self.all(place)]

    def text(self, place: str) -> str:
        """The words of the one element there."""
        (only,) = self.texts(place)
        return only

    def titles(self) -> list[str]:
        """Headlines of the stories that stand on a page of lists, in order, cards and short rows alike."""
        cards = [
            one for one in self.root.iter() if one.tag == "h3" or (one.tag == "li" and one.find("time") is not None)
        ]
        return [words(next(a for a in card.iter("a"))) for card in cards]

    def links(self, inside: str = "main") -> list[str]:
        return [a.get("href") for part in self.all(inside) for a in part.iter("a")]


def words(element) -> str:
    """The text of an element as it is read: single spaces, and one between blocks."""
    return " ".join(_spoken(element).split())


def _spoken(element) -> str:
    if not isinstance(element.tag, str):
        return ""
    inner = (element.text or "") + "".join(_spoken(child) + (child.tail or "") for child in element)
    return f" {inner} " if element.tag in BLOCKS else inner
