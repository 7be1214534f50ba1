"""Banners in the CMS."""

from django import forms
from django.contrib import admin
from django.core import signing
from django.core.files.storage import default_storage
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.html import format_html, format_html_join

from ads.models import SIZES, Banner, Slot, check_link, check_size
from news.admin.fields import ChannelsField, MomentField
from news.admin.photo_form import PHOTO_TYPES
from news.photos import PhotoRefused, take_in_banner, throw_away_banner

#: Pictures that were taken in for a form that is not saved yet: key of the session.
WAITING = "iklan-menunggu"
SIGNED = "ads.admin.picture"
#: Widths in pixels at which a banner is shown to the sales desk: on a phone, and in the column of a story.
PREVIEWS = (("di ponsel", 328), ("di layar lebar", 696))
SIZE_HELP = "; ".join(f"{slot.label.partition(' (')[0]} {size[0]} x {size[1]}" for slot, (size, _) in SIZES.items())


class LinkField(forms.URLField):
    default_validators = (URLValidator(schemes=["http", "https"]), check_link)


class BannerForm(forms.ModelForm):
    """Takes the picture in at once; `kept`, signed, names it while other fields are put right."""

    picture = forms.FileField(
        label="Gambar",
        required=False,
        widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}),
        help_text=f"JPEG, PNG, WebP, atau AVIF. Ukuran lazim dalam piksel: {SIZE_HELP}.",
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    starts_at = MomentField(label="Mulai", initial=Banner._meta.get_field("starts_at").default)
    ends_at = MomentField(label="Selesai", required=False, help_text="Kosong: sampai dihapus.")
    link = LinkField(
        label="Alamat tujuan",
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        error_messages={"invalid": "Tulis alamat situs pengiklan, misalnya https://toko.example/promo."},
    )
    channels = ChannelsField(label="Kanal", help_text=Banner._meta.get_field("channels").help_text)

    class Meta:
        model = Banner
        fields = ("slot", "advertiser", "picture", "kept", "alt", "link", "channels", "starts_at", "ends_at")

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
        if self.instance.image_name and self.cleaned_data.get("slot") in Slot.values:
            self._check_size()

    def _check_size(self) -> None:
        try:
            check_size(self.cleaned_data["slot"], self.instance.width, self.instance.height)
        except forms.ValidationError as wrong:
            self.add_error("picture", wrong)


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
    list_display = ("thumbnail", "advertiser", "slot", "where", "runs", "starts_at", "ends_at")
    list_display_links = ("thumbnail", "advertiser")
    list_filter = ("slot", "channels")
    list_per_page = 50
    search_fields = ("advertiser", "alt")
    readonly_fields = ("current",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("channels")

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

    @admin.display(description="kanal")
    def where(self, banner):
        return ", ".join(channel.name for channel in banner.channels.all()) or "Semua halaman"

    @admin.display(description="keadaan")
    def runs(self, banner):
        return banner.run_label()

    @admin.display(description="gambar sekarang")
    def current(self, banner):
        figures = ((_image(banner, width), words, width) for words, width in PREVIEWS)
        return format_html_join("", "<figure>{}<figcaption>{}, paling lebar {} piksel</figcaption></figure>", figures)


def _image(banner: Banner, widest: int) -> str:
    width = min(widest, banner.width)
    return format_html(
        '<img class="banner-image" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        banner.image_jpeg,
        banner.alt,
        width,
        round(width * banner.height / banner.width),
    )
