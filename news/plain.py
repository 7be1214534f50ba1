"""Plain words as they are kept: without what nobody sees, on one line or on several, by whatever path they come in."""

from __future__ import annotations

import re

from django import forms
from django.db import models

#: Never shown, and harmful in feeds, in search and in front of a scheme: control characters, zero-width characters,
#: marks of writing direction, halves of characters. The zero-width joiner stays; emoji are made with it.
UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
                    "\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]")  # fmt: skip


def line(text: str) -> str:
    """Words on one line, with single spaces."""
    return " ".join(UNSEEN.sub("", text).split())


def lines(text: str) -> str:
    """Words on several lines."""
    return "\n".join(" ".join(one.split()) for one in UNSEEN.sub("", text).splitlines()).strip()


class LineFormField(forms.CharField):
    """Measures and demands what will be kept, not what was typed."""

    tidy = staticmethod(line)

    def to_python(self, value):
        return self.tidy(super().to_python(value) or "")


class LinesFormField(LineFormField):
    widget = forms.Textarea
    tidy = staticmethod(lines)


class _Plain:
    """Mixed into a model's field of text: save(), bulk_create() and update() all come through here."""

    form_class = LineFormField

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs

    def to_python(self, value):
        value = super().to_python(value)
        return self.form_class.tidy(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.to_python(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class, **kwargs})


class LineField(_Plain, models.CharField):
    """Plain words on one line: a title, a name, a caption."""


class LinesField(_Plain, models.TextField):
    """Plain words on several lines: a profile, a description."""

    form_class = LinesFormField
