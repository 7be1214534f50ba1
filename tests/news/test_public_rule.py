"""What a reader may see is one rule, and the clock alone opens and closes it."""

from datetime import timedelta

import pytest

from news.models import Article, State
from tests.factories import NOW, make_article, publish, withdraw

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
HIDDEN = {
    "draft": {"state": State.DRAFT},
    "submitted": {"state": State.SUBMITTED},
    "returned": {"state": State.RETURNED},
    "scheduled": {"state": State.PUBLISHED, "published_at": NOW + HOUR},
    "embargoed": {"state": State.PUBLISHED, "published_at": NOW - HOUR, "embargo_until": NOW + HOUR},
    "expired": {"state": State.PUBLISHED, "published_at": NOW - 2 * HOUR, "expires_at": NOW - HOUR},
}


def agreed(article) -> bool:
    """What the query and the method both say; they are the same rule written twice."""
    listed = Article.objects.public().filter(pk=article.pk).exists()
    assert article.is_public() is listed
    return listed


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_story_that_is_not_out_is_not_public(kind):
    assert not agreed(make_article(**HIDDEN[kind]))


def test_a_published_story_is_public_and_a_withdrawn_one_is_not():
    story = publish()
    assert agreed(story)
    assert not agreed(withdraw(story))


def test_a_scheduled_story_appears_with_its_minute_and_not_before(clock):
    story = publish(at=NOW + HOUR)
    clock.wait(minutes=59, seconds=59)
    assert not agreed(story)
    clock.wait(seconds=1)
    assert agreed(story)


def test_an_embargo_is_lifted_by_the_clock(clock):
    story = publish(embargo_until=NOW + HOUR)
    assert not agreed(story)
    clock.wait(hours=1)
    assert agreed(story)


def test_a_story_expires_by_the_clock_and_is_then_gone(clock):
    story = publish(expires_at=NOW + HOUR)
    assert agreed(story)
    assert not Article.objects.gone().exists()
    clock.wait(hours=1)
    assert not agreed(story)
    assert Article.objects.gone().get() == story


def test_what_nobody_has_seen_is_not_gone_but_absent():
    withdraw(publish("Embargo", embargo_until=NOW + HOUR))
    withdraw(publish("Terjadwal", at=NOW + HOUR))
    make_article("Draf")
    assert not Article.objects.gone().exists()


def test_the_rule_can_be_asked_for_another_moment():
    story = publish(at=NOW + HOUR)
    assert story.is_public(NOW + HOUR)
    assert list(Article.objects.public(NOW + HOUR)) == [story]
    assert not Article.objects.public(NOW).exists()
