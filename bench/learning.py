"""Learns the weights that `comments/scoring.py` adds up: logistic regression in plain Python, line by line, many times over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.labelled import Line
from comments import scoring
from comments.scoring import START

FOLDER = Path(scoring.__file__).parent
#: A clean comment that is held costs an honest reader; so many times a bad one that passes to the moderators' eyes.
CLEAN_COSTS = 2.0
ROUNDS, STEP, PULL = 10, 0.15, 0.03
#: The weights of so many last rounds are averaged.
LATE = 5
#: A piece of wording is only learnt when it is said in so many families of lines: else it tells of one ware, not of selling.
FAMILIES = 2
#: So many pieces of wording are written down, the heaviest; lighter weights are not.
MOST, LEAST = 6000, 0.05
#: Before the name of a piece of wording, so that the word "link" is not the sign "link".
WORDED = "="
HEADING = """\
# Made by `python -m bench.weigh_{name}` of the training half of bench/comments/. {what} | weight | in {name} | in clean texts
# {remark}"""
REMARKS = {
    "weights": ("feature", 'Weights are added up; 0 is "as likely as not"; group2: two terms of a group of {name}_terms.txt; "(awal)": where every text begins.'),
    "wording": ("word or pair", 'Words are roots, "0" is a figure, "^" the beginning of a text and "$" its end (see wording.py).'),
}  # fmt: skip

Example = tuple[frozenset[str], bool]


def examples_of(lines: list[Line], evidence: Callable, label: str) -> list[Example]:
    """What is weighed in each line, without pieces of wording that one family alone has, and whether it is what is sought."""
    examples = []
    families = defaultdict(set)
    for one in lines:
        seen = evidence(one.text)
        names = seen.names | {WORDED + piece for piece in seen.wording}
        examples.append((names, one.label == label))
        for name in names:
            families[name].add(one.family)
    kept = {name for name, of in families.items() if len(of) >= FAMILIES or not name.startswith(WORDED)}
    return [(names & kept, sought) for names, sought in examples]


def learn(examples: list[Example]) -> dict[str, float]:
    """Name -> weight. Each takes steps of its own length (AdaGrad) and is pulled to zero."""
    names = [START, *sorted({name for found, _ in examples for name in found})]
    place = {name: number for number, name in enumerate(names)}
    lines = [([0, *(place[name] for name in sorted(found))], sought) for found, sought in examples]
    # No word for sale and no insult makes a text more honest; ordinary words may, and those of who reports.
    free = [name == START or name.startswith((WORDED, "report", "nature", "place", "harmless")) for name in names]
    weights, walked, random = [0.0] * len(names), [1e-6] * len(names), Random(1)
    late = [0.0] * len(names)
    for turn in range(ROUNDS):
        random.shuffle(lines)
        for found, sought in lines:
            _learn_one(weights, walked, free, found, sought)
        if turn >= ROUNDS - LATE:
            late = [mean + weight / LATE for mean, weight in zip(late, weights, strict=True)]
    return dict(zip(names, late, strict=True))


def _learn_one(weights: list[float], walked: list[float], free: list[bool], found: list[int], sought: bool) -> None:
    """Move the weights of what is found in one line; the first of them is that of START."""
    own = [weights[one] for one in found[1:]]
    miss = scoring.likelihood(weights[0] + scoring.total(own)) - sought
    miss *= 1.0 if sought else CLEAN_COSTS
    # Where more is said against it than counts, still more would change nothing.
    enough = miss > 0 and sum(one for one in own if one < 0) < scoring.LEAST_AGAINST
    for one in found:
        if enough and one and weights[one] < 0:
            continue
        walked[one] += miss * miss
        weight = weights[one] - STEP * (miss + PULL * weights[one] * bool(one)) / walked[one] ** 0.5
        weights[one] = weight if free[one] else max(0.0, weight)


def lightened(weights: dict[str, float]) -> scoring.Weights:
    """The weights that are written down: of features, and of the heaviest pieces of wording."""
    features = {name: one for name, one in weights.items() if not name.startswith(WORDED)}
    wording = {name.removeprefix(WORDED): one for name, one in weights.items() if name.startswith(WORDED)}
    heaviest = sorted(wording, key=lambda piece: (-abs(wording[piece]), piece))[:MOST]
    return scoring.Weights(
        {name: one for name, one in features.items() if abs(one) >= LEAST or name == START},
        {piece: wording[piece] for piece in heaviest if abs(wording[piece]) >= LEAST},
    )


def write(name: str, lines: list[Line], evidence: Callable) -> None:
    """Learn what tells lines of a label from clean ones, and write down the weights."""
    examples = examples_of(lines, evidence, name)
    weights = lightened(learn(examples))
    seen = {
        kind: Counter(one for names, sought in examples if sought is kind for one in names) for kind in (True, False)
    }
    for kind, own, prefix in (("weights", weights.features, ""), ("wording", weights.wording, WORDED)):
        what, remark = REMARKS[kind]
        heading = HEADING.format(name=name, what=what, remark=remark.format(name=name))
        rows = [
            f"{one:20}| {weight:6.2f} | {seen[True][prefix + one]:4} | {seen[False][prefix + one]:4}"
            for one, weight in sorted(own.items(), key=lambda pair: (pair[0] != START, -pair[1], pair[0]))
        ]
        (FOLDER / f"{name}_{kind}.txt").write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    print(f"{len(examples)} lines, {len(weights.features)} features, {len(weights.wording)} pieces of wording")
