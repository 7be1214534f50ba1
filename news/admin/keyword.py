"""Keywords in the CMS: their form, and a list that says which are used, and when last."""

from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from news.admin.address import AddressForm, PublicNounAdmin
from news.admin.keyword_merging import AT_ONCE, Merging
from news.dates import short_stamp
from news.models import Keyword, KeywordAlias
from news.models.keyword import PINNED
from news.plain import LinesFormField

ALIASES_MOST = 20


class KeywordForm(AddressForm):
    longest = 90

    aliases = LinesFormField(
        label="Sebutan lain",
        required=False,
        help_text="Satu baris satu sebutan. Yang mengetiknya di berita mendapat kata kunci ini.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Keyword
        fields = ("name", "slug", "description", "pinned", "is_timeline")
        labels = {"name": "Nama"}  # taggit's own is English

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["aliases"] = "\n".join(self.instance.aliases.values_list("name", flat=True))

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].replace(",", " ").split())
        if not name:
            raise forms.ValidationError("Tulis kata kuncinya.")
        if Keyword.objects.exclude(pk=self.instance.pk).filter(name__iexact=name).exists():
            raise forms.ValidationError("Kata kunci ini sudah ada.")
        other = KeywordAlias.objects.filter(name__iexact=name).exclude(keyword=self.instance.pk).first()
        if other:
            raise forms.ValidationError(f"Ini sebutan lain dari {other.keyword}. Hapus dulu di sana.")
        return name

    def clean_slug(self):
        return super().clean_slug() if self.cleaned_data["slug"] else ""

    def clean_pinned(self):
        stories = self.cleaned_data["pinned"]
        if len(stories) > PINNED:
            raise forms.ValidationError("Sematkan paling banyak tiga berita.")
        return stories

    def clean_aliases(self):
        """Names that belong to nobody else; the keyword's own name is none."""
        lines = self.cleaned_data["aliases"].replace(",", "\n").splitlines()
        names = list({line.strip().lower(): line.strip() for line in lines if line.strip()}.values())
        own = self.cleaned_data.get("name", "").lower()
        names = [name for name in names if name.lower() != own]
        if len(names) > ALIASES_MOST:
            raise forms.ValidationError(f"Paling banyak {ALIASES_MOST} sebutan lain.")
        for name in names:
            self._check_alias(name)
        return names

    def _check_alias(self, name: str) -> None:
        if len(name) > 100:
            raise forms.ValidationError("Satu sebutan paling panjang 100 huruf.")
        if Keyword.objects.exclude(pk=self.instance.pk).filter(name__iexact=name).exists():
            raise forms.ValidationError(f"{name} sudah kata kunci sendiri. Gabungkan saja keduanya.")
        if KeywordAlias.objects.exclude(keyword=self.instance.pk).filter(name__iexact=name).exists():
            raise forms.ValidationError(f"{name} sudah sebutan lain dari kata kunci lain.")


class UseFilter(admin.SimpleListFilter):
    title = "pemakaian"
    parameter_name = "pemakaian"

    def lookups(self, request, model_admin):
        return [("kosong", "Tidak dipakai"), ("sekali", "Dipakai sekali")]

    def queryset(self, request, queryset):
        if self.value() == "kosong":
            return queryset.unused()
        return queryset.filter(use_count=1) if self.value() == "sekali" else queryset


@admin.register(Keyword)
class KeywordAdmin(Merging, PublicNounAdmin):
    form = KeywordForm
    list_display = ("named", "address", "uses", "last", "description")
    list_filter = (UseFilter,)
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("name", "slug", "aliases__name")
    search_help_text = "Cari dalam nama, alamat, dan sebutan lain"
    autocomplete_fields = ("pinned",)
    list_per_page = 50
    show_full_result_count = False
    actions = ("merge_chosen",)
    fields = ("name", "slug", "aliases", "description", "pinned", "is_timeline")

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    def get_fields(self, request, obj=None):
        # Who may only look gets the fields as text; aliases are no field of the keyword.
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [name for name in self.fields if may or name != "aliases"]

    @admin.display(description="nama", ordering="name")
    def named(self, keyword):
        return keyword.name

    @admin.display(description="alamat", ordering="slug")
    def address(self, keyword):
        return keyword.slug

    @admin.display(description="dipakai", ordering="use_count")
    def uses(self, keyword):
        return keyword.use_words

    @admin.display(description="terakhir", ordering="last_used", empty_value="belum pernah")
    def last(self, keyword):
        return short_stamp(keyword.last_used) if keyword.last_used else None

    @admin.action(description="Gabungkan kata kunci yang dipilih…", permissions=["change"])
    def merge_chosen(self, request, queryset):
        keys = list(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
        if len(keys) > AT_ONCE:
            self.message_user(request, f"Paling banyak {AT_ONCE} kata kunci sekali gabung.", "error")
            return None
        return redirect(f"{reverse('admin:news_keyword_merge')}?{urlencode({'kata': keys}, doseq=True)}")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "aliases" in form.cleaned_data:
            names = form.cleaned_data["aliases"]
            form.instance.aliases.exclude(name__in=names).delete()
            known = set(form.instance.aliases.values_list("name", flat=True))
            for name in names:
                if name not in known:
                    form.instance.aliases.create(name=name)
