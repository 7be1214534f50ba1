"""The words a reader looked for, marked in the story's own text by comparing stems."""

from __future__ import annotations

from dataclasses import dataclass

from news.models import Article
from news.prose import excerpt, plain_text
from news.search_query import Query
from news.stemming import stem, words_with_places

#: Words of a snippet, and how many of them stand before the first marked one.
LENGTH, BEFORE = 30, 6
#: Letters of a body in which a snippet is looked for.
SEARCHED = 20_000


@dataclass(frozen=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Found:
    """A story of the results with its title and a snippet in pieces."""

    article: Article
    title: list[Piece]
    snippet: list[Piece]


def show(article: Article, query: Query) -> Found:
    return Found(article, mark(article.title, query), snippet(article, query))


def mark(text: str, query: Query) -> list[Piece]:
    """The whole text in pieces."""
    return _pieces(text, _matches(text, query), 0, len(text))


def snippet(article: Article, query: Query) -> list[Piece]:
    """The standfirst if it holds a word of the question, else the part of the body that holds most of them."""
    if _matches(article.standfirst, query):
        return mark(article.standfirst, query)
    body = plain_text(article.body)[:SEARCHED]
    matches = _matches(body, query)
    if not matches:
        return [Piece(article.standfirst or excerpt(article.body))]
    return _best_part(body, matches)


def _matches(text: str, query: Query) -> list[tuple[int, int, str]]:
    """(start, end, what was found) of every wording of the question in a text."""
    singles = {wording.stems[0] for slot in query.slots for wording in slot if not wording.is_name}
    names = [wording.stems for wording in query.names]
    found = [(stem(word), start, end) for word, start, end in words_with_places(text)]
    roots = [root for root, _, _ in found]
    matches, place = [], 0
    while place < len(found):
        length = max((len(name) for name in names if tuple(roots[place : place + len(name)]) == name), default=0)
        length = length or int(roots[place] in singles)
        if length:
            matches.append((found[place][1], found[place + length - 1][2], " ".join(roots[place : place + length])))
        place += length or 1
    return matches


def _best_part(text: str, matches: list[tuple[int, int, str]]) -> list[Piece]:
    starts = [start for _, start, _ in words_with_places(text)]
    best = (0, 0, 0, 0)
    for first, _, _ in matches:
        begin = max(0, _index(starts, first) - BEFORE)
        left = starts[begin] if begin else 0
        right = starts[begin + LENGTH] if begin + LENGTH < len(starts) else len(text)
        inside = [what for start, end, what in matches if start >= left and end <= right]
        best = max(best, (len(set(inside)), len(inside), -left, -right))
    left, right = -best[2], -best[3]
    pieces = _pieces(text, matches, left, right)
    first, last = pieces[0], pieces[-1]
    if right < len(text):
        pieces[-1] = Piece(last.text.rstrip(" ,;:.\"“(") + "…", last.marked)
    if left:
        pieces[0] = Piece("…" + pieces[0].text, first.marked)
    return pieces


def _index(starts: list[int], place: int) -> int:
    """Which word begins at, or is the last to begin before, a place."""
    low, high = 0, len(starts)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= place else (low, middle)
    return low


def _pieces(text: str, matches: list[tuple[int, int, str]], left: int, right: int) -> list[Piece]:
    pieces, done = [], left
    for start, end, _ in matches:
        if start < done or end > right:
            continue
        gap = text[done:start]
        if pieces and pieces[-1].marked and not gap.strip():
            pieces[-1] = Piece(pieces[-1].text + gap + text[start:end], True)
        else:
            pieces += [Piece(gap)] * bool(gap) + [Piece(text[start:end], True)]
        done = end
    rest = text[done:right]
    return pieces + [Piece(rest)] * bool(rest) or [Piece("")]
