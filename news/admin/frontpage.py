"""The front page in the CMS: one plain page on which an arrangement is made in private and published in one go."""

from dataclasses import dataclass, field
from functools import wraps
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from news import arranging
from news.admin.fields import MomentField
from news.admin.placing import PlaceForm, Search, placeable
from news.dates import near_stamp
from news.frontpage import FrontPage, front_page
from news.keys import as_key
from news.models import Arrangement, Article, FrontDraft, FrontSlot, Placement, Strip
from news.models.frontpage import PICKS

GONE = "Berita itu sudah tidak ada di susunan ini. Periksa lagi berandanya."
FULL = f"Susunan ini sudah penuh: paling banyak {arranging.MOST} penempatan, yang terjadwal termasuk."
OUTRUN = (
    "Belum diterbitkan: orang lain sudah menerbitkan susunan lain. Susunan Anda masih ada; periksa lagi di bawah ini."
)


@dataclass
class Row:
    """A slot as the desk sees it: the story there, its placement if it is by hand, and what waits or is hidden."""

    slot: FrontSlot
    story: Article | None = None
    placement: Placement | None = None
    others: list[tuple[Placement, str]] = field(default_factory=list)


@dataclass
class Desk:
    """What one editor has before him: the public arrangement, or his own draft in its place."""

    draft: FrontDraft | None
    last: Arrangement | None
    placements: list[Placement]
    changes: list[str]

    @classmethod
    def of(cls, user) -> "Desk":
        draft, public = FrontDraft.objects.filter(user=user).first(), arranging.public_placements()
        own = arranging.from_rows(draft.places, timezone.now()) if draft else public
        changes = arranging.differences(public, own) if draft else []
        return cls(draft, arranging.last_arrangement(), own, changes)

    @property
    def number(self) -> int:
        return self.last.number if self.last else 0

    @property
    def is_outrun(self) -> bool:
        return bool(self.draft and self.draft.began_from != self.number)

    def keep(self, user, placements: list[Placement]) -> None:
        """Store what was done as this editor's draft."""
        rows = {"places": arranging.to_rows(placements)}
        FrontDraft.objects.update_or_create(
            user=user, defaults=rows, create_defaults=rows | {"began_from": self.number}
        )


def rows_of(front: FrontPage, placements: list[Placement], now) -> list[Row]:
    found = {slot: Row(slot, front.slots.get(slot)) for slot in FrontSlot}
    for placement in placements:
        row = found[FrontSlot(placement.slot)]
        if row.slot in front.by_hand and row.story == placement.article:
            row.placement = placement
        else:
            row.others.append((placement, _why_hidden(placement, now)))
    return list(found.values())


def _why_hidden(placement: Placement, now) -> str:
    if placement.starts_at and placement.starts_at > now:
        return f"mulai {near_stamp(placement.starts_at, now)}"
    if not placement.article.is_public(now):
        return f"tidak tampil: {placement.article.state_label.lower()}"
    return "menunggu di belakang yang lebih baru"


def changing(view):
    """An act of the desk: a POST, by who may change the front page, whole or not at all."""

    @wraps(view)
    @require_POST
    @transaction.atomic
    def guarded(request):
        if not request.user.has_perm("news.change_placement"):
            raise PermissionDenied
        return view(request)

    return guarded


@admin.register(Placement)
class FrontPageAdmin(admin.ModelAdmin):
    """In the place of a list and its forms stands the desk."""

    def get_urls(self):
        acts = {
            "pasang": (self.place, "place"),
            "geser": (self.shift, "shift"),
            "terbitkan": (self.publish, "publish"),
            "buang": (self.discard, "discard"),
            "batalkan": (self.undo, "undo"),
        }
        view = self.admin_site.admin_view
        return [
            path("", view(self.desk), name="news_placement_changelist"),
            path("pratinjau/", view(self.preview), name="news_placement_preview"),
            *[
                path(f"{word}/", view(changing(act)), name=f"news_placement_{name}")
                for word, (act, name) in acts.items()
            ],
        ]

    def has_add_permission(self, request):
        return False  # by the form of the desk

    def has_delete_permission(self, request, obj=None):
        return False

    def desk(self, request):
        """The slots and the form. `?ubah=` fills the form with a story of the page, `?ganti=` with a slot."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        desk, key = Desk.of(request.user), as_key(request.GET.get("ubah"))
        old = next((one for one in desk.placements if one.article_id == key), None)
        initial = {"article": key} if old else {"slot": request.GET.get("ganti", FrontSlot.LEAD)}
        return self._draw(request, desk, PlaceForm(instance=old, initial=initial))

    def place(self, request):
        desk, form = Desk.of(request.user), PlaceForm(request.POST)
        if form.is_valid() and len(desk.placements) >= arranging.MOST:
            form.add_error("article", FULL)
        if not form.is_valid():
            return self._draw(request, desk, form)
        new = form.placement(request.user)
        desk.keep(request.user, arranging.placed(desk.placements, new, timezone.now()))
        self.message_user(request, f"{new.get_slot_display()}: {new.article}. Belum terbit.", messages.SUCCESS)
        return self._back(request, new.slot)

    def shift(self, request):
        """Move one story: the button says "up:12", "down:12", "off:12", or "to:12:second-1" to carry it to a slot."""
        desk, now = Desk.of(request.user), timezone.now()
        act, _, rest = request.POST.get("tombol", "").partition(":")
        key, _, target = rest.partition(":")
        story = placeable().filter(pk=as_key(key)).first()
        own = next((one for one in desk.placements if one.article_id == as_key(key)), None)
        origin = next((slot for slot, one in front_page(now, desk.placements).slots.items() if one == story), None)
        origin = own.slot if own else origin or ""
        if act == "off" and own:
            desk.keep(request.user, [one for one in desk.placements if one is not own])
            self.message_user(request, f"Dilepas: {own.article}. Belum terbit.", messages.SUCCESS)
            return self._back(request, own.slot)
        if act in ("up", "down") and origin:
            target = arranging.neighbour(origin, -1 if act == "up" else 1) or origin
        if act not in ("up", "down", "to") or story is None or target not in FrontSlot or (act != "to" and not origin):
            self.message_user(request, GONE, messages.WARNING)
            return self._back(request)
        if len(desk.placements) >= arranging.MOST and not own:
            self.message_user(request, FULL, messages.ERROR)
            return self._back(request)
        desk.keep(request.user, arranging.carried(desk.placements, story, origin, target, request.user, now))
        self.message_user(request, f"{FrontSlot(target).label}: {story}. Belum terbit.", messages.SUCCESS)
        return self._back(request, target)

    def publish(self, request):
        draft = FrontDraft.objects.filter(user=request.user).first()
        if draft is None:
            self.message_user(request, "Tidak ada susunan yang belum terbit.", messages.WARNING)
            return self._back(request)
        return self._show(request, lambda seen: arranging.publish(draft, seen), "Susunan terbit.")

    def undo(self, request):
        return self._show(request, lambda seen: arranging.undo(request.user, seen), "Susunan sebelumnya tampil lagi.")

    def _show(self, request, act, said: str):
        try:
            made = act(as_key(request.POST.get("nomor")) or 0)
        except arranging.OutOfDate:
            self.message_user(request, OUTRUN, messages.ERROR)
        else:
            self.log_change(request, made, "; ".join(made.changes) or "Tanpa perubahan.")
            self.message_user(request, f"{said} Pembaca melihatnya mulai sekarang.", messages.SUCCESS)
        return self._back(request)

    def discard(self, request):
        FrontDraft.objects.filter(user=request.user).delete()
        self.message_user(request, "Susunan yang belum terbit dibuang.", messages.SUCCESS)
        return self._back(request)

    def preview(self, request):
        """The front page as this editor has laid it out and as it will be at `?pada=`, in the readers' own template."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            moment = MomentField(required=False).clean(request.GET.get("pada", "")) or timezone.now()
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return self._back(request)
        front = front_page(moment, Desk.of(request.user).placements)
        answer = TemplateResponse(request, "news/home.html", {"front": front})
        add_never_cache_headers(answer)
        answer["X-Frame-Options"] = "SAMEORIGIN"  # a reader page: it gets the policy of one
        return answer

    def _back(self, request, slot: str = ""):
        asked = urlencode(Search(request.POST).as_query())
        address = reverse("admin:news_placement_changelist") + (f"?{asked}" if asked else "")
        return redirect(address + (f"#{slot}" if slot else ""))

    def _draw(self, request, desk: Desk, form: PlaceForm):
        now, search = timezone.now(), Search(request.POST or request.GET)
        front = front_page(now, desk.placements)
        found = rows_of(front, desk.placements, now)
        standing = {row.story.pk: row.slot.label for row in found if row.story}
        context = {
            **self.admin_site.each_context(request),
            "title": "Halaman depan",
            "opts": self.opts,
            "desk": desk,
            "first_row": [row for row in found if row.slot not in PICKS],
            "picks": [row for row in found if row.slot in PICKS],
            "form": form,
            "search": search,
            "stories": [(story, standing.get(story.pk, "")) for story in search.stories(form.chosen)],
            "may_change": self.has_change_permission(request),
            "moment": MomentField().widget.render("pada", None, {"id": "pada"}),
            "log": Arrangement.objects.select_related("published_by"),
            "strip": Strip.objects.shown(now),
        }
        return TemplateResponse(request, "admin/news/frontpage/desk.html", context)
