"""Templates that are drawn once in each of their forms, then only filled in: rows of lists, and parts of every page.

A row of a list says the same with other words. Django's template language decides and looks up everything anew for each
row, which costs a millisecond for fifty small decisions; a stencil does it once a process for each combination of answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from weakref import WeakSet

from django.conf import settings
from django.core.signals import setting_changed
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

#: Around a word's name while the template is drawn: characters for private use (Unicode, 23.5), which no escaping touches.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\w+){_CLOSE}")
_all: WeakSet[Stencil] = WeakSet()


class Stencil:
    """A template whose `words` are only printed, never asked; all that it decides by is its form, and `newsroom`.

    Filters on words are for whoever fills it in: while the template is drawn a word is a mark. `plain` words need no
    escaping: numbers, dates and paths of ours.
    """

    def __init__(self, template: str, *words: str, plain: tuple[str, ...] = ()):
        self.template, self.words = template, words
        self._marks = {word: f"{_OPEN}{word}{_CLOSE}" for word in (*words, *plain)}
        self._patterns: dict[tuple, str] = {}
        _all.add(self)

    def fill(self, told: dict[str, object], **form) -> SafeString:
        """The row as HTML. Words are escaped here, in the dictionary itself, but for those that are HTML already."""
        key = tuple(form.values())
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._draw(form)
            if not settings.DEBUG:
                self._patterns[key] = pattern
        for name in self.words:
            word = told[name]
            if word.__class__ is not SafeString:
                told[name] = escape(str(word))
        return SafeString(pattern % told)

    def _draw(self, form: dict) -> str:
        drawn = render_to_string(self.template, {"newsroom": settings.NEWSROOM} | self._marks | form).strip()
        return _MARK.sub(r"%(\1)s", drawn.replace("%", "%%"))

    def forget(self) -> None:
        """Draw anew: a setting has become another one, as only tests make it."""
        self._patterns.clear()


def joined(parts: Iterable[str]) -> SafeString:
    """What stencils have drawn, one after the other."""
    return SafeString("\n".join(parts))


def _forget_all(**kwargs) -> None:
    for stencil in _all:
        stencil.forget()


setting_changed.connect(_forget_all)
