"""What `bench.scale` has found, written down: `scale.md` for people, `scale.json` for programs, and the plans of every page."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import scale_limits as limits

METHOD = """
Each size is a portal of its own, filled by `manage.py demo --articles N`; all of them run at once and take turns, page by
page. *ms* is the median of the processor time of one answer, cold: nothing is kept from one request to the next. It is the
time of the process that answers plus that of the PostgreSQL process it asks. *Work* is what its SELECTs read: buffers of
PostgreSQL, instructions of SQLite's machine; it knows no noise, but grows by a buffer a look-up where an index has become one
level deeper. *Ratio* is against the smallest size that has the page.
""".strip()


@dataclass(frozen=True)
class Line:
    """A page at one size beside the smallest."""

    name: str
    section: str
    size: int
    queries: int
    queries_before: int
    server: float
    database: float
    ratio: float | None
    work: int
    work_ratio: float | None
    longer: float
    among: int

    @property
    def trouble(self) -> str:
        """What is over its limit, "" when nothing is."""
        said = []
        most = limits.RATIO_MOST * max(1, self.longer)
        if self.queries > self.queries_before + limits.MORE_QUERIES.get(self.name, 0):
            said.append(f"{self.queries} queries, {self.queries_before} among {self.among:,}")
        if self.ratio and self.ratio > most and self.name not in limits.KNOWN:
            said.append(f"{self.ratio:.2f} times the time (at most {most:.2f})")
        return "; ".join(said)


def milliseconds(page: dict, part: str | None = None) -> float:
    """The median of the samples: of server and database together, or of one."""
    return statistics.median(
        one[part] if part else one["server"] + one["database"] for one in page["samples"] or [{part: 0}]
    )


def lines_of(sizes: dict[int, dict]) -> list[Line]:
    """Every page at every size, in the order in which the largest portal has them."""
    found = []
    for name, page in sizes[max(sizes)].items():
        having = [size for size in sorted(sizes) if name in sizes[size]]
        first = sizes[having[0]][name]
        for size in having:
            page = sizes[size][name]
            work, before = (sum(plan["work"] for plan in one["plans"]) for one in (page, first))
            found.append(
                Line(
                    name,
                    page["section"],
                    size,
                    page["queries"],
                    first["queries"],
                    milliseconds(page, "server"),
                    milliseconds(page, "database"),
                    milliseconds(page) / milliseconds(first) if page is not first else None,
                    work,
                    work / before if before and page is not first else None,
                    page["bytes"] / first["bytes"],
                    having[0],
                )
            )
    return found


def depths_of(pages: dict[str, dict]) -> Iterator[tuple[str, str, float, str]]:
    """(page near the end, the same near the beginning, how many times the time, what is wrong) of one size."""
    for last, first in limits.PAIRS:
        if last in pages and first in pages:
            ratio = milliseconds(pages[last]) / milliseconds(pages[first])
            wrong = ratio > limits.DEEPEST and not limits.KNOWN.get(last)
            yield last, first, ratio, f"{last} costs {ratio:.2f} times {first}" if wrong else ""


def slow_in_the_newsroom(pages: dict[str, dict]) -> Iterator[str]:
    for name, page in pages.items():
        if page["section"] == limits.NEWSROOM:
            taken, most = milliseconds(page), limits.GATHERING.get(name, limits.DESK_QUERIES_MOST)
            if page["queries"] > most or taken > limits.DESK_MILLISECONDS_MOST:
                yield f"{name}: {page['queries']} queries, {taken:.0f} ms (at most {most}, {limits.DESK_MILLISECONDS_MOST})"


def plan_troubles(pages: dict[str, dict]) -> Iterator[tuple[str, str, str]]:
    """(page, what in a plan would grow, why it may or "")."""
    for name, page in pages.items():
        for wrong in dict.fromkeys(wrong for plan in page["plans"] for wrong in plan["wrong"]):
            yield name, wrong, limits.KNOWN_PLANS.get(name, "")


def write(folder: Path, found: dict[str, dict[int, dict]]) -> int:
    """Write everything down and say what is over its limits; 0 when nothing is."""
    (folder / "plans").mkdir(exist_ok=True)
    document, wrong, told = _head(), [], {}
    for title, sizes in found.items():
        lines, largest = lines_of(sizes), sizes[max(sizes)]
        document += [f"## {title}", *_table(lines), *_deep(sizes), ""]
        wrong += [f"{title}, {line.size:,}: {line.name}: {line.trouble}" for line in lines if line.trouble]
        for size, pages in sizes.items():
            wrong += [f"{title}, {size:,}: {said}" for *_, said in depths_of(pages) if said]
            wrong += [f"{title}, {size:,}: {said}" for said in slow_in_the_newsroom(pages)]
        path = folder / "plans" / f"{title.lower()}-{max(sizes)}.md"
        path.write_text("\n".join(_plans(title, max(sizes), largest)) + "\n")
        for name, said, why in plan_troubles(largest):
            if not why:
                wrong.append(f"{title}, {max(sizes):,}: {name}: a plan {said}")
        told[title] = {line.name: {} for line in lines}
        for line in lines:
            told[title][line.name][line.size] = {
                "queries": line.queries,
                "server_ms": round(line.server, 3),
                "database_ms": round(line.database, 3),
                "work": line.work,
                "ratio": line.ratio and round(line.ratio, 3),
                "work_ratio": line.work_ratio and round(line.work_ratio, 3),
            }
    document += ["## Over the limits", "", *([f"- {said}" for said in wrong] or ["Nothing."])]
    (folder / "scale.md").write_text("\n".join(document) + "\n")
    (folder / "scale.json").write_text(json.dumps({"pages": told, "over": wrong}, indent=1) + "\n")
    print("\n".join(document[document.index("## Over the limits") :]))
    return int(bool(wrong))


def _head() -> list[str]:
    load = " ".join(f"{average:.2f}" for average in os.getloadavg())
    return [
        "# Every page among few stories and among many",
        "",
        f"Written by `make bench-scale`. {METHOD}",
        "",
        f"Limits: as many queries as before, {limits.RATIO_MOST:g} times the time, {limits.DEEPEST:g} times for a page near"
        " the end of a list against its first; higher only where the reason stands beside it. The plans are in `plans/`.",
        "",
        f"- processors: {os.cpu_count()}",
        f"- load at the end: {load}",
        f"- written: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "",
    ]


def _table(lines: list[Line]) -> Iterator[str]:
    section = None
    for line in lines:
        if line.section != section:
            section = line.section
            yield from ("", f"### {section.capitalize()}", "")
            yield "| page | stories | queries | ms | of it database | ratio | work | ratio | |"
            yield "|---|---|---|---|---|---|---|---|---|"
        ratio, work = (f"{one:.2f}" if one else "" for one in (line.ratio, line.work_ratio))
        name = line.name if line.ratio is None else ""
        taken = line.server + line.database
        figures = f"{taken:.1f} | {line.database:.1f} | {ratio} | {line.work:,} | {work}"
        yield f"| {name} | {line.size:,} | {line.queries} | {figures} | {_remark(line)} |"


def _remark(line: Line) -> str:
    if line.trouble:
        return f"**{line.trouble}**"
    longer = f"{line.longer:.1f} times the length" if line.longer > limits.LONGER else ""
    over = line.ratio and line.ratio > limits.RATIO_MOST * max(1, line.longer)
    known = limits.KNOWN.get(line.name, "") if over else ""
    return "; ".join(filter(None, [longer, known]))


def _deep(sizes: dict[int, dict]) -> Iterator[str]:
    yield from ("", "### Near the end against near the beginning", "", "| page | against | stories | ratio |")
    yield "|---|---|---|---|"
    for size, pages in sorted(sizes.items()):
        for last, first, ratio, wrong in depths_of(pages):
            yield f"| {last} | {first} | {size:,} | {f'**{ratio:.2f}**' if wrong else f'{ratio:.2f}'} |"


def _plans(title: str, size: int, pages: dict[str, dict]) -> Iterator[str]:
    yield f"# {title}, {size:,} stories: how the SELECTs of every page are answered"
    yield ""
    yield "Written by `make bench-scale`. What was answered the same way on a page above is only named there."
    seen: dict[tuple, str] = {}
    troubles = [(name, said, why) for name, said, why in plan_troubles(pages)]
    yield from ("", "## What would grow", "")
    yield from [f"- {name}: {said}{f' (known: {why})' if why else ''}" for name, said, why in troubles] or ["Nothing."]
    for name, page in pages.items():
        yield from ("", f"## {name}", "", f"`{page['address']}`: {page['queries']} queries")
        known: dict[str, int] = {}
        for plan in page["plans"]:
            shape = (plan["statement"], tuple(line.partition(":")[0] for line in plan["lines"]))
            if shape in seen:
                known[seen[shape]] = known.get(seen[shape], 0) + 1
                continue
            seen[shape] = name
            yield from ("", "```", plan["statement"], *(f"    {line}" for line in plan["lines"]))
            yield from (f"    !! {said}" for said in plan["wrong"])
            yield f"    = {plan['work']:,}"
            yield "```"
        if known:
            yield from ("", "As before: " + ", ".join(f"{number} of {where}" for where, number in known.items()) + ".")
