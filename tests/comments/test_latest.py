"""Komentar terbaru, and what was liked most in seven days: over the whole paper, without what readers may not see."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from comments.models import Comment, State
from news.models import Article
from tests.factories import NOW, make_comment, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def said(client, address) -> list[str]:
    return Reading(client.get(address)).texts("p.comment-text")


def test_the_newest_come_first_page_by_page_without_those_of_hidden_stories(client, reader):
    story, hidden = publish("Satu"), publish("Disembunyikan")
    assert "Belum ada komentar" in Reading(client.get("/komentar/")).text("section.conversation")
    for place in range(70):
        make_comment(story, reader, f"Ke-{place}", at=NOW + timedelta(seconds=place))
        make_comment(hidden, reader, f"Rahasia {place}", at=NOW + timedelta(seconds=place))
    make_comment(story, reader, "Menunggu", state=State.HELD)
    withdraw(hidden)
    seen, address = [], "/komentar/"
    for _ in range(6):
        page = Reading(client.get(address))
        seen += page.texts("p.comment-text")
        links = [link for link in page.links() if "setelah" in link]
        if not links:
            break
        address = links[0]
    assert seen == [f"Ke-{place}" for place in reversed(range(70))]
    assert "Satu" in page.texts("p.kicker")
    for broken in ("x", "0", str(10**18), "9" * 40):
        assert client.get(f"/komentar/?setelah={broken}").status_code == 404
    Article.objects.filter(pk=story.pk).update(expires_at=NOW)
    assert said(client, "/komentar/") == []


def test_what_was_liked_most_in_seven_days(client, reader, clock):
    story = publish(at=NOW - timedelta(days=20))
    for likes in (2, 5, 1, 0):
        make_comment(story, reader, f"{likes} suka", likes=likes, at=NOW - timedelta(days=2))
    make_comment(story, reader, "Dulu", likes=9, at=NOW - timedelta(days=8))
    assert said(client, "/komentar/?urut=disukai") == ["5 suka", "2 suka", "1 suka"]
    # Chosen for some minutes; what may not be read any more goes at once.
    Comment.objects.filter(body="5 suka").update(state=State.REJECTED)
    assert said(client, "/komentar/?urut=disukai") == ["2 suka", "1 suka"]
    cache.clear()
    clock.wait(days=6)
    assert "Belum ada komentar yang disukai" in Reading(client.get("/komentar/?urut=disukai")).text("#isi")


def test_the_page_is_found_from_the_footer(client):
    assert "/komentar/" in Reading(client.get("/")).links("footer")
