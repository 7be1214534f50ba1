"""How the database answers the SELECTs of a page: their plans, what they read, and what in them would grow with the archive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field

from django.db import connection, transaction

#: Tables of more rows may not be read from end to end.
BIG = 10_000
#: Rows that one step may read, and that may be sorted or gathered in one go: a search ranks a thousand and a half.
READ_MOST, SORTED_MOST = 3_000, 1_500
#: What a limit ends after so many rows reads nothing from end to end.
BEGUN = 200
#: Instructions of SQLite's machine for one statement; some twenty a row.
STEPS_MOST, STEPS_SORTED_MOST = 120_000, 60_000
COUNTED_EVERY = 20
_SORTING = {"Sort", "Incremental Sort", "Aggregate", "Hash", "WindowAgg", "Unique"}
_COLUMN = r'"\w+"\."\w+"(?: AS "\w+")?'
_MANY_COLUMNS = re.compile(rf"{_COLUMN}(?:, {_COLUMN}){{3,}}")
_MANY_VALUES = re.compile(r"\((?:%s, ){3,}%s\)")
_NAMED = re.compile(r'(?:FROM|JOIN) "(\w+)" (?:AS )?"?(\w+)"?')
LONGEST = 700


@dataclass(frozen=True)
class Statement:
    """A statement as it was sent, with its parameters."""

    sql: str
    params: tuple | None

    @property
    def reads(self) -> bool:
        return self.sql.lstrip(" (").startswith(("SELECT", "WITH"))

    @property
    def short(self) -> str:
        """Without what is long and says little: columns, values, quotation marks."""
        text = _MANY_COLUMNS.sub("...", " ".join(self.sql.split()))
        text = _MANY_VALUES.sub("(...)", text).replace('"', "")
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 200]} ... {text[-200:]}"


@dataclass
class Plan:
    """`work` is what was read: buffers of PostgreSQL, instructions of SQLite. `wrong` says what would grow."""

    statement: str
    lines: list[str] = field(default_factory=list)
    work: int = 0
    wrong: list[str] = field(default_factory=list)

    def told(self) -> dict:
        return asdict(self)


def statements_of(act: Callable) -> list[Statement]:
    """Every statement that is sent while something is done."""
    sent: list[Statement] = []

    def note(execute, sql, params, many, context):
        sent.append(Statement(sql, None if params is None else tuple(params)))
        return execute(sql, params, many, context)

    before, connection.force_debug_cursor = connection.force_debug_cursor, True  # logged, a prepared question is whole
    try:
        with connection.execute_wrapper(note):
            act()
    finally:
        connection.force_debug_cursor = before
    return sent


def tables_by_size() -> dict[str, int]:
    """Table -> about how many rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
            return dict(cursor.fetchall())
        names = connection.introspection.table_names(cursor)
        found = {}
        for name in names:
            cursor.execute(f'SELECT COUNT(*) FROM "{name}"')  # noqa: S608 - a name of the database's own
            (found[name],) = cursor.fetchone()
        return found


def plans_of(statements: list[Statement], sizes: dict[str, int]) -> list[Plan]:
    """The plans of those that read. They are answered once more for it, and nothing stays of that."""
    explain = _explain_postgresql if connection.vendor == "postgresql" else _explain_sqlite
    with transaction.atomic():
        plans = [explain(one, sizes) for one in statements if one.reads]
        transaction.set_rollback(True)
    return plans


# PostgreSQL


def _explain_postgresql(statement: Statement, sizes: dict[str, int]) -> Plan:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {statement.sql}", statement.params)
        top = cursor.fetchone()[0][0]["Plan"]
    return Plan(statement.short, list(_lines(top)), _buffers(top), [*_troubles(top, sizes)])


def _buffers(node: dict) -> int:
    return node.get("Shared Hit Blocks", 0) + node.get("Shared Read Blocks", 0)


def _rows(node: dict) -> int:
    """What a node gives and throws away, over all of its turns."""
    lost = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
    return round((node["Actual Rows"] + sum(node.get(name, 0) for name in lost)) * node["Actual Loops"])


def _shape(node: dict) -> tuple:
    """What makes two nodes alike."""
    own = (node["Node Type"], node.get("Index Name"), node.get("Relation Name"))
    return own, tuple(_shape(child) for child in node.get("Plans", ()))


def _lines(node: dict, depth: int = 0, times: int = 1) -> Iterator[str]:
    """A plan as indented lines; of steps that are alike the first stands for all."""
    words = [node["Node Type"]]
    words += [node[key] for key in ("Index Name",) if key in node]
    words += [f"on {node['Relation Name']}"] if "Relation Name" in node else []
    turns = node["Actual Loops"]
    figures = [f"{node['Actual Rows']:g} rows" + (f" x {turns:g}" if turns != 1 else "")]
    removed = _rows(node) - round(node["Actual Rows"] * turns)
    figures += [f"{removed:,} thrown away"] if removed else []
    figures += [f"{_buffers(node):,} buffers"]
    figures += [f"{times:,} like this"] if times > 1 else []
    yield f"{'  ' * depth}{' '.join(words)}: {', '.join(figures)}"
    alike = Counter(_shape(child) for child in node.get("Plans", ()))
    for child in node.get("Plans", ()):
        if number := alike.pop(_shape(child), 0):
            yield from _lines(child, depth + 1, number)


def _troubles(node: dict, sizes: dict[str, int]) -> Iterator[str]:
    kind, table = node["Node Type"], node.get("Relation Name", "")
    children = node.get("Plans", ())
    if kind == "Seq Scan" and sizes.get(table, 0) > BIG and _rows(node) > BEGUN:
        yield f"reads {table} from end to end"
    elif (kind.endswith("Scan") or kind == "Nested Loop") and _rows(node) > READ_MOST:
        yield f"{kind} of {_rows(node):,} rows{f' of {table}' if table else ''}"
    if kind in _SORTING and (given := max((_rows(child) for child in children), default=0)) > SORTED_MOST:
        yield f"{kind} of {given:,} rows"
    if kind.startswith("Gather"):
        yield "asks several processors"
    for child in children:
        yield from _troubles(child, sizes)


# SQLite


def _explain_sqlite(statement: Statement, sizes: dict[str, int]) -> Plan:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.params)
        rows = cursor.fetchall()
    plan = Plan(statement.short, _tree(rows), _steps(statement))
    tables = {alias: table for table, alias in _NAMED.findall(statement.sql)}
    for line in {line.strip() for line in plan.lines}:
        word, _, rest = line.partition(" ")
        name = rest.split(" ")[0]
        by_itself = " USING " not in line and " VIRTUAL TABLE INDEX " not in line  # FTS5 has its own
        if word == "SCAN" and by_itself and sizes.get(tables.get(name, name), 0) > BIG:
            plan.wrong.append(f"reads {tables.get(name, name)} from end to end")
    if plan.work > STEPS_SORTED_MOST and any("TEMP B-TREE" in line for line in plan.lines):
        plan.wrong.append(f"sorts, in {plan.work:,} steps")
    elif plan.work > STEPS_MOST:
        plan.wrong.append(f"takes {plan.work:,} steps")
    return plan


def _tree(rows: list[tuple]) -> list[str]:
    """The lines of a plan, indented; of those that are alike under one line the first stands for all."""
    depths, lines = {0: -1}, Counter()
    for key, above, _, detail in rows:
        depths[key] = depths[above] + 1
        lines["  " * depths[key] + re.sub(r"SUBQUERY \d+", "SUBQUERY", detail)] += 1
    return [line + (f" ({times} like this)" if times > 1 else "") for line, times in lines.items()]


def _steps(statement: Statement) -> int:
    """How many instructions SQLite's machine takes for an answer."""
    taken = 0

    def count():
        nonlocal taken
        taken += COUNTED_EVERY

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, COUNTED_EVERY)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.params)
            cursor.fetchall()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return taken
