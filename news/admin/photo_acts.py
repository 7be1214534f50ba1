"""What is done to a photograph beside describing it: look at its master, aim, exchange the file, forbid, allow."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from news.admin.photo_batch import as_json
from news.admin.photo_form import ExchangeForm, ReasonForm
from news.keys import as_key
from news.models import Photo
from news.photos import PhotoRefused, allow, forbid, refocus, replace
from news.workflow import may_describe

CHOICES_MOST = 24
LOST = "Berkas asal foto ini tidak terbaca. Beri tahu pengelola."


def may_forbid(user) -> bool:
    """Editors stop a photograph, and let it go again."""
    return user.has_perm("news.change_photo") and user.has_perm("news.edit_any_article")


class PhotoActs:
    """Mixed into the admin of photographs."""

    def get_urls(self):
        view = self.admin_site.admin_view
        acts = {"fokus": self.aim, "ganti": self.exchange, "larang": self.forbid, "izinkan": self.allow}
        names = {"fokus": "aim", "ganti": "exchange", "larang": "forbid", "izinkan": "allow"}
        own = [
            path("cari/", view(require_safe(self.find)), name="news_photo_find"),
            path("<int:pk>/asal.jpg", view(require_safe(self.master)), name="news_photo_master"),
            *(
                path(f"<int:pk>/{word}/", view(require_POST(act)), name=f"news_photo_{names[word]}")
                for word, act in acts.items()
            ),
        ]
        return own + super().get_urls()

    def find(self, request):
        """Photographs for the chooser of a story: those used last, or with the words `q`. Also without credit yet."""
        if not request.user.has_perm("news.view_photo"):
            raise PermissionDenied
        typed = request.GET.get("q", "").strip()[:80]
        found = Photo.objects.showable().search(typed).recent_first()[:CHOICES_MOST]
        note = "" if found else "Tidak ada foto yang cocok."
        return JsonResponse({"found": [as_json(photo) for photo in found], "note": note})

    def master(self, request, pk):
        """The whole photograph, for eyes of the newsroom: forbidden ones have no other picture left."""
        if not request.user.has_perm("news.view_photo"):
            raise PermissionDenied
        photo = get_object_or_404(Photo, pk=pk)
        try:
            file = storages["masters"].open(photo.master_name())
        except OSError:
            raise Http404("its master is lost") from None
        answer = FileResponse(file, content_type="image/jpeg")
        answer["Cache-Control"] = "private, max-age=3600"
        return answer

    def aim(self, request, pk):
        """Set the focal point from a story's form: the photograph, or a sentence (`error`)."""
        photo = self._own(request, pk)
        try:
            focal = float(request.POST.get("x", "")), float(request.POST.get("y", ""))
        except ValueError:
            focal = (-1, -1)
        if not all(0 <= place <= 1 for place in focal):
            return JsonResponse({"error": "Titik fokus harus di dalam foto."})
        try:
            refocus(photo, focal)
        except PhotoRefused as refusal:
            return JsonResponse({"error": " ".join(refusal.messages)})
        except OSError:
            return JsonResponse({"error": LOST})
        return JsonResponse({"photo": as_json(photo)})

    def exchange(self, request, pk):
        photo, form = self._own(request, pk), ExchangeForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._refused(request, photo, form.errors["file"])
        try:
            replace(photo, form.cleaned_data["file"])
        except PhotoRefused as refusal:
            return self._refused(request, photo, refusal.messages)
        return self._done(request, photo, "Berkasnya diganti.", f"Berkas foto diganti di semua tempat: {photo}")

    def forbid(self, request, pk):
        photo, form = self._stoppable(request, pk), ReasonForm(request.POST)
        if not form.is_valid():
            return self._refused(request, photo, form.errors["reason"])
        reason = form.cleaned_data["reason"]
        forbid(photo, reason, request.user)
        return self._done(
            request, photo, f"Tidak boleh dipakai: {reason}", f"Sudah dicabut dari semua halaman: {photo}"
        )

    def allow(self, request, pk):
        photo = self._stoppable(request, pk)
        if photo.forbidden_at is None:
            return redirect("admin:news_photo_change", photo.pk)
        try:
            allow(photo)
        except PhotoRefused as refusal:
            return self._refused(request, photo, refusal.messages)
        except OSError:
            return self._refused(request, photo, [LOST])
        return self._done(request, photo, "Boleh dipakai lagi.", f"Boleh dipakai lagi, dan tampil lagi: {photo}")

    def _own(self, request, pk) -> Photo:
        photo = get_object_or_404(Photo, pk=as_key(str(pk)))
        if not may_describe(request.user, photo):
            raise PermissionDenied
        return photo

    def _stoppable(self, request, pk) -> Photo:
        if not may_forbid(request.user):
            raise PermissionDenied
        return get_object_or_404(Photo, pk=as_key(str(pk)))

    def _refused(self, request, photo, reasons):
        self.message_user(request, " ".join(reasons), messages.ERROR)
        return redirect("admin:news_photo_change", photo.pk)

    def _done(self, request, photo, logged: str, said: str):
        self.log_change(request, photo, logged)
        self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:news_photo_change", photo.pk)
