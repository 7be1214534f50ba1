"""A row that remembers what the database holds of it, so that saving knows what has changed."""

from django.db import models


class StoredValues(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._stored = dict(zip(field_names, values, strict=True))
        return row

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        self._remember_stored(fields)

    def _remember_stored(self, names=None) -> None:
        """Note what the database holds now, of some fields (by name) or of all."""
        noted = {f.attname for f in self._meta.concrete_fields if names is None or {f.name, f.attname} & set(names)}
        values = {name: self.__dict__[name] for name in noted & set(self.__dict__)}
        self._stored = {**getattr(self, "_stored", {}), **values}

    def _stored_value(self, name: str):
        """What the database holds of a field, as far as it is known."""
        return getattr(self, "_stored", {}).get(name)

    def _changed(self, name: str) -> bool:
        stored = getattr(self, "_stored", {})
        return name in stored and stored[name] != getattr(self, name)
