"""The words a reader looked for, marked in the story's own text by comparing stems."""

from __future__ import annotations

from bisect import bisect_left
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
    return _pieces(text, _read(text, query)[0], 0, len(text))


def snippet(article: Article, query: Query) -> list[Piece]:
    """The standfirst if it holds a word of the question, else the part of the body that holds most of them."""
    matches, _ = _read(article.standfirst, query)
    if matches:
        return _pieces(article.standfirst, matches, 0, len(article.standfirst))
    body = plain_text(article.body)[:SEARCHED]
    matches, starts = _read(body, query)
    if not matches:
        return [Piece(article.standfirst or excerpt(article.body))]
    return _best_part(body, matches, starts)


def _read(text: str, query: Query) -> tuple[list[tuple[int, int, str]], list[int]]:
    """(start, end, what was found) of every wording of the question in a text; and where each word starts."""
    singles = {wording.stems[0] for slot in query.slots for wording in slot if not wording.is_name}
    names = [wording.stems for wording in query.names]
    found = [(stem(word), start, end) for word, start, end in words_with_places(text)]
    roots = [root for root, _, _ in found]
    begins = singles | {name[0] for name in names}
    matches, free = [], 0
    for place, root in enumerate(roots):
        if root not in begins or place < free:
            continue
        fitting = [len(name) for name in names if tuple(roots[place : place + len(name)]) == name]
        length = max(fitting, default=int(root in singles))
        if length:
            free = place + length
            matches.append((found[place][1], found[free - 1][2], " ".join(roots[place:free])))
    return matches, [start for _, start, _ in found]


def _best_part(text: str, matches: list[tuple[int, int, str]], starts: list[int]) -> list[Piece]:
    best = (0, 0, 0, 0)
    for first, _, _ in matches:
        begin = max(0, bisect_left(starts, first) - BEFORE)
        left = starts[begin] if begin else 0
        right = starts[begin + LENGTH] if begin + LENGTH < len(starts) else len(text)
        inside = [what for start, end, what in matches if start >= left and end <= right]
        best = max(best, (len(set(inside)), len(inside), -left, -right))
    left, right = -best[2], -best[3]
    pieces = _pieces(text, matches, left, right)
    first, last = pieces[0], pieces[-1]
    if right < len(text):
        pieces[-1] = Piece(last.text.rstrip(' ,;:."“(') + "…", last.marked)
    if left:
        pieces[0] = Piece("…" + pieces[0].text, first.marked)
    return pieces


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
