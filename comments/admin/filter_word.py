"""Kata saringan in the CMS: one word, many at once, and a box in which a text is tried out against the whole policy."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from comments import policy
from comments.folding import fold
from comments.models import MAX_LENGTH, FilterWord
from news.plain import LinesFormField

#: Words of one paste.
MOST = 500
LONGEST = 80
TOO_SHORT = "Kata ini terlalu pendek untuk dibandingkan. Tulis sedikitnya tiga huruf atau angka."


class FilterWordForm(forms.ModelForm):
    class Meta:
        model = FilterWord
        fields = ("word", "kind")

    def clean_word(self):
        word = self.cleaned_data["word"]
        folded = fold(word)
        if len(folded) < 3:
            raise forms.ValidationError(TOO_SHORT)
        other = FilterWord.objects.filter(folded=folded).exclude(pk=self.instance.pk).first()
        if other:
            raise forms.ValidationError(f'Sudah ada: "{other}" dibaca sama dengan kata ini.')
        return word


class ManyWordsForm(forms.Form):
    kind = forms.ChoiceField(label="Jenis", choices=FilterWord.Kind.choices, initial=FilterWord.Kind.SUSPECT)
    words = LinesFormField(
        label="Kata",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=f"Satu baris satu kata atau frasa, paling banyak {MOST}. Yang sudah ada dilewati.",
        error_messages={"required": "Tulis atau tempel dulu kata-katanya."},
    )

    def clean_words(self):
        words = list(dict.fromkeys(filter(None, self.cleaned_data["words"].split("\n"))))
        if len(words) > MOST:
            raise forms.ValidationError(f"Paling banyak {MOST} baris sekaligus; sekarang {len(words)}.")
        unfit = [word for word in words if len(word) > LONGEST or len(fold(word)) < 3]
        if unfit:
            shown = ", ".join(f'"{word[:30]}"' for word in unfit[:5])
            raise forms.ValidationError(f"Terlalu pendek atau lebih panjang dari {LONGEST} huruf: {shown}.")
        return words

    @transaction.atomic
    def save(self) -> tuple[int, int]:
        """How many words are new, and how many were there."""
        known = set(FilterWord.objects.values_list("folded", flat=True))
        new = {folded: word for word in self.cleaned_data["words"] if (folded := fold(word)[:LONGEST]) not in known}
        kind = self.cleaned_data["kind"]
        rows = [FilterWord(word=word, folded=folded, kind=kind) for folded, word in new.items()]
        FilterWord.objects.bulk_create(rows, ignore_conflicts=True)
        return len(rows), len(self.cleaned_data["words"]) - len(rows)


class TrialForm(forms.Form):
    text = LinesFormField(
        label="Teks",
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": MAX_LENGTH}),
        help_text="Tidak disimpan. Aturan yang bergantung pada penulis dan beritanya tidak ikut dicoba.",
        error_messages={"required": "Tulis dulu teks yang mau dicoba."},
    )


@admin.register(FilterWord)
class FilterWordAdmin(admin.ModelAdmin):
    form = FilterWordForm
    list_display = ("word", "kind", "folded", "added_at")
    list_filter = ("kind",)
    search_fields = ("word", "folded")
    list_per_page = 100
    show_full_result_count = False

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("banyak/", view(self.many), name="comments_filterword_many"),
            path("coba/", view(self.trial), name="comments_filterword_trial"),
        ] + super().get_urls()

    def many(self, request):
        """Words by the line."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ManyWordsForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            new, known = form.save()
            said = f"{new} kata ditambahkan." + (f" {known} sudah ada dan dilewati." if known else "")
            self.message_user(request, said, messages.SUCCESS)
            return redirect("admin:comments_filterword_changelist")
        return self._page(request, "many", "Tambah banyak kata", {"form": form})

    def trial(self, request):
        """What the policy would say of a text, and why."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = TrialForm(request.POST if request.method == "POST" else None)
        found = None
        if form.is_valid():
            text = form.cleaned_data["text"]
            reasons = policy.reasons(None, None, text)
            found = {
                "folded": fold(text),
                "refusal": next((one.refusal for one in reasons if one.refusal), ""),
                "reasons": [(policy.FLAGS.get(one.code, "kata terlarang"), one.because) for one in reasons],
            }
        return self._page(request, "trial", "Coba teks", {"form": form, "found": found})

    def _page(self, request, name: str, title: str, context: dict):
        usual = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/comments/filterword/{name}.html", usual | context)
