"""How a photograph's credit is printed: one pattern for all, others for some rights classes, as the house has set them."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

#: What a pattern may name: the photographer, where the photograph came from, brand and name of the newsroom.
PLACEHOLDERS = ("credit", "source", "BRAND", "Brand")
_BRACKETS = "[]() "


@lru_cache(maxsize=8)
def patterns_of(setting: str) -> dict[str, str]:
    """Rights class -> pattern; "" is the one for all others.

    "[Foto: {credit}]; agency: [{source}/{credit}]" has one for all and one for agencies. A class that is named twice
    keeps its last pattern.
    """
    found = {}
    for part in filter(None, map(str.strip, setting.split(";"))):
        name, colon, pattern = part.partition(":")
        named = bool(colon) and name.strip().isalpha() and name.strip().islower()
        found[name.strip() if named else ""] = pattern.strip() if named else part
    return found


def printed_credit(credit: str, rights: str, source: str = "") -> str:
    """ "[Foto: Istimewa]" as it stands behind a caption; "" without a credit.

    A pattern that names a source is for photographs that have one; the others get the pattern for all.
    """
    if not credit:
        return ""
    newsroom = settings.NEWSROOM
    patterns = patterns_of(newsroom.credit)
    pattern = patterns.get(rights, patterns[""])
    if "{source}" in pattern and not source:
        pattern = patterns[""]
    # What editors type as part of the name is not printed twice.
    credit = credit.removeprefix(f"{source}/") if source else credit.removeprefix("Ilustrasi ")
    words = {"credit": credit, "source": source, "BRAND": newsroom.brand, "Brand": newsroom.name}
    return pattern.format_map(words)


def bare_credit(printed: str) -> str:
    """The same without its brackets, for where no caption stands before it."""
    return printed.strip(_BRACKETS)
