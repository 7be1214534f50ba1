"""Two editors who save one story at random, and every word that one of them took away without having seen it."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client

from accounts import roles
from news.models import Article, Category
from tests.writing import Sheet

TOKEN = re.compile(r"\b[ab]\d+x\b")
FIELDS = ("title", "standfirst", "body", "dateline_place", "share_title")
MOST = {"title": 110, "standfirst": 200, "dateline_place": 60, "share_title": 110}


def hire(email: str, password: str):
    """An editor with a sign-in of the usual kind."""
    user = get_user_model().objects.create_user(email, password, is_staff=True, display_name=email.partition("@")[0])
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


class Writing(threading.local):
    """What the editor of this thread has had before his eyes."""

    seen: set[str] = frozenset()


class Duel:
    """Two threads, one story; the count of what happened."""

    def __init__(self, seconds: float):
        channel = Category.objects.order_by("pk").first()
        self.story = Article.objects.create(title="Awal", body="<p>Awal.</p>", category=channel)
        self.end = time.monotonic() + seconds
        self.counts: Counter[str] = Counter()
        self.here = Writing()
        self.silent: list[str] = []

    def watch(self, sender, instance, **details):
        """Compare what is stored with what comes in its place, in the transaction that holds the story."""
        stored = Article.objects.filter(pk=instance.pk).values(*FIELDS).first() or {}
        before = set(TOKEN.findall(" ".join(stored.values())))
        after = set(TOKEN.findall(" ".join(getattr(instance, name) for name in FIELDS)))
        self.silent += sorted(before - after - self.here.seen)

    def write(self, letter: str, user) -> None:
        random, browser = Random(letter), Client(SERVER_NAME="127.0.0.1")
        browser.force_login(user)
        number = 0
        try:
            while time.monotonic() < self.end:
                number += 1
                self._save(browser, random, f"{letter}{number}x")
        finally:
            connection.close()

    def _save(self, browser, random: Random, token: str) -> None:
        sheet = Sheet(browser, f"/admin/news/article/{self.story.pk}/change/")
        self.here.seen = set(TOKEN.findall(sheet.answer.content.decode()))
        name = random.choice(FIELDS)
        typed = {name: _with(name, sheet.fields[name], token, random)}
        time.sleep(random.uniform(0, 0.4))
        for _ in range(20):
            sheet = sheet.send("save", **typed)
            if not sheet.errors:
                self.counts["saved"] += 1
                return
            self.counts["refused"] += 1
            self.here.seen |= set(TOKEN.findall(sheet.answer.content.decode()))
            asked = [one.get("value") for one in sheet.form.iter("input") if one.get("name") == "_disputed"]
            typed = {f"_pick_{unit}": random.choice(("mine", "theirs")) for unit in asked}
        self.counts["given up"] += 1


def _with(name: str, value: str, token: str, random: Random) -> str:
    if name == "body":
        return f"{value}<p>Lalu {token}.</p>" if random.random() < 0.8 else f"<p>Semua baru {token}.</p>"
    longer = f"{value} {token}"
    return longer if len(longer) <= MOST[name] else token


def duel(seconds: float) -> int:
    """Let them write. Returns 1 when a word was overwritten silently."""
    fight = Duel(seconds)
    people = [hire(f"{name}@nusawarta.test", "sandi-uji-kehilangan") for name in ("alfatur", "rina")]
    pre_save.connect(fight.watch, sender=Article)
    threads = [threading.Thread(target=fight.write, args=pair) for pair in zip("ab", people, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = ", ".join(f"{count} {what}" for what, count in sorted(fight.counts.items()))
    print(
        f"{seconds:.0f} s of two editors: {counts}; words overwritten silently: {len(fight.silent)} {fight.silent[:5]}"
    )
    return int(bool(fight.silent) or not fight.counts["saved"])
