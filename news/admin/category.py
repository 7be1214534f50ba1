"""Channels in the CMS."""

from django.contrib import admin

from news.admin.address import AddressForm, PublicNounAdmin
from news.admin.labelled import LabelledList
from news.models import Category


class CategoryForm(AddressForm):
    at_root = True

    class Meta:
        model = Category
        fields = ("name", "slug", "parent", "description", "order", "in_navigation", "on_front_page", "age_notice")
        error_messages = {"name": {"unique": "Sudah ada kanal dengan nama ini."}}


@admin.register(Category)
class CategoryAdmin(LabelledList, PublicNounAdmin):
    form = CategoryForm
    list_display = ("name", "parent", "slug", "order", "in_navigation", "on_front_page")
    list_editable = ("order", "in_navigation", "on_front_page")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.roots().in_order()
            kwargs["empty_label"] = "Tidak ada: kanal ini sendiri yang utama"
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "parent" and field:
            # Their signs beside the list open windows; a new channel has its own page.
            for act in ("add", "change", "view", "delete"):
                setattr(field.widget, f"can_{act}_related", False)
        return field
