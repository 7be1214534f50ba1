"""The conversation under a story, as everybody reads it without signing in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from comments.models import Comment, State
from tests.factories import NOW, make_article, make_comment, publish, withdraw
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def conversation(client, story) -> Reading:
    return Reading(client.get(story.get_absolute_url()))


def said(page) -> list[str]:
    return page.texts("p.comment-text")


def many(story, author, number, **fields) -> list[Comment]:
    made = Comment.objects.bulk_create(
        Comment(article=story, author=author, body=f"Ke-{place}", **{"state": State.VISIBLE} | fields)
        for place in range(number)
    )
    for place, comment in enumerate(made):  # the clock stands still: some pairs share a moment
        comment.created_at = NOW + timedelta(seconds=place // 2)
    Comment.objects.bulk_update(made, ["created_at"])
    return made


def test_a_story_without_comments_invites_the_first(client):
    page = conversation(client, publish())
    assert "Jadilah yang pertama" in page.text("section.conversation")
    assert not page.all("span.count")


def test_only_what_was_let_through_is_read(client, reader):
    story = publish()
    for state in State:
        make_comment(story, reader, "" if state == State.DELETED else f"Ini {state}", state=state)
    make_comment(publish("Lain"), reader, "Di berita lain")
    page = conversation(client, story)
    assert said(page) == ["Ini visible"]
    assert page.text("span.count") == "1 komentar"
    assert "Pembaca" in page.text("div.comment-head")


def test_answers_stand_under_their_comment_or_under_what_is_said_in_its_place(client, reader):
    story = publish()
    first, second = make_comment(story, reader, "Satu"), make_comment(story, reader, "Dua")
    make_comment(story, reader, "Balasan satu", parent=first)
    make_comment(story, reader, "Balasan yang menunggu", parent=first, state=State.HELD)
    assert said(conversation(client, story)) == ["Satu", "Balasan satu", "Dua"]
    Comment.objects.filter(pk=first.pk).update(state=State.REJECTED)
    page = conversation(client, story)
    assert said(page) == ["Balasan satu", "Dua"] and page.text("span.count") == "2 komentar"
    assert page.texts("p.comment-gone") == ["Komentar ini dihapus redaksi."]
    assert client.get(second.get_absolute_url())["Location"] == f"{story.get_absolute_url()}#komentar-{second.pk}"
    assert page.all(f"#komentar-{second.pk}")


def test_what_a_reader_writes_is_text(client, reader):
    story = publish()
    make_comment(story, reader, "<script>x</script> **tebal** https://contoh.test")
    page = conversation(client, story)
    assert said(page) == ["<script>x</script> **tebal** https://contoh.test"]
    assert "https://contoh.test" not in page.links("section.conversation")


def test_fifty_a_page_and_every_comment_once(client, reader):
    story = publish()
    many(story, reader, 120)
    page, seen, pages = conversation(client, story), [], 0
    while True:
        seen, pages = seen + said(page), pages + 1
        more = [link for link in page.links() if "/setelah/" in link]
        if not more:
            break
        page = Reading(client.get(more[0]))
    assert seen == [f"Ke-{place}" for place in range(120)]
    assert pages == 3


def test_exactly_fifty_need_no_further_page(client, reader):
    story = publish()
    many(story, reader, 50)
    assert not [link for link in conversation(client, story).links() if "/setelah/" in link]


def test_the_way_on_stays_open_when_the_last_comment_is_rejected(client, reader):
    story = publish()
    last = many(story, reader, 60)[49]
    Comment.objects.filter(pk=last.pk).update(state=State.REJECTED)
    assert len(said(Reading(client.get(reverse("comments:more", args=[story.pk, last.pk]))))) == 10


def test_a_place_in_another_conversation_is_no_place(client, reader):
    story, other = publish("Satu"), publish("Dua")
    comment = make_comment(other, reader)
    for after in (comment.pk, 0, 999999, 10**30):
        assert client.get(reverse("comments:more", args=[story.pk, after])).status_code == 404
    assert client.get(reverse("comments:more", args=[10**30, comment.pk])).status_code == 404


def test_the_conversation_goes_with_its_story(client, reader):
    story = publish()
    comment = make_comment(story, reader, "Bagus")
    address = reverse("comments:more", args=[story.pk, comment.pk])
    assert client.get(address).status_code == client.head(address).status_code == 200
    withdraw(story)
    assert client.get(address).status_code == 404
    assert client.get(reverse("comments:more", args=[make_article("Draf").pk, comment.pk])).status_code == 404


def test_a_closed_conversation_is_still_read(client, reader):
    story = publish(comments_open=False)
    make_comment(story, reader, "Dulu")
    page = conversation(client, story)
    assert said(page) == ["Dulu"]
    assert "sudah ditutup" in page.text("section.conversation")
    assert reverse("comments:form", args=[story.pk]) not in " ".join(page.links("section.conversation"))
