"""Many photographs at once in the CMS: bringing them in with shared words, and captioning them on one page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from news.admin.photo_form import BatchForm, CaptionForm, SharedWordsForm, usual_credits
from news.keys import as_key
from news.models import Photo, Rights
from news.photos import PhotoRefused, take_in
from news.workflow import may_describe

#: Photographs whose words stand on one page.
ON_A_PAGE = 60
#: Photographs that an address may name.
AT_ONCE = 300
IN, KNOWN, REFUSED = "in", "known", "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of one file: it came in, was known, or was refused for a reason."""

    name: str
    kind: str
    message: str
    photo: Photo | None = None


def bring_in(upload, user, **words) -> Outcome:
    """Take one file in; a file that the library has is told, with the reason why it may not be used."""
    started = timezone.now()
    try:
        photo = take_in(upload, user=user, **words)
    except PhotoRefused as refusal:
        return Outcome(upload.name, REFUSED, " ".join(refusal.messages))
    if photo.added_at >= started:
        return Outcome(upload.name, IN, "Masuk ke pustaka.", photo)
    if not photo.may_be_shown():
        return Outcome(upload.name, REFUSED, f"Foto yang sama sudah ada di pustaka. {photo.obstacle()}", photo)
    return Outcome(upload.name, KNOWN, "Foto yang sama sudah ada di pustaka.", photo)


def as_json(photo: Photo) -> dict:
    """A photograph as the scripts of the forms know it. Rights that nobody has looked at are no choice to copy."""
    return {
        "id": photo.pk,
        "title": str(photo),
        "caption": photo.caption,
        "credit": photo.credit,
        "rights": "" if photo.rights == Rights.UNCLEAR else photo.rights,
        "alt": photo.alt,
        "thumb": photo.small,
        "master": f"{reverse('admin:news_photo_master', args=[photo.pk])}?v={photo.name}",
        "focal": [photo.focal_x, photo.focal_y],
    }


class PhotoBatch:
    """Mixed into the admin of photographs."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("unggah/", view(require_POST(self.upload)), name="news_photo_upload"),
            path("banyak/", view(self.batch), name="news_photo_batch"),
            path("keterangan/", view(self.captions), name="news_photo_captions"),
        ]
        return own + super().get_urls()

    def upload(self, request):
        """One file, for scripts: the photograph and whether it was known, or a sentence (`error`).

        Words that go with it are those of `SharedWordsForm`, when `rights` is sent.
        """
        self._refuse_who_may_not_add(request)
        file = request.FILES.get("file")
        if file is None:
            return JsonResponse({"error": "Pilih berkas foto."})
        words = {}
        if "rights" in request.POST:
            form = SharedWordsForm(request.POST)
            if not form.is_valid():
                wrong = " ".join(error for errors in form.errors.values() for error in errors)
                return JsonResponse({"error": wrong})
            words = form.cleaned_data
        outcome = bring_in(file, request.user, **words)
        if outcome.kind == REFUSED:
            return JsonResponse({"error": outcome.message})
        known = outcome.kind == KNOWN
        answer = {"known": known, "message": outcome.message, "photo": as_json(outcome.photo)}
        return JsonResponse(answer)

    def batch(self, request):
        """The form for many files; without script it also takes them in, and shows what became of each."""
        self._refuse_who_may_not_add(request)
        form = BatchForm(request.POST if request.method == "POST" else None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            files, words = form.cleaned_data.pop("files"), form.cleaned_data
            outcomes = [bring_in(one, request.user, **words) for one in files]
            keys = [outcome.photo.pk for outcome in outcomes if outcome.kind == IN]
            return self._draw_captions(request, _caption_forms(request.user, keys), outcomes)
        return self._draw(request, "batch", {"form": form, "title": "Unggah banyak foto"})

    def captions(self, request):
        """The words of some photographs, `?foto=12&foto=13`, so many on a page; the others follow when these are saved."""
        self._refuse_who_may_not_add(request)
        keys = [as_key(one) for one in request.GET.getlist("foto")[:AT_ONCE]]
        keys, others = keys[:ON_A_PAGE], list(filter(None, keys[ON_A_PAGE:]))
        forms = _caption_forms(request.user, keys, request.POST or None)
        if request.method != "POST":
            return self._draw_captions(request, forms, others=others)
        if all([form.is_valid() for form in forms]):
            changed = [form.save() for form in forms if form.has_changed()]
            for photo in changed:
                self.log_change(request, photo, "Keterangannya diubah bersama foto lain.")
            left = f" {len(others)} foto lagi." if others else ""
            self.message_user(request, f"Keterangan {len(forms)} foto tersimpan.{left}", messages.SUCCESS)
            if others:
                return redirect(f"{reverse('admin:news_photo_captions')}?{_query(others)}")
            return redirect(f"{reverse('admin:news_photo_changelist')}?milik=saya")
        return self._draw_captions(request, forms, others=others)

    def _draw_captions(self, request, forms, outcomes=(), others=()):
        context = {
            "title": "Keterangan foto",
            "forms": forms,
            "outcomes": outcomes,
            "address": f"{reverse('admin:news_photo_captions')}?{_query([*(form.instance.pk for form in forms), *others])}",
            "usual_credits": usual_credits(),
            "wrong": any(form.errors for form in forms),
        }
        return self._draw(request, "captions", context)

    def _draw(self, request, page: str, context: dict):
        whole = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return TemplateResponse(request, f"admin/news/photo/{page}.html", whole)

    def _refuse_who_may_not_add(self, request):
        if not request.user.has_perm("news.add_photo"):
            raise PermissionDenied


def _caption_forms(user, keys, data=None) -> list[CaptionForm]:
    """Forms of those photographs that this person may describe; of others there is nothing to see here."""
    found = Photo.objects.filter(pk__in=filter(None, keys)).newest_first()
    return [CaptionForm(data, instance=one, prefix=f"foto-{one.pk}") for one in found if may_describe(user, one)]


def _query(keys) -> str:
    return urlencode([("foto", key) for key in keys])
