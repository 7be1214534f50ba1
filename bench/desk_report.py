"""What the newsroom's own lists cost among many stories, as the Redaktur Pelaksana opens them: part of `make bench-scale`."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import roles

LIST = "/admin/news/article/"
PAGES = {
    "first page": "/admin/",
    "story list": LIST,
    "waiting": f"{LIST}?keadaan=submitted",
    "scheduled": f"{LIST}?keadaan=scheduled",
    "published today": f"{LIST}?keadaan=published&terbit=hari-ini",
    "one channel": f"{LIST}?kanal=ekonomi",
    "without photograph": f"{LIST}?foto=tanpa",
    "a common word": f"{LIST}?q=warga",
    "a rare word": f"{LIST}?q=rangkasbitung",
    "no such word": f"{LIST}?q=zzzyyyxxx",
    "page 20": f"{LIST}?p=20",
    "calendar": "/admin/news/article/kalender/",
    "photo library": "/admin/news/photo/",
    "photographs of a word": "/admin/news/photo/?q=banjir",
    "photographs of no word": "/admin/news/photo/?q=zzzyyyxxx",
}
QUERIES_MOST, TIME_MOST = 12, 300
#: The dashboard and the calendar are no lists: they gather many.
GATHERING = {"first page": 16, "calendar": 16}
RUNS = 7


def report() -> list[str]:
    """Print queries and milliseconds (the best of several, whatever else the machine does); returns what is over its limit."""
    head = get_user_model().objects.filter(groups__name=roles.MANAGING_EDITOR, is_active=True).first()
    client, wrong = Client(SERVER_NAME=urlsplit(settings.SITE_URL).hostname), []
    client.force_login(head)
    print(f"\n{'in the newsroom':<30}{'queries':>9}{'ms':>9}   (lists: at most {QUERIES_MOST} and {TIME_MOST})")
    for name, address in PAGES.items():
        answer = client.get(address)
        if answer.status_code != 200:
            wrong.append(f"{name}: answers {answer.status_code}")
            continue
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries = len(captured)  # the next request empties the log
        taken = min(_milliseconds(client, address) for _ in range(RUNS))
        print(f"{name:<30}{queries:>9}{taken:>9.1f}")
        if queries > GATHERING.get(name, QUERIES_MOST) or taken > TIME_MOST:
            wrong.append(f"{name}: {queries} queries, {taken:.0f} ms")
    return wrong


def _milliseconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address)
    return 1000 * (time.perf_counter() - started)
