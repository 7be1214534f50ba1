"""The breaking strip in the CMS."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import Resolver404, resolve
from django.utils import timezone

from news.admin.fields import MomentField
from news.dates import short_stamp
from news.keys import as_key
from news.models import Article, Strip
from news.models.strip import check_link, path_of_ours

USUAL_HOURS = 2
#: Quick picks in hours after the beginning.
LASTS = [("", "Sampai jam di bawah"), (1, "1 jam"), (3, "3 jam"), (6, "6 jam")]


class StripForm(forms.ModelForm):
    """One field takes the address of a story, of another page of ours, or of another site."""

    text = forms.CharField(
        label="Teks",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Satu kalimat pendek. Kosongkan untuk memakai judul beritanya.",
    )
    link = forms.CharField(
        label="Tautan",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}),
        help_text="Alamat berita, salin saja dari peramban. Boleh juga halaman lain atau situs lain.",
    )
    starts_at = MomentField(label="Mulai", initial=timezone.now)
    lasts = forms.TypedChoiceField(
        label="Lama tampil", coerce=int, empty_value=0, required=False, choices=LASTS, widget=forms.RadioSelect
    )
    ends_at = MomentField(
        label="Berakhir",
        required=False,
        initial=lambda: timezone.now() + timedelta(hours=USUAL_HOURS),
        help_text="Pita hilang sendiri pada jam ini.",
    )

    class Meta:
        model = Strip
        fields = ("text", "link", "starts_at", "ends_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.article_id:
            self.initial["link"] = self.instance.get_absolute_url()

    def clean(self):
        cleaned = super().clean()
        starts, lasts = cleaned.get("starts_at"), cleaned.get("lasts")
        if starts and lasts:
            cleaned["ends_at"] = starts + timedelta(hours=lasts)
            self.errors.pop("ends_at", None)
        ends = cleaned.get("ends_at")
        if not ends and "ends_at" not in self.errors:
            self.add_error("ends_at", "Pilih lamanya, atau isi jam berakhirnya.")
        elif starts and ends and ends <= starts:
            self.add_error("ends_at", "Waktu berakhir harus sesudah waktu mulai.")
        self._find_story(cleaned)
        if "link" not in self.errors and not cleaned.get("text"):
            if self.instance.article:
                cleaned["text"] = self.instance.article.title
            elif "text" not in self.errors:
                self.add_error("text", "Tulis teksnya; hanya berita yang judulnya bisa dipakai.")
        return cleaned

    def _find_story(self, cleaned) -> None:
        """Keep a story as itself, so that the strip follows its address and goes when it goes."""
        link = cleaned.get("link", "")
        self.instance.article = None
        try:
            parts = _story_parts(link)
            if parts:
                self.instance.article = _story(**parts)
                cleaned["link"] = ""
            elif link:
                check_link(link)
        except forms.ValidationError as refusal:
            self.add_error("link", refusal)


def _story_parts(link: str) -> dict:
    """{"category", "slug"} when a link has the form of a story's address on this site, else nothing."""
    try:
        match = resolve(path_of_ours(link))
    except Resolver404:
        return {}
    return match.kwargs if match.view_name == "news:article" else {}


def _story(category: str, slug: str) -> Article:
    found = Article.objects.filter(Q(slug=slug) | Q(old_slugs__slug=slug)).first()
    if found is None:
        raise forms.ValidationError("Tidak ada berita di alamat itu.")
    return found


@admin.register(Strip)
class StripAdmin(admin.ModelAdmin):
    form = StripForm
    list_display = ("text", "standing", "starts", "ends")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("text",)
    fields = ("text", "link", "starts_at", "lasts", "ends_at")

    def get_queryset(self, request):
        shown = Strip.objects.shown()
        is_shown = ExpressionWrapper(Q(pk=shown.pk if shown else 0), output_field=BooleanField())
        return super().get_queryset(request).annotate(is_shown=is_shown)

    def get_fields(self, request, obj=None):
        # Who may only look gets the fields as text; the quick picks are no field of the strip.
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [name for name in self.fields if may or name != "lasts"]

    def get_changeform_initial_data(self, request):
        """`?berita=12` begins a strip about that story."""
        story = Article.objects.filter(pk=as_key(request.GET.get("berita"))).first()
        return {"text": story.title, "link": story.get_absolute_url()} if story and story.is_public() else {}

    @admin.display(description="keadaan")
    def standing(self, strip):
        """Of those that run readers see one: the latest whose story, if it has one, is public."""
        now = timezone.now()
        if strip.ends_at <= now:
            return "Berakhir"
        if strip.starts_at > now:
            return "Terjadwal"
        return "Tampil" if strip.is_shown else "Tidak tampil"

    @admin.display(description="mulai", ordering="starts_at")
    def starts(self, strip):
        return short_stamp(strip.starts_at)

    @admin.display(description="berakhir", ordering="ends_at")
    def ends(self, strip):
        return short_stamp(strip.ends_at)
