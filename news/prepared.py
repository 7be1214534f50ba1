"""Questions whose SQL is written once a process.

A page asks the same five questions each time, with another key and another moment. Building a QuerySet and compiling it costs
Django ten times what SQLite needs for the answer; here that is done with marks in the place of values, once. How rows become
objects is found out once, too (`news.fetched`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from itertools import count

from django.db import DatabaseError, connections
from django.db.models import Model, QuerySet

from news.fetched import Shape

#: Marks: keys (of BigAutoField: they do not fit into a smaller column), texts and moments that no newsroom has. Moments are
#: a century apart, for a question may ask for 48 hours before.
_KEY, _TEXT, _YEAR = 9_000_000_000_000_000, "\ue000", 3050
_CONSTANTS = (bool, slice, timedelta, type(None))
#: Of the pages of a list the first ones are asked for most.
MOST_FORMS = 40
#: What PostgreSQL calls the types of values.
_TYPES = {int: "bigint", str: "text", datetime: "timestamptz"}
#: What it says when a pool (PgBouncer) has put another connection behind ours, with or without a question of that name, and
#: when a column has become another one.
_LOST = {"26000", "42P05", "0A000"}
_number = count()
#: (number of a mark, how long before or after it) for a value that is given, or the value that always stands there.
_Slot = tuple[int, timedelta] | object


def prepared(question: Callable[..., QuerySet]) -> Callable[..., list]:
    """Decorator: the question answers a list. Its arguments are keys, texts, aware moments, and tuples of keys or texts with
    something in them: it puts them into filters and decides nothing by them. Slices, durations, booleans and None are no
    values: a question is written once for each, up to MOST_FORMS of them. No `prefetch_related`.
    """
    written: dict[tuple, _Written] = {}

    @wraps(question)
    def ask(*values, **named) -> list:
        if any(isinstance(value, int) and value >= _KEY for value in (*values, *named.values())):
            return list(question(*values, **named))  # no key of ours: Django knows what no column can hold
        values = tuple(_padded(value) if isinstance(value, tuple) else value for value in (*values, *named.values()))
        form = (*named, *map(_form, values))
        asked = written.get(form)
        if asked is None:
            asked = _Written(question, values, tuple(named))
            if len(written) < MOST_FORMS:
                written[form], asked.lasts = asked, True
        return asked.answer(values)

    ask.question = question
    return ask


def _form(value) -> object:
    """What makes another question of it: how many keys, which constant."""
    if isinstance(value, tuple):
        return len(value)
    return repr(value) if isinstance(value, _CONSTANTS) else type(value)


def _padded(keys: tuple) -> tuple:
    """As many keys as the next power of two: there are few forms, and to ask for one twice costs nothing."""
    return keys + keys[-1:] * ((1 << (len(keys) - 1).bit_length()) - len(keys))


class _Written:
    """One form of a question: its SQL, and what stands where in its parameters. `lasts`: it will be asked again."""

    lasts = False

    def __init__(self, question: Callable[..., QuerySet], values: tuple, names: tuple[str, ...]):
        numbers = count()
        marks = [
            tuple(_mark(one, next(numbers)) for one in value)
            if isinstance(value, tuple)
            else _mark(value, next(numbers))
            for value in values
        ]
        unnamed = len(values) - len(names)
        self.asked = question(*marks[:unnamed], **dict(zip(names, marks[unnamed:], strict=True)))
        compiler = self.asked.query.get_compiler(using=self.asked.db)
        self.sql, parameters = compiler.as_sql()
        self.slots = [_slot(parameter) for parameter in parameters]
        self.shape = Shape(self.asked, compiler)
        #: Those slots that a value is given for, each once, and the question for PostgreSQL by its name.
        self.places = list(dict.fromkeys(slot for slot in self.slots if isinstance(slot, tuple)))
        self.name = f"question_{next(_number)}"
        self.by_name = f"EXECUTE {self.name}" + (f"({', '.join(['%s'] * len(self.places))})" if self.places else "")

    def answer(self, values: tuple) -> list:
        given = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
        connection = connections[self.asked.db]
        if connection.vendor == "postgresql" and not connection.queries_logged and self._is_asked_again(connection):
            try:
                return self._rows(connection, self._executed(connection, given))
            except DatabaseError as error:
                if getattr(error.__cause__, "pgcode", None) not in _LOST:
                    raise
        return self._rows(connection, (self.sql, tuple(_value(slot, given, connection) for slot in self.slots)))

    def _is_asked_again(self, connection) -> bool:
        """Whether it was asked on this connection before: one that is closed after each request need not plan anything."""
        connection.ensure_connection()
        if connection.__dict__.get("_asked_on") is not connection.connection:
            connection._asked_on, connection._asked, connection._planned = connection.connection, set(), set()
        again = self in connection._asked
        if self.lasts:
            connection._asked.add(self)
        return again

    def _rows(self, connection, told: tuple[str, tuple]) -> list:
        """What the database answers to (SQL, parameters)."""
        with connection.cursor() as cursor:
            cursor.execute(*told)
            return self.shape.of(cursor.fetchall(), connection)

    def _executed(self, connection, given: list) -> tuple[str, tuple]:
        """The question for PostgreSQL, which plans it once a connection: ten joins take longer to plan than to read."""
        values = tuple(_value(slot, given, connection) for slot in self.places)
        if self not in connection._planned:
            self._plan(connection, values)
            connection._planned.add(self)
        return self.by_name, values

    def _plan(self, connection, values: tuple) -> None:
        types = ", ".join(next(name for kind, name in _TYPES.items() if isinstance(value, kind)) for value in values)
        with connection.cursor() as cursor:
            told = [
                f"${self.places.index(slot) + 1}" if isinstance(slot, tuple) else cursor.mogrify("%s", (slot,)).decode()
                for slot in self.slots
            ]
            cursor.execute(f"PREPARE {self.name}{f'({types})' if types else ''} AS {self.sql % tuple(told)}")


def _mark(value, number: int):
    if isinstance(value, _CONSTANTS):
        return value
    if isinstance(value, datetime):
        return datetime(_YEAR + 100 * number, 1, 1, tzinfo=UTC)
    return f"{_TEXT}{number}" if isinstance(value, str) else _KEY + number


def _slot(parameter) -> _Slot:
    if isinstance(parameter, int) and parameter >= _KEY:
        return parameter - _KEY, timedelta()
    if isinstance(parameter, str) and parameter.startswith(_TEXT):
        return int(parameter[len(_TEXT) :]), timedelta()
    moment = _moment(parameter)
    if moment is None:
        return parameter
    number = (moment.year - _YEAR + 50) // 100
    return number, moment - datetime(_YEAR + 100 * number, 1, 1, tzinfo=UTC)


def _moment(parameter) -> datetime | None:
    """The marked moment that a parameter is, as it is or as SQLite's text of it in UTC; None for anything else."""
    if isinstance(parameter, str) and parameter[4:5] == "-":
        try:
            parameter = datetime.fromisoformat(parameter).replace(tzinfo=UTC)
        except ValueError:
            return None
    return parameter if isinstance(parameter, datetime) and parameter.year >= _YEAR - 50 else None


def _value(slot: _Slot, given: list, connection):
    if not isinstance(slot, tuple):
        return slot
    number, away = slot
    value = given[number]
    return connection.ops.adapt_datetimefield_value(value + away) if isinstance(value, datetime) else value


def give(instance: Model, name: str, model: type[Model], rows: list) -> None:
    """Let `instance.<name>.all()` answer rows of `model` that are at hand, unless it has been given some already."""
    found = model._default_manager.all()
    found._result_cache, found._prefetch_done = rows, True
    instance.__dict__.setdefault("_prefetched_objects_cache", {}).setdefault(name, found)
