"""The address of a channel, page, keyword or person in its form."""

from django import forms
from django.contrib import admin

from news.plain import LineFormField
from news.slugs import RESERVED, make_slug


class AddressForm(forms.ModelForm):
    """Any words make an address; without any, the name does. Mixed into forms with a `slug`."""

    slug = LineFormField(
        label="Alamat",
        max_length=200,
        required=False,
        help_text="Kosongkan: dibuat dari nama.",
        error_messages={"unique": "Alamat ini sudah dipakai. Pilih kata lain."},
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}),
    )

    #: The field that gives the address its words.
    named_by = "name"
    longest = 60
    #: Whether the address stands at the root of the site, beside the portal's own words.
    at_root = False

    def clean_slug(self):
        name = self.cleaned_data.get(self.named_by, "")
        slug = make_slug(self.cleaned_data["slug"] or name, self.longest)
        if self.at_root and slug in RESERVED:
            raise forms.ValidationError("Alamat ini dipakai oleh portal sendiri. Pilih kata lain.")
        if name and not slug:
            raise forms.ValidationError("Tulis alamat dengan huruf atau angka.")
        return slug


class PublicNounAdmin(admin.ModelAdmin):
    """A noun with a page of its own, linked by its address: Django's detour by way of admin/r/ asks for no right."""

    def view_on_site(self, obj):
        return obj.get_absolute_url()
