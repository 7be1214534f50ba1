"""How good a list of results is: the judged questions, recall@10 and nDCG@10."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from pathlib import Path

FILE = Path(__file__).with_name("judged_queries.txt")
DEPTH = 10


@dataclass(frozen=True)
class Question:
    kind: str
    text: str
    grades: dict[str, int]

    def recall(self, found: list[str]) -> float:
        """The part of the answers that stands among the first ten; of more than ten answers, of ten."""
        return sum(1 for one in found[:DEPTH] if one in self.grades) / min(DEPTH, len(self.grades))

    def ndcg(self, found: list[str]) -> float:
        best = sorted(self.grades.values(), reverse=True)
        return _gain([self.grades.get(one, 0) for one in found]) / _gain(best)


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def load_questions() -> list[Question]:
    questions = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, text, answers = (part.strip() for part in line.split("|"))
            pairs = [answer.split() for answer in answers.split(",")]
            questions.append(Question(kind, text, {name: int(grade) for name, grade in pairs}))
    return questions


def measure(questions: list[Question], ask) -> tuple[float, float]:
    """(recall@10, nDCG@10), means over the questions; `ask` gives the codes of stories for a text, best first."""
    found = [(question, ask(question.text)) for question in questions]
    recall = sum(question.recall(codes) for question, codes in found) / len(found)
    return recall, sum(question.ndcg(codes) for question, codes in found) / len(found)
