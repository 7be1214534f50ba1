"""What the samples of `make bench` say: medians, spread, ratios, and whether the limits are reached."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import Sample


@dataclass(frozen=True)
class Row:
    """A page on a server. Of each figure there is the median of each pass; the worse pass comes first."""

    server: float
    database: float
    rate: float
    p50: float
    p99: float
    spread: float
    requests: int
    errors: int


@dataclass(frozen=True)
class Ratio:
    """How many times `ours` is as cheap as `other`; at least `must` is asked, `goal` is hoped for (0: nothing)."""

    name: str
    ours: str
    other: str
    must: float = 0
    goal: float = 0
    by: str = "server"


RATIOS = (
    Ratio("cold_article_vs_wagtail", "article, cold (PostgreSQL)", "Wagtail: article", 5, 8),
    Ratio("cold_article_vs_wagtail_requests", "article, cold (PostgreSQL)", "Wagtail: article", 5, 8, by="rate"),
    Ratio("drawn_article_vs_wagtail", "article, drawn (PostgreSQL)", "Wagtail: article", 5, 8),
    Ratio("drawn_article_vs_wagtail_requests", "article, drawn (PostgreSQL)", "Wagtail: article", 5, 8, by="rate"),
    Ratio("cold_home_vs_wagtail", "home, cold (PostgreSQL)", "Wagtail: home", 6, 10),
    Ratio("drawn_home_vs_wagtail", "home, drawn (PostgreSQL)", "Wagtail: home", 6, 10),
    Ratio("cold_channel_vs_wagtail", "channel, cold (PostgreSQL)", "Wagtail: channel", 6, 10),
    Ratio("drawn_channel_vs_wagtail", "channel, drawn (PostgreSQL)", "Wagtail: channel", 6, 10),
    Ratio("cold_keyword_vs_wagtail", "keyword, cold (PostgreSQL)", "Wagtail: keyword", 6, 10),
    Ratio("drawn_keyword_vs_wagtail", "keyword, drawn (PostgreSQL)", "Wagtail: keyword", 6, 10),
    Ratio("cold_search_vs_wagtail", "search, cold (PostgreSQL)", "Wagtail: search"),
    Ratio("drawn_search_vs_wagtail", "search, drawn (PostgreSQL)", "Wagtail: search"),
    Ratio("kept_article_vs_bare_wsgi_sqlite", "article, kept (SQLite)", "bare WSGI", 0.75, 0.9),
    Ratio("kept_article_vs_bare_wsgi_postgresql", "article, kept (PostgreSQL)", "bare WSGI", 0.5, 0.6),
    Ratio("kept_article_vs_bare_wsgi_sqlite_requests", "article, kept (SQLite)", "bare WSGI", by="rate"),
    Ratio("kept_article_vs_bare_wsgi_postgresql_requests", "article, kept (PostgreSQL)", "bare WSGI", by="rate"),
    Ratio("kept_article_vs_bare_wsgi_least_headers_sqlite", "article, kept (SQLite)", "bare WSGI, least headers"),
    Ratio("kept_article_vs_bare_django", "article, kept (SQLite)", "bare Django view"),
    Ratio("kept_article_vs_wagtail_cache", "article, kept (PostgreSQL)", "Wagtail with its cache", 2.5),
    Ratio("behind_varnish_vs_static_varnish", "article behind Varnish", "Varnish, static object", 0.95),
    Ratio("behind_varnish_vs_nginx_static", "article behind Varnish", "nginx, static file", 0.45, 0.5),
    Ratio("kept_article_vs_compressing_page_cache", "article, kept (PostgreSQL)", "nginx, compressing", 2.5, 3.5),
    Ratio("behind_varnish_vs_compressing_page_cache", "article behind Varnish", "nginx, compressing", 15, 40),
)
#: Name -> (the most that is allowed, what it is).
CEILINGS = {
    "memory_two_workers_mb": (220, "memory of two workers (PSS, MB)"),
    "start_seconds": (1.5, "seconds from the start of gunicorn to the first whole article"),
}
METHOD = """
Every Python server is the same gunicorn (gthread, 2 workers, 4 threads, preloaded). All servers and PostgreSQL share one
core, the load has another. *Cold*: 2 connections, and nothing kept from one request to the next; that a body is stored as
clean HTML and that code is warm counts as given. *Drawn*: the same, but what all pages share (masthead, channels, footer, ranking)
stays under its versions, as it does for readers. *Kept* and all others: 16 connections. Requests name `gzip, deflate, br`, as
browsers do.

*Bare WSGI* sends the bytes of the kept page with all of its headers, *least headers* with three. *Wagtail* has the same
stories, words and comments on the same PostgreSQL, connections that stay open, compression, images fetched beforehand and no
user bar; beside its article stand 5 latest and 5 most read stories where ours has related and most read ones. *With its
cache*: Django's middleware for whole pages, in memory, compressed. *Varnish* before the portal runs `deploy/varnish.vcl` and is told
of changes; before the static object it runs the shortest configuration there is. *nginx, compressing* stands in for WordPress behind
nginx's page cache, which needs no PHP for a hit: a page of WordPress's 98 KB, compressed anew for each reader (level 5).
""".strip().split("\n")


def summed_up(passes: list[list[Sample]]) -> Row:
    """One row of the samples of several passes. `spread` is how far the dearest is from the cheapest, in their median."""

    def medians(figure: str) -> list[float]:
        return [statistics.median(getattr(sample, figure) for sample in samples) for samples in passes]

    samples = [sample for samples in passes for sample in samples]
    costs = [sample.server for sample in samples]
    return Row(
        server=max(medians("server")),
        database=max(medians("database")),
        rate=min(medians("rate")),
        p50=max(medians("p50")),
        p99=max(medians("p99")),
        spread=(max(costs) - min(costs)) / statistics.median(costs),
        requests=sum(sample.requests for sample in samples),
        errors=sum(sample.errors for sample in samples),
    )


def worse_ratio(ratio: Ratio, found: dict[str, list[list[Sample]]]) -> float | None:
    """The ratio in the pass in which it is worse for us; None where one of both was not measured."""
    if ratio.ours not in found or ratio.other not in found:
        return None
    told = []
    for ours, other in zip(found[ratio.ours], found[ratio.other], strict=True):
        one, two = (statistics.median(getattr(sample, ratio.by) for sample in samples) for samples in (ours, other))
        told.append(one / two if ratio.by == "rate" else two / one)
    return min(told)


def verdict(value: float, must: float, goal: float = 0) -> str:
    """What is said beside a figure that should be large."""
    if not must:
        return "no limit"
    if value < must:
        return "NOT reached"
    return "reached" if value >= goal else f"reached, the goal of {goal:g} not"


def write(folder: Path, found: dict[str, list[list[Sample]]], figures: dict, surroundings: dict) -> None:
    """`results.md` for people and `results.json` for programs. `figures` holds memory and start-up by server."""
    rows = {name: summed_up(passes) for name, passes in found.items()}
    ratios = {one.name: value for one in RATIOS if (value := worse_ratio(one, found)) is not None}
    told = {
        "surroundings": surroundings,
        "ratios": {name: round(value, 3) for name, value in ratios.items()},
        "ceilings": figures["ceilings"],
        "pages": {name: {key: round(value, 3) for key, value in asdict(row).items()} for name, row in rows.items()},
        "memory_mb": figures["memory"],
        "start_seconds": figures["start"],
    }
    (folder / "results.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    (folder / "results.md").write_text("\n".join(_document(rows, ratios, figures, surroundings)) + "\n")


def _document(rows, ratios, figures, surroundings) -> list[str]:
    lines = [
        "# Our pages beside others",
        "",
        "Written by `make bench`; one interleaved run on one machine. What counts are ratios of **processor time of the"
        " server an answer**; of two passes the worse one. Differences under 1.4x between unlike pages mean little.",
        "",
        *METHOD,
        "",
        *(f"- {name}: {value}" for name, value in surroundings.items()),
        "",
        "## Ratios",
        "",
        "| ratio | value | must | goal | |",
        "|---|---|---|---|---|",
    ]
    for one in RATIOS:
        if one.name in ratios:
            value, asked = ratios[one.name], (f"{limit:g}" if limit else "" for limit in (one.must, one.goal))
            lines.append(f"| `{one.name}` | {value:.2f} | {' | '.join(asked)} | {verdict(value, one.must, one.goal)} |")
        else:
            lines.append(f"| `{one.name}` | - | | | not measured here |")
    lines += ["", "| ceiling | value | at most | |", "|---|---|---|---|"]
    for name, (most, title) in CEILINGS.items():
        value = figures["ceilings"][name]
        lines.append(f"| {title} | {value:g} | {most:g} | {'reached' if value <= most else 'NOT reached'} |")
    lines += [
        "",
        "## Pages",
        "",
        "Microseconds of processor time an answer; the worse pass. Spread: from the cheapest sample to the dearest.",
        "",
        "| page | server us | PostgreSQL us | answers/s | p50 ms | p99 ms | spread | answers | errors |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        figures_of_row = f"{row.server:,.0f} | {row.database:,.0f} | {row.rate:,.0f} | {row.p50:.2f} | {row.p99:.2f}"
        lines.append(f"| {name} | {figures_of_row} | {row.spread:.0%} | {row.requests:,} | {row.errors} |")
    lines += [
        "",
        "## Memory and start",
        "",
        "| server | PSS MB at the end | s to the first whole page |",
        "|---|---|---|",
    ]
    for name in dict.fromkeys([*figures["memory"], *figures["start"]]):
        lines.append(f"| {name} | {figures['memory'].get(name, '')} | {figures['start'].get(name, '')} |")
    return lines
