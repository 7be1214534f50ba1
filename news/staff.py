"""The staff box of the page Redaksi (Press Law 40/1999, article 12), made from the people in the database."""

from __future__ import annotations

from itertools import groupby

from news.models import Person

#: Beginnings of job titles in the order of the house; what is not here stands behind, by its name.
RANKS = (
    "pendiri", "pemimpin umum", "pemimpin perusahaan", "penanggung jawab", "pemimpin redaksi", "wakil pemimpin",
    "dewan redaksi", "redaktur pelaksana", "sekretaris redaksi", "redaktur", "editor", "asisten", "wartawan",
    "reporter", "koresponden", "kontributor", "fotografer", "pewarta foto", "videografer", "desainer", "ilustrator",
)  # fmt: skip
EDITOR_IN_CHIEF = "pemimpin redaksi"


def staff_by_role() -> list[tuple[str, list[Person]]]:
    """(job title, people) from the head of the house downwards. One query."""
    people = sorted(Person.objects.staff(), key=lambda one: (_rank(one.role), one.role.casefold()))
    return [(role, list(members)) for role, members in groupby(people, key=lambda one: one.role)]


def responsible(named: str, staff: list[tuple[str, list[Person]]]) -> str:
    """Who answers for the paper in law: who the settings name, else the head of the newsroom, else nobody."""
    chiefs = [person.name for role, people in staff if role.casefold() == EDITOR_IN_CHIEF for person in people]
    return named or ", ".join(chiefs)


def _rank(role: str) -> int:
    role = role.casefold()
    return next((place for place, start in enumerate(RANKS) if role.startswith(start)), len(RANKS))
