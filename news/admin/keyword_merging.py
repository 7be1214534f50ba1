"""Keyword hygiene in the CMS: several keywords become one, look-alikes are proposed, those that differ are let be."""

from itertools import islice

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy

from news.keys import as_key
from news.lookalikes import Pair, lookalikes
from news.models import DistinctKeywords, Keyword
from news.plain import LineFormField

#: Keywords of one merge, pairs on one page, and the newest keywords among which look-alikes are sought.
AT_ONCE = 20
PAIRS = 50
LOOKED_AT = 10_000


class MergeForm(forms.Form):
    """Into which of some keywords, or into which other one, all of them are merged."""

    target = forms.ChoiceField(label="Menjadi", required=False, widget=forms.RadioSelect)
    other = LineFormField(
        label="Atau ke kata kunci lain yang sudah ada",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "class": "vTextField",
                "data-keywords": reverse_lazy("admin:news_article_keywords"),
            }
        ),
    )

    def __init__(self, keywords: list[Keyword], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(str(one.pk), one.name) for one in keywords]
        self.keywords = {str(one.pk): one for one in keywords}

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get("other", "").strip(" ,")
        if name:
            found = Keyword.objects.filter(name__iexact=Keyword.objects.spelled([name])[0]).first()
            if found is None:
                self.add_error("other", "Kata kunci itu belum ada. Pilih yang sudah ada.")
            self.into = found
        else:
            self.into = self.keywords.get(cleaned.get("target", ""))
            if self.into is None:
                self.add_error("target", "Pilih kata kunci yang tetap ada.")
        if self.into and not self.merged:
            self.add_error("other", "Pilih kata kunci lain, bukan dirinya sendiri.")
        return cleaned

    @property
    def merged(self) -> list[Keyword]:
        """Those that disappear."""
        return [one for one in self.keywords.values() if one != self.into]


class Merging:
    """Mixed into the admin of keywords."""

    def get_urls(self):
        own = {"gabung": (self.merge, "merge"), "mirip": (self.alike, "alike")}
        view = self.admin_site.admin_view
        return [
            path(f"{word}/", view(act), name=f"news_keyword_{name}") for word, (act, name) in own.items()
        ] + super().get_urls()

    def merge(self, request):
        """`?kata=1&kata=2`: what a merge of these would do; a POST does it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        keys = [as_key(key) for key in request.GET.getlist("kata")[:AT_ONCE]]
        keywords = list(Keyword.objects.filter(pk__in=[key for key in keys if key]).with_uses())
        if not keywords:
            raise Http404("no such keywords")
        keywords.sort(key=lambda one: -one.use_count)
        form = MergeForm(
            keywords,
            request.POST if request.method == "POST" else None,
            initial={"target": keywords[0].pk if len(keywords) > 1 else None},
        )
        if form.is_valid() and self._merge(request, form):
            return redirect("admin:news_keyword_changelist")
        return self._page(request, "merge", "Gabungkan kata kunci", {"form": form, "keywords": keywords})

    def _merge(self, request, form: MergeForm) -> bool:
        names = ", ".join(one.name for one in form.merged)
        try:
            with transaction.atomic():
                for one in form.merged:
                    one.merge_into(form.into)
                self.log_change(request, form.into, f"Digabungkan ke sini: {names}.")
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return False
        self.message_user(request, f"{names} digabung ke {form.into}; alamat lamanya dialihkan.", messages.SUCCESS)
        return True

    def alike(self, request):
        """Keywords that look alike; a POST says of two that they are not the same."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._let_be(request)
        names = Keyword.objects.order_by("-pk").values_list("pk", "name")[:LOOKED_AT]
        apart = set(DistinctKeywords.objects.values_list("first", "second"))
        found = list(islice((one for one in lookalikes(names) if (one.first, one.second) not in apart), PAIRS + 1))
        context = {"pairs": _with_keywords(found[:PAIRS]), "more": len(found) > PAIRS, "most": LOOKED_AT}
        return self._page(request, "alike", "Kata kunci yang mirip", context)

    def _let_be(self, request):
        keys = sorted(filter(None, map(as_key, request.POST.get("beda", "").split("-"))))
        both = list(Keyword.objects.filter(pk__in=keys).order_by("pk"))
        if len(both) != 2:
            self.message_user(request, "Kata kunci itu sudah tidak ada.", messages.WARNING)
        else:
            DistinctKeywords.objects.get_or_create(first=both[0], second=both[1])
            self.message_user(request, f"{both[0]} dan {both[1]} dibiarkan terpisah.", messages.SUCCESS)
        return redirect("admin:news_keyword_alike")

    def _page(self, request, name: str, title: str, context: dict):
        usual = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/news/keyword/{name}.html", usual | context)


def _with_keywords(pairs: list[Pair]) -> list[tuple[Keyword, Keyword, str]]:
    """The rows behind some pairs, the more used one first. One query."""
    keys = {key for pair in pairs for key in (pair.first, pair.second)}
    found = Keyword.objects.with_uses().in_bulk(keys)
    both = [
        ([found[pair.first], found[pair.second]], pair.why) for pair in pairs if {pair.first, pair.second} <= set(found)
    ]
    return [(*sorted(two, key=lambda one: -one.use_count), why) for two, why in both]
