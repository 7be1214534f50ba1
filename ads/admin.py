"""Banners in the CMS."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html

from ads.models import Banner
from news.photos import take_in_banner


class BannerForm(forms.ModelForm):
    picture = forms.FileField(
        label="gambar",
        required=False,
        help_text="JPEG, PNG, WebP, atau AVIF. Ukuran lazim: 970 x 250 piksel.",
    )

    class Meta:
        model = Banner
        fields = ("slot", "advertiser", "picture", "alt", "link", "starts_at", "ends_at")

    def clean_picture(self):
        upload = self.cleaned_data["picture"]
        if upload:
            name, self.instance.width, self.instance.height = take_in_banner(upload)
            self.instance.image_name = name
        elif not self.instance.image_name:
            raise forms.ValidationError("Pilih gambar iklan.")
        return upload


@admin.register(Banner)
class BannerAdmin(admin.ModelAdmin):
    form = BannerForm
    list_display = ("thumbnail", "advertiser", "slot", "starts_at", "ends_at")
    list_display_links = ("thumbnail", "advertiser")
    list_filter = ("slot",)
    search_fields = ("advertiser", "alt")

    @admin.display(description="gambar")
    def thumbnail(self, banner):
        return format_html(
            '<img src="{}" alt="" width="120" height="{}" loading="lazy">',
            banner.image_jpeg,
            round(120 * banner.height / banner.width),
        )
