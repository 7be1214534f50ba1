"""Acronyms and other names in the CMS; a change holds for the next search."""

from django.contrib import admin

from news.models import SearchAlias


@admin.register(SearchAlias)
class SearchAliasAdmin(admin.ModelAdmin):
    fields = ("short", "full")
    list_display = ("short", "full")
    search_fields = ("short", "full")
    list_per_page = 100
    show_full_result_count = False
