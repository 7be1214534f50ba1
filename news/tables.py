"""Tables as CSV files that Indonesian Excel opens as they are, written line by line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

#: A table program takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Indonesian Excel parts cells at the semicolon, because its decimal sign is the comma.
SEPARATOR, BYTE_ORDER_MARK = ";", "\ufeff"


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of the file; nothing is held in memory."""
    writer = csv.writer(_Echo(), delimiter=SEPARATOR)
    yield BYTE_ORDER_MARK
    for row in chain([head], rows):
        yield writer.writerow([_harmless(cell) for cell in row])


class _Echo:
    """A file that gives back what is written into it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def _harmless(cell: str) -> str:
    cell = " ".join(cell.split())
    return f"'{cell}" if cell.startswith(FORMULA) else cell
