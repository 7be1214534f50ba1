"""How well the defence meets what it has never seen: whole families of lines are left out of learning, and tried.

A family is a trade or a way of speaking ("loans in many words"); its disguised lines are hidden in ways that were left out
too. Everything is of the training half: thresholds are chosen here, never on the held-out half.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.disguises import FAMILIES, hide
from bench.labelled import TRAIN, Line, learnt_from, read
from bench.learning import examples_of, learn, lightened
from comments import abuse, scoring, spam

#: The families are left out in so many parts.
PARTS = 6
HIDDEN_EACH = 30


def tried(label: str, evidence: Callable, judge: Callable[[str, scoring.Weights], float]) -> list[tuple[float, Line]]:
    """Every line of a label and every clean one, with what a judge makes of it who knows nothing of its family."""
    lines = [one for one in learnt_from(label) if one.family not in FAMILIES[TRAIN]]
    ways, found = list(FAMILIES[TRAIN]), []
    for part in range(PARTS):
        out = _part({one.family for one in lines if one.label == label}, part)
        out |= _part({one.family for one in lines if one.label == "clean"}, part)
        known = [one for one in lines if one.family not in out]
        new = [one for one in lines if one.family in out]
        if label == "spam":
            known += [line for way in ways if way not in ways[part::PARTS] for line in _hidden(way, known)]
            new += [line for way in ways[part::PARTS] for line in _hidden(way, new, HIDDEN_EACH)]
        weights = lightened(learn(examples_of(known, evidence, label)))
        found += [(judge(one.text, weights), one) for one in new]
    return found


def _part(families: set[str], part: int) -> set[str]:
    ordered = sorted(families)
    Random(1).shuffle(ordered)
    return set(ordered[part::PARTS])


def _hidden(way: str, lines: list[Line], *most: int) -> list[Line]:
    return hide(way, TRAIN, [one for one in lines if one.label == "spam"], *most)


def report(label: str, found: list[tuple[float, Line]], thresholds: list[float]) -> None:
    demo = [chance for chance, one in found if one.family.startswith("demo")]
    sought, written = (
        [chance for chance, one in found if one.label == wanted and not one.family.startswith("demo")]
        for wanted in (label, "clean")
    )
    for least in thresholds:
        hits, false, of_demo = (sum(chance >= least for chance in some) for some in (sought, written, demo))
        each = (false + of_demo) / (len(written) + len(demo)) * 10000
        score = 2 * hits / (len(sought) + hits + false + of_demo)
        print(
            f"  {label:5} at {least:.2f}  recall {hits / len(sought):.3f} of {len(sought)}  F1 {score:.3f}  "
            f"false alarms {false}/{len(written)} of written lines, {of_demo}/{len(demo)} of the demo: {each:.0f} per 10,000"
        )


def main() -> None:
    print(f"left out of learning, family by family ({len(read(TRAIN))} lines of the training half)")
    found = tried("spam", spam.evidence, lambda text, weights: spam.weigh(text, weights).chance)
    report("spam", found, sorted({0.5, 0.6, 0.7, spam.HELD, spam.REFUSED}))
    found = tried("abuse", abuse.evidence, lambda text, weights: abuse.weigh(text, weights).chance)
    report("abuse", found, sorted({0.2, 0.5, abuse.HELD}))


if __name__ == "__main__":
    main()
