"""The newsroom's own words (Kata saringan): found in a text under the same disguises as everything else."""

from __future__ import annotations

from dataclasses import dataclass

from comments.folding import Vocabulary, fold, unmask
from comments.models import FilterWord


@dataclass(frozen=True)
class Hit:
    word: str
    kind: str


def hits_in(body: str) -> list[Hit]:
    """The filter words in a text, banned ones first. One query."""
    rows = list(FilterWord.objects.order_by("kind", "word").values_list("folded", "word", "kind"))
    if not rows:
        return []
    single = Vocabulary({part for folded, _, _ in rows for part in folded.split()})
    texts = (f" {fold(body)} ", f" {' '.join(unmask(body, single)[0])} ")
    return [Hit(word, kind) for folded, word, kind in rows if any(f" {folded} " in text for text in texts)]
