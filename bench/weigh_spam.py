"""`python -m bench.weigh_spam`: learns the weights of `comments/spam.py` from the training half, and writes them down.

Logistic regression in plain Python. It never reads the held-out half.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log
from pathlib import Path

from bench.labelled import TRAIN, Line, demo_texts, read
from comments import spam

FILE = Path(spam.__file__).with_name("spam_weights.txt")
#: A clean comment that is held costs an honest reader; so many times a spam that passes to the moderators' eyes.
CLEAN_COSTS = 4.0
ROUNDS, STEP, PULL = 400, 0.5, 0.4
#: What speaks against spam may lower it, never pay for all of it: else spam would quote the police.
LEAST_AGAINST = -3.5
HEADING = """\
# Made by `python -m bench.weigh_spam` of the training half of bench/comments/. feature | weight | in spam | in clean texts
# Weights are added up; 0 is "as likely as not" (held from there on). Group1, group2, group3: at least so many terms of a
# group of spam_terms.txt; a+b: both together; "(awal)": where every text begins."""


def learn(examples: list[tuple[frozenset[str], bool]]) -> dict[str, float]:
    """Feature -> weight, by gradient descent with a pull to zero; each feature takes steps of its own length (AdaGrad)."""
    names = sorted({name for features, _ in examples for name in features})
    weights, walked = dict.fromkeys(["(awal)", *names], 0.0), dict.fromkeys(["(awal)", *names], 1e-9)
    for _ in range(ROUNDS):
        slope: Counter[str] = Counter({name: PULL * weight for name, weight in weights.items() if name != "(awal)"})
        for features, is_spam in examples:
            total = weights["(awal)"] + sum(weights[name] for name in features)
            miss = (1 / (1 + exp(-max(-40.0, min(40.0, total)))) - is_spam) * (1.0 if is_spam else CLEAN_COSTS)
            slope["(awal)"] += miss
            for name in features:
                slope[name] += miss
        for name in weights:
            walked[name] += slope[name] ** 2
            weights[name] -= STEP * slope[name] / walked[name] ** 0.5
            if not name.startswith("report") and name != "(awal)":
                weights[name] = max(weights[name], 0.0)  # no word for sale makes a text more honest
        _cap(weights)
    return weights


def _cap(weights: dict[str, float]) -> None:
    against = [name for name in weights if name.startswith("report")]
    for name in against:
        weights[name] = min(weights[name], 0.0)
    total = sum(weights[name] for name in against)
    if total < LEAST_AGAINST:
        for name in against:
            weights[name] *= LEAST_AGAINST / total


def main() -> None:
    lines = [one for one in read(TRAIN) if one.label != "abuse"]
    lines += [Line(text, "clean", TRAIN, "demo") for text in demo_texts(TRAIN)]
    examples = [(spam.features(one.text)[0], one.label == "spam") for one in lines]
    weights = learn(examples)
    seen = {
        kind: Counter(name for features, is_spam in examples if is_spam is kind for name in features)
        for kind in (True, False)
    }
    rows = sorted(weights.items(), key=lambda pair: (pair[0] != "(awal)", -pair[1], pair[0]))
    kept = [(name, weight) for name, weight in rows if abs(weight) >= 0.05 or name == "(awal)"]
    body = [f"{name:20}| {weight:6.2f} | {seen[True][name]:4} | {seen[False][name]:4}" for name, weight in kept]
    FILE.write_text("\n".join([HEADING, *body]) + "\n", encoding="utf-8")
    spam.weights.cache_clear()
    loss = -sum(
        log(max(1e-9, abs((not is_spam) - spam.weigh(one.text).chance)))
        for one, (_, is_spam) in zip(lines, examples, strict=True)
    )
    print(f"{len(examples)} lines, {len(kept)} weights, loss {loss / len(examples):.3f}")


if __name__ == "__main__":
    main()
