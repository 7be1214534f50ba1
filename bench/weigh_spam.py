"""`python -m bench.weigh_spam`: learns the weights of `comments/spam.py` from the training half, and writes them down.

Logistic regression in plain Python, one line after another, many times over. It never reads the held-out half.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import exp
from pathlib import Path
from random import Random

from bench.labelled import TRAIN, Line, demo_texts, read
from comments import spam

FOLDER = Path(spam.__file__).parent
#: A clean comment that is held costs an honest reader; so many times a spam that passes to the moderators' eyes.
CLEAN_COSTS = 2.0
ROUNDS, STEP, PULL = 10, 0.15, 0.003
#: A piece of wording is only learnt when it is said in so many families of lines: else it tells of one ware, not of selling.
FAMILIES = 2
#: So many pieces of wording are written down, the heaviest; lighter weights are not.
MOST, LEAST = 4000, 0.05
START = "(awal)"
#: Before the name of a piece of wording, so that the word "link" is not the sign "link".
WORDED = "="
WEIGHTS = """\
# Made by `python -m bench.weigh_spam` of the training half of bench/comments/. feature | weight | in spam | in clean texts
# Weights are added up; 0 is "as likely as not". Group1, group2, group3: at least so many terms of a group of spam_terms.txt;
# terms4, share3: four terms of all groups, three of ten words; a+b: both together; "(awal)": where every text begins."""
WORDING = """\
# Made by `python -m bench.weigh_spam` of the training half of bench/comments/. word or pair | weight | in spam | in clean texts
# Words are roots, "0" is a figure, "^" the beginning of a text and "$" its end (see wording.py)."""

Example = tuple[frozenset[str], bool]


def training_lines() -> list[Line]:
    """What is learnt from: the training half but for abuse, and the demo's texts, which are clean."""
    lines = [one for one in read(TRAIN) if one.label != "abuse"]
    return lines + [Line(text, "clean", TRAIN, f"demo {number % 40}") for number, text in enumerate(demo_texts(TRAIN))]


def names_of(text: str) -> frozenset[str]:
    seen = spam.evidence(text)
    return seen.names | {WORDED + piece for piece in seen.wording}


def examples_of(lines: list[Line]) -> list[Example]:
    """What is weighed in each line, without pieces of wording that one family alone has."""
    examples = [(names_of(one.text), one.label == "spam") for one in lines]
    families = defaultdict(set)
    for one, (names, _) in zip(lines, examples, strict=True):
        for name in names:
            families[name].add(one.family)
    kept = {name for name, of in families.items() if len(of) >= FAMILIES or not name.startswith(WORDED)}
    return [(names & kept, is_spam) for names, is_spam in examples]


def learn(examples: list[Example]) -> dict[str, float]:
    """Name -> weight. Each takes steps of its own length (AdaGrad) and is pulled to zero."""
    names = [START, *sorted({name for found, _ in examples for name in found})]
    place = {name: number for number, name in enumerate(names)}
    lines = [([0, *(place[name] for name in sorted(found))], is_spam) for found, is_spam in examples]
    # No word for sale makes a text more honest; ordinary words may, and those of who reports.
    free = [name == START or name.startswith((WORDED, "report")) for name in names]
    weights, walked, random = [0.0] * len(names), [1e-6] * len(names), Random(1)
    for _ in range(ROUNDS):
        random.shuffle(lines)
        for found, is_spam in lines:
            against = sum(weights[one] for one in found[1:] if weights[one] < 0)
            sum_ = weights[0] + spam.total([weights[one] for one in found[1:]])
            miss = (1 / (1 + exp(-max(-30.0, min(30.0, sum_)))) - is_spam) * (1.0 if is_spam else CLEAN_COSTS)
            enough = against < spam.LEAST_AGAINST and miss > 0  # more against it would change nothing
            for one in found:
                if enough and one and weights[one] < 0:
                    continue
                walked[one] += miss * miss
                weight = weights[one] - STEP * (miss + PULL * weights[one] * bool(one)) / walked[one] ** 0.5
                weights[one] = weight if free[one] else max(0.0, weight)
    return dict(zip(names, weights, strict=True))


def lightened(weights: dict[str, float]) -> spam.Weights:
    """The weights that are written down: of features, and of the heaviest pieces of wording."""
    features = {name: one for name, one in weights.items() if not name.startswith(WORDED)}
    wording = {name.removeprefix(WORDED): one for name, one in weights.items() if name.startswith(WORDED)}
    heaviest = sorted(wording, key=lambda piece: (-abs(wording[piece]), piece))[:MOST]
    return spam.Weights(
        {name: one for name, one in features.items() if abs(one) >= LEAST or name == START},
        {piece: wording[piece] for piece in heaviest if abs(wording[piece]) >= LEAST},
    )


def rows(weights: dict[str, float], seen: dict[bool, Counter], prefix: str = "") -> list[str]:
    heavy = sorted(weights.items(), key=lambda pair: (pair[0] != START, -pair[1], pair[0]))
    return [
        f"{name:20}| {weight:6.2f} | {seen[True][prefix + name]:4} | {seen[False][prefix + name]:4}"
        for name, weight in heavy
    ]


def main() -> None:
    examples = examples_of(training_lines())
    weights = lightened(learn(examples))
    seen = {
        kind: Counter(name for names, is_spam in examples if is_spam is kind for name in names)
        for kind in (True, False)
    }
    parts = {
        "spam_weights.txt": [WEIGHTS, *rows(weights.features, seen)],
        "spam_wording.txt": [WORDING, *rows(weights.wording, seen, WORDED)],
    }
    for name, lines in parts.items():
        (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(examples)} lines, {len(weights.features)} features, {len(weights.wording)} pieces of wording")


if __name__ == "__main__":
    main()
