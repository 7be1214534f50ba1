"""The front page in the CMS: one plain page that shows every slot, who filled it, and offers stories for it."""

from dataclasses import dataclass, field

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from news.admin.fields import MomentField, as_key
from news.admin.placing import LONGEST_SEARCH, PlaceForm, offered_stories
from news.dates import short_stamp
from news.frontpage import front_page
from news.models import Article, FrontSlot, Placement
from news.models.frontpage import PICKS

GONE = "Penempatan itu sudah diubah orang lain. Periksa lagi berandanya."


@dataclass
class Row:
    """A slot as the desk sees it: the story there now, its placement if it is by hand, and what waits or is hidden."""

    slot: FrontSlot
    story: Article | None = None
    placement: Placement | None = None
    others: list[tuple[Placement, str]] = field(default_factory=list)


def rows(now) -> list[Row]:
    front = front_page(now)
    found = {slot: Row(slot, front.slots.get(slot)) for slot in FrontSlot}
    for placement in (
        Placement.objects.not_ended(now).with_stories().select_related("placed_by").order_by("starts_at", "pk")
    ):
        row = found[FrontSlot(placement.slot)]
        if row.slot in front.by_hand and row.story == placement.article:
            row.placement = placement
        else:
            row.others.append((placement, _why_hidden(placement, now)))
    return list(found.values())


def _why_hidden(placement: Placement, now) -> str:
    if placement.starts_at and placement.starts_at > now:
        return f"mulai {short_stamp(placement.starts_at)}"
    if not placement.article.is_public(now):
        return f"tidak tampil: {placement.article.state_label.lower()}"
    return "menunggu di belakang yang lebih baru"


@admin.register(Placement)
class FrontPageAdmin(admin.ModelAdmin):
    """In the place of a list and its forms stands the desk."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.desk), name="news_placement_changelist"),
            path("pasang/", view(require_POST(self.place)), name="news_placement_place"),
            path("geser/", view(require_POST(self.shift)), name="news_placement_shift"),
            path("pratinjau/", view(self.preview), name="news_placement_preview"),
        ]

    def has_add_permission(self, request):
        return False  # by the form of the desk

    def has_delete_permission(self, request, obj=None):
        return False

    def desk(self, request):
        """The slots and the form; `?ubah=` fills the form with a placement that is there already."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        old = Placement.objects.filter(pk=as_key(request.GET.get("ubah"))).first()
        form = PlaceForm(instance=old, initial={"article": old.article_id} if old else None)
        return self._draw(request, form)

    def place(self, request):
        self._refuse_strangers(request)
        form = PlaceForm(request.POST)
        if not form.is_valid():
            return self._draw(request, form)
        placement = form.place(request.user)
        self.log_change(request, placement, f"Dipasang di {placement.get_slot_display()}.")
        self.message_user(request, f"Dipasang di {placement.get_slot_display()}: {placement.article}", messages.SUCCESS)
        return self._back(placement.slot)

    def shift(self, request):
        """Move one placement up or down, or take it off; the button's value says "up:12"."""
        self._refuse_strangers(request)
        act, _, key = request.POST.get("tombol", "").partition(":")
        placement = Placement.objects.select_related("article").filter(pk=as_key(key)).first()
        if placement is None or act not in ("up", "down", "off"):
            self.message_user(request, GONE, messages.WARNING)
            return self._back()
        if act == "off":
            self.log_change(request, placement, f"Dilepas dari {placement.get_slot_display()}.")
            placement.delete()
            self.message_user(request, f"Dilepas dari beranda: {placement.article}", messages.SUCCESS)
        elif Placement.objects.move(placement, -1 if act == "up" else 1):
            placement.refresh_from_db(fields=["slot"])
            self.log_change(request, placement, f"Dipindahkan ke {placement.get_slot_display()}.")
            self.message_user(request, f"{placement.get_slot_display()}: {placement.article}", messages.SUCCESS)
        return self._back(placement.slot)

    def preview(self, request):
        """The front page as it will be at `?pada=`, in the readers' own template."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            moment = MomentField(required=False).clean(request.GET.get("pada", "")) or timezone.now()
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return self._back()
        answer = TemplateResponse(request, "news/home.html", {"front": front_page(moment)})
        add_never_cache_headers(answer)
        answer["X-Frame-Options"] = "SAMEORIGIN"  # a reader page: it gets the policy of one
        return answer

    def _refuse_strangers(self, request) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _back(self, slot: str = ""):
        return redirect(reverse("admin:news_placement_changelist") + (f"#{slot}" if slot else ""))

    def _draw(self, request, form: PlaceForm):
        words = (request.POST.get("q") or request.GET.get("q", "")).strip()[:LONGEST_SEARCH]
        found = rows(timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "title": "Beranda",
            "opts": self.opts,
            "first_row": [row for row in found if row.slot not in PICKS],
            "picks": [row for row in found if row.slot in PICKS],
            "form": form,
            "words": words,
            "stories": offered_stories(words, form.chosen),
            "may_change": self.has_change_permission(request),
            "moment": MomentField().widget.render("pada", None, {"id": "pada"}),
        }
        return TemplateResponse(request, "admin/news/frontpage/desk.html", context)
