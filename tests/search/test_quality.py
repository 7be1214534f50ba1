"""How well search answers the judged questions over the demo's stories, and that both databases answer alike."""

import pytest

from bench.judgement import load_questions, measure
from bench.newsroom import fill
from bench.search_report import ours
from news import search
from news.models import SearchDocument
from news.models.search_document import place_of
from tests.factories import NOW

pytestmark = pytest.mark.django_db

RECALL, NDCG = 0.94, 0.95


class ByHand:
    """What any engine must give, worked out over the documents without one."""

    def __init__(self):
        rows = SearchDocument.objects.values_list("place", "marks", "title", "names", "standfirst", "body")
        self.documents = sorted(
            ((place, set(" ".join(fields).split()) - {"|"}) for place, *fields in rows), reverse=True
        )

    def newest(self, clause, since, until, last, most):
        def matches(words):
            return all(any(words.issuperset(several) for several in group) for group in clause)

        first, last = place_of(since), min(last, place_of(until) + (1 << 31))
        return [place for place, words in self.documents if first <= place <= last and matches(words)][:most]

    def known(self, stems):
        return [any(stem in words for _, words in self.documents) for stem in stems]


@pytest.fixture
def codes():
    return fill(NOW)


@pytest.fixture
def questions():
    return load_questions()


def test_the_judged_questions_are_answered_as_well_as_ever(codes, questions):
    assert len(questions) >= 150
    assert {code for question in questions for code in question.grades} <= set(codes.values())
    recall, ndcg = measure(questions, lambda text: ours(text, codes))
    assert recall >= RECALL and ndcg >= NDCG, (recall, ndcg)


@pytest.mark.parametrize("newest", [False, True])
def test_the_engine_gives_what_the_words_say_on_either_database(codes, questions, newest, monkeypatch):
    """So both databases give the same stories in the same order: all but this step is the same Python."""
    found = {question.text: search.find(question.text, newest=newest) for question in questions}
    by_hand = ByHand()
    monkeypatch.setattr(search, "_engine", lambda: by_hand)
    for text, results in found.items():
        assert search.find(text, newest=newest) == results, text


def test_the_floor_can_be_missed(codes, questions):
    recall, ndcg = measure(questions, lambda text: ours("banjir", codes))
    assert recall < 0.2 and ndcg < 0.2
