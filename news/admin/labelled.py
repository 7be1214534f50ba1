"""Lists of the CMS that can be edited in place."""


class LabelledList:
    """Mixed into a ModelAdmin with `list_editable`: each field of the list is called by its column's name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.list_editable and field:
            field.widget.attrs["aria-label"] = field.label
        return field
