"""`python -m bench.weigh_abuse`: learns the weights of `comments/abuse.py` from the training half, and writes them down."""

from __future__ import annotations

from bench.labelled import learnt_from
from bench.learning import write
from comments import abuse

if __name__ == "__main__":
    write("abuse", learnt_from("abuse"), abuse.evidence)
