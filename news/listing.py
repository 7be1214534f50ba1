"""A numbered list of stories with stable addresses and a bounded cost.

Pages 1 to 50 of 20 stories are served, over a covering index and without counting; older stories
are reached by day in the index.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404

from news.models import Article, Kind
from news.models.byline import read_bylines

PAGE_SIZE = 20
LAST_PAGE = 50
#: What `?page=` may say. "0", "51", "01" and words are no pages.
NUMBERS = {str(number): number for number in range(1, LAST_PAGE + 1)}


@dataclass(frozen=True)
class Listing:
    """One page of a list. `pages` holds (number, address, is_current)."""

    articles: list
    number: int
    pages: list[tuple[int, str, bool]]
    previous_url: str
    next_url: str
    at_end_of_window: bool


def known_pages(articles: list, number: int, last: int, address: Callable[[int], str]) -> Listing:
    """Page `number` of a list whose last page is known; `articles` stand on it."""
    known = range(max(1, number - 3), min(number + 3, last) + 1)
    return Listing(
        articles=articles,
        number=number,
        pages=[(n, address(n), n == number) for n in known],
        previous_url=address(number - 1) if number > 1 else "",
        next_url=address(number + 1) if number < last else "",
        at_end_of_window=False,
    )


def _address(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


def page_number(raw: str | None) -> int:
    """The page that `?page=` asks for; anything but 1 to 50 in plain digits is a 404."""
    if raw is None:
        return 1
    if raw not in NUMBERS:
        raise Http404("no such page")
    return NUMBERS[raw]


def columns(articles: list[Article]) -> list[Article]:
    """Those of some stories whose cards name the writer (Opini)."""
    return [article for article in articles if article.kind == Kind.OPINION]


def name_columnists(articles: list[Article]) -> list[Article]:
    """The same stories; columns among them know their bylines."""
    read_bylines(columns(articles))
    return articles


def list_page(stories: Callable[[slice], list[Article]], path: str, number: int) -> Listing:
    """Page `number` of an ordered list, of which `stories` reads a part, and whose first page has the address `path`."""
    start = (number - 1) * PAGE_SIZE
    found = name_columnists(stories(slice(start, start + PAGE_SIZE + 1)))
    if not found and number > 1:
        raise Http404("no such page")
    more = len(found) > PAGE_SIZE
    # Without a COUNT only the next page is known to exist.
    known = range(max(1, number - 3), min(number + more, LAST_PAGE) + 1)
    return Listing(
        articles=found[:PAGE_SIZE],
        number=number,
        pages=[(n, _address(path, n), n == number) for n in known],
        previous_url=_address(path, number - 1) if number > 1 else "",
        next_url=_address(path, number + 1) if more and number < LAST_PAGE else "",
        at_end_of_window=more and number == LAST_PAGE,
    )
