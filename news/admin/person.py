"""Byline people in the CMS."""

from django import forms
from django.contrib import admin

from news.admin.address import AddressForm, PublicNounAdmin
from news.models import Person


class PersonForm(AddressForm):
    longest = 90

    class Meta:
        model = Person
        fields = ("name", "slug", "initials", "role", "bio", "portrait", "is_editor", "on_staff", "is_active", "user")

    def clean_slug(self):
        # Two people may have one name: without a wish the model finds a free address.
        return super().clean_slug() if self.cleaned_data["slug"] else ""

    def clean_initials(self):
        initials = self.cleaned_data["initials"].strip()
        others = Person.objects.exclude(pk=self.instance.pk)
        holder = others.filter(initials__iexact=initials).first() if initials else None
        if holder:
            raise forms.ValidationError(f"Inisial ini sudah dipakai {holder.name}.")
        return initials


@admin.register(Person)
class PersonAdmin(PublicNounAdmin):
    form = PersonForm
    list_display = ("name", "initials", "role", "is_editor", "on_staff", "is_active")
    list_filter = ("is_editor", "on_staff", "is_active")
    search_fields = ("name", "initials", "role")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("portrait", "user")
    fieldsets = (
        (None, {"fields": ("name", "slug", "initials", "role", "bio", "portrait")}),
        ("Redaksi", {"fields": ("is_editor", "on_staff", "is_active", "user")}),
    )

    def get_fieldsets(self, request, obj=None):
        """Whose account belongs to whom is for those who may see accounts."""
        if request.user.has_perm("accounts.view_user"):
            return self.fieldsets
        return (self.fieldsets[0], ("Redaksi", {"fields": ("is_editor", "on_staff", "is_active")}))
