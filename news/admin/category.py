"""Channels in the CMS."""

from django.contrib import admin

from news.models import Category


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ("name", "parent", "slug", "order", "in_navigation", "on_front_page")
    list_editable = ("order", "in_navigation", "on_front_page")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "parent", "description", "order", "in_navigation", "on_front_page")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.roots().in_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
