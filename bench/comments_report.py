"""The figures of `bench.comments`: queries and time of every page of a long conversation beside those of a short one."""

from __future__ import annotations

import re
import statistics
import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment, State
from comments.standing import recount
from news.models import Article, Category
from news.models import State as StoryState

FEW, RUNS, MOST = 100, 15, 1.5
BATCH = 5000


def converse(title: str, number: int, reader) -> Article:
    """A story with so many comments; every tenth beside them waits, every fifth has two answers, one has many."""
    story = Article.objects.create(
        title=title,
        body="<p>Isi.</p>",
        category=Category.objects.order_by("pk").first(),
        state=StoryState.PUBLISHED,
        published_at=timezone.now() - timedelta(days=1),
    )
    _write(story, reader, [{"state": State.VISIBLE, "likes": place % 17} for place in range(number)])
    _write(story, reader, [{"state": State.HELD} for _ in range(number // 10)])
    first = list(Comment.objects.filter(article=story, state=State.VISIBLE).order_by("pk"))
    answered = [one for one in first[::5] for _ in range(2)] + [first[1]] * max(number // 5, 120)
    _write(story, reader, [{"state": State.VISIBLE, "parent": one} for one in answered])
    recount([story.pk])
    return story


def _write(story: Article, reader, rows: list[dict]) -> None:
    body = "Semoga lekas surut, dan semoga tanggulnya kali ini lebih kuat daripada yang dulu. " * 2
    for start in range(0, len(rows), BATCH):
        Comment.objects.bulk_create(
            Comment(article=story, author=reader, body=body, **row) for row in rows[start : start + BATCH]
        )


def pages(story: Article) -> dict[str, str]:
    """Page -> its address; the deep ones lie in the middle of the conversation."""
    first = Comment.objects.filter(article=story, parent=None, state=State.VISIBLE).order_by("created_at", "pk")
    middle = first[first.count() // 2 - 1]
    liked = first.filter(likes=8).order_by("-pk")[0]
    shown = reverse("comments:list", args=[story.pk])
    behind = reverse("comments:more", args=[story.pk, middle.pk])
    return {
        "story with its first page": story.get_absolute_url(),
        "oldest first": shown,
        "newest first": f"{shown}?urut=terbaru",
        "most liked first": f"{shown}?urut=disukai",
        "more, oldest first": behind,
        "more, newest first": f"{behind}?urut=terbaru",
        "more, most liked first": reverse("comments:more", args=[story.pk, liked.pk]) + "?urut=disukai&suka=8",
        "address of one comment": middle.get_absolute_url(),
        "address of an answer": Comment.objects.filter(parent=first[1]).latest("created_at", "pk").get_absolute_url(),
        "all answers to one": reverse("comments:answers", args=[first[1].pk]),
    }


def compare(number: int) -> int:
    """Print both side by side. 1 when a page of the long conversation costs too much."""
    reader = get_user_model().objects.create_user("pembaca@nusawarta.test", display_name="Pembaca")
    short, long = converse("Percakapan Pendek", FEW, reader), converse("Percakapan Panjang", number, reader)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client, wrong = Client(SERVER_NAME=re.sub(r"^https?://|:\d+$", "", settings.SITE_URL)), []
    few, many = pages(short), pages(long)
    print(f"{'page':<28}{'queries':>9}{f'{FEW}, ms':>10}{'queries':>9}{f'{number}, ms':>13}{'ratio':>7}")
    for name, address in few.items():
        asked = [_queries(client, one) for one in (address, many[name])]
        once, often = _times(client, address, many[name])
        ratio = often / once
        print(f"{name:<28}{asked[0]:>9}{once:>10.1f}{asked[1]:>9}{often:>13.1f}{ratio:>7.2f}", flush=True)
        wrong += [f"{name}: {ratio:.2f} times the time"] if ratio > MOST else []
        wrong += [f"{name}: {asked[1]} queries"] if asked[1] > asked[0] + 1 else []
    print("\n".join(wrong) or f"all within {MOST} times")
    return int(bool(wrong))


def _queries(client: Client, address: str) -> int:
    answer = client.get(address)
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{address} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def _times(client: Client, *addresses: str) -> list[float]:
    """Median milliseconds of each address, asked in turn so that both meet the same machine."""
    taken: list[list[float]] = [[] for _ in addresses]
    for _ in range(RUNS):
        for place, address in enumerate(addresses):
            started = time.perf_counter()
            client.get(address)
            taken[place].append(1000 * (time.perf_counter() - started))
    return [statistics.median(one) for one in taken]
