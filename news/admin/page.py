"""Static pages in the CMS."""

import js_asset
from django.contrib import admin

from news.admin.address import AddressForm, PublicNounAdmin
from news.admin.fields import BodyWidget
from news.admin.labelled import LabelledList
from news.models import Page
from news.prose import BodyField


class PageForm(AddressForm):
    named_by, at_root = "title", True

    class Meta:
        model = Page
        fields = ("title", "slug", "automatic", "body", "order", "in_footer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].help_text = "Kosongkan: dibuat dari judul."


@admin.register(Page)
class PageAdmin(LabelledList, PublicNounAdmin):
    form = PageForm
    formfield_overrides = {BodyField: {"widget": BodyWidget}}
    list_display = ("title", "slug", "order", "in_footer", "changed_at")
    list_editable = ("order", "in_footer")
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}

    def render_change_form(self, request, context, *args, **kwargs):
        # The editor's import map is inline: it needs the request's nonce.
        context["media"] = js_asset.Media.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)
