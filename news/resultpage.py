"""One page of search results: twenty stories with their snippets, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404

from news.listing import PAGE_SIZE, Listing, known_pages
from news.models import Article
from news.numbers import stories
from news.search import MOST, Results, find
from news.search_form import SearchForm
from news.search_query import MOST_WORDS
from news.snippets import Found, show


@dataclass(frozen=True)
class ResultPage:
    """`whole` hold all words of the question and `partly` only some; `listing` holds both."""

    results: Results
    listing: Listing
    whole: list[Found]
    partly: list[Found]

    @property
    def total(self) -> str:
        """ "12 berita", "lebih dari 1.000 berita"."""
        return stories(MOST, more=True) if self.results.more else stories(len(self.results.keys))

    @property
    def partly_total(self) -> str:
        return stories(len(self.results.partly))

    @property
    def most_words(self) -> int:
        return MOST_WORDS


def result_page(form: SearchForm, path: str, number: int) -> ResultPage:
    """Page `number` of the answer to a valid form. Raises Http404 for a page that is not there."""
    results = find(form.cleaned_data["q"], form.where, newest=form.newest)
    keys = (results.keys + results.partly)[:MOST]
    last = max(1, -(-len(keys) // PAGE_SIZE))
    if number > last:
        raise Http404("no such page")
    start = (number - 1) * PAGE_SIZE
    stories = Article.objects.public_cards(keys[start : start + PAGE_SIZE], whole=True)
    found = [show(stories[key], results.query) for key in keys[start : start + PAGE_SIZE] if key in stories]
    apart = set(results.partly)
    return ResultPage(
        results=results,
        listing=known_pages([one.article for one in found], number, last, _addresses(form, path)),
        whole=[one for one in found if one.article.pk not in apart],
        partly=[one for one in found if one.article.pk in apart],
    )


def _addresses(form: SearchForm, path: str) -> Callable[[int], str]:
    return lambda number: form.address(path, page=number if number > 1 else "")
