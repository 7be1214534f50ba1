"""The names above a story, as rows of its form."""

from django import forms
from django.contrib import admin

from news import workflow
from news.keys import as_key
from news.models import Byline, Person


class _PersonField(forms.ModelChoiceField):
    """People with the initials that will stand behind the last word."""

    def label_from_instance(self, person):
        return f"{person.name} ({person.initials})" if person.initials else person.name


class BylineForm(forms.ModelForm):
    person = _PersonField(
        label="Orang",
        # Those who have left stay where they are, below the others.
        queryset=Person.objects.order_by("-is_active", "name"),
        required=False,
        empty_label="Pilih nama",
    )

    # Our script moves the rows and hides the number.
    position = forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(attrs={"data-position": ""}),
    )

    class Meta:
        model = Byline
        fields = ("person", "role", "name_override", "position")

    def clean_position(self):
        return self.cleaned_data["position"] or 0

    def has_changed(self):
        """A new row counts when it names somebody: the writer's own name that was offered, or another."""
        if self.is_bound and self.instance._state.adding:
            return any((self[name].data or "").strip() for name in ("person", "name_override"))
        return super().has_changed()


class _KnownRow(forms.ModelChoiceField):
    """The key of a row. A row that a colleague has removed meanwhile stays removed and blocks nobody."""

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


def _order(row: BylineForm) -> tuple[bool, int, bool]:
    number = as_key(str(row["position"].value() or ""))
    # Of two rows with one number the one that was moved there goes first.
    return (number is None, number or 0, "position" not in row.changed_data)


class BylineFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        key = form.fields["id"]
        form.fields["id"] = _KnownRow(key.queryset, initial=key.initial, required=False, widget=forms.HiddenInput)

    @property
    def in_order(self) -> list[BylineForm]:
        """The rows as an editor has ordered them; those without a number stay behind the others."""
        return sorted(self.forms, key=_order)

    def keep_order(self) -> None:
        """Store the places of rows in which nothing else has changed."""
        for place, row in enumerate(self.in_order):
            if row.instance.pk and row.initial.get("position") != place:
                Byline.objects.filter(pk=row.instance.pk).update(position=place)

    def clean(self):
        super().clean()
        seen = set()
        for row in self.forms:
            data = getattr(row, "cleaned_data", None) or {}
            named = (data.get("person"), data.get("role"))
            if not named[0] or data.get("DELETE"):
                continue
            if named in seen:
                row.add_error("person", "Orang ini sudah ada dengan peran yang sama.")
            seen.add(named)


class BylineInline(admin.TabularInline):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    extra = 1
    max_num = 10
    verbose_name = "nama"
    verbose_name_plural = "Penulis"
    template = "admin/news/article/_bylines.html"
    media = forms.Media()  # our own script adds rows; Django's brings jQuery

    def has_add_permission(self, request, obj=None):
        return workflow.may_edit(request.user, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, validate_max=True, **kwargs)
