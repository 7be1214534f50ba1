"""Banners in the CMS."""

from django import forms
from django.contrib import admin
from django.core import signing
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.html import format_html

from ads.models import Banner
from news.admin.fields import MomentField
from news.admin.lead_photo import PHOTO_TYPES
from news.photos import PhotoRefused, take_in_banner, throw_away_banner

#: Pictures that were taken in for a form that is not saved yet: key of the session.
WAITING = "iklan-menunggu"
SIGNED = "ads.admin.picture"


class BannerForm(forms.ModelForm):
    """Takes the picture in at once; `kept`, signed, names it while other fields are put right."""

    picture = forms.FileField(
        label="Gambar",
        required=False,
        widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}),
        help_text="JPEG, PNG, WebP, atau AVIF. Ukuran lazim: 970 x 250 piksel.",
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    starts_at = MomentField(label="Mulai", initial=Banner._meta.get_field("starts_at").default)
    ends_at = MomentField(label="Selesai", required=False, help_text="Kosong: sampai dihapus.")
    link = forms.URLField(
        label="Alamat tujuan", assume_scheme="https", widget=forms.URLInput(attrs={"class": "vURLField"})
    )

    class Meta:
        model = Banner
        fields = ("slot", "advertiser", "picture", "kept", "alt", "link", "starts_at", "ends_at")

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", "Waktu selesai harus sesudah waktu mulai.")
        if "picture" not in self.errors:
            self._take_in(cleaned.get("picture"), cleaned.get("kept", ""))
        return cleaned

    def _take_in(self, upload, kept: str) -> None:
        try:
            taken = take_in_banner(upload) if upload else _opened(kept)
        except PhotoRefused as refusal:
            self.add_error("picture", forms.ValidationError(refusal.messages))
            return
        if taken:
            self.instance.image_name, self.instance.width, self.instance.height = taken
            self.data = self.data.copy()
            self.data["kept"] = signing.dumps(taken, salt=SIGNED)
            self.fields["picture"].help_text = "Gambar sudah diunggah dan tetap terpilih."
        elif not self.instance.image_name:
            self.add_error("picture", "Pilih gambar iklan.")


def _opened(kept: str) -> list | None:
    """(name, width, height) of a picture that was taken in before and is still there."""
    try:
        taken = signing.loads(kept, salt=SIGNED, max_age=86_400)
    except signing.BadSignature:
        return None
    return taken if default_storage.exists(f"{taken[0]}.jpg") else None


@admin.register(Banner)
class BannerAdmin(admin.ModelAdmin):
    form = BannerForm
    list_display = ("thumbnail", "advertiser", "slot", "starts_at", "ends_at")
    list_display_links = ("thumbnail", "advertiser")
    list_filter = ("slot",)
    search_fields = ("advertiser", "alt")
    readonly_fields = ("current",)

    def get_fields(self, request, obj=None):
        fields = list(BannerForm.Meta.fields)
        return [*fields[:2], "current", *fields[2:]] if obj else fields

    def render_change_form(self, request, context, *args, **kwargs):
        """Remember a picture that a refused form has brought, and throw away those of forms that were left."""
        form = context["adminform"].form
        if request.method == "POST":
            taken = form.instance.image_name
            saved = Banner.objects.filter(image_name=taken).exists()
            self._forget_waiting(request, except_for=taken)
            if taken and not saved:
                request.session[WAITING] = [taken]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        before = Banner.objects.filter(pk=obj.pk).values_list("image_name", flat=True).first()
        super().save_model(request, obj, form, change)
        self._forget_waiting(request, except_for=obj.image_name)
        if before and before != obj.image_name:
            transaction.on_commit(lambda: throw_away_banner(before))

    def delete_model(self, request, obj):
        self.delete_queryset(request, Banner.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        names = list(queryset.values_list("image_name", flat=True))
        super().delete_queryset(request, queryset)
        transaction.on_commit(lambda: [throw_away_banner(name) for name in names])

    def _forget_waiting(self, request, except_for: str) -> None:
        for name in request.session.pop(WAITING, []):
            if name != except_for and not Banner.objects.filter(image_name=name).exists():
                throw_away_banner(name)

    @admin.display(description="gambar")
    def thumbnail(self, banner):
        return _image(banner, 120)

    @admin.display(description="gambar sekarang")
    def current(self, banner):
        return _image(banner, 480)


def _image(banner: Banner, width: int) -> str:
    return format_html(
        '<img class="banner-image" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        banner.image_jpeg,
        banner.alt,
        width,
        round(width * banner.height / banner.width),
    )
