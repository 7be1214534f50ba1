"""How well the scorer meets what it has never seen: whole families are left out of learning, and scored.

A family is a trade or a way of speaking ("loans in many words"), and its disguised lines are hidden in ways that were left out
too. Everything is of the training half: here thresholds are chosen, never on the held-out one.
"""

from __future__ import annotations

from random import Random

from bench.disguises import FAMILIES, hide
from bench.labelled import TRAIN, Line, demo_texts, read
from bench.weigh_spam import examples_of, learn, lightened
from comments import spam

#: So many times a part of the families is left out.
PARTS = 6
HIDDEN_EACH = 30


def scores() -> list[tuple[float, Line]]:
    """Every plain, hidden and clean line with what a scorer that knows nothing of its family makes of it."""
    sold = read(TRAIN, "spam.txt")
    clean = [one for one in read(TRAIN) if one.label == "clean"]
    clean += [Line(text, "clean", TRAIN, f"demo {number % 40}") for number, text in enumerate(demo_texts(TRAIN))]
    ways, found = list(FAMILIES[TRAIN]), []
    for part in range(PARTS):
        out = _part(sold, part) | _part(clean, part)
        known = [one for one in sold if one.family not in out]
        new = [one for one in sold if one.family in out]
        hidden = [line for way in ways if way not in ways[part::PARTS] for line in hide(way, TRAIN, known)]
        newly = [line for way in ways[part::PARTS] for line in hide(way, TRAIN, new, HIDDEN_EACH)]
        honest = [one for one in clean if one.family not in out]
        weights = lightened(learn(examples_of([*known, *hidden, *honest])))
        tried = [*new, *newly, *(one for one in clean if one.family in out)]
        found += [(spam.weigh(one.text, weights).chance, one) for one in tried]
    return found


def _part(lines: list[Line], part: int) -> set[str]:
    families = sorted({one.family for one in lines})
    Random(1).shuffle(families)
    return set(families[part::PARTS])


def report() -> None:
    """Print what is caught, and what is held for nothing, at several thresholds."""
    found = scores()
    print(f"left out of learning by family, {len(found)} lines; at a chance of")
    for least in sorted({0.5, 0.6, 0.7, 0.8, spam.HELD, spam.REFUSED}):
        spam_, written, demo = (
            [chance >= least for chance, one in found if kind(one)] for kind in (_is_spam, _is_written, _is_demo)
        )
        print(
            f"  {least:.2f}  recall {sum(spam_) / len(spam_):.3f} of {len(spam_)}   "
            f"false alarms {sum(written)}/{len(written)} of written lines, {sum(demo)}/{len(demo)} of the demo"
        )


def _is_spam(line: Line) -> bool:
    return line.label == "spam"


def _is_demo(line: Line) -> bool:
    return line.family.startswith("demo")


def _is_written(line: Line) -> bool:
    return line.label == "clean" and not _is_demo(line)


if __name__ == "__main__":
    report()
