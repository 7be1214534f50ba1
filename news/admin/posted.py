"""A story's form as a browser sends it: read from a POST or from the form itself, written back, said in words."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from news.dates import stamp
from news.keys import as_key
from news.merging import Fields
from news.models import Article, Byline, Person

BYLINES = "bylines"
#: What a form also sends and nobody has typed.
NOT_TYPED = {"csrfmiddlewaretoken", "version", "copy_key", "photo_file"}
#: What is typed for an act and belongs to no version of the story.
OF_THE_ACT = {"note", "publish_at"}
ROWS_MOST = 20
ROWS_SHOWN = 10
LABELS = {BYLINES: "Penulis", "lead_photo": "Foto utama", "photo_credit": "Kredit", "photo_rights": "Hak pakai"}


def version_of(story: Article) -> str:
    return story.saved_at.isoformat()


def sent_in(data: QueryDict) -> Fields:
    """Everything typed into the form: fields by name, bylines as rows of person, role and name."""
    fields = {
        name: [_storable(value) for value in values if value != ""]
        for name, values in data.lists()
        if not name.startswith(("_", f"{BYLINES}-")) and name not in NOT_TYPED
    }
    if f"{BYLINES}-TOTAL_FORMS" in data:
        fields[BYLINES] = _rows_in(data)
    return fields


def _rows_in(data: QueryDict) -> list[list[str]]:
    total = data[f"{BYLINES}-TOTAL_FORMS"][:4]
    rows = []
    for number in range(min(int(total) if total.isascii() and total.isdecimal() else 0, ROWS_MOST)):
        row = [
            _storable(data.get(f"{BYLINES}-{number}-{part}", "").strip())
            for part in ("person", "role", "name_override")
        ]
        if (row[0] or row[2]) and not data.get(f"{BYLINES}-{number}-DELETE"):
            rows.append(row)
    return rows


def _storable(text: str) -> str:
    """Without what no database keeps in JSON: NUL (PostgreSQL) and halves of characters. No browser types them."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def shown_by(form: forms.ModelForm) -> Fields:
    """What the untouched form of a stored story would send, without what is no words."""
    fields = {field.name: _untouched(field) for field in form if field.name not in NOT_TYPED | OF_THE_ACT}
    rows = form.instance.bylines.all() if form.instance.pk else ()
    return fields | {BYLINES: [[str(row.person_id or ""), row.role, row.name_override] for row in rows]}


def _untouched(field: forms.BoundField) -> list[str]:
    widget, value = field.field.widget, field.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    sent = widget.format_value(value)
    sent = sent if isinstance(sent, list | tuple) else [sent]
    return [str(one) for one in sent if one not in (None, "")]


def initial_of(form: forms.ModelForm, fields: Fields) -> dict:
    """Fields as the initial values of an unbound form."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    names = [name for name in form.fields if name not in NOT_TYPED]
    return {name: form.fields[name].widget.value_from_datadict(data, {}, name) for name in names}


def as_data(fields: Fields, story: Article, **more: str) -> QueryDict:
    """Fields as the POST that brings a story to them. Rows of names that stay are known again."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        if name != BYLINES:
            data.setlist(name, values)
    if BYLINES in fields:
        data.update(_rows_as_data(fields[BYLINES], list(story.bylines.all()) if story.pk else []))
    data.update(more)
    return data


def _rows_as_data(rows: list[list[str]], stored: list[Byline]) -> dict[str, str]:
    known = {(str(row.person_id or ""), row.role, "" if row.person_id else row.name_override): row for row in stored}
    kept, new = [], []
    for person, role, name in rows:
        row = known.pop((person, role, "" if person else name), None)
        (kept if row else new).append((row, [person, role, name], False))
    gone = [(row, [str(row.person_id or ""), row.role, row.name_override], True) for row in known.values()]
    all_rows = kept + gone + new
    if len(all_rows) < ROWS_SHOWN:
        all_rows.append((None, ["", "", ""], False))  # without script there must be room for one more name
    data = {f"{BYLINES}-TOTAL_FORMS": str(len(all_rows)), f"{BYLINES}-INITIAL_FORMS": str(len(kept + gone))}
    for number, (row, values, goes) in enumerate(all_rows):
        data |= {
            f"{BYLINES}-{number}-{part}": value
            for part, value in zip(("person", "role", "name_override"), values, strict=True)
        }
        if row:
            data |= {f"{BYLINES}-{number}-id": str(row.pk), f"{BYLINES}-{number}-article": str(row.article_id)}
        if goes:
            data[f"{BYLINES}-{number}-DELETE"] = "on"
    return data


def same_in(form: forms.ModelForm):
    """`same(name, values, values)`: whether two contents of a field mean the same to the form."""

    def meaning(name: str, values: list):
        field = form.fields.get(name)
        if field is None:
            return values
        data = QueryDict(mutable=True)
        data.setlist(name, values)
        try:
            return field.clean(field.widget.value_from_datadict(data, {}, name))
        except forms.ValidationError:
            return values

    return lambda name, one, other: one == other or meaning(name, one) == meaning(name, other)


def label_of(form: forms.ModelForm, unit: str) -> str:
    return LABELS.get(unit) or (form.fields[unit].label if unit in form.fields else unit)


def words_of(form: forms.ModelForm, names: list[str], fields: Fields) -> str:
    """A unit as people read it; the body stays HTML."""
    if names == [BYLINES]:
        return "\n".join(_names(fields.get(BYLINES, [])))
    said = [(name, _said(form, name, fields.get(name, []))) for name in names if name != "photo_words_of"]
    if len(said) == 1:
        return said[0][1]
    return "\n".join(f"{label_of(form, name)}: {words}" for name, words in said if words)


def _said(form, name: str, values: list[str]) -> str:
    field = form.fields.get(name)
    if isinstance(field, forms.BooleanField):
        return "ya" if values else "tidak"
    if isinstance(field, forms.ModelChoiceField):
        chosen = field.queryset.filter(pk__in=filter(None, map(as_key, values)))
        return ", ".join([field.label_from_instance(one) for one in chosen] or values)
    if isinstance(field, forms.ChoiceField):
        labels = dict(field.choices)
        return ", ".join(str(labels.get(value, value)) for value in values)
    if isinstance(field, forms.DateTimeField) and values:
        try:
            return stamp(field.clean(values[0]))
        except forms.ValidationError:
            return values[0]
    return "\n".join(values)


def _names(rows: list[list[str]]) -> list[str]:
    people = Person.objects.in_bulk(list(filter(None, (as_key(row[0]) for row in rows))))
    roles = dict(Byline.Role.choices)
    found = []
    for person, role, name in rows:
        known = people.get(as_key(person))
        found.append(f"{name or (known.name if known else 'Tidak dikenal')} ({roles.get(role, role)})")
    return found
