"""The figures of `bench.scale`: queries and processor time of every type of page, before and after."""

from __future__ import annotations

import json
import re
import statistics
import time
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import desk_report
from news.dates import local
from news.models import Article, Kind

RUNS = 15
DEEPEST = 2.0
#: A question with more than 1,000 answers is asked once more, for the titles: a step, and no growth beyond it.
SEARCH_MOST = 12
FIXED = {
    "front page": "/",
    "index": "/indeks/",
    "archive": "/arsip/",
    "most read": "/terpopuler/",
    "most read of a week": "/terpopuler/?rentang=7-hari",
    "search, a common word": "/cari/?q=warga",
    "search, a rare word": "/cari/?q=rangkasbitung",
    "search, newest first": "/cari/?q=warga&urut=terbaru",
    "feed": "/feed/",
    "sitemap index": "/sitemap.xml",
    "news sitemap": "/sitemap-news.xml",
    "masthead": "/redaksi/",
    "site map": "/peta-situs/",
}
#: (a page near the end, the same near the beginning): the first may cost DEEPEST times the second.
PAIRS = (
    ("channel, page 50", "channel"),
    ("keyword, page 50", "keyword"),
    ("person, page 50", "person"),
    ("oldest full day", "newest full day"),
    ("sitemap of the oldest month", "sitemap of the newest month"),
    ("archive of the oldest month", "archive of the newest month"),
)


def pages() -> dict[str, str]:
    """Type of page -> its address. Pages that exist only among many stories come when they exist."""
    public = Article.objects.public().newest_first()
    story = public.filter(kind=Kind.NEWS, created_by__isnull=False).select_related("category").first()
    keyword, person = story.keywords.first(), story.bylines.first().person
    lists = {"channel": story.category, "keyword": keyword, "person": person}
    found = FIXED | {"story": story.get_absolute_url()}
    for name, noun in lists.items():
        found[name] = noun.get_absolute_url()
        found[f"{name}, page 50"] = f"{noun.get_absolute_url()}?page=50"
    times = public.values_list("published_at", flat=True)
    # The days of the demo's own stories are much emptier than the others, and the newest days are not full yet.
    for name, when in (("newest", times[min(3000, times.count() // 3)]), ("oldest", times.reverse()[20])):
        day = local(when)
        found[f"{name} full day"] = f"/indeks/{day:%Y/%m/%d}/"
        found[f"archive of the {name} month"] = f"/arsip/{day:%Y/%m}/"
        found[f"sitemap of the {name} month"] = f"/sitemap-{day:%Y-%m}-{min(3, (day.day + 9) // 10)}.xml"
    return found


def figures() -> dict[str, tuple[int, float, int]]:
    """Type of page -> (queries, median milliseconds of processor time, bytes of the answer). Absent pages are left out."""
    client, found = Client(SERVER_NAME=re.sub(r"^https?://|:\d+$", "", settings.SITE_URL)), {}
    for name, address in pages().items():
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found[name] = (len(queries), _milliseconds(client, address), len(answer.content))
    return found


def _milliseconds(client: Client, address: str) -> float:
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        client.get(address)
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def keep(path: str) -> None:
    Path(path).write_text(json.dumps(figures()))


def compare(path: str) -> int:
    """Print both states side by side. 1 when a page takes more queries than before or a last page is too slow."""
    few, many, wrong = json.loads(Path(path).read_text()), figures(), []
    print(f"{'page':<30}{'queries':>9}{'ms':>9}{'among many':>12}{'ms':>9}{'ratio':>8}")
    for name, (queries, taken, _) in many.items():
        before, once, _ = few.get(name, (None, None, 0))
        ratio = f"{taken / once:.2f}" if once else ""
        print(f"{name:<30}{before or '':>9}{f'{once:.1f}' if once else '':>9}{queries:>12}{taken:>9.1f}{ratio:>8}")
        asked_once_more = name.startswith("search") and queries <= SEARCH_MOST
        if before is not None and queries != before and not asked_once_more:
            wrong.append(f"{name}: {before} queries before, {queries} among many")
    for last, first in PAIRS:
        if last in many and first in many:
            ratio = many[last][1] / many[first][1]
            print(f"{last} : {first} = {ratio:.2f}x (at most {DEEPEST:.0f}x)")
            wrong += [f"{last}: {ratio:.2f}x of {first}"] if ratio > DEEPEST else []
    wrong += desk_report.report()
    print("\n".join(wrong) or "all within their limits")
    return int(bool(wrong))
