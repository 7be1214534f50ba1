"""The conversation under a story, as everybody reads it without signing in."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comments.conversation import LIKED, NEWEST, OLDEST
from comments.models import Comment, State
from comments.standing import recount
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
    seen, pages = walk(client, conversation(client, story))
    assert seen == [f"Ke-{place}" for place in range(120)]
    assert pages == 3


def walk(client, page) -> tuple[list[str], int]:
    """Everything that is said on a page and those behind it, and how many pages these are."""
    seen, pages = said(page), 1
    while more := [link for link in page.links() if "setelah" in link]:
        page = Reading(client.get(more[0]))
        seen, pages = seen + said(page), pages + 1
    return seen, pages


def test_newest_first_and_most_liked_first_show_every_comment_once_too(client, reader):
    story = publish()
    made = many(story, reader, 120)
    for place, comment in enumerate(made):
        comment.likes = place % 4
    Comment.objects.bulk_update(made, ["likes"])
    address = reverse("comments:list", args=[story.pk])
    seen, pages = walk(client, Reading(client.get(f"{address}?urut=terbaru")))
    assert (seen, pages) == ([f"Ke-{place}" for place in reversed(range(120))], 3)
    seen, pages = walk(client, Reading(client.get(f"{address}?urut=disukai")))
    assert seen == [f"Ke-{place}" for likes in (3, 2, 1, 0) for place in reversed(range(likes, 120, 4))]
    assert pages == 3
    assert walk(client, Reading(client.get(f"{address}?urut=entah")))[0][:2] == ["Ke-0", "Ke-1"]
    # Who reads on after likes have come goes on where the page ended.
    more = next(
        link for link in Reading(client.get(f"{address}?urut=disukai")).links() if "setelah" in link and "suka=" in link
    )
    before = said(Reading(client.get(more)))
    Comment.objects.filter(body="Ke-79").update(likes=40)
    assert said(Reading(client.get(more))) == [one for one in before if one != "Ke-79"]
    for broken in ("suka=x", "suka=-1", f"suka={10**30}"):
        assert client.get(f"{more.partition('?')[0]}?urut=disukai&{broken}").status_code == 404


def test_the_address_of_a_comment_leads_to_where_it_stands(client, reader):
    story = publish()
    made = many(story, reader, 120)
    answers = many(story, reader, 60, parent=made[70])
    Comment.objects.filter(pk=made[70].pk).update(answered=True)
    for one in (made[0], made[49], made[50], made[119], answers[0], answers[2], answers[3], answers[59]):
        answer = client.get(one.get_absolute_url())
        assert answer.status_code == 302 and answer["Location"].endswith(f"#komentar-{one.pk}")
        assert Reading(client.get(answer["Location"])).all(f"#komentar-{one.pk}"), one.body
    held, orphan = make_comment(story, reader, state=State.HELD), make_comment(story, reader, parent=answers[0])
    Comment.objects.filter(pk=answers[0].pk).update(state=State.HELD)
    for gone in (held, answers[0]):
        assert client.get(gone.get_absolute_url()).status_code == 404
    assert client.get(f"/komentar/{10**30}/").status_code == client.get("/komentar/0/").status_code == 404
    Comment.objects.filter(pk=orphan.pk).update(parent=made[0], state=State.VISIBLE)
    withdraw(story)
    assert client.get(made[0].get_absolute_url()).status_code == 404


def test_three_answers_stand_under_a_comment_and_all_of_them_on_a_page_of_their_own(client, reader):
    story = publish()
    first = make_comment(story, reader, "Awal")
    many(story, reader, 54, parent=first)
    Comment.objects.filter(pk=first.pk).update(answered=True)
    page = conversation(client, story)
    assert said(page) == ["Awal", "Ke-0", "Ke-1", "Ke-2"]
    address = reverse("comments:answers", args=[first.pk])
    assert address in page.links("section.conversation")
    seen, pages = walk(client, Reading(client.get(address)))
    assert [one for one in seen if one != "Awal"] == [f"Ke-{place}" for place in range(54)] and pages == 2
    answer = Comment.objects.get(body="Ke-7")
    assert client.get(reverse("comments:answers", args=[answer.pk]))["Location"] == address
    for broken in ("x", "0", str(10**18), str(first.pk)):
        assert client.get(f"{address}?setelah={broken}").status_code == 404
    Comment.objects.filter(pk=first.pk).update(state=State.DELETED, body="")
    assert "dihapus penulisnya" in Reading(client.get(address)).text("p.comment-gone")


def test_what_the_newsroom_says_picks_and_changes_is_marked(client, reader, editor):
    story = publish()
    make_comment(story, editor, "Dari redaksi")
    make_comment(story, reader, "Terpilih", picked_at=NOW, edited_at=NOW, moderated_at=NOW, likes=1234)
    make_comment(story, reader, "Terpilih, lalu ditolak", picked_at=NOW, state=State.REJECTED)
    page = conversation(client, story)
    assert page.texts("section.picks")[0].count("Terpilih") == 1
    assert said(page) == ["Terpilih", "Dari redaksi", "Terpilih"]
    assert sorted(page.texts("span.badge")) == ["Pilihan Redaksi", "Pilihan Redaksi", "Redaksi"]
    assert page.texts("small").count("diubah") == page.texts("small").count("disunting moderator") == 2
    assert "Suka (1.234)" in page.texts("ol.comments")[0]
    assert len(page.all(f"#komentar-{Comment.objects.get(body='Terpilih').pk}")) == 1


def test_a_card_says_how_many_comments_a_story_has(client, reader):
    story = publish()
    for _ in range(3):
        make_comment(story, reader)
    make_comment(story, reader, state=State.HELD)
    publish("Berita sepi")
    page = Reading(client.get("/nasional/"))
    (told,) = [words for words in page.texts("p.meta") if "komentar" in words]
    assert told.endswith("· 3 komentar")


def test_a_conversation_costs_the_same_however_long_it_is(client, reader):
    def cost(address) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code in (200, 302)
        return len(asked)

    def costs(number) -> list[int]:
        story = publish()
        made = many(story, reader, number)
        many(story, reader, number, parent=made[3])
        recount()
        place = reverse("comments:list", args=[story.pk])
        return [
            cost(address)
            for address in (
                story.get_absolute_url(), place, f"{place}?urut=terbaru", f"{place}?urut=disukai", "/komentar/",
                reverse("comments:more", args=[story.pk, made[-40].pk]), made[-1].get_absolute_url(),
                reverse("comments:answers", args=[made[3].pk]),
            )
        ]  # fmt: skip

    assert costs(60) == costs(400)


def plan(queryset) -> str:
    if connection.vendor == "sqlite":
        return queryset.explain()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE comments_comment; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    return queryset.explain()


def test_no_order_is_sorted_and_no_page_is_counted_to(reader):
    story = publish()
    many(story, reader, 3000)
    places = {"created_at": (NOW, 7), "likes": (3, 7)}
    for order, index in ((OLDEST, "comment_placed"), (NEWEST, "comment_placed"), (LIKED, "comment_placed_liked")):
        found = Comment.objects.under(story).select_related("author")
        behind = order.walk(found, places[order.keys[0]])
        for page in (*order.walk(found), *behind):
            told = plan(page[:51])
            assert f"{index} " in told or f"{index}\n" in told, f"{order.label}\n{told}"
            assert "TEMP B-TREE" not in told and not re.search(r"\bSort\b", told), told
        if connection.vendor == "sqlite":  # a page deep in the conversation begins where it begins
            key = order.keys[0]
            assert all(re.search(rf"article_id=\? AND {key}[<>=]", plan(part[:51])) for part in behind), order.label
    told = plan(NEWEST.sort(Comment.objects.visible())[:30])
    assert "comment_queue" in told and "TEMP B-TREE" not in told and not re.search(r"\bSort\b", told), told


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
