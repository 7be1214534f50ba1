"""Watch lists in the CMS: stories and keywords under a name, as a filter of the queue."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import admin

from comments.models import WatchList
from news.keys import as_key
from news.models import Article, Keyword
from news.plain import LinesFormField

MOST = 50


def stories_of(lines: list[str]) -> tuple[list[Article], list[str]]:
    """Stories by their number or address, and the lines that lead to none."""
    found, unknown = [], []
    for line in lines:
        key, slug = as_key(line), urlsplit(line).path.rstrip("/").rpartition("/")[2]
        story = Article.objects.filter(pk=key).first() if key else Article.objects.filter(slug=slug or "-").first()
        found, unknown = (found + [story], unknown) if story else (found, unknown + [line])
    return found, unknown


class WatchListForm(forms.ModelForm):
    words = LinesFormField(
        label="Kata kunci", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Pisahkan dengan koma. Semua berita dengan salah satu kata kunci ini ikut dipantau.",
    )  # fmt: skip
    stories = LinesFormField(
        label="Berita", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu baris satu berita: alamatnya di situs, atau nomornya.",
    )  # fmt: skip

    class Meta:
        model = WatchList
        fields = ("name",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["words"] = ", ".join(self.instance.keywords.order_by("name").values_list("name", flat=True))
            chosen = self.instance.articles.select_related("category").order_by("pk")
            self.initial["stories"] = "\n".join(story.get_absolute_url() for story in chosen)

    def clean_words(self):
        words = [" ".join(word.split()) for word in self.cleaned_data["words"].replace("\n", ",").split(",")]
        names = Keyword.objects.spelled([word for word in words if word][:MOST])
        found = list(Keyword.objects.filter(name__in=names))
        unknown = sorted(set(names) - {keyword.name for keyword in found})
        if unknown:
            raise forms.ValidationError(f"Kata kunci ini belum ada: {', '.join(unknown)}.")
        return found

    def clean_stories(self):
        lines = self.cleaned_data["stories"].splitlines()
        if len(lines) > MOST:
            raise forms.ValidationError(f"Paling banyak {MOST} berita. Pakai kata kunci untuk yang lebih banyak.")
        found, unknown = stories_of([line.strip() for line in lines if line.strip()])
        if unknown:
            raise forms.ValidationError(f"Tidak ada berita dengan alamat ini: {', '.join(unknown)}")
        return found

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["words"] or cleaned["stories"]):
            raise forms.ValidationError("Isi paling sedikit satu kata kunci atau satu berita.")
        return cleaned

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.keywords.set(self.cleaned_data["words"])
        self.instance.articles.set(self.cleaned_data["stories"])


@admin.register(WatchList)
class WatchListAdmin(admin.ModelAdmin):
    form = WatchListForm
    list_display = ("name", "made_by", "made_at")
    list_select_related = ("made_by",)
    search_fields = ("name",)
    show_full_result_count = False
    actions = None

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
