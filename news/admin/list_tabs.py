"""Tabs over the list of stories: the usual looks at it, and those that somebody has saved."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from news.admin.story_acts import last_undoable
from news.models import SavedFilter
from news.plain import line

USUAL = (
    ("Semua", ""),
    ("Draf saya", "keadaan=draft&milik=saya"),
    ("Menunggu", "keadaan=submitted"),
    ("Terjadwal", "keadaan=scheduled"),
    ("Terbit hari ini", "keadaan=published&terbit=hari-ini"),
)
OWN_MOST = 12
#: What of the list's address makes a tab; a page number or an order does not.
KEPT = ("keadaan", "milik", "kanal", "penulis", "kind__exact", "terbit", "foto", "q")


@dataclass(frozen=True)
class Tab:
    name: str
    query: str
    is_open: bool
    key: int | None = None


def asked(query: QueryDict | str) -> str:
    """What is asked of the list, in one order and spelling, so that equal looks are equal."""
    pairs = dict(parse_qsl(query)) if isinstance(query, str) else query.dict()
    return urlencode([(name, pairs[name]) for name in KEPT if pairs.get(name)])


class ListTabs:
    """Mixed into the admin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("tab/simpan/", view(require_POST(self.save_tab)), name="news_article_save_tab"),
            path("tab/<int:pk>/hapus/", view(require_POST(self.delete_tab)), name="news_article_delete_tab"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        now = asked(request.GET)
        usual = [Tab(name, asked(query), asked(query) == now) for name, query in USUAL]
        saved = SavedFilter.objects.filter(user=request.user)
        own = [Tab(tab.name, tab.query, tab.query == now, tab.pk) for tab in saved]
        tabs = usual + own
        return super().changelist_view(
            request,
            {
                "tabs": tabs,
                "open_tab": next((tab for tab in tabs if tab.is_open), None),
                "asked": now,
                "undoable_story": last_undoable(request),
                **(extra_context or {}),
            },
        )

    def save_tab(self, request):
        """Keep what the list shows now under a name; the same name again takes the place of the old."""
        name, query = line(request.POST.get("name", ""))[:40], asked(request.POST.get("query", "")[:2000])
        wrong = _refusal(request.user, name, query)
        if wrong:
            self.message_user(request, wrong, messages.ERROR)
        else:
            try:
                with transaction.atomic():
                    SavedFilter.objects.update_or_create(user=request.user, name=name, defaults={"query": query})
            except IntegrityError:
                pass  # pressed twice: it is there
            self.message_user(request, f"Tab “{name}” disimpan.", messages.SUCCESS)
        return _list(query)

    def delete_tab(self, request, pk):
        tab = get_object_or_404(SavedFilter, pk=pk, user=request.user)
        tab.delete()
        self.message_user(request, f"Tab “{tab.name}” dihapus.", messages.SUCCESS)
        return _list("")


def _refusal(user, name: str, query: str) -> str:
    if not name:
        return "Beri nama tabnya, misalnya: Ekonomi tanpa foto."
    if not query:
        return "Pilih dulu filter atau kata pencarian yang mau disimpan."
    if len(query) > SavedFilter._meta.get_field("query").max_length:
        return "Pencarian ini terlalu panjang untuk disimpan."
    others = SavedFilter.objects.filter(user=user).exclude(name=name)
    return f"Paling banyak {OWN_MOST} tab. Hapus satu dulu." if others.count() >= OWN_MOST else ""


def _list(query: str):
    return redirect(f"{reverse('admin:news_article_changelist')}?{query}")
