"""Finding quoted words again in a text that was changed since: by the words and what stood beside them. Pure functions."""

from __future__ import annotations


def locate(text: str, quote: str, before: str = "", after: str = "") -> tuple[int, int] | None:
    """(start, end) of the quote, where the words beside it fit best; None when the quote is gone."""
    best, most, start = None, -1, text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        fits = _common_end(text[:start], before) + _common_start(text[end:], after)
        if fits > most:
            best, most = (start, end), fits
        start = text.find(quote, start + 1)
    return best


def _common_end(text: str, words: str) -> int:
    return _common_start(text[-len(words) :][::-1] if words else "", words[::-1])


def _common_start(text: str, words: str) -> int:
    count = 0
    for one, other in zip(text, words, strict=False):
        if one != other:
            break
        count += 1
    return count
