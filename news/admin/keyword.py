"""Keywords in the CMS, with their merge."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse_lazy

from news.admin.address import AddressForm, PublicNounAdmin
from news.models import Keyword
from news.plain import LineFormField
from news.related import PINNED


class KeywordForm(AddressForm):
    longest = 90

    merge_into = LineFormField(
        label="Gabungkan ke",
        required=False,
        help_text="Semua berita pindah ke kata kunci itu; alamat lama dialihkan; kata ini hilang.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "data-keywords": reverse_lazy("admin:news_article_keywords")}
        ),
    )

    class Meta:
        model = Keyword
        fields = ("name", "slug", "description", "pinned", "is_timeline")
        labels = {"name": "Nama"}  # taggit's own is English

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].replace(",", " ").split())
        if not name:
            raise forms.ValidationError("Tulis kata kuncinya.")
        if Keyword.objects.exclude(pk=self.instance.pk).filter(name__iexact=name).exists():
            raise forms.ValidationError("Kata kunci ini sudah ada.")
        return name

    def clean_slug(self):
        return super().clean_slug() if self.cleaned_data["slug"] else ""

    def clean_pinned(self):
        stories = self.cleaned_data["pinned"]
        if len(stories) > PINNED:
            raise forms.ValidationError("Sematkan paling banyak tiga berita.")
        return stories

    def clean_merge_into(self):
        name = self.cleaned_data["merge_into"].strip(" ,")
        if not name:
            return None
        other = Keyword.objects.filter(name__iexact=name).first()
        if other is None:
            raise forms.ValidationError("Kata kunci itu belum ada. Pilih yang sudah ada.")
        if other.pk == self.instance.pk:
            raise forms.ValidationError("Pilih kata kunci lain, bukan dirinya sendiri.")
        return other


@admin.register(Keyword)
class KeywordAdmin(PublicNounAdmin):
    form = KeywordForm
    list_display = ("named", "address", "uses", "description")
    search_fields = ("name", "slug")
    autocomplete_fields = ("pinned",)
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(use_count=Count("taggings"))

    def get_fields(self, request, obj=None):
        fields = ["name", "slug", "description", "pinned", "is_timeline"]
        # Who may only look gets the fields as text, and merging is an act.
        return [*fields, "merge_into"] if obj and self.has_change_permission(request, obj) else fields

    @admin.display(description="nama", ordering="name")
    def named(self, keyword):
        return keyword.name

    @admin.display(description="alamat", ordering="slug")
    def address(self, keyword):
        return keyword.slug

    @admin.display(description="dipakai", ordering="use_count")
    def uses(self, keyword):
        return f"{keyword.use_count} berita"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        other, keyword = form.cleaned_data.get("merge_into"), form.instance
        if other:
            name = keyword.name
            keyword.merge_into(other)
            messages.success(request, f"{name} digabung ke {other}; alamat lamanya dialihkan.")

    def response_change(self, request, obj):
        if obj.pk is None:
            return self.response_post_save_change(request, obj)
        return super().response_change(request, obj)
