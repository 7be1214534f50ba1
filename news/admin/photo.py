"""The photo library in the CMS."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from news.admin.fields import MomentField, as_key
from news.admin.lead_photo import PHOTO_HELP, PHOTO_TYPES
from news.models import Photo
from news.photos import PhotoRefused, refocus, take_in, throw_away
from news.workflow import may_describe

FOCAL = ("focal_x", "focal_y")
WORDS = ("caption", "credit", "rights", "alt", "place", "taken_at")


class PhotoForm(forms.ModelForm):
    """Takes a file in as soon as it is sent; `kept` names it while other fields are put right."""

    file = forms.FileField(
        label="Berkas", required=False, widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}), help_text=PHOTO_HELP
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    taken_at = MomentField(label="Diambil", required=False)

    class Meta:
        model = Photo
        fields = (*WORDS, *FOCAL)
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # The picture itself is never exchanged: another file is another photograph.
            del self.fields["file"], self.fields["kept"]

    def clean(self):
        cleaned = super().clean()
        if "file" in self.fields and not self.errors.get("file"):
            self._take_in(cleaned.get("file"), as_key(cleaned.get("kept")))
        if not self.errors and set(FOCAL) & set(self.changed_data):
            self._refocus(cleaned)
        return cleaned

    def _take_in(self, upload, kept: int | None) -> None:
        """From here on the form describes the stored photograph."""
        started = timezone.now()
        try:
            photo = take_in(upload, user=self.user) if upload else self._kept(kept)
        except PhotoRefused as refusal:
            self.add_error("file", forms.ValidationError(refusal.messages))
            return
        if photo is None:
            self.add_error("file", "Pilih berkas foto.")
        elif photo.added_at < started and photo.pk != kept:
            self.add_error("file", f"“{photo}” sudah ada di pustaka. Ubah keterangannya di sana.")
        else:
            self.instance = photo
            self.data = self.data.copy()
            self.data["kept"] = str(photo.pk)
            self.fields["file"].help_text = "Foto sudah diunggah dan tetap terpilih."

    def _kept(self, key: int | None) -> Photo | None:
        photo = Photo.objects.filter(pk=key, added_by=self.user).first()
        return photo if photo and may_describe(self.user, photo) else None

    def _refocus(self, cleaned: dict) -> None:
        focal = (cleaned["focal_x"], cleaned["focal_y"])
        if not all(0 <= place <= 1 for place in focal):
            return  # the model says so at the field
        try:
            refocus(self.instance, focal)
        except (PhotoRefused, OSError):
            self.add_error("focal_x", "Foto ini tidak bisa dipotong ulang; berkas asalnya tidak terbaca.")


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "caption", "credit", "rights", "place", "added_at")
    list_display_links = ("thumbnail", "caption")
    list_filter = ("rights", "added_at")
    list_per_page = 48
    search_fields = ("caption", "credit", "alt", "place")
    search_help_text = "Cari dalam keterangan, kredit, teks alternatif, dan tempat"
    ordering = ("-added_at", "-pk")
    readonly_fields = ("picture", "used_in")
    show_full_result_count = False

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["file", "kept", *WORDS]
        return ["picture", *WORDS, *FOCAL, "used_in"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change=True)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_describe(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        used = obj is not None and (obj.led_articles.exists() or obj.portrait_of.exists())
        return super().has_delete_permission(request, obj) and not used

    def delete_model(self, request, obj):
        throw_away(obj)

    def delete_queryset(self, request, queryset):
        for photo in queryset:
            throw_away(photo)

    @admin.display(description="foto")
    def thumbnail(self, photo):
        return _image(photo, "3:2", 0, "list-thumb")

    @admin.display(description="foto")
    def picture(self, photo):
        return _image(photo, "16:9", 1, "photo-large")

    @admin.display(description="dipakai di")
    def used_in(self, photo):
        """Stories that are out by their titles; what others are still writing is only counted."""
        out = photo.led_articles.public()
        titles = list(out.order_by("-published_at").values_list("title", flat=True)[:20])
        more = photo.led_articles.exclude(pk__in=out).count()
        return "; ".join(titles + [f"{more} berita yang belum terbit"] * bool(more)) or "Belum dipakai"


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
