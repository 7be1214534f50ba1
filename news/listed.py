"""The newest stories of many nouns in one query: a subquery gives one value, so it tells its rows as the lines of one text."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import CharField, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat


class Place(NamedTuple):
    """A story by when it came out, as the database writes it, and its key. Places sort by time."""

    published: str
    key: int


class NewestStories(Subquery):
    """Few stories of a question, as a text for `places`; the question says how many, and in which order they are chosen."""

    template = "(SELECT %(function)s(place, %(line)s) FROM (%(subquery)s) AS listed)"
    output_field = TextField()

    def __init__(self, stories: QuerySet):
        super().__init__(stories.values(place=_place))

    def as_sql(self, compiler, connection, **context):
        postgres = connection.vendor == "postgresql"
        line, function = ("chr(10)", "string_agg") if postgres else ("char(10)", "group_concat")
        return super().as_sql(compiler, connection, function=function, line=line, **context)


_place = Concat(Cast("published_at", CharField()), Value("/"), Cast("pk", CharField()))


def places(told: str | None) -> list[Place]:
    """What `NewestStories` has told, newest first."""
    lines = (line.rpartition("/") for line in (told or "").splitlines())
    return sorted((Place(published, int(key)) for published, _, key in lines), reverse=True)
