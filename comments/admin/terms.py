"""How conversations are held, in the CMS: by channel, under sensitive keywords, and of single stories."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.contrib import admin

from comments.models import ChannelRule, Conversation, Mode, SensitiveKeyword
from news.keys import as_key
from news.models import Article, Category, Keyword
from news.plain import LineFormField


def _modes(usual: str) -> list[tuple[str, str]]:
    return [("", usual), *Mode.choices]


@admin.register(ChannelRule)
class ChannelRuleAdmin(admin.ModelAdmin):
    fields = ("category", "open", "mode", "closes_after_days")
    list_display = ("category", "open", "mode_said", "days_said")
    list_select_related = ("category",)
    ordering = ("category__order", "category__name")
    show_full_result_count = False

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        return super().formfield_for_choice_field(db_field, request, choices=_modes("Seperti seluruh situs"), **kwargs)

    @admin.display(description="pemeriksaan")
    def mode_said(self, rule):
        return rule.get_mode_display() or "Seperti seluruh situs"

    @admin.display(description="ditutup sesudah")
    def days_said(self, rule):
        if rule.closes_after_days is None:
            return "Seperti seluruh situs"
        return f"{rule.closes_after_days} hari" if rule.closes_after_days else "Tidak pernah"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "category":
            kwargs["queryset"] = Category.objects.select_related("parent").in_order()
            kwargs["empty_label"] = "Pilih kanal"
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "category" and field:
            field.help_text = "Berlaku juga untuk subkanalnya yang tidak punya aturan sendiri."
            # Their signs beside the list open windows; channels have a page of their own.
            for act in ("add", "change", "view", "delete"):
                setattr(field.widget, f"can_{act}_related", False)
        return field


class SensitiveKeywordForm(forms.ModelForm):
    name = LineFormField(
        label="Kata kunci",
        max_length=100,
        help_text="Kata kunci yang sudah dipakai di berita, misalnya: bunuh diri, kekerasan seksual, anak.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    class Meta:
        model = SensitiveKeyword
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["name"] = self.instance.keyword.name

    def clean_name(self):
        spelled = Keyword.objects.spelled([self.cleaned_data["name"]])[0]
        keyword = Keyword.objects.filter(name__iexact=spelled).first()
        if keyword is None:
            raise forms.ValidationError("Kata kunci itu belum ada. Tulis seperti yang dipakai di berita.")
        if SensitiveKeyword.objects.filter(keyword=keyword).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Kata kunci ini sudah ditandai peka.")
        self.instance.keyword = keyword
        return keyword.name


@admin.register(SensitiveKeyword)
class SensitiveKeywordAdmin(admin.ModelAdmin):
    form = SensitiveKeywordForm
    fields = ("name",)
    list_display = ("keyword",)
    list_select_related = ("keyword",)
    search_fields = ("keyword__name",)
    show_full_result_count = False


class ConversationForm(forms.ModelForm):
    story = LineFormField(
        label="Berita",
        max_length=400,
        help_text="Alamatnya di situs, atau nomornya.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    class Meta:
        model = Conversation
        fields = ("mode",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["story"].disabled = True
            self.initial["story"] = self.instance.article.title
        elif "mode" in self.fields:
            self.fields["mode"].required = True
            self.initial["mode"] = Mode.BEFORE

    def clean_story(self):
        told = self.cleaned_data["story"]
        if self.instance.pk:
            return self.instance.article
        key, slug = as_key(told), urlsplit(told).path.rstrip("/").rpartition("/")[2]
        found = Article.objects.public()
        story = found.filter(pk=key).first() if key else found.filter(slug=slug or "-").first()
        if story is None:
            raise forms.ValidationError("Tidak ada berita terbit di alamat itu.")
        # Its row may be there already, for the count of its comments.
        self.instance = Conversation.objects.filter(article=story).first() or Conversation(article=story)
        return story


@admin.register(Conversation)
class ConversationAdmin(admin.ModelAdmin):
    """Stories whose comments are held otherwise than their channel's; the other rows only count."""

    form = ConversationForm
    fields = ("story", "mode")
    list_display = ("article", "mode", "visible")
    list_filter = ("mode",)
    list_select_related = ("article",)
    search_fields = ("article__title",)
    ordering = ("-article__published_at",)
    show_full_result_count = False

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        return super().formfield_for_choice_field(db_field, request, choices=_modes("Seperti kanalnya"), **kwargs)

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found if request.resolver_match.kwargs.get("object_id") else found.exclude(mode="")

    def has_delete_permission(self, request, obj=None):
        return False  # its mode is set back; the count stays
