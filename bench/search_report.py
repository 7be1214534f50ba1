"""What `bench.search` prints of one database: quality over the judged questions, or speed in a large archive."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from statistics import quantiles

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.judgement import Question, load_questions, measure
from bench.newsroom import fill
from bench.rivals import rivals
from news import search
from portal import startup

ROUNDS = 15
#: Words of the demo's archive by how many of its stories hold them; `--stories` says how many those are.
SPEED = {
    "rare": ("teripang kei", "interpelasi", "fransiska wolor", "takraw tomini"),
    "common": ("kopi", "nelayan sekolah", "harga pangan", "banjir semarang"),
    "very common": ("warga", "tahun", "warga desa hari", "yang", "Rp"),
    "alias": ("BPBD", "badan penanggulangan bencana daerah", "DPRD anggaran"),
    "filtered": ("warga&kanal=ekonomi", "kopi&dari=2024-01-01&sampai=2024-12-31", "desa&urut=terbaru"),
    "deep page": ("warga&page=50", "desa&page=50&urut=terbaru"),
    "nothing, mistyped": ("puskemas", "jembatn gantung", "xyzzyx"),
}


def report(stories: int, show: str, misses: bool) -> None:
    if stories:
        return speed(stories)
    codes = fill(timezone.now())
    searches = {"ours": lambda text: ours(text, codes)} | rivals(codes)
    if show:
        for name, ask in searches.items():
            print(f"{name:28} {', '.join(ask(show))}")
        return None
    questions = load_questions()
    print(f"{len(questions)} questions, {len(codes)} stories")
    for name, ask in searches.items():
        recall, ndcg = measure(questions, ask)
        print(f"{name:28} recall@10 {recall:.3f}   nDCG@10 {ndcg:.3f}   ({_by_kind(questions, ask)})")
    if misses:
        _print_misses(questions, searches["ours"])
    return None


def ours(text: str, codes: dict[int, str]) -> list[str]:
    results = search.find(text)
    return [codes[key] for key in (results.keys + results.partly)[:10]]


def _by_kind(questions: list[Question], ask: Callable) -> str:
    kinds = defaultdict(list)
    for question in questions:
        kinds[question.kind].append(question)
    return ", ".join(f"{kind} {measure(some, ask)[1]:.2f}" for kind, some in kinds.items())


def _print_misses(questions: list[Question], ask: Callable) -> None:
    for question in questions:
        found = ask(question.text)
        if question.ndcg(found) < 0.9:
            lost = [one for one in question.grades if one not in found]
            print(f"{question.ndcg(found):.2f} {question.text}: {' '.join(found)} | lost: {' '.join(lost)}")


def speed(stories: int) -> None:
    started = time.monotonic()
    call_command("demo", articles=stories, photos=1, verbosity=0)
    print(f"{stories} stories made in {time.monotonic() - started:.0f} s")
    started, busy = time.monotonic(), time.process_time()
    call_command("rebuild_search", verbosity=0)
    print(f"rebuild_search: {time.monotonic() - started:.0f} s, of which its own {time.process_time() - busy:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    measure_speed()


def measure_speed() -> None:
    startup.collect_static(lambda text: None)
    client, everything = Client(SERVER_NAME="localhost"), []
    for kind, questions in SPEED.items():
        times, queries = [], 0
        for question in questions:
            address = f"/cari/?q={question}"
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            queries = max(queries, len(asked))
            times += [_timed(client, address) for _ in range(ROUNDS)]
        everything += times
        print(f"{kind:20} {_percentiles(times)}   most queries {queries}")
    print(f"{'all':20} {_percentiles(everything)}")


def _timed(client: Client, address: str) -> tuple[float, float]:
    """Milliseconds on the wall, and those that this process worked (with SQLite in it, without PostgreSQL)."""
    started, busy = time.perf_counter(), time.process_time()
    answer = client.get(address)
    taken = 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - busy)
    assert answer.status_code == 200, (address, answer.status_code)
    return taken


def _percentiles(times: list[tuple[float, float]]) -> str:
    wall, own = (quantiles(several, n=20) for several in zip(*times, strict=True))
    return f"p50 {wall[9]:6.1f} ms   p95 {wall[18]:6.1f} ms   own work p50 {own[9]:6.1f} ms   p95 {own[18]:6.1f} ms"
