"""Rows of the database as objects, made as fast as Python can: a page of stories and comments is made of a hundred."""

from __future__ import annotations

from django.db import models
from django.db.models.base import ModelState
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    QuerySet,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler


class Fetched(models.Model):
    """Objects whose fields are set at once. Django asks each field and sends two signals, which nobody here listens to."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        state = row._state = ModelState()
        state.adding, state.db = False, db
        return row


class Shape:
    """What the rows of one question become: objects with those that were selected with them, tuples, or single values.

    Django's iterables find the same out anew for every answer; for one row that costs more than the rest.
    """

    def __init__(self, asked: QuerySet, compiler: SQLCompiler):
        """`compiler` has written the SQL of `asked`. Raises TypeError for an answer of another kind."""
        kinds = {ModelIterable: self._objects, ValuesListIterable: self._tuples, FlatValuesListIterable: self._values}
        if asked._iterable_class not in kinds or asked._known_related_objects or asked._prefetch_related_lookups:
            raise TypeError("a prepared question answers objects, values_list() or values_list(flat=True)")
        self.of = kinds[asked._iterable_class]
        #: Columns behind these are only sorted by.
        self.width = compiler.col_count if compiler.has_extra_select else None
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        found = compiler.get_converters(columns)
        self.converters = [(place, *told) for place, told in found.items()]
        if asked._iterable_class is ModelIterable:
            self._learn(asked, compiler)

    def _learn(self, asked: QuerySet, compiler: SQLCompiler) -> None:
        told, self.db = compiler.klass_info, asked.db
        first, last = told["select_fields"][0], told["select_fields"][-1] + 1
        self.own, self.model = slice(first, last), told["model"]
        self.names = [column.target.attname for column, _, _ in compiler.select[self.own]]
        self.populators = get_related_populators(told, compiler.select, self.db)
        self.annotations = tuple(compiler.annotation_col_map.items())

    def _objects(self, rows: list, connection) -> list:
        return [self._object(row) for row in self._converted(rows, connection)]

    def _object(self, row):
        made = self.model.from_db(self.db, self.names, row[self.own])
        for populator in self.populators:
            populator.populate(row, made)
        for name, place in self.annotations:
            setattr(made, name, row[place])
        return made

    def _tuples(self, rows: list, connection) -> list[tuple]:
        return [tuple(row) for row in self._converted(rows, connection)]

    def _values(self, rows: list, connection) -> list:
        return [row[0] for row in self._converted(rows, connection)]

    def _converted(self, rows: list, connection) -> list:
        """As the fields want them: SQLite knows neither times nor truth."""
        if self.width is not None:
            rows = [row[: self.width] for row in rows]
        if not self.converters:
            return rows
        rows = [list(row) for row in rows]
        for place, converters, column in self.converters:
            for row in rows:
                value = row[place]
                for converter in converters:
                    value = converter(value, column, connection)
                row[place] = value
        return rows
