"""Autosave: what somebody types is kept beside the story, for this person alone, until a named act saves it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from news.merging import Fields
from news.models import Article, WorkingCopy
from news.workflow import may_edit

#: Letters of one copy; a manuscript of 20,000 words has about 200,000.
LONGEST = 1_500_000
KEY = re.compile(r"[0-9a-f-]{8,36}")
LISTED = 20


class CopyRefused(ValueError):
    """Why a copy is not kept, in Indonesian."""


@dataclass(frozen=True)
class Kept:
    """A copy as its owner finds it again. `usable` is False where the story is not this person's to change now."""

    copy: WorkingCopy
    usable: bool


def keep(user, article: Article | None, key: str, version: str, fields: Fields, *, first: bool) -> WorkingCopy | None:
    """Store what a form holds. Returns None when the form says that it has a copy and there is none any more.

    A form that was saved while its last autosave was still on the way must not leave a copy behind.
    """
    if not KEY.fullmatch(key):
        raise CopyRefused("Formulir ini terlalu lama. Muat ulang halamannya; tulisan Anda ada di peramban ini.")
    if len(json.dumps(fields)) > LONGEST:
        raise CopyRefused("Naskah terlalu panjang untuk disimpan sendiri. Tekan tombol simpan.")
    title = " ".join("".join(fields.get("title", [])).split())[:110]
    held = {"article": article, "version": version[:40], "fields": fields, "title": title}
    return WorkingCopy.objects.keep(user, key, first=first, **held)


def drop(user, key: str) -> None:
    """The words of a form are saved, or nobody wants them any more."""
    WorkingCopy.objects.filter(user=user, key=key).delete()


def copies_of(user) -> list[Kept]:
    """Everything a person has typed and not saved, newest first: for the list "Belum tersimpan"."""
    copies = WorkingCopy.objects.filter(user=user).defer("fields").select_related("article")[:LISTED]
    return [Kept(copy, may_edit(user, copy.article)) for copy in copies]
