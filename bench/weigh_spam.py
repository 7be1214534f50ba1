"""`python -m bench.weigh_spam`: learns the weights of `comments/spam.py` from the training half, and writes them down."""

from __future__ import annotations

from bench.labelled import learnt_from
from bench.learning import write
from comments import spam

if __name__ == "__main__":
    write("spam", learnt_from("spam"), spam.evidence)
