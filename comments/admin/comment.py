"""Comments in the CMS: the queue, the page of one comment, and the address to which every press of a moderator goes."""

from urllib.parse import parse_qsl, urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from comments import queue
from comments.admin.doing import TERMS, carry_out, take_back
from comments.models import Comment, ModerationAct, WatchList
from comments.moderation import Reason
from comments.policy import FLAGS
from comments.undoing import UNDO_TIME, can_undo
from news.admin.article_list import FIGURES
from news.keys import as_key
from news.models import Category
from news.plain import LineFormField

NOTHING_FITS = "Tidak ada komentar yang cocok dengan saringan ini."
SECONDS = int(UNDO_TIME.total_seconds())


def visible_under(stories: list[int]) -> dict[int, int]:
    """How many comments readers see under each of some stories, by key: a column of the newsroom's list."""
    return dict(Comment.objects.visible().filter(article__in=stories).values_list("article").annotate(Count("pk")))


FIGURES["komentar"] = visible_under


class FilterForm(forms.Form):
    """The filters of the queue, as they stand in its address; what is mistyped narrows nothing and says so."""

    q = LineFormField(label="Cari", required=False, max_length=100)
    kanal = forms.ModelChoiceField(
        label="Kanal", queryset=Category.objects.in_order(), to_field_name="slug", required=False, empty_label="Semua kanal"
    )  # fmt: skip
    pantau = forms.ModelChoiceField(
        label="Daftar pantau", queryset=WatchList.objects.all(), required=False, empty_label="Semua berita"
    )
    tanda = forms.ChoiceField(label="Tanda", required=False, choices=[("", "Semua tanda"), *FLAGS.items()])
    berita = forms.IntegerField(label="Nomor berita", required=False, min_value=1, max_value=10**18)
    baru = forms.BooleanField(label="Akun baru saja", required=False)

    def asked(self, tab: str, after: int | None) -> queue.Asked:
        self.is_valid()
        found = self.cleaned_data
        return queue.Asked(
            tab=tab,
            story=found.get("berita"),
            channel=found.get("kanal"),
            watch=found.get("pantau"),
            flag=found.get("tanda") or "",
            new_account=bool(found.get("baru")),
            words=found.get("q") or "",
            after=after,
        )


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """In the place of a list of rows stands the queue. Nobody writes or deletes comments here."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.queue), name="comments_comment_changelist"),
            path("tindakan/", view(self.act), name="comments_comment_act"),
            path("urungkan/", view(self.undo), name="comments_comment_undo"),
            path("<int:key>/change/", view(self.single), name="comments_comment_change"),
        ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def queue(self, request):
        self._refuse_strangers(request)
        tab = request.GET.get("tab", "")
        tab = tab if tab in queue.TABS else "menunggu"
        form = FilterForm(request.GET, label_suffix="", auto_id="saring-%s")
        asked = form.asked(tab, as_key(request.GET.get("sesudah")))
        query = self._query(request.GET)
        is_filtered = any(form.cleaned_data.values())
        context = self._context(request) | {
            "title": "Komentar",
            "tab": tab,
            "tabs": self._tabs(),
            "form": form,
            "is_filtered": is_filtered,
            "page": queue.page_of(asked, request.user),
            "empty": NOTHING_FITS if is_filtered else queue.TABS[tab].empty,
            "query": query,
            "further": urlencode([pair for pair in parse_qsl(query) if pair[0] != "sesudah"]),
            "undoable": self._undoable(request),
        }
        return TemplateResponse(request, "admin/comments/queue.html", context)

    def single(self, request, key):
        """One comment with all that happened to it."""
        self._refuse_strangers(request)
        cases = queue.cases_of([key], request.user)
        if not cases:
            raise Http404("no such comment")
        comment = cases[0].comment
        context = self._context(request) | {
            "title": "Komentar",
            "case": cases[0],
            "acts": comment.acts.select_related("by").order_by("-at", "-pk")[:100],
            "complaints": comment.complaints.select_related("decided_by").order_by("-received_at", "-pk")[:100],
            "query": "",
            "undoable": self._undoable(request),
        }
        return TemplateResponse(request, "admin/comments/single.html", context)

    def act(self, request):
        self._refuse_strangers(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        report = carry_out(request.POST, request.user)
        if report is None:
            self.message_user(request, "Pilih dulu komentarnya.", messages.ERROR)
            return redirect(self._back(request))
        return self._tell(request, report)

    def undo(self, request):
        self._refuse_strangers(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        keys = [key for key in map(as_key, request.POST.getlist("urungkan")) if key]
        return self._tell(request, take_back(keys, request.user))

    def _tell(self, request, report):
        """In place of the pressed button when script asked; else on the page from which it was pressed."""
        context = self._context(request) | {"report": report, "acts": report.done}
        if "di_tempat" in request.POST:
            keys = list(dict.fromkeys(act.comment_id for act in report.done if act.comment_id))
            context |= {"cases": queue.cases_of(keys, request.user), "query": request.POST.get("back", "")}
            return TemplateResponse(request, "admin/comments/_answer.html", context)
        if len(request.POST.getlist("comment")) > 1:
            context |= {"title": "Hasil", "back": self._back(request)}
            return TemplateResponse(request, "admin/comments/report.html", context)
        level = messages.ERROR if report.refused else messages.SUCCESS
        self.message_user(request, report.said, level)
        last = [("terakhir", act.pk) for act in report.done if can_undo(act, request.user)]
        return redirect(self._back(request, last))

    def _back(self, request, extra=()) -> str:
        """The page of the queue from which a form came: only its own query is taken back."""
        single = as_key(request.POST.get("sendiri"))
        name, args = ("change", [single]) if single else ("changelist", [])
        address = reverse(f"admin:comments_comment_{name}", args=args)
        pairs = [pair for pair in parse_qsl(request.POST.get("back", "")[:1000]) if pair[0] != "terakhir"]
        query = urlencode([*pairs, *extra])
        return f"{address}?{query}" if query else address

    @staticmethod
    def _query(given) -> str:
        return urlencode([(name, value) for name, value in given.items() if name != "terakhir" and value])

    def _undoable(self, request) -> list[ModerationAct]:
        """The acts of this person that were done a moment ago and can be taken back."""
        keys = [key for key in map(as_key, request.GET.getlist("terakhir")[:5]) if key]
        acts = ModerationAct.objects.filter(pk__in=keys, by=request.user) if keys else []
        return [act for act in acts if can_undo(act, request.user, timezone.now())]

    def _tabs(self) -> list[tuple[str, str, str]]:
        counted = queue.numbers()
        return [(name, tab.label, counted.get(name, "")) for name, tab in queue.TABS.items()]

    def _context(self, request) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "reasons": Reason.choices,
            "terms": [(name, words) for name, (words, _) in TERMS.items()],
            "may_act": self.has_change_permission(request),
            "seconds": SECONDS,
            "now": timezone.now(),
        }

    def _refuse_strangers(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
