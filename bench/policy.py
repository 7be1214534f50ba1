"""`make bench-policy`: how well the defence tells spam and abuse from clean comments, against a plain list of words.

Only the held-out half is measured; `--crossed` measures the training half by leaving out families of lines, which is the
humbler figure. `--show train` lists what fails there, to learn from; there is no way to list what fails in the other half.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable

from bench import crossed
from bench.labelled import HELD, TRAIN, Line, demo_texts, read
from comments import abuse, spam

#: What a newsroom would put into the word list of another system.
WORDS = """slot gacor maxwin togel judi scatter jackpot depo deposit rtp bonus pinjaman dana tunai bokep vcs bitcoin trading
    followers obat kuat pelet dukun joki casino poker parlay zeus olympus mahjong"""
INSULTS = """anjing babi monyet kontol memek ngentot bangsat bajingan goblok tolol bego idiot lonte jancok asu kafir cina
    kampret cebong kadrun tai bencong"""
_WORD = re.compile(r"\w+")


def by_list(words: str) -> Callable[[str], bool]:
    known = frozenset(words.split())
    return lambda text: not known.isdisjoint(_WORD.findall(text.lower()))


def report(name: str, judge: Callable[[str], bool], lines: list[Line], label: str) -> None:
    """Print how well a judge finds `label` among lines of it and clean ones."""
    wanted = [one for one in lines if one.label == label]
    clean = [one for one in lines if one.label == "clean"]
    began = time.perf_counter()
    hits = [judge(one.text) for one in wanted]
    false = [judge(one.text) for one in clean]
    each = (time.perf_counter() - began) / (len(wanted) + len(clean)) * 1000
    right, wrong = sum(hits), sum(false)
    precision, recall = right / max(1, right + wrong), right / len(wanted)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"  {name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}  "
        f"false alarms {wrong}/{len(clean)} = {wrong / len(clean) * 10000:.0f} per 10,000  {each:.3f} ms a comment"
    )


def is_spam(text: str) -> bool:
    return spam.weigh(text).chance >= spam.HELD


def is_refused(text: str) -> bool:
    return spam.weigh(text).chance >= spam.REFUSED


def is_abuse(text: str) -> bool:
    return bool(abuse.find(text))


def show(lines: Iterable[Line]) -> None:
    for one in lines:
        chance, words = spam.weigh(one.text).chance, abuse.find(one.text)
        found = (chance >= spam.HELD, bool(words))
        if found != (one.label == "spam", one.label == "abuse"):
            print(f"{one.label:6}{one.family:28}{chance:.2f} {', '.join(words):20} {one.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=[TRAIN], help="list what fails in the training half")
    parser.add_argument("--crossed", action="store_true", help="leave families out of learning and try them (a minute)")
    options = parser.parse_args()
    if options.crossed:
        crossed.main()
        return
    if options.show:
        show([*read(TRAIN), *(Line(text, "clean", TRAIN, "demo") for text in demo_texts(TRAIN))])
        return
    lines = read(HELD)
    print(
        f"{len(read(TRAIN)) + len(lines)} labelled lines, {len(lines)} held out: {dict(Counter(one.label for one in lines))}"
    )
    is_spam("pemanasan"), is_abuse("pemanasan")
    print("spam")
    report("plain list of words", by_list(WORDS), lines, "spam")
    report("held or refused", is_spam, lines, "spam")
    report("refused", is_refused, lines, "spam")
    print("abuse")
    report("plain list of words", by_list(INSULTS), lines, "abuse")
    report("held", is_abuse, lines, "abuse")
    for half in (TRAIN, HELD):
        texts = demo_texts(half)
        count = sum(map(is_spam, texts)), sum(map(is_abuse, texts))
        print(
            f"demo, {half} half: {len(texts)} sentences and comments, {count[0]} taken for spam, {count[1]} for abuse"
        )


if __name__ == "__main__":
    main()
