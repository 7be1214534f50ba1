"""Byline people in the CMS."""

from django.contrib import admin

from news.models import Person


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("name", "initials", "role", "is_editor", "is_active")
    list_filter = ("is_editor", "is_active")
    search_fields = ("name", "initials", "role")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("portrait", "user")
    fieldsets = (
        (None, {"fields": ("name", "slug", "initials", "role", "bio", "portrait")}),
        ("Redaksi", {"fields": ("is_editor", "is_active", "user")}),
    )
