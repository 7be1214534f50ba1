"""The photo library in the CMS."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html

from news.models import Photo
from news.photos import PhotoRefused, refocus, take_in


class PhotoForm(forms.ModelForm):
    file = forms.FileField(
        label="berkas",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text="JPEG, PNG, WebP, atau AVIF. Data lokasi dan kamera dibuang.",
    )

    class Meta:
        model = Photo
        fields = ("caption", "credit", "rights", "alt", "place", "taken_at", "focal_x", "focal_y")

    user = None

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not self.instance._state.adding:
            return None
        if not upload:
            raise forms.ValidationError("Pilih berkas foto.")
        try:
            photo = take_in(upload, user=self.user)
        except PhotoRefused as refusal:
            raise forms.ValidationError(refusal.messages) from refusal
        # From here on the form describes the stored photograph, a known one included.
        self.instance = photo
        return upload


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "caption", "credit", "rights", "place", "added_at")
    list_display_links = ("thumbnail", "caption")
    list_filter = ("rights", "added_at")
    list_per_page = 48
    search_fields = ("caption", "credit", "alt", "place")
    ordering = ("-added_at", "-pk")
    readonly_fields = ("picture", "used_in")
    show_full_result_count = False

    def get_fields(self, request, obj=None):
        words = ["caption", "credit", "rights", "alt", "place", "taken_at"]
        if obj is None:
            return ["file", *words]
        return ["picture", *words, "focal_x", "focal_y", "used_in"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        moved = {"focal_x", "focal_y"} & set(form.changed_data)
        super().save_model(request, obj, form, change=True)
        if change and moved:
            refocus(obj, (obj.focal_x, obj.focal_y))

    def has_delete_permission(self, request, obj=None):
        used = obj is not None and (obj.led_articles.exists() or obj.portrait_of.exists())
        return super().has_delete_permission(request, obj) and not used

    @admin.display(description="foto")
    def thumbnail(self, photo):
        return _image(photo, "3:2", 0, "list-thumb")

    @admin.display(description="foto")
    def picture(self, photo):
        return _image(photo, "16:9", 1, "photo-large")

    @admin.display(description="dipakai di")
    def used_in(self, photo):
        titles = photo.led_articles.order_by("-saved_at").values_list("title", flat=True)[:20]
        return "; ".join(titles) or "Belum dipakai"


def _image(photo, shape, which, css_class):
    widths = photo.widths(shape)
    width = widths[min(which, len(widths) - 1)]
    return format_html(
        '<img class="{}" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        css_class,
        photo.rendition(shape, width),
        photo.alt,
        *photo.size(shape, width),
    )
