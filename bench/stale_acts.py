"""Inside a portal of `bench.stale`: an editor and a reader who change pages, and note when each change was acknowledged."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import asdict, dataclass
from itertools import count
from math import inf
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from comments.models import Comment
from comments.models import State as CommentState
from comments.standing import put
from news.models import Article, Category, State

#: Seconds between two acts.
PAUSE = 1.0


@dataclass
class Mark:
    """A word on some pages. It must be there for who asks from `shown` on and has the answer before `leaving`, and must
    not for who asks from `gone` on: seconds of the machine's monotonic clock."""

    word: str
    pages: list[str]
    shown: float = inf
    leaving: float = inf
    gone: float = inf


class Desk:
    """Each act replaces the mark of the one before in one transaction."""

    def __init__(self):
        channel = Category.objects.order_by("pk").first()
        self.own = secrets.token_hex(3)  # nobody has worked here under this name before
        self.story = _publish("Tanggul Diuji", f"tanggul-{self.own}", channel)
        self.author = get_user_model().objects.create_user(f"{self.own}@nusawarta.test", display_name="Pembaca")
        self.marks, self.numbers = [], count()
        self.article, self.channel = self.story.get_absolute_url(), channel.get_absolute_url()
        self.title = self.comment = self.extra = None
        self.said = self.other = None

    @property
    def pages(self) -> list[str]:
        return [self.article, "/", self.channel]

    def correct(self) -> None:
        new = self._mark(self.pages)
        with self._change(self.title, new):
            self.story.title = f"Tanggul Diuji {new.word}"
            self.story.save()
        self.title = new

    def converse(self) -> None:
        """A reader comments; the comment before is refused."""
        new, before = self._mark([self.article]), self.said
        with self._change(self.comment, new):
            if before:
                put(before, CommentState.REJECTED)
            self.said = Comment(article=self.story, author=self.author, body=f"Komentar {new.word}.")
            put(self.said, CommentState.VISIBLE)
        self.comment = new

    def publish(self) -> None:
        new = self._mark(["/", self.channel])
        with self._change(None, new):
            self.other = _publish(f"Terbit {new.word}", f"terbit-{self.own}-{next(self.numbers)}", self.story.category)
        self.extra = new

    def withdraw(self) -> None:
        with self._change(self.extra, None):
            self.other.state, self.other.withdrawn_at = State.WITHDRAWN, timezone.now()
            self.other.withdrawal_reason = "Diuji."
            self.other.save()

    def _mark(self, pages: list[str]) -> Mark:
        self.marks.append(Mark(f"tanda{next(self.numbers)}x", pages))
        return self.marks[-1]

    def _change(self, old: Mark | None, new: Mark | None):
        return Change(old, new)


class Change(transaction.Atomic):
    """A transaction that notes before it begins and once it is committed what readers see of it."""

    def __init__(self, old: Mark | None, new: Mark | None):
        super().__init__(using=None, savepoint=True, durable=True)
        self.old, self.new = old, new

    def __enter__(self):
        if self.old:
            self.old.leaving = time.monotonic()
        super().__enter__()

    def __exit__(self, *failure):
        super().__exit__(*failure)
        if self.old:
            self.old.gone = time.monotonic()
        if self.new:
            self.new.shown = time.monotonic()


def _publish(title: str, slug: str, channel: Category) -> Article:
    return Article.objects.create(
        title=title,
        slug=slug,
        body="<p>Isi berita yang diuji.</p>",
        category=channel,
        section_id=channel.section_id,
        state=State.PUBLISHED,
        published_at=timezone.now(),
    )


def work(notes: str, seconds: float) -> None:
    """Say which pages will change, wait until readers are there, and change them for so long."""
    file, desk = Path(notes), Desk()
    acts = [desk.correct, desk.converse, desk.publish, desk.withdraw]
    file.with_suffix(".pages").write_text(json.dumps(desk.pages))
    while not file.with_suffix(".go").exists():
        time.sleep(PAUSE)
    end, done = time.monotonic() + seconds, 0
    while time.monotonic() < end or done % len(acts):
        acts[done % len(acts)]()
        done += 1
        time.sleep(PAUSE)
    file.write_text(json.dumps({"acts": done, "marks": [asdict(mark) for mark in desk.marks]}))
